"""What a resident sees by their receipt: progress with the code, content with the secret."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from caunoi.access.context import show_receipts
from caunoi.identity import sealing

from ..models import Petition, Petitioner
from ..words import Act, Kind, Stage


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a petition stands, without a word of what it says."""

    number: str
    received_on: date
    body: str
    stage: Stage
    kind: Kind
    open: bool
    steps: list[dict[str, Any]]
    petition: Petition


def tracked(code: str) -> Petition | None:
    """The petition of a receipt's code; the rest of this transaction may see it. None when there is no such code."""
    digest = sealing.digest(code)
    show_receipts([digest])
    return Petition.objects.select_related("body", "place", "topic").defer("search").filter(code_digest=digest).first()


def opens(petition: Petition, secret: str) -> bool:
    """Whether the secret is the petition's own, so that its content may be shown."""
    return sealing.is_secret(secret, petition.secret_digest)


def progress(petition: Petition) -> Progress:
    """Progress for the tracking page: public steps only, notes left out."""
    steps = [
        {"act": Act(line.act).label, "at": line.at, "body": line.body.name if line.body else "", "by": ""}
        for line in petition.steps.filter(public=True).select_related("body").order_by("id")
    ]
    stage = Stage(petition.stage)
    return Progress(
        number=petition.register_number, received_on=petition.received_on, body=petition.body.name, stage=stage, kind=Kind(petition.kind),
        open=petition.ended_on is None and petition.answered_on is None, steps=steps, petition=petition,
    )  # fmt: skip


def people_count(petition: Petition) -> int:
    """How many people stand behind the petition now."""
    return Petitioner.objects.filter(petition=petition, withdrawn_on__isnull=True).count()

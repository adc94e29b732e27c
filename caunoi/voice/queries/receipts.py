"""What the holder of a receipt may read: whose receipt it is, the clocks that run, the way the petition took."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from caunoi.access.context import as_system, show_receipts
from caunoi.duties.queries import duties_about
from caunoi.duties.words import Standing
from caunoi.files.models import StoredFile
from caunoi.files.queries import files_about
from caunoi.identity import sealing
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline, in_force
from caunoi.notices.models import IssuedPaper
from caunoi.notices.queries import PaperContent, signed_file

from ..models import Attempt, Handover, Petition, Petitioner, Rating
from .casefile import issued_to_petitioner

#: Wrong secrets allowed for one code within an hour.
WRONG_AT_MOST, WITHIN = 10, timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever holds a receipt: the petition, and the petitioner who joined with it (None: the one who filed)."""

    petition: Petition
    joined: Petitioner | None = None

    @property
    def kept_secret(self) -> str:
        """The keyed digest of the secret on this receipt."""
        return (
            self.petition.secret_digest if self.joined is None else sealing.unseal(self.joined.sealed).get("secret", "")
        )


@dataclass(frozen=True, slots=True)
class Running:
    """One deadline of the case: what for, by when, how it was counted, how it stands."""

    key: str
    name: str
    body: str
    starts_on: date
    due: date
    standing: Standing
    cite: str
    steps: tuple[str, ...]
    settled_on: date | None
    working: bool
    extended: bool
    reason: str


def holder(code: str) -> Holder | None:
    """Who holds the receipt with this code; the rest of the transaction may see the petition. None: no such code."""
    digest = sealing.digest(code)
    show_receipts([digest])
    found = _petition(digest)
    if found is not None:
        return Holder(found)
    with as_system():
        joined = (
            Petitioner.objects.select_related("petition").filter(code_digest=digest, withdrawn_on__isnull=True).first()
        )
    if joined is None:
        return None
    show_receipts([joined.petition.code_digest])
    found = _petition(joined.petition.code_digest)
    return Holder(found, joined) if found else None


@contextmanager
def receipt_of_joining(petition_id: uuid.UUID) -> Iterator[None]:
    """Lets a resident touch the one open petition they were shown and chose to join, for that act alone."""
    with as_system():
        digest = Petition.objects.filter(pk=petition_id).values_list("code_digest", flat=True).first()
    show_receipts([digest or ""])
    yield
    show_receipts([])


def rated_by(token: str) -> tuple[Rating, Petition] | None:
    """The rating a one-time link is for, and its petition, shown for the rest of the transaction."""
    with as_system():
        rating = Rating.objects.select_related("petition").filter(token_digest=sealing.digest(token)).first()
    if rating is None:
        return None
    show_receipts([rating.petition.code_digest])
    found = _petition(rating.petition.code_digest)
    return (rating, found) if found else None


def rating_asked(petition: Petition) -> Rating | None:
    """The rating of the present answer, answered or not; None while there is no answer."""
    return Rating.objects.filter(petition=petition, round=petition.reopenings).first()


def clocks(petition: Petition) -> list[Running]:
    """The deadlines of the case, the running ones first; for whoever has shown the receipt."""
    with as_system():
        found = list(duties_about(petition.ref))
    lines = [_running(duty) for duty in found if duty.standing != Standing.WAIVED]
    return sorted(lines, key=lambda line: (line.settled_on is not None, line.due))


def hops(petition: Petition) -> list[Handover]:
    """From body to body, in order."""
    return list(petition.handovers.select_related("sender", "receiver").order_by("hop"))


def papers_sent(found: Holder) -> list[StoredFile]:
    """The photos and papers the petitioner sent; none of them for those who joined."""
    if found.joined is not None:
        return []
    with as_system():
        return list(files_about(found.petition.ref).filter(uploaded_by="resident"))


def letters_to(found: Holder) -> list[IssuedPaper]:
    """The issued letters meant for the petitioner, oldest first."""
    if found.joined is not None:
        return []
    with as_system():
        return issued_to_petitioner(found.petition)


def letter_for(found: Holder, paper_id: uuid.UUID) -> PaperContent | None:
    """One issued letter as PDF, byte for byte as it was signed; None when it is not the petitioner's to read."""
    row = next((each for each in letters_to(found) if each.pk == paper_id), None)
    if row is None:
        return None
    with as_system():
        return signed_file(row, "pdf")


def locked_until(code: str, *, at: datetime) -> datetime | None:
    """Until when the content of a code stays shut because of wrong secrets; None when it may be tried."""
    wrong = list(
        Attempt.objects.filter(code_digest=sealing.digest(code), at__gt=at - WITHIN)
        .order_by("-at")
        .values_list("at", flat=True)[:WRONG_AT_MOST]
    )
    return wrong[-1] + WITHIN if len(wrong) >= WRONG_AT_MOST else None


def _petition(digest: str) -> Petition | None:
    related = ("body", "place", "province", "topic", "registered_by")
    return Petition.objects.select_related(*related).defer("search").filter(code_digest=digest).first()


def _running(duty) -> Running:  # type: ignore[no-untyped-def]
    pauses = [(date.fromisoformat(since), date.fromisoformat(until) if until else None) for since, until in duty.pauses]
    extended = sum(int(given.get("value") or 0) for given in duty.extensions)
    name = duty.rule
    steps: tuple[str, ...] = ()
    try:
        name = in_force(duty.rule, on=duty.starts_on).label
        told = deadline(duty.rule, start=duty.starts_on, variant=duty.variant, pauses=pauses, extended=extended)
        steps = tuple(told.steps) if told.due == duty.due or duty.standing == Standing.PAUSED else ()
    except Refusal:
        pass  # a task's own day, or a rule no longer in the book: the day stands without arithmetic
    return Running(
        key=duty.rule, name=name, body=duty.owed_by.name, starts_on=duty.starts_on, due=duty.due, standing=Standing(duty.standing),
        cite=duty.cite, steps=steps, settled_on=duty.settled_on, working=duty.unit == "wd", extended=bool(duty.extensions), reason=duty.reason,
    )  # fmt: skip

"""The people of a petition: opening a sealed identity with a reason; joining a similar petition."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.identity import sealing
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.ledger.queries import acts_about

from .. import rules
from ..facts import IdentityOpened
from ..filing import Who
from ..models import Opening, Petition, Petitioner
from ..words import OPEN_STAGES, Act, Kind, Part, Stage
from .case import RESIDENT, case, note_digest, step_of, take
from .intake import Receipt


@transaction.atomic
def open_identity(*, petition_id: uuid.UUID, reason: str, by: Person, at: datetime) -> list[dict[str, str]]:
    """Mở danh tính: the people's own words of who they are, for a named officer with a reason, on record.

    A denunciation, or a petition whose sender asked for secrecy, opens only to the body's identity custodian.
    """
    petition = case(petition_id)
    sealed_away = petition.secret or petition.kind == Kind.DENUNCIATION.value
    require(by, Role.CUSTODIAN if sealed_away else Role.RECEIVER, petition.body)
    rules.must_not_be_respondent([], by.pk, [], petition.respondent_people)
    why = rules.must_say(
        reason, "reason", "Hãy ghi lý do cần biết người gửi là ai.", "Say why the identity is needed.", 5
    )
    Opening.objects.create(petition=petition, by=by.ref, reason=why, at=at)
    people = list(petition.petitioners.order_by("position"))
    for person in people[:1]:
        record(IdentityOpened(reason=note_digest(why), petitioner=person.pk), about=petition.ref, by=by.ref, at=at)
    return [{"part": Part(person.part).label, **sealing.unseal(person.sealed)} for person in people]


@transaction.atomic
def join(*, petition_id: uuid.UUID, who: Who, at: datetime) -> Receipt:
    """Cùng kiến nghị: add one's voice to an open petition of the place; a full petitioner with receipt and answer."""
    petition = case(petition_id)
    if Stage(petition.stage) not in OPEN_STAGES or petition.secret or petition.kind == Kind.DENUNCIATION.value:
        raise Refusal("Đơn này không nhận thêm người cùng kiến nghị.", "Nobody can be added to this petition.")
    step = step_of(petition, Act.JOIN, RESIDENT)
    code, secret = sealing.new_code(), sealing.new_secret()
    last = petition.petitioners.aggregate(last=Max("position"))["last"] or 0
    Petitioner.objects.create(
        petition=petition, part=Part.SUPPORTER.value, position=last + 1, joined_at=at, code_digest=sealing.digest(code),
        reachable="email" if who.email else "phone" if who.phone else "", masked=sealing.masked_name(who.name),
        sealed=sealing.seal({"name": who.name, "address": who.address, "phone": who.phone, "email": who.email, "id_number": who.id_number, "secret": sealing.keyed_digest(secret)}),
    )  # fmt: skip
    line = take(petition, step, by=RESIDENT, at=at, data={"position": last + 1})
    return Receipt(
        petition.pk,
        code,
        secret,
        petition.register_number,
        petition.body.name,
        at.isoformat(),
        "",
        _leaf(petition, line.entry),
    )


def identity_for_letter(petition: Petition, *, by: Person, at: datetime) -> dict[str, str]:
    """The first petitioner's identity for the letter that answers them; recorded like every opening."""
    return open_identity(petition_id=petition.pk, reason="Soạn văn bản gửi người gửi đơn", by=by, at=at)[0]


def _leaf(petition: Petition, entry: int) -> str:
    """The ledger's digest of the entry, for the receipt."""
    return bytes(acts_about(petition.ref).values_list("leaf", flat=True).get(pk=entry)).hex()


def people_of(petition: Petition) -> tuple[Who, ...]:
    """The people as they gave themselves, to be sealed again in a part of the same letter; shown to nobody."""
    known = ("name", "address", "phone", "email", "id_number")
    rows = (
        petition.petitioners.filter(withdrawn_on__isnull=True).exclude(part=Part.SUPPORTER.value).order_by("position")
    )
    kept = [(row, sealing.unseal(row.sealed)) for row in rows]
    return tuple(Who(**{name: words.get(name, "") for name in known}, part=Part(row.part)) for row, words in kept)

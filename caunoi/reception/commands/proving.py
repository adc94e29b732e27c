"""Proof that a timetable hung on paper where people come, for those who read no web page."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.files import commands as files
from caunoi.files.words import PICTURES
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .. import rules
from ..facts import ProofTakenBack, ProvedPosted
from ..models import ReceptionDesk, ReceptionSession, TimetableProof
from ..words import SessionStage
from .common import Actor, must_work_in, name_of, ref_of


@transaction.atomic
def prove_posted(
    *, body: Body, first: date, last: date, posted_on: date, where: str, by: Actor, at: datetime, picture: bytes | None = None,
    picture_name: str = "", picture_text: str = "",
) -> TimetableProof:  # fmt: skip
    """Ghi minh chứng niêm yết: which days' timetable hung where and from when; sent twice it is recorded once."""
    must_work_in(by, body)
    desk = ReceptionDesk.objects.filter(body=body).first()
    if desk is None:
        raise Refusal("Hãy mở nơi tiếp công dân của cơ quan trước.", "Open the body's reception desk first.")
    where = rules.must_say(clean(where), "where", "Hãy ghi niêm yết ở đâu.", "Say where it hangs.", 3)[:300]
    rules.must_be_provable(posted_on, first, last, localdate(at))
    if not _posted(body, first, last):
        raise Refusal(
            "Chưa đăng buổi tiếp nào trong những ngày này. Hãy đăng lịch trước.",
            "No reception is posted on these days. Post the timetable first.",
            field="first",
        )
    # Two officers recording the same board at once wait for each other here.
    ReceptionDesk.objects.select_for_update().get(pk=desk.pk)
    known = {"body": body, "first": first, "last": last, "posted_on": posted_on, "where": where, "withdrawn_at": None}
    if (kept := TimetableProof.objects.filter(**known).first()) is not None:
        return kept
    proof = TimetableProof(**known, place=desk.place, by=ref_of(by), by_name=name_of(by), at=at)
    if picture:
        kept_file = files.store(
            content=picture, name=picture_name or "niem-yet.jpg", about=body.ref, body=body, by=by, at=at, alt_text=clean(picture_text)
        )  # fmt: skip
        if kept_file.kind not in [each.value for each in PICTURES]:
            raise Refusal("Minh chứng là ảnh chụp (JPEG, PNG).", "The proof is a picture (JPEG, PNG).", field="picture")
        proof.picture, proof.picture_text = kept_file.pk, clean(picture_text)[:300]
    proof.save(force_insert=True)
    fact = ProvedPosted(proof=proof.pk, posted_on=posted_on, first=first, last=last, pictured=bool(picture))
    record(fact, about=body.ref, by=ref_of(by), at=at)
    return proof


@transaction.atomic
def take_back_proof(*, proof_id: int, reason: str, by: Actor, at: datetime) -> TimetableProof:
    """Rút minh chứng ghi sai: it is shown no more; the row stays with the reason."""
    proof = TimetableProof.objects.select_for_update(of=("self",)).select_related("body").filter(pk=proof_id).first()
    if proof is None:
        raise Refusal("Không thấy minh chứng này.", "This proof does not exist.")
    must_work_in(by, proof.body)
    if proof.withdrawn_at is not None:
        return proof
    proof.withdrawn_reason = rules.must_say(clean(reason), "reason", "Hãy ghi vì sao rút.", "Say why.", 5)[:300]
    proof.withdrawn_at = at
    proof.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    record(ProofTakenBack(proof=proof.pk, reason=proof.withdrawn_reason), about=proof.body.ref, by=ref_of(by), at=at)
    return proof


def _posted(body: Body, first: date, last: date) -> bool:
    return (
        ReceptionSession.objects.filter(body=body, on__range=(first, last))
        .exclude(stage=SessionStage.CANCELLED.value)
        .exists()
    )

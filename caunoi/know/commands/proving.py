"""Proof that something was disclosed outside the page: each form meets its part, a missing one shows."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.words import Role
from caunoi.files import commands as files
from caunoi.files import queries as stored
from caunoi.files.words import PICTURES
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record

from .. import rules
from ..facts import ProofWithdrawn, Proved
from ..models import PostingProof
from ..queries import lists
from ..words import Act, Form
from .common import Actor, locked, must_hold, name_of, ref_of, step_of
from .settling import settle

DAY = timedelta(days=1)


@transaction.atomic
def prove(
    *,
    disclosure_id: uuid.UUID,
    form: Form,
    since: date,
    by: Actor,
    at: datetime,
    last: date | None = None,
    where: str = "",
    receivers: Sequence[str] = (),
    note: str = "",
    picture: bytes | None = None,
    picture_name: str = "",
    picture_text: str = "",
    kept_picture: uuid.UUID | None = None,
) -> PostingProof:
    """Ghi minh chứng: the board with its picture and day, broadcasting days, who was handed it; a form done meets its part.

    ``kept_picture`` is a picture the body has kept already: one board shows several papers.
    """
    row = locked(disclosure_id)
    step_of(row, Act.PROVE, by)
    whom = rules.must_name_receivers(receivers) if form is Form.VILLAGE else []
    handed_to = len(whom) or None
    today, until = localdate(at), last + DAY if last else None
    if form is Form.PORTAL:
        raise Refusal("Trang này chính là minh chứng đăng trên cổng.", "This page itself is that proof.", field="form")
    rules.must_be_provable(form, since, until, decided_on=row.decided_on or since, today=today)
    found = lists.entry(row.item, on=today)
    if form is Form.POSTING and until is not None:
        least = lists.least_day(found, since)
        rules.must_stay_up(
            since, until, least=least or since, permanent=row.permanent, days=int(found.posting.value or 0), cite=found.posting.cite
        )  # fmt: skip
    twice = row.proofs.filter(form=form.value, since=since, where=clean(where)[:200], receivers=whom, withdrawn_at=None)
    if (kept_before := twice.filter(until=until or (since + DAY if form is Form.RADIO else None)).first()) is not None:
        return kept_before
    where = _place_of(form, where, bool(picture or kept_picture))
    proof = PostingProof(
        disclosure=row, form=form.value, since=since, until=until or (since + DAY if form is Form.RADIO else None), where=where,
        handed_to=handed_to, receivers=whom, note=clean(note)[:500], by=ref_of(by), by_name=name_of(by), at=at,
    )  # fmt: skip
    if picture:
        kept = files.store(
            content=picture, name=picture_name or "bang-tin.jpg", about=row.ref, body=row.body, by=by, at=at, alt_text=picture_text
        )  # fmt: skip
        if kept.kind not in [each.value for each in PICTURES]:
            raise Refusal(
                "Minh chứng bảng tin là ảnh chụp (JPEG, PNG).", "The proof of a board is a picture.", field="picture"
            )
        proof.picture, proof.picture_text = kept.pk, clean(picture_text)[:300]
    elif kept_picture:
        proof.picture, proof.picture_text = _of_the_body(kept_picture, row.body_id), clean(picture_text)[:300]
    proof.save()
    record(
        Proved(proof=proof.pk, form=form.value, since=since, until=proof.until), about=row.ref, by=ref_of(by), at=at
    )  # fmt: skip
    settle(row, by=by, at=at)
    return proof


@transaction.atomic
def withdraw_proof(*, proof_id: int, reason: str, by: Actor, at: datetime) -> PostingProof:
    """Rút minh chứng ghi sai: it stays readable as withdrawn; a duty met stays met, its row says what is missing again."""
    found = PostingProof.objects.filter(pk=proof_id).first()
    if found is None:
        raise Refusal("Không thấy minh chứng này.", "This proof does not exist.")
    row = locked(found.disclosure_id)
    must_hold(by, Role.EDITOR, row.body)
    proof = PostingProof.objects.select_for_update().get(pk=proof_id)
    if proof.withdrawn_at:
        return proof
    proof.withdrawn_at = at
    proof.withdrawn_reason = rules.must_say(clean(reason), "reason", "Hãy ghi vì sao rút.", "Say why.", 5)[:300]
    proof.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    record(
        ProofWithdrawn(proof=proof.pk, reason=proof.withdrawn_reason), about=row.ref, by=ref_of(by), at=at
    )  # fmt: skip
    return proof


def _of_the_body(file_id: uuid.UUID, body_id: int) -> uuid.UUID:
    found = stored.file_row(file_id)
    if found is None or found.body_id != body_id or found.secret or found.kind not in [each.value for each in PICTURES]:
        raise Refusal("Không thấy ảnh này.", "This picture does not exist.", field="picture")
    return file_id


def _place_of(form: Form, where: str, pictured: bool) -> str:
    """Where the board hangs, or to whom it went; a board needs its picture."""
    if form is Form.POSTING:
        if not pictured:
            raise Refusal(
                "Hãy kèm ảnh chụp bảng tin. Vị trí và thông tin máy trong ảnh được bỏ đi khi lưu.",
                "Add a picture of the board. Its place and device data are taken out.",
                field="picture",
            )
        return rules.must_say(clean(where), "where", "Hãy ghi niêm yết ở đâu.", "Say where it is posted.", 3)[:200]
    return clean(where)[:200]

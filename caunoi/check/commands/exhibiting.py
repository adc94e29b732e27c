"""Pictures and papers: kept with a finding or an entry, described, made unrecognisable in parts, shown, taken back."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.queries import works_in
from caunoi.check import rules
from caunoi.check.facts import Exhibited, Veiled
from caunoi.check.models import Exhibit, Finding, Recommendation, SiteEntry
from caunoi.files import commands as files
from caunoi.files.rules import Box
from caunoi.files.words import PICTURES
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record

from .common import Actor, for_the_board, locked_board, must_act, ref_of

#: Files as they come with a form: each has a name and reads as bytes.
Sent = Collection[Any]
Owner = Finding | SiteEntry | Recommendation
_FIELDS: dict[type, str] = {Finding: "finding", SiteEntry: "entry", Recommendation: "recommendation"}


def keep_exhibits(owner: Owner, sent: Sent, alts: Sequence[str], *, by: Actor, at: datetime) -> list[Exhibit]:
    """Keep what came with a finding, an entry or an answer: private, without the place and device a picture carries."""
    rules.must_not_be_too_many(len(sent))
    kept = []
    for number, each in enumerate(sent):
        alt = " ".join(alts[number].split())[:300] if number < len(alts) else ""
        with for_the_board():
            file = files.store(
                content=each.read(), name=each.name, about=f"{_FIELDS[type(owner)]}:{owner.pk}", by=ref_of(by), at=at, body=owner.board.body,
                alt_text=alt,
            )  # fmt: skip
        kept.append(exhibit_of(owner, file, alt, by=by, at=at))
    return kept


def exhibit_of(owner: Owner, file: Any, alt: str, *, by: Actor, at: datetime) -> Exhibit:
    """The row of a file kept already."""
    return Exhibit.objects.create(
        **{_FIELDS[type(owner)]: owner}, board=owner.board, file=file.pk, name=file.name, picture=file.kind in [p.value for p in PICTURES],
        alt=alt, by=ref_of(by), at=at,
    )  # fmt: skip


@transaction.atomic
def show_exhibit(*, exhibit_id: int, alt: str, by: Actor, at: datetime) -> Exhibit:
    """Show a picture or paper to everybody, described in words, once somebody has looked who can be recognised in it."""
    row = _locked(exhibit_id, by, at)
    row.alt, row.public = rules.must_be_described(alt), True
    row.save(update_fields=["alt", "public"])
    record(Exhibited(exhibit=row.pk, public=True), about=row.board.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def take_back_exhibit(*, exhibit_id: int, reason: str, by: Actor, at: datetime) -> Exhibit:
    """Take a picture or paper away for good: the wrong one, or somebody's who does not want it there."""
    row = _locked(exhibit_id, by, at)
    reason = rules.must_say(reason, "reason", 5)
    with for_the_board():
        files.remove(file_id=row.file, reason=reason, by=ref_of(by), at=at)
    row.taken_back_at, row.public = at, False
    row.save(update_fields=["taken_back_at", "public"])
    record(Exhibited(exhibit=row.pk, public=False), about=row.board.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def veil_exhibit(*, exhibit_id: int, boxes: Sequence[Box], by: Actor, at: datetime) -> Exhibit:
    """Make parts of a picture unrecognisable: faces, number plates, papers; the picture before is gone."""
    row = _locked(exhibit_id, by, at)
    if not row.picture:
        raise Refusal("Chỉ che được trên ảnh.", "Only pictures can be covered.", field="boxes")
    with for_the_board():
        file = files.veil(file_id=row.file, boxes=boxes, by=ref_of(by), at=at)
    row.file, row.veiled = file.pk, True
    row.save(update_fields=["file", "veiled"])
    record(Veiled(exhibit=row.pk, boxes=len(boxes)), about=row.board.ref, by=ref_of(by), at=at)
    return row


def _locked(exhibit_id: int, by: Actor, at: datetime) -> Exhibit:
    seen = Exhibit.objects.select_related("recommendation__advice__to").filter(pk=exhibit_id).first()
    if seen is None:
        raise Refusal("Không thấy ảnh, tệp này.", "There is no such picture.")
    board = locked_board(seen.board_id)
    if not _answered_by(seen, by):
        must_act(by, board, localdate(at))
    # Only now: the database lets nobody lock a row they may not change.
    row = Exhibit.objects.select_for_update(of=("self",)).get(pk=exhibit_id)
    if row.taken_back_at is not None:
        raise Refusal("Ảnh, tệp này đã gỡ.", "This picture was taken back.")
    row.board = board
    return row


def _answered_by(row: Exhibit, by: Actor) -> bool:
    """Whoever sent a picture as evidence for its body may describe, cover and show it too."""
    if row.recommendation is None or not isinstance(by, Person):
        return False
    return works_in(by, row.recommendation.advice.to)

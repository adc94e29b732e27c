"""What a work promises and what its supervisors recommend, followed to the end on the public list."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.do import queries
from caunoi.do.facts import WorkPlanned
from caunoi.do.models import CommunityWork
from caunoi.do.rules import works as rules
from caunoi.do.rules.proposals import must_hold_nothing_personal
from caunoi.do.words import Stage
from caunoi.followup import commands as followup
from caunoi.followup.words import Kind
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record

from .common import Actor, locked_work, ref_of, said


def follow_work(row: CommunityWork, by: Actor, at: datetime) -> None:
    """A work that has begun and named its last day is a promise from then on."""
    if row.ends_on is None or row.ends_on < localdate(at):
        return
    followup.open_followup(
        kind=Kind.PROMISE.value, ref=row.ref, place=row.commune, owed_by=row.body, raised_by=row.body.name, text=f"Hoàn thành công trình: {row.title}", raised_on=localdate(at),
        due_on=row.ends_on, href=queries.page_of_work(row), by=by, at=at, synthetic=row.synthetic,
    )  # fmt: skip


def tell_finished(row: CommunityWork, by: Actor, at: datetime) -> None:
    """The promise is reported kept; for some days anybody there may say that it is not."""
    followup.done(row.ref, told=row.result, by=by, at=at, link=queries.page_of_work(row))


def tell_dropped(row: CommunityWork, by: Actor, at: datetime) -> None:
    """A work given up keeps no promise; the reason stays on the page of the promise."""
    followup.withdraw(row.ref, reason=row.reason, by=by, at=at)


@transaction.atomic
def note_finding(
    *, work_id: uuid.UUID, on: date, what: str, by: Actor, at: datetime, due_on: date | None = None, version: int | None = None
) -> CommunityWork:  # fmt: skip
    """Enter what the supervising board or the households recommended on the work or its settlement; the keeper answers it publicly."""
    row = locked_work(work_id, by, version)
    rules.must_not_lie_ahead(on, localdate(at))
    if Stage(row.stage) in (Stage.PROPOSED, Stage.LINKED, Stage.DROPPED):
        raise Refusal("Công trình chưa bắt đầu.", "The work has not begun.")
    words = must_hold_nothing_personal(said(what, "what", 10, 2000), "what")
    known = queries.findings_of(row)
    if any(each.text == words for each in known):
        raise Refusal("Kiến nghị này đã được ghi.", "This recommendation is entered already.", field="what")
    if len(known) >= queries.MOST_FINDINGS:
        raise Refusal("Công trình đã có quá nhiều kiến nghị.", "The work has too many recommendations.", field="what")
    if due_on is not None and due_on < localdate(at):
        raise Refusal("Ngày này đã qua.", "This day has passed.", field="due_on")
    followup.open_followup(
        kind=Kind.RECOMMENDATION.value, ref=queries.finding_ref(row, len(known) + 1), place=row.commune, owed_by=row.body,
        raised_by=row.board.name if row.board else "Các hộ trong cộng đồng", text=words, raised_on=on, due_on=due_on, href=queries.page_of_work(row), by=by, at=at,
        synthetic=row.synthetic,
    )  # fmt: skip
    row.version += 1
    row.save(update_fields=["version"])
    record(WorkPlanned(what="finding", on=on, number=len(known) + 1), about=row.ref, by=ref_of(by), at=at)
    return row

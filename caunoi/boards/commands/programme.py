"""The programme: planning work, sending the plan of a check to whom it concerns, saying what came of it."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.boards import rules
from caunoi.boards.facts import Done, Moved, Noticed, Planned
from caunoi.boards.models import Board, BoardItem
from caunoi.boards.words import Kind
from caunoi.duties.commands import extend_duty, meet_duty, open_duty
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record

from .common import PROGRAMME, Actor, locked, must_work, ref_of


@transaction.atomic
def plan(*, board_id: uuid.UUID, what: str, due: date, by: Actor, at: datetime, visited: str = "") -> BoardItem:
    """Enter an item in the board's programme; its day becomes a duty, and so does sending the plan to whom it checks."""
    today = localdate(at)
    board = locked(board_id, today)
    must_work(by, board.body)
    what, visited = rules.must_say(what, "what"), visited.strip()
    if due < today:
        raise Refusal("Ngày này đã qua.", "That day is past.", field="due")
    if board.until is not None and due >= board.until:
        raise Refusal("Ngày này sau nhiệm kỳ của ban.", "That day lies after the board's term.", field="due")
    if BoardItem.objects.filter(board=board, what=what, due=due).exists():
        raise Refusal("Việc này đã có trong chương trình.", "This item is planned already.", field="what")
    key = rules.keys_of(Kind(board.kind)).notice if visited else ""
    notice = deadline(key, start=due) if key else None
    if notice is not None:
        rules.must_leave_time(notice.due, today, notice.cite)
    duty = open_duty(
        rule=PROGRAMME, about=board.ref, owed_by=board.body, by=ref_of(by), at=at, due=due, subject=what[:200], cite=board.decision
    )  # fmt: skip
    item = BoardItem(board=board, what=what, due=due, duty_id=duty.pk, visited=visited)
    if notice is not None:
        item.notice_due = notice.due
        item.notice_duty_id = open_duty(
            rule=key, about=board.ref, owed_by=board.body, by=ref_of(by), at=at, due=notice.due, cite=notice.cite,
            subject=f"{what} ({visited})"[:200],
        ).pk  # fmt: skip
    item.save()
    record(Planned(item=item.pk, due=due), about=board.ref, by=ref_of(by), at=at)
    return item


@transaction.atomic
def move(*, board_id: uuid.UUID, item_id: int, due: date, reason: str, by: Actor, at: datetime) -> BoardItem:
    """Put an item off to a later day, for a reason; the day its plan must be sent by moves with it, while it is not sent."""
    board = locked(board_id, localdate(at))
    must_work(by, board.body)
    item = _open_item(board, item_id)
    reason = rules.must_say(reason, "reason")
    if due <= item.due or (board.until is not None and due >= board.until):
        raise Refusal(
            "Chỉ dời sang ngày sau ngày đã định, trong nhiệm kỳ của ban.",
            "An item moves to a later day within the board's term.",
            field="due",
        )
    if item.noticed_on is not None:
        raise Refusal(
            "Kế hoạch đã gửi nơi được kiểm tra nên không dời nữa.", "The plan was sent: the day stands.", field="due"
        )  # fmt: skip
    if BoardItem.objects.filter(board=board, what=item.what, due=due).exists():
        raise Refusal("Việc này đã có trong chương trình ngày đó.", "It is planned for that day already.", field="due")
    before, common = item.due, {"reason": reason, "by": ref_of(by), "at": at}
    if item.notice_duty_id is not None:
        key = rules.keys_of(Kind(board.kind)).notice
        notice = deadline(key, start=due)
        rules.must_leave_time(notice.due, localdate(at), notice.cite)
        if item.notice_due is not None and notice.due > item.notice_due:
            extend_duty(duty_id=item.notice_duty_id, rule=key, due=notice.due, **common)  # type: ignore[arg-type]
        item.notice_due = notice.due
    extend_duty(duty_id=item.duty_id, rule=PROGRAMME, due=due, **common)  # type: ignore[arg-type]
    item.due = due
    item.save(update_fields=["due", "notice_due"])
    record(Moved(item=item.pk, before=before, due=due), about=board.ref, by=ref_of(by), at=at)
    return item


@transaction.atomic
def send_notice(*, board_id: uuid.UUID, item_id: int, on: date, by: Actor, at: datetime) -> BoardItem:
    """Say that the plan of a check was sent to whom it concerns."""
    board = locked(board_id)
    must_work(by, board.body)
    item = _open_item(board, item_id)
    if item.notice_duty_id is None or item.noticed_on is not None:
        raise Refusal(
            "Việc này không phải gửi kế hoạch, hoặc đã gửi.", "No plan is to be sent for this, or it has been sent."
        )
    if on > localdate(at) or on > item.due:
        raise Refusal(
            "Ngày gửi không sau hôm nay và không sau ngày kiểm tra.",
            "Sent not after today and not after the check.",
            field="on",
        )
    item.noticed_on = on
    item.save(update_fields=["noticed_on"])
    meet_duty(duty_id=item.notice_duty_id, by=ref_of(by), at=at, on=on, evidence=f"boarditem:{item.pk}")
    record(Noticed(item=item.pk, on=on), about=board.ref, by=ref_of(by), at=at)
    return item


@transaction.atomic
def carry_out(*, board_id: uuid.UUID, item_id: int, result: str, by: Actor, at: datetime) -> BoardItem:
    """Say what came of an item of the programme."""
    board = locked(board_id)
    must_work(by, board.body)
    item = _open_item(board, item_id)
    if item.notice_duty_id is not None and item.noticed_on is None:
        raise Refusal(
            "Hãy ghi ngày đã gửi kế hoạch cho nơi được kiểm tra trước.",
            "First say when the plan was sent to whom it concerns.",
            field="result",
        )
    item.result, item.done_on = rules.must_say(result, "result"), localdate(at)
    item.save(update_fields=["result", "done_on"])
    meet_duty(duty_id=item.duty_id, by=ref_of(by), at=at, evidence=f"boarditem:{item.pk}")
    record(Done(item=item.pk), about=board.ref, by=ref_of(by), at=at)
    return item


def _open_item(board: Board, item_id: int) -> BoardItem:
    item = BoardItem.objects.filter(board=board, pk=item_id, done_on__isnull=True).first()
    if item is None:
        raise Refusal("Việc này không có hoặc đã xong.", "There is no such item, or it is done.")
    return item

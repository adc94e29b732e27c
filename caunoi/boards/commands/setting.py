"""Setting a board up, ending it before its term."""

import uuid
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.boards import queries, rules
from caunoi.boards.facts import Dissolved, SetUp
from caunoi.boards.models import Board, BoardItem, BoardMember
from caunoi.boards.words import Kind
from caunoi.duties.commands import waive_duty
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .common import Actor, locked, must_work, ref_of


@transaction.atomic
def set_up(
    *, kind: Kind, body: Body, name: str, decision: str, size: int, since: date, quorum: tuple[int, int], by: Actor, at: datetime,
    until: date | None = None, regulation: str = "", synthetic: bool = False,
) -> Board:  # fmt: skip
    """Set a board up by a decision, of the size and term the law gives its kind; the quorum is its own regulation's."""
    must_work(by, body)
    name, decision = rules.must_say(name, "name"), rules.must_say(decision, "decision")
    until = _lawful(kind, body, size, since, until)
    rules.must_be_a_share(quorum)
    try:
        with transaction.atomic():
            board = Board.objects.create(
                kind=kind.value, body=body, place_id=body.place_id, name=name, decision=decision, size=size, since=since, until=until,
                quorum_part=quorum[0], quorum_whole=quorum[1], regulation=regulation.strip(), synthetic=synthetic,
            )  # fmt: skip
    except IntegrityError:
        raise Refusal("Ban này đã được lập.", "This board has been set up already.", field="name") from None
    fact = SetUp(body=body.code, kind=kind.value, size=size, since=since, until=until)
    record(fact, about=board.ref, by=ref_of(by), at=at)
    return board


def _lawful(kind: Kind, body: Body, size: int, since: date, until: date | None) -> date | None:
    """Size and term as the law gives them to the kind; the end of the term where none was named."""
    keys = rules.keys_of(kind)
    if keys.size:
        least, most, cite = queries.size_by_law(kind, body.place, since)
        rules.must_be_of_size(size, least, most, cite)
    elif size < 1:
        raise Refusal("Ban phải có thành viên.", "A board has members.", field="size")
    if keys.term:
        try:
            longest = deadline(keys.term, start=since)
        except Refusal:
            # A term begun under a law the book does not hold: the decision's own end, and nothing supposed.
            rules.must_name_its_end(until)
        else:
            until = until or longest.raw_due
            rules.must_end_within(since, until, longest.raw_due, longest.cite)
    if until is not None:
        rules.must_end_within(since, until, None)
    return until


@transaction.atomic
def dissolve(*, board_id: uuid.UUID, on: date, reason: str, by: Actor, at: datetime) -> Board:
    """End a board before its term, for a reason: seats fall vacant, what was planned for later is no longer owed."""
    board = locked(board_id)
    must_work(by, board.body)
    reason = rules.must_say(reason, "reason")
    if on <= board.since or on > localdate(at) or (board.until is not None and board.until <= on):
        raise Refusal(
            "Ngày kết thúc phải ở trong nhiệm kỳ và không sau hôm nay.",
            "The end lies within the term and not after today.",
            field="on",
        )
    board.until, board.ended_for = on, reason
    board.save(update_fields=["until", "ended_for"])
    for member in BoardMember.objects.filter(board=board).select_for_update():
        if member.until is None or member.until > on:
            member.until = max(on, member.since)
            member.save(update_fields=["until"])
    for item in BoardItem.objects.filter(board=board, done_on__isnull=True).select_for_update():
        open_ = [item.duty_id, *([item.notice_duty_id] if item.notice_duty_id and not item.noticed_on else [])]
        for duty in open_:
            waive_duty(duty_id=duty, reason=reason, by=ref_of(by), at=at)
    record(Dissolved(on=on), about=board.ref, by=ref_of(by), at=at)
    return board

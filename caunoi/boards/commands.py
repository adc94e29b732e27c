"""The acts of boards: set up, seat, release, plan, carry out, meet, advise, answer."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.queries import roles_in
from caunoi.access.rules import must_hold
from caunoi.access.words import Role
from caunoi.duties.commands import meet_duty, open_duty
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import fold
from caunoi.law.queries import deadline, in_force
from caunoi.ledger.commands import record
from caunoi.places import queries as places
from caunoi.places.models import Body
from caunoi.places.words import Level

from . import queries, rules
from .facts import Advised, Answered, Done, Met, Planned, Released, Seated, SetUp
from .models import Board, BoardAdvice, BoardItem, BoardMeeting, BoardMember
from .words import Answer, Kind, Seat, Way

#: The installation acts without a role; a person never.
Actor = Person | str
#: The rule a duty of a board's own programme names; its day is the programme's, not the law's.
PROGRAMME = "boards.item"


@transaction.atomic
def set_up(
    *, kind: Kind, body: Body, name: str, decision: str, size: int, since: date, by: Actor, at: datetime,
    until: date | None = None, quorum: tuple[int, int] = (2, 3), synthetic: bool = False,
) -> Board:  # fmt: skip
    """Set a board up by a decision, of the size and term the law gives its kind; the quorum is its own regulation's."""
    _must_work(by, body)
    name, decision = rules.must_say(name, "name"), rules.must_say(decision, "decision")
    keys = rules.keys_of(kind)
    if keys.size:
        law = in_force(keys.size, on=since)
        villages = sum(child.level == Level.GROUP for child in places.children(body.place, since))
        least, most = rules.size_of(kind, int(law.value or 1), law.value_max, villages)
        rules.must_be_of_size(size, least, most, law.cite)
    elif size < 1:
        raise Refusal("Ban phải có thành viên.", "A board has members.", field="size")
    if not 0 < quorum[0] <= quorum[1]:
        raise Refusal("Tỷ lệ dự họp phải từ trên 0 đến 1.", "The quorum is a share up to one.", field="quorum")
    if keys.term:
        longest = deadline(keys.term, start=since)
        until = until or longest.raw_due
        rules.must_end_within(since, until, longest.raw_due, longest.cite)
    elif until is not None:
        rules.must_end_within(since, until, None)
    if Board.objects.filter(body=body, name=name, since=since).exists():
        raise Refusal("Ban này đã được lập.", "This board has been set up already.", field="name")
    board = Board.objects.create(
        kind=kind.value, body=body, place_id=body.place_id, name=name, decision=decision, size=size, since=since, until=until,
        quorum_part=quorum[0], quorum_whole=quorum[1], synthetic=synthetic,
    )  # fmt: skip
    fact = SetUp(body=body.code, kind=kind.value, size=size, since=since, until=until)
    record(fact, about=board.ref, by=_ref(by), at=at)
    return board


@transaction.atomic
def seat(
    *, board_id: uuid.UUID, name: str, seat: Seat, way: Way, since: date, by: Actor, at: datetime, election: str = "",
    eligible: bool = False, consented: bool = False, person: str = "",
) -> BoardMember:  # fmt: skip
    """Seat a member for the rest of the board's term; nobody sits twice."""
    board = _locked(board_id)
    _must_work(by, board.body)
    kind, keys = Kind(board.kind), rules.keys_of(Kind(board.kind))
    name = rules.must_say(name, "name")
    if since < board.since or (board.until is not None and since >= board.until):
        raise Refusal("Ngày này ngoài nhiệm kỳ của ban.", "This day lies outside the board's term.", field="since")
    cite = in_force(keys.eligibility, on=since).cite if keys.eligibility else ""
    rules.must_sit_by(kind, way, election, eligible=eligible, consented=consented, cite=cite)
    sitting = list(queries.from_day(board, since))
    if any(row.key == fold(name) or (person and row.person == person) for row in sitting):
        raise Refusal(f"{name} đã có tên trong ban này.", f"{name} sits on this board already.", field="name")
    deputies = in_force(keys.deputies, on=since) if keys.deputies else None
    rules.must_have_a_free_seat(
        seat, [Seat(row.seat) for row in sitting], board.size, int(deputies.value or 0) if deputies else None, deputies.cite if deputies else "",
    )  # fmt: skip
    member = BoardMember.objects.create(
        board=board, body_id=board.body_id, person=person, name=name, key=fold(name), seat=seat.value, way=way.value, election=election.strip(),
        public=kind in rules.PUBLIC or consented, since=since, until=board.until,
    )  # fmt: skip
    fact = Seated(member=member.pk, seat=seat.value, way=way.value, election=member.election)
    record(fact, about=board.ref, by=_ref(by), at=at)
    return member


@transaction.atomic
def release(*, board_id: uuid.UUID, member_id: int, on: date, reason: str, by: Actor, at: datetime) -> bool:
    """Free a seat from a day on, for a reason; whether the law has it filled by a by-election."""
    board = _locked(board_id)
    _must_work(by, board.body)
    reason = rules.must_say(reason, "reason")
    member = queries.members_on(board, on).filter(pk=member_id).first()
    if member is None:
        raise Refusal(
            "Người này không ở trong ban vào ngày đó.", "This person is not on the board that day.", field="on"
        )
    member.until, member.reason = on, reason
    member.save(update_fields=["until", "reason"])
    byelection = queries.to_be_filled(board, on)
    record(Released(member=member.pk, on=on, byelection=byelection), about=board.ref, by=_ref(by), at=at)
    return byelection


@transaction.atomic
def plan(*, board_id: uuid.UUID, what: str, due: date, by: Actor, at: datetime) -> BoardItem:
    """Enter an item in the board's programme; its day becomes a duty."""
    board = _locked(board_id)
    _must_work(by, board.body)
    what = rules.must_say(what, "what")
    if BoardItem.objects.filter(board=board, what=what, due=due).exists():
        raise Refusal("Việc này đã có trong chương trình.", "This item is planned already.", field="what")
    duty = open_duty(
        rule=PROGRAMME, about=board.ref, owed_by=board.body, by=_ref(by), at=at, due=due, subject=what[:200], cite=board.decision
    )  # fmt: skip
    item = BoardItem.objects.create(board=board, what=what, due=due, duty_id=duty.pk)
    record(Planned(item=item.pk, due=due), about=board.ref, by=_ref(by), at=at)
    return item


@transaction.atomic
def carry_out(*, board_id: uuid.UUID, item_id: int, result: str, by: Actor, at: datetime) -> BoardItem:
    """Say what came of an item of the programme."""
    board = _locked(board_id)
    _must_work(by, board.body)
    item = BoardItem.objects.filter(board=board, pk=item_id, done_on__isnull=True).first()
    if item is None:
        raise Refusal("Việc này không có hoặc đã xong.", "There is no such item, or it is done.")
    item.result, item.done_on = rules.must_say(result, "result"), localdate(at)
    item.save(update_fields=["result", "done_on"])
    meet_duty(duty_id=item.duty_id, by=_ref(by), at=at, evidence=f"boarditem:{item.pk}")
    record(Done(item=item.pk), about=board.ref, by=_ref(by), at=at)
    return item


@transaction.atomic
def meet(*, board_id: uuid.UUID, on: date, present: int, minutes: str, by: Actor, at: datetime) -> BoardMeeting:
    """Keep the minutes of a meeting held with a quorum; without one there was no meeting to keep."""
    board = _locked(board_id)
    _must_work(by, board.body)
    if on > localdate(at):
        raise Refusal("Phiên họp chưa diễn ra.", "The meeting has not taken place yet.", field="on")
    seated = queries.members_on(board, on).count()
    rules.must_have_quorum(present, seated, board.quorum_part, board.quorum_whole)
    if BoardMeeting.objects.filter(board=board, on=on).exists():
        raise Refusal("Phiên họp ngày này đã ghi.", "The meeting of this day is kept already.", field="on")
    meeting = BoardMeeting.objects.create(
        board=board, on=on, present=present, seated=seated, minutes=rules.must_say(minutes, "minutes")
    )
    record(Met(meeting=meeting.pk, present=present, seated=seated), about=board.ref, by=_ref(by), at=at)
    return meeting


@transaction.atomic
def advise(*, board_id: uuid.UUID, to: Body, what: str, by: Actor, at: datetime) -> BoardAdvice:
    """Advise a body; where the law gives it days to answer, the answer is its duty."""
    board = _locked(board_id)
    _must_work(by, board.body)
    what, on = rules.must_say(what, "what"), localdate(at)
    if BoardAdvice.objects.filter(board=board, to=to, what=what, on=on).exists():
        raise Refusal("Kiến nghị này đã gửi hôm nay.", "This advice was given today already.", field="what")
    advice = BoardAdvice.objects.create(board=board, to=to, what=what, on=on)
    key = rules.keys_of(Kind(board.kind)).answer
    if key:
        duty = open_duty(
            rule=key, about=f"boardadvice:{advice.pk}", owed_by=to, by=_ref(by), at=at, starts_on=on, subject=what[:200], owed_to=board.ref
        )  # fmt: skip
        advice.duty_id = duty.pk
        advice.save(update_fields=["duty_id"])
    record(Advised(advice=advice.pk, to=to.code), about=board.ref, by=_ref(by), at=at)
    return advice


@transaction.atomic
def answer_advice(
    *, advice_id: int, answer: Answer, words: str, by: Actor, at: datetime, task: str = ""
) -> BoardAdvice:
    """Answer a board's advice, once, by the body it was given to; ``task`` names the task that came of it."""
    advice = BoardAdvice.objects.select_for_update(of=("self",)).select_related("to", "board").filter(pk=advice_id).first()  # fmt: skip
    if advice is None:
        raise Refusal("Không thấy kiến nghị này.", "There is no such advice.")
    _must_work(by, advice.to)
    if advice.answer:
        raise Refusal("Kiến nghị này đã được trả lời.", "This advice is answered already.")
    advice.answer, advice.words, advice.task = answer.value, rules.must_say(words, "words"), task.strip()
    advice.answered_on = localdate(at)
    advice.save(update_fields=["answer", "words", "task", "answered_on"])
    if advice.duty_id:
        meet_duty(duty_id=advice.duty_id, by=_ref(by), at=at, evidence=f"boardadvice:{advice.pk}")
    record(Answered(advice=advice.pk, answer=answer.value, task=advice.task), about=advice.board.ref, by=_ref(by), at=at)  # fmt: skip
    return advice


def _locked(board_id: uuid.UUID) -> Board:
    board = Board.objects.select_for_update(of=("self",)).select_related("body__place").filter(pk=board_id).first()
    if board is None:
        raise Refusal("Không thấy ban này.", "There is no such board.")
    return board


def _must_work(by: Actor, body: Body) -> None:
    if isinstance(by, Person):
        must_hold(roles_in(by, body), Role.HANDLER, body.name)


def _ref(by: Actor) -> str:
    return by.ref if isinstance(by, Person) else by

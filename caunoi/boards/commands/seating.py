"""Seating members and releasing them."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.boards import queries, rules
from caunoi.boards.facts import AccountGiven, Released, Seated
from caunoi.boards.models import BoardMember
from caunoi.boards.words import PUBLIC, Kind, Seat, Way
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import fold
from caunoi.law.queries import in_force
from caunoi.ledger.commands import record

from .common import Actor, locked, must_work, ref_of


@transaction.atomic
def seat(
    *, board_id: uuid.UUID, name: str, seat: Seat, way: Way, since: date, by: Actor, at: datetime, election: str = "",
    eligible: bool = False, consented: bool = False, person: str = "",
) -> BoardMember:  # fmt: skip
    """Seat a member for the rest of the board's term; nobody sits twice."""
    board = locked(board_id)
    must_work(by, board.body)
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
        public=kind in PUBLIC or consented, since=since, until=board.until,
    )  # fmt: skip
    fact = Seated(member=member.pk, seat=seat.value, way=way.value, election=member.election)
    record(fact, about=board.ref, by=ref_of(by), at=at)
    return member


@transaction.atomic
def give_account(*, board_id: uuid.UUID, member_id: int, person: str, by: Actor, at: datetime) -> BoardMember:
    """Say which account is a seated member's own, so that the member acts and reads for the board; an empty one takes it away."""
    board = locked(board_id, localdate(at))
    must_work(by, board.body)
    member = queries.members_on(board, localdate(at)).filter(pk=member_id).first()
    if member is None:
        raise Refusal("Người này không ở trong ban.", "This person is not on the board.", field="username")
    if person and queries.from_day(board, localdate(at)).filter(person=person).exclude(pk=member_id).exists():
        raise Refusal(
            "Tài khoản này đã của người khác trong ban.", "Another member has this account.", field="username"
        )
    member.person = person
    member.save(update_fields=["person"])
    record(AccountGiven(member=member.pk, person=person), about=board.ref, by=ref_of(by), at=at)
    return member


@transaction.atomic
def release(*, board_id: uuid.UUID, member_id: int, on: date, reason: str, by: Actor, at: datetime) -> bool:
    """Free a seat from a day on, for a reason; whether the law has it filled by a by-election."""
    board = locked(board_id)
    must_work(by, board.body)
    reason = rules.must_say(reason, "reason")
    member = queries.members_on(board, on).filter(pk=member_id).first()
    if member is None:
        raise Refusal(
            "Người này không ở trong ban vào ngày đó.", "This person is not on the board that day.", field="on"
        )
    member.until, member.reason = on, reason
    member.save(update_fields=["until", "reason"])
    byelection = queries.to_be_filled(board, on)
    record(Released(member=member.pk, on=on, byelection=byelection), about=board.ref, by=ref_of(by), at=at)
    return byelection

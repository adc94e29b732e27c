"""Meetings: kept with who was there, when there were enough."""

import uuid
from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.boards import queries, rules
from caunoi.boards.facts import Met
from caunoi.boards.models import BoardMeeting
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record

from .common import Actor, locked, must_work, ref_of


@transaction.atomic
def meet(
    *,
    board_id: uuid.UUID,
    on: date,
    attendees: Collection[int],
    minutes: str,
    by: Actor,
    at: datetime,
    conclusions: str = "",
) -> BoardMeeting:
    """Keep the minutes of a meeting held with a quorum; without one there was no meeting to keep."""
    board = locked(board_id)
    must_work(by, board.body)
    if on > localdate(at):
        raise Refusal("Phiên họp chưa diễn ra.", "The meeting has not taken place yet.", field="on")
    seated = set(queries.members_on(board, on).values_list("pk", flat=True))
    if not set(attendees) <= seated:
        raise Refusal(
            "Có người không ở trong ban vào ngày họp.", "Somebody was not on the board that day.", field="attendees"
        )
    present = sorted(set(attendees))
    rules.must_have_quorum(len(present), len(seated), board.quorum_part, board.quorum_whole)
    if BoardMeeting.objects.filter(board=board, on=on).exists():
        raise Refusal("Phiên họp ngày này đã ghi.", "The meeting of this day is kept already.", field="on")
    meeting = BoardMeeting.objects.create(
        board=board, on=on, present=len(present), seated=len(seated), attendees=present, minutes=rules.must_say(minutes, "minutes"),
        conclusions=conclusions.strip(),
    )  # fmt: skip
    record(Met(meeting=meeting.pk, present=len(present), seated=len(seated)), about=board.ref, by=ref_of(by), at=at)
    return meeting

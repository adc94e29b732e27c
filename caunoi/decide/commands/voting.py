"""Ending the taking of ballots."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.decide import queries
from caunoi.decide.models import Decision
from caunoi.decide.words import Act, Form
from caunoi.kernel.refusal import Refusal

from .common import Actor, locked, step_of, take
from .online import count_online


@transaction.atomic
def close_vote(*, decision_id: uuid.UUID, by: Actor, at: datetime) -> Decision:
    """End the taking of ballots; an online vote is counted at once, paper ballots go to the counters."""
    row = locked(decision_id)
    step = step_of(row, Act.CLOSE, by, at)
    day = localdate(at)
    running = row.vote_until is not None and (
        day < row.vote_until or (row.form == Form.ONLINE and day == row.vote_until)
    )
    if running and row.vote_until is not None and not _everybody_voted(row):
        raise Refusal(
            f"Đã thông báo lấy phiếu đến {row.vote_until:%d/%m/%Y}; chỉ kết thúc sớm khi mọi hộ đã bỏ phiếu.",
            f"The vote was announced until {row.vote_until:%d/%m/%Y}; it ends early only when every household has voted.",
        )
    take(row, step, by=by, at=at)
    if row.form == Form.ONLINE:
        count_online(row, day, by, at)
    return row


def _everybody_voted(row: Decision) -> bool:
    if row.form == Form.ONLINE:
        used, whole = queries.online_turnout(row)
        return used == whole
    stubs = queries.stubs_of(row)
    return stubs.returned == stubs.on_roll

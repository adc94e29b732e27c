"""Recording what the official source published of the service index."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.words import Role
from caunoi.benefit import rules
from caunoi.benefit.facts import IndexRecorded
from caunoi.benefit.models import IndexScore
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .common import Actor, alone, must_work, ref_of

INDEX = "index.766"


@transaction.atomic
def record_index(
    *, body: Body, period: str, part: str, points: Decimal, source: str, by: Actor, at: datetime, synthetic: bool = False
) -> IndexScore:  # fmt: skip
    """Record the published score of one part for a quarter, with where it was read; told again, it is corrected and the ledger keeps both."""
    must_work(by, body, Role.HANDLER)
    first = rules.must_be_a_quarter(period)
    if first > localdate(at):
        raise Refusal("Quý này chưa bắt đầu.", "This quarter has not begun.", field="period")
    item = next((each for each in in_force(INDEX, on=first).items if each.code == part), None)
    if item is None or item.points is None:
        raise Refusal("Bộ chỉ số không có phần này.", "The index has no such part.", field="part")
    if not 0 <= points <= item.points:
        raise Refusal(
            f"Phần này từ 0 đến {item.points} điểm.", f"This part has 0 to {item.points} points.", field="points"
        )
    source = rules.must_say(source, "source", most=500)
    alone(f"index:{body.place_id}")
    before = IndexScore.objects.filter(place=body.place, period=period, part=part).first()
    row, _ = IndexScore.objects.update_or_create(
        place=body.place, period=period, part=part,
        defaults={"body": body, "points": points, "source": source, "on": localdate(at), "synthetic": synthetic},
    )  # fmt: skip
    fact = IndexRecorded(
        place=body.place.code, period=period, part=part, points=str(points), before=str(before.points) if before else ""
    )
    record(fact, about=f"index:{body.place.code}:{period}", by=ref_of(by), at=at)
    return row

"""Comparing published reviews with the records as they are now: when somebody asks, and in rounds by itself."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.queries import holders
from caunoi.access.words import Role
from caunoi.indicators.coverage import Person
from caunoi.kernel.words import say
from caunoi.law.queries import in_force
from caunoi.ledger.commands import record
from caunoi.notices.commands import queue_message
from caunoi.notices.words import Channel
from caunoi.review import queries, rules
from caunoi.review.comparing import Difference, differences
from caunoi.review.facts import ReviewRecomputed
from caunoi.review.models import Review
from caunoi.review.report import period_of, title
from caunoi.review.snapshot import snapshot
from caunoi.review.words import Alarm, ReviewState

from .common import ref, unseen

#: How long a published review goes unchecked at most: a house rule. How many are looked at in one round.
AGAIN = "review.check"
MOST = 12


@transaction.atomic
def recompute(*, review_id: int, by: Person | str, at: datetime) -> list[Difference]:
    """Compare a published review with the records as they are now and with its seal; every difference is an alarm."""
    review = queries.review_by_id(review_id)
    if review is None:
        raise unseen()
    rules.must_be_published(ReviewState(review.state))
    now = snapshot(review.body, period_of(review), today=localdate(at), until=review.until)
    found = differences(review.frozen or {}, now, sealed=queries.seal_of(review))
    last = queries.last_checks([review]).get(review.pk)
    changed = [each for each in found if each.alarm is Alarm.CHANGED]
    fact = ReviewRecomputed(
        differences=len(changed), matches_seal=not any(each.alarm is Alarm.TAMPERED for each in found),
        changed=tuple((each.figure, each.published, each.now) for each in changed if not each.cell),
    )  # fmt: skip
    record(fact, about=review.ref, by=ref(by), at=at)
    alarms = bool(fact.differences) or not fact.matches_seal
    if alarms and (last is None or (last.differences, last.matches_seal) != (fact.differences, fact.matches_seal)):
        _tell(review, fact, by, at)
    return found


def check_due(*, at: datetime, most: int = MOST) -> int:
    """Compare the published reviews that went unchecked for as long as the rule allows, the longest first; how many were."""
    before = at - timedelta(days=int(in_force(AGAIN, on=localdate(at)).value or 0))
    with as_system():
        waiting = queries.to_check(before, most)
        for review in waiting:
            recompute(review_id=review.pk, by="clock", at=at)
    return len(waiting)


def _tell(review: Review, fact: ReviewRecomputed, by: Person | str, at: datetime) -> None:
    """A letter to who answers for the review, once for every new alarm; not to who has just found it."""
    page = settings.SITE_URL.rstrip("/") + reverse("review:review", args=[review.pk])
    with as_system():
        heads = [person for person in holders(review.body, Role.HEAD) if person.email and person.ref != ref(by)]
    for person in heads:
        queue_message(
            about=review.ref, channel=Channel.EMAIL, to=person.email, by=by, at=at, sender_body=review.body,
            key=f"review-alarm:{review.pk}:{localdate(at)}:{fact.differences}:{fact.matches_seal}:{person.pk}",
            subject=say("Số liệu nay khác báo cáo đã công bố", "Figures now differ from a published review"),
            body=f"Kính gửi {person.name},\n\nTính lại từ hồ sơ, số liệu nay khác báo cáo đã công bố: {title(review)}. "
            f"Xem từng con số và hồ sơ của nó tại:\n{page}\n",
        )  # fmt: skip

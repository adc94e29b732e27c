"""Comparing a published review with the records as they are now."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.indicators.coverage import Person
from caunoi.ledger.commands import record
from caunoi.review import queries, rules
from caunoi.review.comparing import Difference, differences
from caunoi.review.facts import ReviewRecomputed
from caunoi.review.report import period_of
from caunoi.review.snapshot import snapshot
from caunoi.review.words import ReviewState

from .common import ref, unseen


@transaction.atomic
def recompute(*, review_id: int, by: Person | str, at: datetime) -> list[Difference]:
    """Compare a published review with the records as they are now and with its seal; every difference is an alarm."""
    review = queries.review_by_id(review_id)
    if review is None:
        raise unseen()
    rules.must_be_published(ReviewState(review.state))
    now = snapshot(review.body, period_of(review), today=localdate(at), until=review.until)
    found = differences(review.frozen or {}, now, sealed=queries.seal_of(review))
    changed = [each for each in found if each.figure]
    record(
        ReviewRecomputed(differences=len(changed), matches_seal=len(changed) == len(found)),
        about=review.ref,
        by=ref(by),
        at=at,
    )
    return found

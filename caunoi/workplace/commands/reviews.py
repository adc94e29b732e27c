"""A workplace's own half-year review: written by a person over figures from its records, sent to its committee."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.duties.commands import meet_all
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.workplace.facts import OwnReviewMoved
from caunoi.workplace.models import OwnReview
from caunoi.workplace.queries import lawful
from caunoi.workplace.queries.figures import figures_of
from caunoi.workplace.queries.owed import about_half
from caunoi.workplace.rules.years import half_by
from caunoi.workplace.words import ReviewStage

from .common import LONGEST_TEXT, Actor, digest, locked, locked_workplace, must_be_current, must_keep, ref_of, walls


@transaction.atomic
def write_review(
    *,
    workplace_id: uuid.UUID,
    period: str,
    done: str,
    short: str,
    ahead: str,
    by: Actor,
    at: datetime,
    version: int | None = None,
) -> OwnReview:
    """Write the words of a half-year's review; a sent one is not changed."""
    place = locked_workplace(workplace_id)
    kept = must_keep(by, place)
    half = half_by(period)
    if half.since > localdate(at):
        raise Refusal("Kỳ này chưa bắt đầu.", "This half-year has not begun.", field="period")
    row = place.reviews.filter(period=half.code).first() or OwnReview(**walls(place), period=half.code, version=0)
    must_be_current(version if row.version else None, row.version)
    if row.stage == ReviewStage.SENT.value:
        raise Refusal("Bản sơ kết này đã gửi, không sửa được.", "This review was sent; it is not changed.")
    row.done, row.short, row.ahead = (clean(each)[:LONGEST_TEXT] for each in (done, short, ahead))
    row.kept, row.version = kept.value, row.version + 1
    row.save()
    _tell(row, by, at)
    return row


@transaction.atomic
def send_review(*, review_id: uuid.UUID, by: Actor, at: datetime, version: int | None = None) -> OwnReview:
    """Send it to the committee with the figures of that day, frozen; the half-year's duty is met."""
    row = locked(OwnReview, review_id)
    row.kept = must_keep(by, row.workplace).value
    must_be_current(version, row.version)
    half = half_by(row.period)
    if row.stage == ReviewStage.SENT.value:
        raise Refusal("Bản sơ kết này đã gửi.", "This review was sent already.")
    if min(len(row.done), len(row.ahead)) < 20:
        raise Refusal(
            "Hãy viết kết quả và việc sắp tới trước khi gửi.", "Write what was done and what comes next first."
        )
    row.figures = [[each.code, each.value] for each in figures_of(row.workplace, half.since, half.until, localdate(at))]
    row.stage, row.sent_on, row.version = ReviewStage.SENT.value, localdate(at), row.version + 1
    row.save()
    _tell(row, by, at)
    with as_system():
        keys = [lawful.keys_for(row.workplace).review or "soe.review"]
        meet_all(about=about_half(row.workplace, half), keys=keys, by=ref_of(by), at=at, evidence=row.ref)
    return row


def _tell(row: OwnReview, by: Actor, at: datetime) -> None:
    text = digest("\n".join((row.done, row.short, row.ahead)))
    record(
        OwnReviewMoved(period=row.period, stage=row.stage, text=text, kept=row.kept),
        about=row.ref,
        by=ref_of(by),
        at=at,
    )

"""Bringing reviews in that were approved and issued outside of this system, many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.duties.commands import meet_all
from caunoi.indicators.coverage import Body, Place
from caunoi.indicators.periods import period
from caunoi.kernel.facts import Fact
from caunoi.ledger.commands import record_many
from caunoi.notices.issuing import Issuer, issuers_of, layout_of
from caunoi.review import rules
from caunoi.review.facts import ReviewDrafted, ReviewPublished
from caunoi.review.lower import offered
from caunoi.review.many import snapshots
from caunoi.review.marks import bare_sentences, marked
from caunoi.review.models import Review
from caunoi.review.report import parts, proposals
from caunoi.review.snapshot import VERSION, digest
from caunoi.review.words import ReviewAct, ReviewState

from .drafting import ISSUE, owe


@dataclass(frozen=True, slots=True)
class Issued:
    """One review issued on paper: whose, when, and what people wrote in it, by section."""

    body: Body
    at: datetime
    written: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def take_over(
    *, province: Place, period_code: str, issued: Sequence[Issued], by: str, at: datetime, synthetic: bool = False
) -> list[Review]:
    """Bring in the reviews of communes of a province for a period that has ended; one already there is left as it is.

    Only the operator's command does this. The reviews carry no number of this system's register and say that no approval
    was recorded here.
    """
    of = period(period_code, on=localdate(at))
    rules.must_have_ended(of.until, localdate(at))
    with as_system():
        there = set(
            Review.objects.filter(body__in=[each.body.pk for each in issued], period=of.code).values_list(
                "body_id", flat=True
            )
        )
    new = [each for each in issued if each.body.pk not in there]
    if not new:
        return []
    figures = snapshots(province, [each.body for each in new], of, today=localdate(at))
    issuers = issuers_of([each.body for each in new], of.until)
    rows = [_published(each, of, figures[each.body.pk], issuers[each.body.pk], by, synthetic=synthetic) for each in new]
    Review.objects.bulk_create(rows, batch_size=50)
    begun: list[tuple[Fact, str]] = [
        (ReviewDrafted(body=row.body.code, period=row.period, layout=row.layout), row.ref) for row in rows
    ]
    sealed: list[tuple[Fact, str]] = [
        (ReviewPublished(body=row.body.code, period=row.period, until=row.until, version=str(VERSION), seal=row.seal), row.ref)
        for row in rows
    ]  # fmt: skip
    record_many(begun, by=by, at=at)
    record_many(sealed, by=by, at=at)
    for each, row in zip(new, rows, strict=True):
        owe(row, by, each.at)
        meet_all(about=row.ref, keys=[ISSUE], by=by, at=each.at)
    return rows


def _published(each: Issued, of: Any, figures: dict[str, Any], issuer: Issuer, by: str, *, synthetic: bool) -> Review:
    """The review as it stands frozen, not saved yet."""
    layout = layout_of(each.body)
    review = Review(
        body=each.body, place_id=each.body.place_id, province_id=each.body.province_id, period=of.code, since=of.since, until=of.until,
        layout=layout.value, figures=figures | {"lower": None}, computed_at=each.at, drafted_at=each.at, drafted_by=by, drafted_ref=by, synthetic=synthetic,
    )  # fmt: skip
    review.sections = {
        code: {
            "text": text,
            "by": "",
            "at": each.at.isoformat(),
            "version": 0,
            "marks": marked(text, bare_sentences("")),
        }
        for code, text in each.written.items()
    }
    said = parts(review)
    tasks = [
        {
            "code": task.code,
            "text": task.text,
            "limitation": task.limitation,
            "figure": task.figure,
            "accepted": task.accepted,
        }
        for task in proposals(review)
    ]
    review.frozen = {
        "figures": review.figures, "parts": [part.kept() for part in said], "tasks": tasks, "issuer": issuer.kept(),
        "approved": False, "comments": "", "number": "",
    }  # fmt: skip
    review.state, review.seal, review.offered = (
        ReviewState.PUBLISHED.value,
        digest(review.frozen),
        offered(said, review.figures),
    )
    review.published_at, review.published_by, review.figures = each.at, by, {}
    review.course = [{"act": ReviewAct.PUBLISH.value, "by": by, "ref": by, "at": each.at.isoformat(), "note": ""}]
    return review

"""Demo documents and reviews: what an office would have imported and published by now."""

from datetime import datetime

from caunoi.mandate import demo as documents
from caunoi.places.models import Body
from caunoi.review.commands import draft_review, publish_review

#: Reviews made public, as (body's office, period); the newest half-year stays a draft to be written.
PUBLISHED = ("2025-H2",)
DRAFTED = ("2026-H1",)


def load(*, province: str, ward: str, at: datetime) -> None:
    """Import the demo documents; publish the reviews of the half-year before and draft the newest one."""
    city, party = (Body.objects.get(code=f"{office}.{province}", until__isnull=True) for office in ("ubnd", "danguy"))
    committee = Body.objects.get(code=f"ubnd.{ward}", until__isnull=True)
    documents.load(city=party, ward=committee, by="system", at=at)
    for body in (city, committee):
        for period in PUBLISHED:
            publish_review(
                review_id=draft_review(body=body, period_code=period, by="system", at=at).pk, by="system", at=at
            )
        for period in DRAFTED:
            draft_review(body=body, period_code=period, by="system", at=at)

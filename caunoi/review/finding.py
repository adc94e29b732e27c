"""What of the room may be found: published reviews by everybody, drafts by the body's own people."""

from django.urls import reverse

from caunoi.indicators.periods import CLOSING, PARTS, name_of
from caunoi.search.findable import Findable, register


def named(column: str) -> str:
    """In SQL, what a review of the period whose code stands in ``column`` is called: “sơ kết 6 tháng đầu năm 2026”."""
    told = {part: f"{'tổng kết' if part in CLOSING else 'sơ kết'} {name_of(part, '@')[0]}" for part in PARTS}
    cases = " ".join(f"WHEN '{part}' THEN '{words}'" for part, words in told.items())
    return f"replace(CASE substr({column}, 6) {cases} END, '@', left({column}, 4))"


register.offer(
    Findable(
        kind="review", room="review", vi="Báo cáo sơ kết, tổng kết", en="Reviews", icon="chart", table="review_review", ref="review",
        title=f"'Báo cáo ' || {named('r.period')} || ', ' || b.name", text="''", place="r.place_id",
        body="r.body_id", joins="JOIN places_body b ON b.id = r.body_id", on="coalesce((r.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, r.until)",
        shown="r.state = 'published'", seen_by="ARRAY[r.body_id]", synthetic="r.synthetic", href=lambda key: reverse("review:report", args=[key]),
        desk=lambda key: reverse("review:review", args=[key]),
    )
)  # fmt: skip

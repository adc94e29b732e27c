"""What of the room may be found: published reviews by everybody, drafts by the body's own people."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

register.offer(
    Findable(
        kind="review", room="review", vi="Báo cáo sơ kết, tổng kết", en="Reviews", icon="chart", table="review_review", ref="review",
        title="'Báo cáo ' || CASE WHEN r.period LIKE '%H%' THEN 'sơ kết ' ELSE 'tổng kết ' END || r.period || ', ' || b.name", text="''", place="r.place_id",
        body="r.body_id", joins="JOIN places_body b ON b.id = r.body_id", on="coalesce((r.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, r.until)",
        shown="r.state = 'published'", seen_by="ARRAY[r.body_id]", synthetic="r.synthetic", href=lambda key: reverse("review:report", args=[key]),
        desk=lambda key: reverse("review:review", args=[key]),
    )
)  # fmt: skip

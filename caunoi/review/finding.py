"""What of the room may be found: published reviews by everybody, drafts by the body's own people."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

#: What a period is called, by the part of its code after the year.
_NAMED = (
    "CASE substr(r.period, 6) WHEN 'H1' THEN 'sơ kết 6 tháng đầu năm ' WHEN 'H2' THEN 'sơ kết 6 tháng cuối năm ' WHEN '6M' THEN 'sơ kết 6 tháng năm ' WHEN '9M' THEN 'sơ kết 9 tháng năm '"
    " WHEN '3M' THEN 'sơ kết quý I năm ' WHEN 'Q1' THEN 'sơ kết quý I năm ' WHEN 'Q2' THEN 'sơ kết quý II năm ' WHEN 'Q3' THEN 'sơ kết quý III năm ' WHEN 'Q4' THEN 'sơ kết quý IV năm '"
    " ELSE 'tổng kết năm ' END || left(r.period, 4)"
)

register.offer(
    Findable(
        kind="review", room="review", vi="Báo cáo sơ kết, tổng kết", en="Reviews", icon="chart", table="review_review", ref="review",
        title=f"'Báo cáo ' || {_NAMED} || ', ' || b.name", text="''", place="r.place_id",
        body="r.body_id", joins="JOIN places_body b ON b.id = r.body_id", on="coalesce((r.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, r.until)",
        shown="r.state = 'published'", seen_by="ARRAY[r.body_id]", synthetic="r.synthetic", href=lambda key: reverse("review:report", args=[key]),
        desk=lambda key: reverse("review:review", args=[key]),
    )
)  # fmt: skip

"""What of the room may be found: disclosures while they are up, pages of news; drafts by the body's own people."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

DISCLOSURE = Findable(
    kind="disclosure", room="know", vi="Nội dung công khai", en="Disclosures", icon="megaphone", table="know_disclosure", ref="disclosure",
    title="r.title", text="concat_ws(' ', r.summary, nullif(r.number, ''), r.text)", place="r.place_id", body="r.body_id",
    on="coalesce((r.posted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, r.due)", where="r.stage <> 'dropped'",
    shown="NOT r.inside AND r.posted_at IS NOT NULL AND r.ended_at IS NULL", until="CASE WHEN r.permanent THEN NULL ELSE r.until END",
    seen_by="ARRAY[r.body_id]", stage="r.stage", synthetic="r.synthetic", href=lambda key: reverse("know:disclosure", args=[key]),
    desk=lambda key: reverse("know:officer-disclosure", args=[key]),
)  # fmt: skip
NEWS = Findable(
    kind="news", room="know", vi="Tin tức, giải thích", en="News and explanations", icon="document", table="know_newspage", ref="news-page", title="r.title",
    text="concat_ws(' ', r.summary, r.text)", place="r.place_id", body="r.body_id", on="(coalesce(r.opened_at, r.edited_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date",
    shown="r.stage = 'open' AND r.opened_at IS NOT NULL", seen_by="ARRAY[r.body_id]", synthetic="r.synthetic",
    href=lambda key: reverse("know:news-page", args=[key]), desk=lambda key: reverse("know:officer-page", args=[key]),
)  # fmt: skip
register.offer(DISCLOSURE, NEWS)

"""What of the room may be found: supervisions once shown, drafts being criticised; whose opinion it was, never."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

SUPERVISION = Findable(
    kind="supervision", room="oversee", vi="Cuộc giám sát", en="Supervisions", icon="search", table="oversee_supervision", ref="oversee.supervision",
    title="r.title", text="concat_ws(' ', r.scope, CASE WHEN r.reported_on IS NOT NULL THEN r.findings END)", place="r.place_id", body="r.subject_id",
    on="coalesce(r.reported_on, r.starts_on)", shown="r.shown", seen_by="ARRAY[r.body_id]", stage="r.stage", synthetic="r.synthetic",
    href=lambda key: reverse("oversee:supervision", args=[key]), desk=lambda key: reverse("oversee:supervision-desk", args=[key]),
)  # fmt: skip
CRITICISM = Findable(
    kind="criticism", room="oversee", vi="Phản biện, góp ý", en="Criticism and comments", icon="megaphone", table="oversee_criticism", ref="oversee.criticism",
    title="r.title", text="concat_ws(' ', r.draft, CASE WHEN r.sent_on IS NOT NULL THEN r.summary END)", place="r.place_id", body="r.drafter_id", on="r.since",
    shown="TRUE", stage="r.phase", synthetic="r.synthetic", href=lambda key: reverse("oversee:criticism", args=[key]),
)  # fmt: skip
register.offer(SUPERVISION, CRITICISM)

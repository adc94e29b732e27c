"""What of the room may be found: published directives by everybody; documents and tasks by the bodies on their line."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

MANDATE = Findable(
    kind="mandate", room="mandate", vi="Văn bản giao việc", en="Directives", icon="document", table="mandate_mandate", ref="mandate",
    title="concat_ws(' ', nullif(r.number, ''), r.title)", text="r.issuer", place="b.place_id", body="r.body_id", joins="JOIN places_body b ON b.id = r.body_id",
    on="coalesce(r.day, (r.imported_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)", shown="r.published_at IS NOT NULL", seen_by="ARRAY[r.body_id] || r.readers",
    synthetic="r.synthetic", href=lambda key: reverse("mandate:directive", args=[key]), desk=lambda key: reverse("mandate:mandate", args=[key]),
)  # fmt: skip
TASK = Findable(
    kind="task", room="mandate", vi="Nhiệm vụ", en="Tasks", icon="flag", table="mandate_task", ref="task", title="r.duty", text="r.why", place="b.place_id",
    body="r.body_id", joins="JOIN places_body b ON b.id = r.body_id", on="r.assigned_on", shown="FALSE", where="r.stage <> 'withdrawn'",
    seen_by="ARRAY[r.body_id, r.giver_id, r.root_id] || r.line || r.supporters", href=lambda key: reverse("mandate:task", args=[key]),
)  # fmt: skip
register.offer(MANDATE, TASK)

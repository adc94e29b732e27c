"""What of the room may be found: consultations once they open; what people wrote in them is read on their own pages."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

register.offer(
    Findable(
        kind="consultation", room="discuss", vi="Lấy ý kiến dự thảo", en="Consultations", icon="people", table="discuss_consultation", ref="consultation",
        title="r.title", text="concat_ws(' ', r.summary, r.decision)", place="r.place_id", body="r.body_id", path="r.slug || '.' || r.id",
        on="coalesce(r.opens_on, (r.created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)", where="r.stage <> 'dropped'",
        shown="r.stage IN ('open', 'closed', 'answered', 'decided', 'reported')", seen_by="ARRAY[r.body_id]", stage="r.stage", synthetic="r.synthetic",
        href=lambda path: reverse("discuss:consultation", args=[path.rpartition(".")[0]]),
        desk=lambda path: reverse("discuss:desk-consultation", args=[path.rpartition(".")[2]]),
    )
)  # fmt: skip

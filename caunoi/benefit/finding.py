"""What of the room may be found: programmes whose list is public; nobody on a list, ever."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

register.offer(
    Findable(
        kind="benefitprogramme", room="benefit", vi="Chính sách hỗ trợ, danh sách thụ hưởng", en="Support programmes and their lists", icon="people",
        table="benefit_benefitprogramme", ref="benefitprogramme", title="r.title", text="concat_ws(' ', r.criteria, r.gives, r.result)", place="r.place_id",
        body="r.body_id", on="coalesce(r.posted_on, r.since)", shown="r.state <> 'draft'", seen_by="ARRAY[r.body_id]", stage="r.state", synthetic="r.synthetic",
        path="p.code || '/' || r.id", href=lambda path: reverse("benefit:programme", args=path.split("/")),
        desk=lambda path: reverse("benefit:desk-programme", args=[path.partition("/")[2]]),
    )
)  # fmt: skip

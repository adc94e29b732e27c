"""What of the room may be found: inspections and supervised projects; findings and pictures are read on their own page."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

INSPECTION = Findable(
    kind="inspection", room="check", vi="Cuộc kiểm tra của ban", en="Boards' inspections", icon="check", table="check_inspection", ref="inspection",
    title="i.what", text="concat_ws(' ', r.scope, r.conclusion)", place="r.place_id", body="r.inspected_id", joins="JOIN boards_boarditem i ON i.id = r.item_id",
    on="coalesce(r.concluded_on, i.due)", shown="TRUE", stage="CASE WHEN r.concluded_on IS NULL THEN 'running' ELSE 'concluded' END", synthetic="r.synthetic",
    path="p.code || '/' || r.id", href=lambda path: reverse("check:public-inspection", args=path.split("/")),
)  # fmt: skip
PROJECT = Findable(
    kind="project", room="check", vi="Dự án được giám sát đầu tư", en="Supervised investment projects", icon="home", table="check_project", ref="project",
    title="r.name", text="concat_ws(' ', r.built, r.spot, r.investor, r.contractor, r.result)", place="r.place_id", on="r.starts_on", shown="TRUE",
    stage="CASE WHEN r.ended_on IS NULL THEN 'running' ELSE 'ended' END", synthetic="r.synthetic", path="p.code || '/' || r.id",
    href=lambda path: reverse("check:public-project", args=path.split("/")),
)  # fmt: skip
register.offer(INSPECTION, PROJECT)

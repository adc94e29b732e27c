"""What of the room may be found: conferences once called, before that by the body that plans them and those it invites."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

register.offer(
    Findable(
        kind="plenary", room="plenary", vi="Hội nghị", en="Conferences", icon="people", table="plenary_plenary", ref="plenary", title="r.title",
        text="concat_ws(' ', r.purpose, r.closing)", place="r.place_id", body="r.body_id", on="r.on", where="r.stage <> 'called_off'",
        shown="r.stage IN ('called', 'held', 'minuted', 'concluded')", seen_by="ARRAY[r.body_id]", stage="r.stage", synthetic="r.synthetic",
        href=lambda key: reverse("plenary:conference", args=[key]), desk=lambda key: reverse("plenary:plenary", args=[key]),
    )
)  # fmt: skip

"""What of the room may be found: workplaces of the register that chose to be shown; their own records stay theirs."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

register.offer(
    Findable(
        kind="workplace", room="workplace", vi="Nơi làm việc", en="Workplaces", icon="pin", table="workplace_workplace", ref="workplace", title="r.name",
        text="''", place="r.place_id", body="r.body_id", on="(r.registered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date", shown="TRUE", synthetic="r.synthetic",
        href=lambda key: reverse("workplace:workplace", args=[key]),
    )
)  # fmt: skip

"""What following up lets be found: every public recommendation and promise, by its words and by who raised it."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

register.offer(
    Findable(
        kind="followup", room="followup", vi="Kiến nghị, lời hứa theo đến cùng", en="Followed to the end", icon="flag", table="followup_followup", ref="followup",
        key="r.number", title="r.text", text="concat_ws(' ', r.raised_by, r.reason)", place="r.place_id", body="r.owed_by_id", on="r.raised_on", shown="TRUE",
        stage="r.state", synthetic="r.synthetic", href=lambda key: reverse("followup:followup", args=[key]),
    )
)  # fmt: skip

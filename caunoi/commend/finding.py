"""What of the room may be found: rounds of commendation once open, and who was commended; nominees on trial never."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

CAMPAIGN = Findable(
    kind="campaign", room="commend", vi="Đợt khen thưởng", en="Commendations", icon="flag", table="commend_campaign", ref="campaign", title="r.title", text="r.about",
    place="r.place_id", body="r.body_id", on="r.opens_on", shown="r.stage <> 'planned'", seen_by="ARRAY[r.body_id]", synthetic="r.synthetic",
    href=lambda key: reverse("commend:posting", args=[key]), desk=lambda key: reverse("commend:campaign", args=[key]),
)  # fmt: skip
HONOUR = Findable(
    kind="honour", room="commend", vi="Người, tập thể được khen thưởng", en="Commended", icon="flag", table="commend_honour", ref="honour",
    title="r.name || CASE WHEN r.unit <> '' THEN ', ' || r.unit ELSE '' END", text="r.number", place="r.place_id", on="r.decided_on", shown="TRUE",
    path="r.campaign_id::text", synthetic="r.synthetic", href=lambda key: reverse("commend:posting", args=[key]),
)  # fmt: skip
register.offer(CAMPAIGN, HONOUR)

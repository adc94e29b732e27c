"""What of the room may be found: community decisions once announced; a ballot and a household never."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

register.offer(
    Findable(
        kind="decision", room="decide", vi="Việc cộng đồng bàn, quyết định", en="Community decisions", icon="people", table="decide_decision", ref="decision",
        path="r.code", title="r.title", text="concat_ws(' ', r.text, r.resolution)", place="r.commune_id", where="r.whole_id IS NULL AND r.announced_at IS NOT NULL",
        on="coalesce(r.decided_on, r.vote_on, (r.announced_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)", shown="TRUE", stage="r.stage", synthetic="r.synthetic",
        href=lambda key: reverse("decide:decision", args=[key]),
    )
)  # fmt: skip

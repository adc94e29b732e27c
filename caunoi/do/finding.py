"""What of the room may be found: community works; who gave how much is read on the work's own page, as far as they agreed."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

register.offer(
    Findable(
        kind="work", room="do", vi="Công trình cộng đồng", en="Community works", icon="hand", table="do_communitywork", ref="communitywork", title="r.title",
        text="concat_ws(' ', r.what, r.result)", place="r.commune_id", body="r.body_id", on="r.proposed_on", shown="TRUE", stage="r.stage",
        synthetic="r.synthetic", href=lambda key: reverse("do:work", args=[key]),
    )
)  # fmt: skip
#: Words nobody has answered yet are the answering bodies' own.
register.offer(
    Findable(
        kind="workproposal", room="do", vi="Đề xuất của người dân", en="Residents' proposals", icon="hand", table="do_workproposal", ref="workproposal", title="r.title",
        text="concat_ws(' ', r.what, r.answer)", place="r.commune_id", body="r.body_id", on="r.received_on", shown="r.shown", seen_by="ARRAY[r.body_id, r.overseer_id]",
        stage="r.reply", synthetic="r.synthetic", href=lambda key: reverse("do:proposal", args=[key]), desk=lambda key: reverse("do:kept-proposal", args=[key]),
    )
)  # fmt: skip

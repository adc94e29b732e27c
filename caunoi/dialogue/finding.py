"""What of the room may be found: dialogues once announced and the promises made there; who asked, never."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

DIALOGUE = Findable(
    kind="dialogue", room="dialogue", vi="Đối thoại", en="Dialogues", icon="people", table="dialogue_dialogue", ref="dialogue", title="r.title",
    text="concat_ws(' ', r.content, r.summary)", place="r.place_id", body="r.body_id", on="(r.starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date",
    shown="r.stage <> 'planned'", seen_by="ARRAY[r.body_id]", stage="r.stage", synthetic="r.synthetic", href=lambda key: reverse("dialogue:dialogue", args=[key]),
    desk=lambda key: reverse("dialogue:desk", args=[key]),
)  # fmt: skip
PROMISE = Findable(
    kind="promise", room="dialogue", vi="Lời hứa tại đối thoại", en="Promises", icon="flag", table="dialogue_promise", ref="dialogue.promise", title="r.what",
    text="''", place="r.place_id", body="r.body_id", on="r.made_on", shown="TRUE", stage="r.stage", synthetic="r.synthetic", href=lambda key: reverse("dialogue:promise", args=[key]),
)  # fmt: skip
register.offer(DIALOGUE, PROMISE)

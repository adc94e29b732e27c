"""What of the room may be found: published questions and answers. A petition itself is never copied anywhere: officers find it in its own table."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

register.offer(
    Findable(
        kind="answer", room="voice", vi="Hỏi và trả lời đã công khai", en="Published answers", icon="letter", table="voice_publication", ref="publication",
        title="r.title", text="concat_ws(' ', r.question, r.answer)", place="r.place_id", body="r.body_id",
        on="(r.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date", where="r.taken_down_at IS NULL", shown="TRUE", synthetic="r.synthetic",
        href=lambda key: reverse("voice:answer", args=[key]),
    )
)  # fmt: skip

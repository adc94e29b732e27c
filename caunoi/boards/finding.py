"""What of the room may be found: boards and their public advice; a member's name is read on the board's own page."""

from django.urls import reverse

from caunoi.search.findable import Findable, register

BOARD = Findable(
    kind="board", room="boards", vi="Các ban, tổ", en="Boards", icon="people", table="boards_board", ref="board", title="r.name", text="r.decision",
    place="r.place_id", body="r.body_id", on="r.since", shown="TRUE", until="r.until", synthetic="r.synthetic", path="p.code || '/' || r.id",
    href=lambda path: reverse("boards:board", args=path.split("/")), desk=lambda path: reverse("boards:officer-board", args=[path.partition("/")[2]]), seen_by="ARRAY[r.body_id]",
)  # fmt: skip
ADVICE = Findable(
    kind="boardadvice", room="boards", vi="Kiến nghị của ban, tổ", en="Advice of boards", icon="flag", table="boards_boardadvice", ref="boardadvice",
    title="r.what", text="r.words", place="o.place_id", body="r.to_id", joins="JOIN boards_board b ON b.id = r.board_id JOIN places_place bp ON bp.id = b.place_id JOIN places_body o ON o.id = r.to_id",
    on="r.on", shown="r.public", stage="CASE WHEN r.settled_on IS NOT NULL THEN 'settled' WHEN r.answer <> '' THEN r.answer ELSE 'waiting' END", seen_by="ARRAY[r.to_id, b.body_id]", synthetic="b.synthetic", path="bp.code || '/' || b.id || '/' || r.id",
    href=lambda path: reverse("boards:board", args=path.split("/")[:2]), desk=lambda path: reverse("boards:officer-advice", args=[path.rpartition("/")[2]]),
)  # fmt: skip
register.offer(BOARD, ADVICE)

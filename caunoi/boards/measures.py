"""What the room counts: boards at work, their meetings, work done, advice and its answers. Counts name nobody."""

from typing import Any

from caunoi.ui.measures import Measure

_BOARD: dict[str, Any] = {"place": "r.place_id", "body": "r.body_id", "title": "r.name", "about": "'board:' || r.id", "key": "r.id::text"}  # fmt: skip
_PART: dict[str, Any] = {"place": "b.place_id", "body": "b.body_id", "about": "'board:' || b.id"}
_ADVICE: dict[str, Any] = {
    "rows": "boards_boardadvice r JOIN boards_board b ON b.id = r.board_id JOIN places_body o ON o.id = r.to_id", "place": "o.place_id", "body": "r.to_id",
    "title": "r.what", "about": "'boardadvice:' || r.id",
}  # fmt: skip

MEASURES = (
    #: A board at work in the span counts once, on its first day of it.
    Measure(
        code="boards.active", rows="boards_board r", day="greatest(r.since, %(since)s)", where="coalesce(r.until, 'infinity'::date) > %(since)s", **_BOARD
    ),
    Measure(code="boards.met", rows="boards_boardmeeting r JOIN boards_board b ON b.id = r.board_id", day="r.on", title="b.name", **_PART),
    Measure(
        code="boards.done", rows="boards_boarditem r JOIN boards_board b ON b.id = r.board_id", day="r.done_on", title="r.what", where="r.done_on IS NOT NULL", **_PART
    ),
    #: Advice counts for the body it was given to, whose answer it waits for.
    Measure(code="boards.advised", day="r.on", **_ADVICE),
    Measure(code="boards.answered", day="r.answered_on", where="r.answered_on IS NOT NULL", **_ADVICE),
    Measure(code="boards.settled", day="r.settled_on", where="r.settled_on IS NOT NULL", **_ADVICE),
)  # fmt: skip

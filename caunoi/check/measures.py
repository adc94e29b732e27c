"""What the room counts: inspections, findings, projects, days on the site, defects and what came of them. Counts name nobody."""

from typing import Any

from caunoi.ui.measures import Measure

_INSPECTION: dict[str, Any] = {
    "rows": "check_inspection r JOIN boards_boarditem t ON t.id = r.item_id JOIN boards_board b ON b.id = r.board_id", "place": "r.place_id", "body": "b.body_id",
    "title": "t.what", "about": "'inspection:' || r.id",
}  # fmt: skip
_PROJECT: dict[str, Any] = {
    "rows": "check_project r JOIN boards_board b ON b.id = r.board_id", "place": "r.place_id", "body": "b.body_id", "title": "r.name", "about": "'supervision:' || r.id",
}  # fmt: skip
_ENTRY: dict[str, Any] = {
    "rows": "check_siteentry r JOIN check_project p ON p.id = r.project_id JOIN boards_board b ON b.id = r.board_id", "place": "p.place_id", "body": "b.body_id",
    "title": "p.name", "about": "'supervision:' || p.id",
}  # fmt: skip
#: A recommendation counts for the body that owes the answer.
_ASKED: dict[str, Any] = {
    "rows": "check_recommendation r JOIN boards_boardadvice a ON a.id = r.advice_id JOIN places_body o ON o.id = a.to_id", "place": "o.place_id", "body": "a.to_id",
    "title": "a.what", "about": "'boardadvice:' || a.id", "key": "r.advice_id::text",
}  # fmt: skip

MEASURES = (
    Measure(code="check.inspected", day="r.concluded_on", where="r.concluded_on IS NOT NULL", **_INSPECTION),
    Measure(code="check.noticed", day="t.noticed_on", where="t.noticed_on IS NOT NULL", **_INSPECTION),
    Measure(code="check.projects", day="r.supervise_from", where="r.told_on IS NOT NULL", **_PROJECT),
    Measure(code="check.ended", day="r.ended_on", where="r.ended_on IS NOT NULL", **_PROJECT),
    Measure(code="check.logged", day='r."on"', **_ENTRY),
    Measure(code="check.recommended", day='a."on"', **_ASKED),
    Measure(code="check.defects", day='a."on"', where="r.sort = 'defect'", **_ASKED),
    Measure(code="check.mended", day="a.settled_on", where="r.sort = 'defect' AND a.settled_on IS NOT NULL", **_ASKED),
    Measure(code="check.answered_late", day="a.answered_on", where="a.answered_on > a.due", **_ASKED),
)

"""What the room counts of the decisions of households."""

from typing import Any

from caunoi.ui.measures import Measure

_DECISION: dict[str, Any] = {"rows": "decide_decision r", "place": "r.commune_id", "title": "r.title"}

MEASURES = (
    Measure(code="decide.voted", day="r.vote_on", where="r.stage NOT IN ('draft', 'announced')", **_DECISION),
    Measure(code="decide.passed", day="r.decided_on", where="r.passes", **_DECISION),
    Measure(code="decide.thin", day="r.vote_on", where="r.met_thin OR r.stage = 'thin'", **_DECISION),
    Measure(code="decide.in_force", day="r.effective_on", where="r.stage = 'in_force'", **_DECISION),
    Measure(code="decide.undone", day="r.decided_on", where="r.stage IN ('refused', 'annulled')", **_DECISION),
    Measure(code="decide.households", day="r.decided_on", adds="r.base", where="r.base IS NOT NULL AND r.present IS NOT NULL", **_DECISION),
    Measure(code="decide.present", day="r.decided_on", adds="r.present", where="r.base IS NOT NULL AND r.present IS NOT NULL", **_DECISION),
)  # fmt: skip

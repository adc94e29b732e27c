"""What the room counts of the tasks that directives gave."""

from typing import Any

from caunoi.ui.measures import DAY, Measure, Text

_TASK: dict[str, Any] = {
    "rows": "mandate_task r JOIN places_body o ON o.id = r.body_id", "place": "o.place_id", "body": "r.body_id", "title": "r.duty",
    "about": "'task:' || r.id",
}  # fmt: skip
_WORD: dict[str, Any] = {
    "rows": "mandate_taskword r JOIN mandate_task t ON t.id = r.task_id JOIN places_body o ON o.id = t.body_id", "place": "o.place_id",
    "body": "t.body_id", "title": "t.duty", "about": "'task:' || t.id", "day": DAY.format("r.at"),
}  # fmt: skip
#: A report that neither names its evidence nor links a record.
_BARE = "r.evidence = '' AND NOT EXISTS (SELECT 1 FROM mandate_taskevidence e WHERE e.word_id = r.id)"
_LIVE = "r.stage <> 'withdrawn'"

MEASURES = (
    Measure(code="mandate.assigned", day="r.assigned_on", where=_LIVE, **_TASK),
    Measure(code="mandate.silent", day="r.assigned_on", where=f"{_LIVE} AND coalesce(r.last_word_on, 'infinity'::date) >= %(until)s", **_TASK),
    Measure(code="mandate.finished", day="r.finished_on", where="r.stage = 'done'", **_TASK),
    Measure(
        code="mandate.finished_unproved", day="r.finished_on",
        where="r.stage = 'done' AND NOT EXISTS (SELECT 1 FROM mandate_taskword w WHERE w.task_id = r.id AND (w.evidence <> '' OR EXISTS (SELECT 1 FROM mandate_taskevidence e WHERE e.word_id = w.id)))", **_TASK,
    ),
    Measure(code="mandate.adjusted", where="r.act = 'adjust'", **_WORD),
    Measure(code="mandate.sent_back", where="r.act = 'send_back'", **_WORD),
    Measure(code="mandate.reported", where="r.act = 'report'", **_WORD),
    Measure(code="mandate.percent_unproved", where=f"r.act = 'report' AND r.percent IS NOT NULL AND {_BARE}", **_WORD),
    Measure(code="mandate.reported_unproved", where=f"r.act = 'report' AND {_BARE}", **_WORD),
)  # fmt: skip

#: Reports of progress, to be compared with those of other bodies.
TEXTS = (
    Text(
        code="mandate.report", vi="Báo cáo tiến độ nhiệm vụ", en="Progress report", text="r.text", where="r.act = 'report'",
        rows=_WORD["rows"], place=_WORD["place"], body=_WORD["body"], day=_WORD["day"], title=_WORD["title"], about=_WORD["about"],
    ),
)  # fmt: skip

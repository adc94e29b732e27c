"""What the room counts: conferences, dialogues, agreements and promises of workplaces, by their body and place."""

from typing import Any

from caunoi.ui.measures import Measure

_ROW = "JOIN workplace_workplace w ON w.id = r.workplace_id"
_CONFERENCE: dict[str, Any] = {
    "rows": f"workplace_staffconference r {_ROW}", "day": "r.held_on", "place": "w.place_id", "body": "r.body_id", "title": "w.name",
    "about": "'staffconference:' || r.id",
}  # fmt: skip
_TALK: dict[str, Any] = {
    "rows": f"workplace_workdialogue r {_ROW}", "place": "w.place_id", "body": "r.body_id", "title": "w.name", "about": "'workdialogue:' || r.id",
}  # fmt: skip
_DEAL: dict[str, Any] = {
    "rows": f"workplace_agreement r {_ROW}", "place": "w.place_id", "body": "r.body_id", "title": "r.title", "about": "'agreement:' || r.id",
}  # fmt: skip
_WORD: dict[str, Any] = {
    "rows": f"workplace_workpromise r {_ROW}", "day": "r.due", "place": "w.place_id", "body": "r.body_id", "title": "r.text", "about": "'workpromise:' || r.id",
}  # fmt: skip
#: A promise of a draft binds nobody yet.
_BINDS = "r.stage <> 'withdrawn' AND (r.agreement_id IS NULL OR EXISTS (SELECT 1 FROM workplace_agreement a WHERE a.id = r.agreement_id AND a.stage IN ('signed', 'sent', 'ended')))"

MEASURES = (
    Measure(code="workplace.conferences", where="r.stage = 'valid'", **_CONFERENCE),
    Measure(code="workplace.void", where="r.stage = 'void'", **_CONFERENCE),
    Measure(code="workplace.dialogues", day="r.held_on", where="r.stage IN ('held', 'signed', 'published')", **_TALK),
    Measure(code="workplace.late_results", day="r.publish_due", where="coalesce(r.published_on, 'infinity'::date) > r.publish_due", **_TALK),
    Measure(code="workplace.agreements", day="r.signed_on", where="r.signed_on IS NOT NULL", **_DEAL),
    Measure(code="workplace.sent_late", day="r.send_due", where="coalesce(r.sent_on, 'infinity'::date) > r.send_due", **_DEAL),
    Measure(code="workplace.promises", where=_BINDS, **_WORD),
    Measure(code="workplace.kept", where=f"{_BINDS} AND r.stage = 'kept'", **_WORD),
    Measure(code="workplace.not_kept", where=f"{_BINDS} AND r.stage <> 'kept'", **_WORD),
)  # fmt: skip

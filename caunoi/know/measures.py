"""What the room counts of its disclosures, questions and pages."""

from typing import Any

from caunoi.ui.measures import DAY, Measure

_DISCLOSURE: dict[str, Any] = {
    "rows": "know_disclosure r", "place": "r.place_id", "body": "r.body_id", "title": "r.title", "about": "'disclosure:' || r.id",
}  # fmt: skip
_POSTED = "r.stage IN ('posted', 'taken_down') AND NOT r.inside"
_NO_PROOF = "NOT EXISTS (SELECT 1 FROM know_postingproof p WHERE p.disclosure_id = r.id AND p.withdrawn_at IS NULL AND p.at < %(until)s)"
_QUESTION: dict[str, Any] = {
    "rows": "know_itemquestion r JOIN know_disclosure d ON d.id = r.disclosure_id", "place": "d.place_id", "body": "r.body_id", "title": "d.title",
    "about": "'item-question:' || r.id", "day": DAY.format("r.asked_at"),
}  # fmt: skip
_PAGE: dict[str, Any] = {
    "rows": "know_newspage r",
    "place": "r.place_id",
    "body": "r.body_id",
    "title": "r.title",
    "day": DAY.format("r.opened_at"),
}
_COMMENT: dict[str, Any] = {
    "rows": "know_pagecomment r JOIN know_newspage g ON g.id = r.page_id", "place": "g.place_id", "body": "r.body_id", "title": "g.title",
    "day": DAY.format("r.sent_at"),
}  # fmt: skip

MEASURES = (
    Measure(code="know.disclosed", day="r.since", where=_POSTED, **_DISCLOSURE),
    Measure(code="know.unproved", day="r.since", where=f"{_POSTED} AND {_NO_PROOF}", **_DISCLOSURE),
    Measure(code="know.corrected", day="r.since", where=f"{_POSTED} AND r.version > 1", **_DISCLOSURE),
    Measure(code="know.ended_early", day=DAY.format("r.ended_at"), where="r.ended_early AND NOT r.inside", **_DISCLOSURE),
    Measure(code="know.asked", **_QUESTION),
    Measure(code="know.replied", where=f"{DAY.format('r.answered_at')} < %(until)s", **_QUESTION),
    Measure(
        code="know.unanswered",
        where=f"r.due < %(until)s AND r.state <> 'refused' AND coalesce({DAY.format('r.answered_at')}, 'infinity'::date) > r.due", **_QUESTION,
    ),
    Measure(code="know.news", where="r.stage IN ('open', 'closed')", **_PAGE),
    Measure(code="know.comments", **_COMMENT),
    Measure(code="know.comments_shown", where="r.state = 'shown'", **_COMMENT),
)  # fmt: skip

"""What the room counts of its consultations and of the answers to opinions."""

from typing import Any

from caunoi.ui.measures import DAY, Measure

_DRAFT: dict[str, Any] = {
    "rows": "discuss_consultation r",
    "place": "r.place_id",
    "body": "r.body_id",
    "title": "r.title",
}
_CLOSED = "r.stage NOT IN ('preparing', 'dropped')"
_GROUP: dict[str, Any] = {
    "rows": "discuss_opiniongroup r JOIN discuss_consultation c ON c.id = r.consultation_id", "place": "c.place_id", "body": "c.body_id",
    "title": "r.title", "day": "c.closes_on",
}  # fmt: skip

MEASURES = (
    Measure(code="discuss.opened", day="r.opens_on", where=_CLOSED, **_DRAFT),
    Measure(code="discuss.closed", day="r.closes_on", where=_CLOSED, **_DRAFT),
    Measure(
        code="discuss.unanswered", day="r.answer_on",
        where=f"{_CLOSED} AND coalesce({DAY.format('r.signed_at')}, 'infinity'::date) > r.answer_on", **_DRAFT,
    ),
    Measure(
        code="discuss.decided_unreported", day="r.decided_on", where="coalesce(r.reported_on, 'infinity'::date) >= %(until)s", **_DRAFT
    ),
    Measure(code="discuss.groups", **_GROUP),
    Measure(code="discuss.groups_answered", where=f"{DAY.format('r.answered_at')} < %(until)s", **_GROUP),
    Measure(code="discuss.groups_accepted", where=f"r.verdict = 'accepted' AND {DAY.format('r.answered_at')} < %(until)s", **_GROUP),
)  # fmt: skip

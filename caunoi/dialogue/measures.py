"""What the room counts of its dialogues, questions and promises."""

from typing import Any

from caunoi.ui.measures import DAY, Measure, Text

_DIALOGUE: dict[str, Any] = {
    "rows": "dialogue_dialogue r", "place": "r.place_id", "body": "r.body_id", "title": "r.title", "about": "'dialogue:' || r.id",
}  # fmt: skip
_PROMISE: dict[str, Any] = {
    "rows": "dialogue_promise r", "place": "r.place_id", "body": "r.body_id", "title": "r.what", "about": "'dialogue.promise:' || r.id",
}  # fmt: skip
_QUESTION: dict[str, Any] = {
    "rows": "dialogue_dialoguequestion r JOIN dialogue_dialogue d ON d.id = r.dialogue_id LEFT JOIN dialogue_questiongroup g ON g.id = r.group_id",
    "place": "d.place_id", "body": "d.body_id", "title": "CASE WHEN r.state = 'public' THEN r.shown ELSE '' END", "about": "'dialogue:' || d.id",
    "day": DAY.format("d.ended_at"),
}  # fmt: skip
_HELD: dict[str, Any] = {"day": DAY.format("r.ended_at"), "where": "r.ended_at IS NOT NULL AND r.stage <> 'cancelled'"}
_NO_PROMISE = "NOT EXISTS (SELECT 1 FROM dialogue_promise p WHERE p.dialogue_id = r.id)"
_LATE = "coalesce(r.finished_on, 'infinity'::date)"

MEASURES = (
    Measure(code="dialogue.held", **_DIALOGUE, **_HELD),
    Measure(code="dialogue.people", adds="coalesce(r.attended, 0) + r.attended_online", **_DIALOGUE, **_HELD),
    Measure(code="dialogue.cancelled", day=DAY.format("r.cancelled_at"), where="r.stage = 'cancelled'", **_DIALOGUE),
    Measure(
        code="dialogue.unpublished", day=DAY.format("r.ended_at"),
        where=f"r.stage <> 'cancelled' AND (r.published_at IS NULL OR {DAY.format('r.published_at')} >= %(until)s)", **_DIALOGUE,
    ),
    Measure(
        code="dialogue.no_promise", day=DAY.format("r.ended_at"), where=f"r.stage <> 'cancelled' AND {_NO_PROMISE}", **_DIALOGUE
    ),
    Measure(code="dialogue.questions", **_QUESTION),
    Measure(code="dialogue.answered", where="g.state IN ('answered', 'replied')", **_QUESTION),
    Measure(code="dialogue.promised", day="r.made_on", **_PROMISE),
    Measure(code="dialogue.promises_due", day="r.due", **_PROMISE),
    Measure(code="dialogue.promises_kept", day="r.due", where=f"{_LATE} <= r.due AND r.stage IN ('done', 'kept')", **_PROMISE),
    Measure(code="dialogue.promises_broken", day="r.due", where=f"{_LATE} > r.due", **_PROMISE),
    Measure(code="dialogue.promises_moved", day="r.due", where="r.due > r.first_due", **_PROMISE),
    Measure(
        code="dialogue.disputed", rows="dialogue_promisedispute r JOIN dialogue_promise p ON p.id = r.promise_id", day=DAY.format("r.sent_at"),
        place="p.place_id", body="r.body_id", title="p.what", about="'dialogue.promise:' || p.id", where="r.stopped_at IS NULL",
    ),
    Measure(
        code="dialogue.requests", rows="dialogue_dialoguerequest r", day="r.reached_on", place="r.place_id", body="r.body_id", title="r.title",
        about="'dialogue.request:' || r.id",
    ),
)  # fmt: skip

#: Results of dialogues, to be compared with those of other bodies.
TEXTS = (
    Text(
        code="dialogue.summary", vi="Kết quả đối thoại", en="Result of a dialogue", text="r.summary", where="r.stage = 'published'",
        day=DAY.format("r.published_at"), **_DIALOGUE,
    ),
)  # fmt: skip

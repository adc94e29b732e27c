"""What the room counts: supervisions held and reported, recommendations, criticisms sent and answered, hearings. Counts name nobody."""

from typing import Any

from caunoi.ui.measures import Measure

_SUPERVISED: dict[str, Any] = {"rows": "oversee_supervision r", "place": "r.place_id", "body": "r.body_id", "title": "r.title", "about": "'oversee.supervision:' || r.id", "key": "r.id::text"}  # fmt: skip
_CRITICISED: dict[str, Any] = {"rows": "oversee_criticism r", "place": "r.place_id", "title": "r.title", "about": "'oversee.criticism:' || r.id", "key": "r.id::text"}  # fmt: skip

MEASURES = (
    Measure(code="oversee.held", day="r.ends_on", where="r.stage IN ('held', 'reported')", **_SUPERVISED),
    Measure(code="oversee.reported", day="r.reported_on", where="r.reported_on IS NOT NULL", **_SUPERVISED),
    #: A recommendation counts for the body it was given to.
    Measure(
        code="oversee.recommended", rows="oversee_oversightadvice r JOIN places_body o ON o.id = r.to_id", place="o.place_id", body="r.to_id", day="r.on", title="r.what",
        about="'oversee.recommendation:' || r.id",
    ),
    Measure(
        code="oversee.answered", rows="oversee_oversightadvice r JOIN places_body o ON o.id = r.to_id JOIN followup_followup f ON f.ref = 'oversee.recommendation:' || r.id",
        place="o.place_id", body="r.to_id", day="f.answered_on", where="f.answered_on IS NOT NULL", title="r.what", about="'oversee.recommendation:' || r.id",
    ),
    Measure(code="oversee.criticised", day="r.sent_on", where="r.sent_on IS NOT NULL", body="r.body_id", **_CRITICISED),
    Measure(code="oversee.criticism_answered", day="r.answered_on", where="r.answered_on IS NOT NULL", body="r.drafter_id", **_CRITICISED),
    Measure(
        code="oversee.heard", rows="oversee_oversighthearing r JOIN places_body o ON o.id = r.body_id", place="r.place_id", body="r.body_id", day="r.held_on",
        where="r.held_on IS NOT NULL", title="o.name || ', ' || r.half", about="'oversee.hearing:' || r.id",
    ),
)  # fmt: skip

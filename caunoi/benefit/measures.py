"""What the room counts: codes given out, ratings, satisfied ones, lists made public, people on them. Counts name nobody."""

from typing import Any

from caunoi.ui.measures import Measure

_RATING: dict[str, Any] = {
    "rows": "benefit_servicerating r JOIN benefit_ratedservice v ON v.id = r.service_id", "place": "v.place_id", "body": "v.body_id", "day": 'r."on"',
    "title": "v.name", "about": "'ratedservice:' || v.id", "key": "v.id::text || r.id::text",
}  # fmt: skip
_PROGRAMME: dict[str, Any] = {
    "rows": "benefit_benefitprogramme r", "place": "r.place_id", "body": "r.body_id", "title": "r.title", "about": "'programme:' || r.id",
}  # fmt: skip

MEASURES = (
    Measure(
        code="benefit.asked", rows="benefit_codebatch r JOIN benefit_ratedservice v ON v.id = r.service_id", place="v.place_id", body="v.body_id", day='r."on"',
        adds="r.size - r.returned", title="v.name", about="'ratedservice:' || v.id",
    ),
    Measure(code="benefit.rated", **_RATING),
    Measure(code="benefit.satisfied", where="r.score >= 4", **_RATING),
    Measure(code="benefit.posted", day="r.posted_on", where="r.posted_on IS NOT NULL", **_PROGRAMME),
    Measure(code="benefit.listed", day="r.posted_on", where="r.posted_on IS NOT NULL", adds="r.people", **_PROGRAMME),
    Measure(code="benefit.told", day="r.result_on", where="r.result_on IS NOT NULL", **_PROGRAMME),
)  # fmt: skip

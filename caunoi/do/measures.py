"""What the room counts: works done together, who gave, models recognised and taken over. Counts name nobody."""

from typing import Any

from caunoi.ui.measures import Measure

_WORK: dict[str, Any] = {
    "rows": "do_communitywork r", "place": "r.commune_id", "body": "r.body_id", "title": "r.title", "about": "'communitywork:' || r.id",
}  # fmt: skip
_GIFT: dict[str, Any] = {
    "rows": "do_contribution r JOIN do_communitywork w ON w.id = r.work_id", "day": 'r."on"', "place": "w.commune_id", "body": "w.body_id", "title": "w.title",
    "about": "'communitywork:' || w.id",
}  # fmt: skip
_STANDS = "NOT EXISTS (SELECT 1 FROM do_journalentry u WHERE u.undoes_id = r.entry_id)"
_MODEL: dict[str, Any] = {
    "rows": "do_skilfulmodel r", "place": "r.place_id", "body": "r.body_id", "title": "r.title", "about": "'skilfulmodel:' || r.id",
}  # fmt: skip

MEASURES = (
    Measure(code="do.works", day="r.done_on", where="r.done_on IS NOT NULL", **_WORK),
    Measure(code="do.opened", day="r.opened_on", where="r.opened_on IS NOT NULL", **_WORK),
    Measure(
        code="do.posted", rows="do_settlement s JOIN do_communitywork r ON r.id = s.work_id", day="s.posted_on", where="s.posted_on IS NOT NULL",
        place="r.commune_id", body="r.body_id", title="r.title", about="'communitywork:' || r.id",
    ),
    Measure(code="do.households", where=f"r.giver = 'household' AND {_STANDS}", **_GIFT),
    Measure(code="do.money", where=f"r.giver <> 'state' AND r.given = 'money' AND {_STANDS}", adds="r.amount", **_GIFT),
    Measure(code="do.land", where=f"r.given = 'land' AND {_STANDS}", adds="r.quantity", **_GIFT),
    Measure(code="do.labour", where=f"r.given = 'labour' AND {_STANDS}", adds="r.quantity", **_GIFT),
    Measure(code="do.models", day="r.registered_on", **_MODEL),
    Measure(code="do.adopted", day="r.registered_on", where="r.adopted_from_id IS NOT NULL", **_MODEL),
    Measure(
        code="do.recognised", rows="do_modelrecognition g JOIN do_skilfulmodel r ON r.id = g.model_id", day='g."on"', key="g.id::text",
        place="r.place_id", body="r.body_id", title="r.title", about="'skilfulmodel:' || r.id",
    ),
    Measure(
        code="do.conventions", rows="do_villageconvention r", day="r.recognised_on", where="r.recognised_on IS NOT NULL", place="r.commune_id", body="r.body_id",
        title="r.title", about="'villageconvention:' || r.id",
    ),
)  # fmt: skip

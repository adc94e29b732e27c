"""What the room counts: the lines of the public roll of honour."""

from caunoi.ui.measures import Measure

MEASURES = (
    Measure(
        code="commend.awarded", rows="commend_honour r JOIN commend_campaign c ON c.id = r.campaign_id", day="r.decided_on", place="r.place_id",
        body="c.body_id", title="r.name", about="'honour:' || r.id",
    ),
)  # fmt: skip

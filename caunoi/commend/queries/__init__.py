"""Reading commendation: campaigns, dossiers, the council, the roll. The database shows only what the speaker may see."""

from .campaigns import (
    acts_open,
    at_work_in,
    campaign_of,
    campaigns_for,
    campaigns_open,
    criteria_of,
    decision_file,
    my_bodies,
    nominable,
    posted_campaigns,
)
from .council import (
    ballot_lines,
    counted_by,
    eligible_of,
    kept_out,
    needs_second,
    notes_of,
    seat_of,
    seats_of,
)
from .nominations import dossier, nomination_of, nominations_of, objections_of, person_of, shown_nomination
from .roll import honoured_this_year, honours, posted_now, years_of

__all__ = [
    "acts_open", "at_work_in", "ballot_lines", "campaign_of", "campaigns_for", "campaigns_open", "counted_by", "criteria_of",
    "decision_file", "dossier", "eligible_of", "honoured_this_year", "honours", "kept_out", "my_bodies", "needs_second", "nominable", "nomination_of",
    "nominations_of", "notes_of", "objections_of", "person_of", "posted_campaigns", "posted_now", "seat_of", "seats_of", "shown_nomination",
    "years_of",
]  # fmt: skip

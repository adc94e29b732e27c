"""Reading indicators: kept figures of places, the records behind, scorecards."""

from .scorecard import (
    Card,
    card_bodies,
    card_records,
    comments,
    may_comment,
    may_see_card,
    scorecard,
)
from .tallies import (
    Shown,
    across,
    behind_place,
    kept_periods,
    latest_period,
    may_open_visits,
    provinces_kept,
    series,
    shown,
    tallies_of,
    values_of,
)

__all__ = [
    "Card",
    "Shown",
    "across",
    "behind_place",
    "card_bodies",
    "card_records",
    "comments",
    "kept_periods",
    "latest_period",
    "may_comment",
    "may_open_visits",
    "may_see_card",
    "provinces_kept",
    "scorecard",
    "series",
    "shown",
    "tallies_of",
    "values_of",
]

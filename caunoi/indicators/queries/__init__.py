"""Reading indicators: kept figures of places, the records behind, scorecards."""

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
    "Shown",
    "across",
    "behind_place",
    "kept_periods",
    "latest_period",
    "may_open_visits",
    "provinces_kept",
    "series",
    "shown",
    "tallies_of",
    "values_of",
]

"""Reading early warning: counts, warnings, what may be said of them."""

from .limits import limits
from .listing import (
    before,
    beside,
    came_of,
    cases_behind,
    comparable,
    counts_by_state,
    newest_for,
    newest_week,
    precision,
    warning_of,
    warnings,
)

__all__ = [
    "before",
    "beside",
    "came_of",
    "cases_behind",
    "comparable",
    "counts_by_state",
    "limits",
    "newest_for",
    "newest_week",
    "precision",
    "warning_of",
    "warnings",
]

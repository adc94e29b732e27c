"""The only readers of what is followed up: a list narrowed and paged by key, one with its course, counts, what my bodies owe."""

from .counts import Counts, counts
from .lists import (
    Narrowed,
    Seen,
    evidence_of,
    mark,
    of,
    of_refs,
    one,
    open_of,
    owed_by_bodies,
    seen,
    shown,
    steps_of,
    to_judge,
    waiting,
)
from .opendata import open_extent, open_rows

__all__ = [
    "Counts",
    "Narrowed",
    "Seen",
    "counts",
    "evidence_of",
    "mark",
    "of",
    "of_refs",
    "one",
    "open_extent",
    "open_of",
    "open_rows",
    "owed_by_bodies",
    "seen",
    "shown",
    "steps_of",
    "to_judge",
    "waiting",
]

"""From events to counts: place × topic × time, merged places followed to their heirs, days off and Tết told, late entries allowed for."""

from .cube import Cube, cube_of
from .delay import seen_by
from .events import Events, events_of
from .heirs import Heirs
from .season import Usual, classes, days_of, tet_days, usual

__all__ = [
    "Cube", "Events", "Heirs", "Usual", "classes", "cube_of", "days_of", "events_of", "seen_by", "tet_days", "usual",
]  # fmt: skip

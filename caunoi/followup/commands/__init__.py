"""The acts of following up. Rooms call the first row inside their own transaction; the second is for the pages here; the third for the clock."""

from .answering import answer, answered, extend, extended, report, runs_here
from .common import Evidence
from .counting import count_areas
from .disputing import dispute, follow, redo, uphold
from .finishing import done, finish, settle_undisputed
from .raising import handed_over, open_followup, withdraw

__all__ = [
    "Evidence",
    "answer",
    "answered",
    "count_areas",
    "dispute",
    "done",
    "extend",
    "extended",
    "finish",
    "follow",
    "handed_over",
    "open_followup",
    "redo",
    "report",
    "runs_here",
    "settle_undisputed",
    "uphold",
    "withdraw",
]

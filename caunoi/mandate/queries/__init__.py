"""The readers of the mandate room."""

from .acts import acts_open, history, task_acts
from .mandates import (
    BodyTasks,
    Piece,
    importing_body,
    item,
    items_of,
    mandate,
    past_reviews,
    pieces,
    planning_bodies,
    tasks_by_body,
    unassigned,
    visible_to,
    waiting_of,
    with_counts,
)
from .suggestions import Suggestions, choosable
from .tasks import Seen, figures, late_and_silent, seen, task, tasks_of_bodies

__all__ = [
    "BodyTasks", "Piece", "Seen", "Suggestions", "acts_open", "choosable", "figures", "history", "importing_body", "item", "items_of",
    "late_and_silent", "mandate", "past_reviews", "pieces", "planning_bodies", "seen", "task", "task_acts", "tasks_by_body",
    "tasks_of_bodies", "unassigned",
    "visible_to", "waiting_of", "with_counts",
]  # fmt: skip

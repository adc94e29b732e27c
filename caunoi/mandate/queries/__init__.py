"""The readers of the mandate room."""

from .acts import acts_open, breaks_down, follows, history, task_acts
from .choices import Choices
from .counts import Tally, tasks_of, tasks_of_many
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
from .tasks import Seen, figures, late_and_silent, mine, seen, seen_by, task, tasks_of_bodies
from .tree import Shown, above, evidence_of, offered, parts_of, provision, rounds_of, supporters_of, supporting

__all__ = [
    "BodyTasks", "Choices", "Piece", "Seen", "Shown", "Suggestions", "Tally", "above", "acts_open", "breaks_down", "choosable", "evidence_of", "figures", "follows", "history", "importing_body", "item", "items_of",
    "late_and_silent", "mandate", "mine", "offered", "parts_of", "past_reviews", "pieces", "planning_bodies", "provision", "rounds_of", "seen", "seen_by", "supporters_of", "supporting", "task", "task_acts", "tasks_by_body", "tasks_of",
    "tasks_of_bodies", "tasks_of_many", "unassigned",
    "visible_to", "waiting_of", "with_counts",
]  # fmt: skip

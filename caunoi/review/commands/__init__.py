"""Drafting, writing, hearing staff, approving, publishing and recomputing reviews."""

from .carrying import give_tasks
from .checking import check_due, recompute
from .comments import answer, comment
from .common import PUBLISHERS, WRITERS
from .course import approve, ask_comments, close_comments, return_review, submit
from .drafting import choose_causes, choose_task, draft_review, refresh
from .publishing import publish_review
from .taking_over import Issued, take_over
from .writing import Elsewhere, edit_section, restore_section

__all__ = [
    "PUBLISHERS", "WRITERS", "Elsewhere", "Issued", "answer", "approve", "ask_comments", "check_due", "choose_causes", "choose_task", "close_comments", "comment", "draft_review",
    "edit_section", "give_tasks", "publish_review", "recompute", "refresh", "restore_section", "return_review", "submit", "take_over",
]  # fmt: skip

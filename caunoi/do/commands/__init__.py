"""The acts of the room; the only writers of its tables."""

from .accounts import contribute, hand_on, name_contributor, post_settlement, settle, spend, transfer, undo
from .works import (
    drop_work,
    finish_work,
    link_board,
    link_decision,
    meet_step,
    note_progress,
    open_collection,
    plan_budget,
    plan_step,
    propose_work,
    set_value,
    start_work,
)

__all__ = [
    "contribute",
    "drop_work",
    "finish_work",
    "hand_on",
    "link_board",
    "link_decision",
    "meet_step",
    "name_contributor",
    "note_progress",
    "open_collection",
    "plan_budget",
    "plan_step",
    "post_settlement",
    "propose_work",
    "set_value",
    "settle",
    "spend",
    "start_work",
    "transfer",
    "undo",
]

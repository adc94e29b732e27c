"""Changing papers and messages."""

from .messages import cancel_messages, mark_handed_over, queue_message, report_delivery, send_due_messages
from .papers import (
    discard_paper,
    draft_letter,
    draft_paper,
    edit_paper,
    hide_papers,
    issue_paper,
    open_paper,
    share_papers,
    sign_paper,
)

__all__ = [
    "cancel_messages",
    "discard_paper",
    "draft_letter",
    "draft_paper",
    "edit_paper",
    "hide_papers",
    "issue_paper",
    "mark_handed_over",
    "open_paper",
    "queue_message",
    "report_delivery",
    "send_due_messages",
    "share_papers",
    "sign_paper",
]

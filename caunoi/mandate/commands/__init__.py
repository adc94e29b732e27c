"""The acts of the mandate room: import and review a document, give its tasks, follow them to their end."""

from .importing import Kept, import_and_accept, import_document
from .reviewing import accept_all, accept_item, edit_item, finish_review, keep_record, reject_item, restore_item
from .tasks import acknowledge, adjust, assign, close, complete, issue, report_progress, send_back, withdraw

__all__ = [
    "Kept", "accept_all", "accept_item", "acknowledge", "adjust", "assign", "close", "complete", "edit_item", "finish_review",
    "import_and_accept", "import_document", "issue", "keep_record", "reject_item", "report_progress", "restore_item",
    "send_back", "withdraw",
]  # fmt: skip

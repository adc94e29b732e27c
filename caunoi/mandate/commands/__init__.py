"""The acts of the mandate room: import and review a document, give its tasks down the tree, follow them to their end."""

from .changing import adjust, move, publish, replace_mandate, settle_replaced
from .chasing import escalate, open_rounds
from .giving import Order, assign, break_down, give_task, issue
from .importing import Kept, import_and_accept, import_document
from .reviewing import accept_all, accept_item, edit_item, finish_review, keep_record, reject_item, restore_item
from .tasks import acknowledge, close, complete, contribute, report_progress, send_back, tell_plan, withdraw

__all__ = [
    "Kept", "Order", "accept_all", "accept_item", "acknowledge", "adjust", "assign", "break_down", "close", "complete", "contribute",
    "edit_item", "escalate", "finish_review", "give_task", "import_and_accept", "import_document", "issue", "keep_record", "move", "open_rounds", "publish",
    "reject_item", "replace_mandate", "report_progress", "restore_item", "send_back", "settle_replaced", "tell_plan", "withdraw",
]  # fmt: skip

"""The acts of a review conference: plan, prepare, call, hold, minute, conclude."""

from .concluding import conclude, draw, strike
from .holding import Attachment, contribute, hold, sign, withdraw_speech
from .planning import Plan, call, call_off, edit, move, plan
from .preparing import add_item, add_paper, answer, invite, invite_circle, remove_item, remove_paper, uninvite

__all__ = [
    "Attachment", "Plan", "add_item", "add_paper", "answer", "call", "call_off", "conclude", "contribute", "draw", "edit", "hold", "invite",
    "invite_circle", "move", "plan", "remove_item", "remove_paper", "sign", "strike", "uninvite", "withdraw_speech",
]  # fmt: skip

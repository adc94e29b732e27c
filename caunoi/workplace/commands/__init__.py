"""The only writers of the room."""

from .agreements import draft, edit_draft, end_agreement, poll, send, sign_agreement
from .conferences import (
    call,
    cancel_conference,
    conclude,
    correct,
    declare_void,
    hold,
    move,
    plan_conference,
    vote,
)
from .dialogues import (
    agree,
    ask_dialogue,
    correct_record,
    decline,
    hold_dialogue,
    list_members,
    notify,
    postpone,
    publish,
    set_dialogue,
    sign,
)
from .files import add_files
from .promises import break_promise, keep_promise, promise, withdraw_promise
from .registry import amend, entrust, recount, register, release
from .reviews import send_review, write_review
from .yearly import open_everywhere

__all__ = [
    "add_files", "agree", "amend", "ask_dialogue", "break_promise", "call", "cancel_conference", "conclude", "declare_void", "decline", "draft",
    "end_agreement", "entrust", "hold", "hold_dialogue", "keep_promise", "list_members", "move", "notify", "open_everywhere", "plan_conference", "poll",
    "postpone", "promise", "publish", "recount", "register", "release", "send", "send_review", "set_dialogue", "sign", "sign_agreement", "vote",
    "write_review",
]  # fmt: skip

__all__ = [
    "add_files", "agree", "amend", "ask_dialogue", "break_promise", "call", "cancel_conference", "conclude", "correct", "correct_record",
    "declare_void", "decline", "draft", "edit_draft", "end_agreement", "entrust", "hold", "hold_dialogue", "keep_promise", "list_members",
    "move", "notify", "open_everywhere", "plan_conference", "poll", "postpone", "promise", "publish", "recount", "register", "release", "send",
    "send_review", "set_dialogue", "sign", "sign_agreement", "vote", "withdraw_promise", "write_review",
]  # fmt: skip

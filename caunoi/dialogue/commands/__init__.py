"""Changing dialogues, questions, answers, promises and requests."""

from .answers import reply
from .conferences import (
    Meeting,
    announce_conference,
    call_off_conference,
    edit_conference,
    hold_conference,
    open_conferences,
    plan_conference,
    publish_conference,
)
from .grouping import join_group, leave_group, make_group, name_group, order_groups
from .hall import answer, call_up, close, held_by, promise, put_off, start
from .planning import Plan, announce, cancel, edit_plan, move, plan
from .promises import Evidence, dispute, extend, finish, follow_again, redo, report, settle_undisputed, uphold
from .questions import Receipt, ask, hide_question, key_in, show_question, stop_messages, support_question
from .requests import add_signatures, close_request, count_voters, register_request, support_request
from .result import deliver, draft_minutes, edit_minutes, publish, sign_minutes
from .yearly import meet_year, open_year

__all__ = [
    "Evidence",
    "Meeting",
    "Plan",
    "Receipt",
    "add_signatures",
    "announce",
    "announce_conference",
    "answer",
    "ask",
    "call_off_conference",
    "call_up",
    "cancel",
    "close",
    "close_request",
    "count_voters",
    "deliver",
    "dispute",
    "draft_minutes",
    "edit_conference",
    "edit_minutes",
    "edit_plan",
    "extend",
    "finish",
    "follow_again",
    "held_by",
    "hide_question",
    "hold_conference",
    "join_group",
    "key_in",
    "leave_group",
    "make_group",
    "meet_year",
    "move",
    "name_group",
    "open_conferences",
    "open_year",
    "order_groups",
    "plan",
    "plan_conference",
    "promise",
    "publish",
    "publish_conference",
    "put_off",
    "redo",
    "register_request",
    "reply",
    "report",
    "settle_undisputed",
    "show_question",
    "sign_minutes",
    "start",
    "stop_messages",
    "support_question",
    "support_request",
    "uphold",
]  # fmt: skip

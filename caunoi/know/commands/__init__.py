"""Changing what is disclosed."""

from .asking import Kept, answer_question, ask, refuse_question, show_question
from .attaching import attach_file, detach_file
from .listing import erase_names, list_names
from .news import close_page, comment, judge_comment, open_page, write_page
from .papers import draft_register, draft_report, post_register, send_report
from .planning import add_line, adopt_plan, draft_plan, planned_days, remove_line, set_line
from .proving import prove, withdraw_proof
from .publishing import correct, drop, enter_decision, publish, take_down, write_text
from .subscribing import confirm, send_digests, stop, subscribe

__all__ = [
    "Kept",
    "add_line",
    "adopt_plan",
    "answer_question",
    "ask",
    "attach_file",
    "close_page",
    "comment",
    "confirm",
    "correct",
    "detach_file",
    "draft_plan",
    "draft_register",
    "draft_report",
    "drop",
    "enter_decision",
    "erase_names",
    "judge_comment",
    "list_names",
    "open_page",
    "planned_days",
    "post_register",
    "prove",
    "publish",
    "refuse_question",
    "remove_line",
    "send_digests",
    "send_report",
    "set_line",
    "show_question",
    "stop",
    "subscribe",
    "take_down",
    "withdraw_proof",
    "write_page",
    "write_text",
]

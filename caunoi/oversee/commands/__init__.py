"""The acts of supervision, hearings, social criticism and the standing channel."""

from .criticising import (
    answer_point,
    drop,
    issue,
    make_point,
    move_last_day,
    opine,
    place_opinion,
    request_criticism,
    send,
    sign_answers,
)
from .hearing import hear, leave, open_hearings
from .programme import begin_programme, open_programmes, sign_programme
from .standing import comment
from .supervising import Member, cancel, hold, move, notify, plan, recommend, report, send_report, set_team

__all__ = [
    "Member",
    "answer_point",
    "begin_programme",
    "cancel",
    "comment",
    "drop",
    "hear",
    "hold",
    "issue",
    "leave",
    "make_point",
    "move",
    "move_last_day",
    "notify",
    "open_hearings",
    "open_programmes",
    "opine",
    "place_opinion",
    "plan",
    "recommend",
    "report",
    "request_criticism",
    "send",
    "send_report",
    "set_team",
    "sign_answers",
    "sign_programme",
]

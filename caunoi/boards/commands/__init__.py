"""The acts of boards: set up, dissolve, seat, release, plan, put off, send the plan, carry out, meet, advise, answer, settle."""

from .advising import advise, answer_advice, follow_again, settle_advice
from .listening import listen
from .meeting import meet
from .programme import carry_out, move, plan, send_notice
from .seating import give_account, release, seat
from .setting import dissolve, set_up

__all__ = [
    "advise",
    "answer_advice",
    "carry_out",
    "dissolve",
    "follow_again",
    "give_account",
    "listen",
    "meet",
    "move",
    "plan",
    "release",
    "seat",
    "send_notice",
    "set_up",
    "settle_advice",
]

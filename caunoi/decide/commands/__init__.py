"""The acts of the room, one file a subject."""

from .ballots import enter_count, hand_out, print_ballots, read_papers, tick_stubs
from .meeting import hold_meeting
from .online import cast, open_online, reissue_code
from .readying import (
    front_agrees,
    join_team,
    leave_team,
    prepare,
    put_forward,
    record_consents,
    withdraw_candidate,
    withdraw_consents,
)  # fmt: skip
from .roll import add_household, end_household, import_roll, open_representatives, set_representative
from .seating import name_interim
from .settling import annul, fix_date, order_redo, receive, recognise, refuse, send
from .starting import announce, drop, reword, start, start_again, vote_again
from .voting import close_vote

__all__ = [
    "add_household",
    "announce",
    "annul",
    "cast",
    "close_vote",
    "drop",
    "end_household",
    "enter_count",
    "fix_date",
    "front_agrees",
    "hand_out",
    "hold_meeting",
    "import_roll",
    "join_team",
    "leave_team",
    "name_interim",
    "open_online",
    "open_representatives",
    "order_redo",
    "prepare",
    "print_ballots",
    "put_forward",
    "read_papers",
    "receive",
    "recognise",
    "record_consents",
    "refuse",
    "reissue_code",
    "reword",
    "send",
    "set_representative",
    "start",
    "start_again",
    "tick_stubs",
    "vote_again",
    "withdraw_candidate",
    "withdraw_consents",
]  # fmt: skip

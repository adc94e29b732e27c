"""Everything that may be done in commendation."""

from .campaigns import Plan, add_criterion, announce, plan, post_list, remove_criterion
from .council import convene, declare_conflict, leave_seat, look_at_notes, seat
from .counting import close_count, enter_counts
from .deciding import decide
from .nominations import nominate, set_aside, withdraw
from .objecting import object_to

__all__ = [
    "Plan", "add_criterion", "announce", "close_count", "convene", "decide", "declare_conflict", "enter_counts", "leave_seat", "look_at_notes",
    "nominate", "object_to", "plan", "post_list", "remove_criterion", "seat", "set_aside", "withdraw",
]  # fmt: skip

"""What is allowed: who rates once, which lists may be shown and for how long; what looks unusual."""

from .lists import (
    difference,
    must_be_in_state,
    must_be_reached,
    must_be_the_version,
    must_hold_no_private,
    must_last,
    must_not_end,
    read_number,
)
from .ratings import (
    must_be_current,
    must_be_known,
    must_be_new,
    must_be_open,
    must_return,
    must_say,
    must_size,
)
from .unusual import Unusual, bursts, keyed_apart, longest_run

__all__ = [
    "Unusual",
    "bursts",
    "difference",
    "keyed_apart",
    "longest_run",
    "must_be_current",
    "must_be_in_state",
    "must_be_known",
    "must_be_new",
    "must_be_open",
    "must_be_reached",
    "must_be_the_version",
    "must_hold_no_private",
    "must_last",
    "must_not_end",
    "must_return",
    "must_say",
    "must_size",
    "read_number",
]

"""What is allowed: the book of steps, what would be void, what must be done before, how votes are counted."""

from .book import AGREED, BOOK, COUNTED, ENDED, must_fit
from .choosing import must_be_of_age, must_be_reason, must_be_words, must_not_be_past
from .lawful import Obstacle, Proposal, must_be_lawful, obstacles
from .needs import (
    CONVENTION,
    Want,
    Wanted,
    missing_from,
    must_be_manned,
    must_be_ready,
    size_of,
    state_of,
    teams_of,
    wants,
)  # fmt: skip
from .results import (
    Outcome,
    Votes,
    agreed_count,
    commune_outcome,
    differences,
    elected,
    must_add_up,
    must_match_stubs,
    next_counter,
    outcome,
    share_of,
)  # fmt: skip

from ..words import State  # isort: skip
from .roll import RollRow, must_be_code, read_roll

__all__ = [
    "AGREED", "BOOK", "CONVENTION", "COUNTED", "ENDED", "Obstacle", "Outcome", "Proposal", "RollRow", "State", "Votes", "Want", "Wanted", "agreed_count",
    "commune_outcome", "differences", "elected", "missing_from", "must_add_up", "must_be_code", "must_be_lawful", "must_be_manned",
    "must_be_of_age", "must_be_ready", "must_be_reason", "must_be_words", "must_fit", "must_match_stubs", "must_not_be_past",
    "next_counter", "obstacles", "outcome", "read_roll", "share_of", "size_of", "state_of", "teams_of", "wants",
]  # fmt: skip

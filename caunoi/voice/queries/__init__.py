"""Reading petitions. A page or an API obtains rows from here only, and the database's own walls stand behind it."""

from .cases import (
    Page,
    actions_open,
    attention,
    case_by_id,
    history,
    inbox,
    petitions_by_id,
    search,
    similar,
    supporters_of,
)
from .drafts import draft_of
from .published import Figures, alike, figures, figures_of, mark, publication, publications
from .receipts import (
    Holder,
    clocks,
    holder,
    hops,
    letter_for,
    letters_to,
    locked_until,
    papers_sent,
    rated_by,
    rating_asked,
    receipt_of_joining,
)  # fmt: skip
from .tracking import opens, people_count, progress, tracked

__all__ = [
    "Figures", "Holder", "Page", "actions_open", "alike", "attention", "case_by_id", "clocks", "draft_of", "figures", "figures_of", "history",
    "holder", "hops", "inbox", "letter_for", "letters_to", "locked_until", "mark", "opens", "papers_sent", "people_count", "petitions_by_id", "progress", "publication",
    "publications", "rated_by", "rating_asked", "receipt_of_joining", "search", "similar", "supporters_of", "tracked",
]  # fmt: skip

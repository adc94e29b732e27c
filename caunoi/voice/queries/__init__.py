"""Reading petitions. A page or an API obtains rows from here only, and the database's own walls stand behind it."""

from .cases import (
    Page,
    actions_open,
    attention,
    case_by_id,
    history,
    inbox,
    publications,
    search,
    similar,
    supporters_of,
)
from .tracking import opens, people_count, progress, tracked

__all__ = [
    "Page", "actions_open", "attention", "case_by_id", "history", "inbox", "opens", "people_count", "progress", "publications", "search", "similar",
    "supporters_of", "tracked",
]  # fmt: skip

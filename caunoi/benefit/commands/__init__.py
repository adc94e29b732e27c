"""The acts of benefit: what is rated, codes, ratings; programmes and their lists; published scores of the service index."""

from .index import record_index
from .programmes import (
    count_reach,
    enter_list,
    hide_names,
    note_objection,
    note_results,
    objectable,
    open_programme,
    post_list,
    settle_list,
    tell_result,
)
from .ratings import (
    MORE_WITHIN,
    Said,
    close_service,
    issue_codes,
    key_in_call,
    key_in_paper,
    open_service,
    rate,
    return_codes,
    tell_more,
)

__all__ = [
    "MORE_WITHIN",
    "Said",
    "close_service",
    "count_reach",
    "enter_list",
    "hide_names",
    "issue_codes",
    "key_in_call",
    "key_in_paper",
    "note_objection",
    "note_results",
    "objectable",
    "open_programme",
    "open_service",
    "post_list",
    "rate",
    "record_index",
    "return_codes",
    "settle_list",
    "tell_more",
    "tell_result",
]

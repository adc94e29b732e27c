"""The acts of benefit: what is rated, codes, ratings."""

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
    "issue_codes",
    "key_in_call",
    "key_in_paper",
    "open_service",
    "rate",
    "return_codes",
    "tell_more",
]

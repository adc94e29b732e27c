"""The acts of the voice room; each moves a case by its book and nothing else does."""

from ..filing import Filing, Who
from .handing import acknowledge, allot, assign, escalate, forward, urge
from .intake import Receipt, lodge
from .people import identity_for_letter, join, open_identity
from .publishing import publish, take_down
from .ratings import ask_reopen, rate, supplement
from .resolving import (
    accept,
    call_dialogue,
    close,
    decline_reopen,
    extend,
    hold_dialogue,
    reopen,
    resolve,
    resume,
    send,
    suspend,
    terminate,
    verify,
    withdraw,
    withdraw_part,
)
from .sorting import guide, keep, note, refuse, sort, split

__all__ = [
    "Filing", "Receipt", "Who", "accept", "acknowledge", "allot", "ask_reopen", "assign", "call_dialogue", "close",
    "decline_reopen", "escalate", "extend", "forward", "guide", "hold_dialogue", "identity_for_letter", "join", "keep", "lodge",
    "note", "open_identity", "publish", "rate", "refuse", "reopen", "resolve", "resume", "send", "sort", "split", "supplement",
    "suspend", "take_down", "terminate", "urge", "verify", "withdraw", "withdraw_part",
]  # fmt: skip

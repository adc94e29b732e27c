"""The acts of sector reports: open, ask, begin, draft, write, send, receive, give back."""

from .opening import ask, begin_quick, open_rounds
from .sending import accept, draft, give_back, send, write

__all__ = ["accept", "ask", "begin_quick", "draft", "give_back", "open_rounds", "send", "write"]

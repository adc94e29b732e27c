"""Reviews, every version of their sections, and what staff said of the drafts."""

from .comments import Comment
from .review import Review
from .texts import SectionText

__all__ = ["Comment", "Review", "SectionText"]

"""The only readers of what is disclosed, for pages and other rooms."""

from .figures import Figures, figures, figures_of
from .lists import Entry, label_of, labels, register, register_of
from .parts import parts_of
from .public import mark, posted, published
from .reading import news

__all__ = [
    "Entry",
    "Figures",
    "figures",
    "figures_of",
    "label_of",
    "labels",
    "mark",
    "news",
    "parts_of",
    "posted",
    "published",
    "register",
    "register_of",
]

"""The only readers of the room for pages, other rooms and upper floors."""

from . import consultations, drafts, draws, mapping, matrix, own, tallies
from .consultations import by_slug, figures_of_place, issued_papers, mine, of_mine, published

__all__ = [
    "by_slug",
    "consultations",
    "drafts",
    "draws",
    "figures_of_place",
    "issued_papers",
    "mapping",
    "matrix",
    "mine",
    "of_mine",
    "own",
    "published",
    "tallies",
]

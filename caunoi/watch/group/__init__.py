"""Mass letters found together: copies of one letter, and letters about one cause.

Letters are folded and what says who somebody is left out, before anything is hashed; runs of three words become a sketch; letters that agree
on a band of it are compared, and linked where they share enough of what is rare. What is left is joined by rare words and figures in one place.
"""

from .grouping import Gathering, Grouping, group

__all__ = ["Gathering", "Grouping", "group"]

"""Counting places anew, and speaking beside a scorecard."""

from .commenting import comment_scorecard
from .recounting import Recounted, keep_counted, recount_place, recount_province, running

__all__ = ["Recounted", "comment_scorecard", "keep_counted", "recount_place", "recount_province", "running"]

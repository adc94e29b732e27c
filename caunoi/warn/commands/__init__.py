"""Changing early warning: letters read, weeks judged, warnings answered."""

from .grouping import forget_letter, read_letters
from .judgement import judge
from .weekly import judge_due, judge_week

__all__ = ["forget_letter", "judge", "judge_due", "judge_week", "read_letters"]

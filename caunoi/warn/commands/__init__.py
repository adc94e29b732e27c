"""Changing early warning: letters read, weeks judged, warnings answered."""

from .common import may_judge
from .grouping import forget_letter, read_letters
from .judgement import judge
from .telling import send_briefs
from .weekly import judge_due, judge_week

__all__ = ["forget_letter", "judge", "judge_due", "judge_week", "may_judge", "read_letters", "send_briefs"]

"""Changing early warning: letters read, weeks judged, warnings answered."""

from .common import may_judge
from .gathering import gather
from .grouping import forget_letter, mend_index, read_fresh, read_letters
from .judgement import judge, note_act
from .telling import send_briefs
from .weekly import judge_due, judge_week

__all__ = [
    "forget_letter",
    "gather",
    "judge",
    "judge_due",
    "judge_week",
    "may_judge",
    "mend_index",
    "note_act",
    "read_fresh",
    "read_letters",
    "send_briefs",
]

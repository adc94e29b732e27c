"""What is kept of workplaces: counts, days, words of decisions; no worker's name."""

from .agreements import Agreement, WorkPromise
from .conferences import StaffConference, StaffResolution
from .dialogues import DialogueMembers, WorkDialogue
from .registry import Headcount, Workplace
from .reviews import OwnReview

__all__ = [
    "Agreement",
    "DialogueMembers",
    "Headcount",
    "OwnReview",
    "StaffConference",
    "StaffResolution",
    "WorkDialogue",
    "WorkPromise",
    "Workplace",
]

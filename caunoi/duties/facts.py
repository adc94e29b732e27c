"""What can have happened to a duty."""

from dataclasses import dataclass
from datetime import date

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Fact):
    """A duty began to run."""

    act = "open_duty"
    duty: str
    rule: str
    owed_by: str
    due: date
    cite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Fact):
    """Its clock was stopped."""

    act = "pause_duty"
    duty: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Fact):
    """Its clock runs again."""

    act = "resume_duty"
    duty: str
    on: date
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(Fact):
    """It was given more time."""

    act = "extend_duty"
    duty: str
    rule: str
    before: date
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Met(Fact):
    """It was fulfilled."""

    act = "meet_duty"
    duty: str
    on: date
    late_days: int = 0
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waived(Fact):
    """It need not be done any more."""

    act = "waive_duty"
    duty: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputed(Fact):
    """Its last day moved because the calendar changed."""

    act = "recompute_duty"
    duty: str
    before: date
    due: date
    calendar: str

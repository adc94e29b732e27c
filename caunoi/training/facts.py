"""What can have happened in training."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePlanned(Fact):
    """A course was put on a body's plan, and which indicator it answers."""

    act: ClassVar[str] = "training.planned"
    body: str
    year: int
    indicator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSet(Fact):
    """A session of a course was set, or called off with a reason whose digest stands here."""

    act: ClassVar[str] = "training.session"
    session: str
    starts_at: datetime
    cancelled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended(Fact):
    """Somebody was put on the list of a session, or attended it."""

    act: ClassVar[str] = "training.attended"
    session: str
    member: str
    way: str = ""

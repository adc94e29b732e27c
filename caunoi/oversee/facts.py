"""What can have happened in supervision, hearings and social criticism."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSigned(Fact):
    """The programme of a year was signed."""

    act: ClassVar[str] = "oversee.programme_signed"
    year: int
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned(Fact):
    """A supervision was planned."""

    act: ClassVar[str] = "oversee.planned"
    subject: str
    on: date
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Fact):
    """A supervision took a step; its words by digest."""

    act: ClassVar[str] = "oversee.moved"
    step: str
    stage: str
    on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated(Fact):
    """The team was set; names stay in the table."""

    act: ClassVar[str] = "oversee.team_set"
    members: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommended(Fact):
    """A supervision recommended something to a body."""

    act: ClassVar[str] = "oversee.recommended"
    recommendation: int
    to: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard(Fact):
    """A council or committee heard the Front's results of a half-year."""

    act: ClassVar[str] = "oversee.heard"
    half: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingLeft(Fact):
    """Something asked or promised at a hearing was put on the public list."""

    act: ClassVar[str] = "oversee.hearing_left"
    sort: str
    to: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticismOpened(Fact):
    """Opinions on a draft, or on the work of a body, are gathered."""

    act: ClassVar[str] = "oversee.criticism_opened"
    sort: str
    drafter: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opined(Fact):
    """An opinion was received; its words and author stay in the table."""

    act: ClassVar[str] = "oversee.opined"
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticismMoved(Fact):
    """A criticism took a step; what was signed, by digest."""

    act: ClassVar[str] = "oversee.criticism_moved"
    step: str
    phase: str
    points: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastDayMoved(Fact):
    """Opinions on a draft are taken until another day than announced; why, by digest."""

    act: ClassVar[str] = "oversee.last_day_moved"
    until: date
    before: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAnswered(Fact):
    """The drafter answered a point."""

    act: ClassVar[str] = "oversee.point_answered"
    point: int
    verdict: str
    words: str

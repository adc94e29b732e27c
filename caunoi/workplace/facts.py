"""What can have happened at a workplace; counts and days, no person's name."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkplaceRegistered(Fact):
    """A workplace was put on the register, or what stands there was changed."""

    act: ClassVar[str] = "workplace.registered"
    body: str
    sort: str
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkersCounted(Fact):
    """How many work there, from a day."""

    act: ClassVar[str] = "workplace.counted"
    workers: int
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskEntrusted(Fact):
    """An account was given or lost a side's desk at a workplace."""

    act: ClassVar[str] = "workplace.entrusted"
    holder: str
    role: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceStep(Fact):
    """A conference was planned or moved on; what its counts were."""

    act: ClassVar[str] = "workplace.conference"
    step: str
    stage: str
    kept: str
    summoned: int | None = None
    opening: int | None = None
    voting: int | None = None
    held_on: date | None = None
    cite: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionVoted(Fact):
    """A question was put to the vote of a conference."""

    act: ClassVar[str] = "workplace.voted"
    question: str
    yes: int
    no: int
    blank: int
    passes: bool
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersListed(Fact):
    """How many members each side of the dialogue has, from a day."""

    act: ClassVar[str] = "workplace.members"
    employer: int
    workers: int
    on: date
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkStep(Fact):
    """A workplace dialogue was set, asked for or moved on."""

    act: ClassVar[str] = "workplace.dialogue"
    step: str
    stage: str
    kept: str
    occasion: str
    side: str = ""
    held_on: date | None = None
    present: int | None = None
    text: str = ""
    cite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealStep(Fact):
    """A collective agreement was drafted or moved on."""

    act: ClassVar[str] = "workplace.agreement"
    step: str
    stage: str
    kept: str
    polled: int | None = None
    approved: int | None = None
    since: date | None = None
    until: date | None = None
    on: date | None = None
    text: str = ""
    cite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordGiven(Fact):
    """A promise was given, kept or broken; its words and their proof by digest."""

    act: ClassVar[str] = "workplace.promise"
    step: str
    stage: str
    due: date
    kept: str
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReviewMoved(Fact):
    """A workplace's own review was written or sent; its words by digest."""

    act: ClassVar[str] = "workplace.review"
    period: str
    stage: str
    text: str
    kept: str

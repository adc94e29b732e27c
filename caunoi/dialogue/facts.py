"""What can have happened to a dialogue, its questions and its promises."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Fact):
    """A dialogue took a step of its book."""

    act: ClassVar[str] = "dialogue.moved"
    step: str
    stage: str
    starts_at: datetime | None = None
    before: datetime | None = None
    reason: str = ""
    cite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Fact):
    """Voters of a place, signatures of a request or people in a hall were counted."""

    act: ClassVar[str] = "dialogue.counted"
    what: str
    number: int
    on: date
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested(Fact):
    """A request by voters was registered, reached its number, was met or closed."""

    act: ClassVar[str] = "dialogue.requested"
    stage: str
    signatures: int = 0
    voters: int = 0
    needed: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Fact):
    """A question was taken in; the digest is of its words."""

    act: ClassVar[str] = "dialogue.asked"
    number: int
    channel: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderated(Fact):
    """A question was shown or hidden; the digest is of the wording shown."""

    act: ClassVar[str] = "dialogue.moderated"
    number: int
    state: str
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped(Fact):
    """Questions were put together, taken apart or put in order."""

    act: ClassVar[str] = "dialogue.grouped"
    group: int
    questions: tuple[int, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered(Fact):
    """What became of a group of questions: the digest is of the answer."""

    act: ClassVar[str] = "dialogue.answered"
    group: int
    state: str
    body: str = ""
    due: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised(Fact):
    """A body promised something by a day."""

    act: ClassVar[str] = "dialogue.promised"
    dialogue: str
    body: str
    due: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseMoved(Fact):
    """A promise took a step of its book."""

    act: ClassVar[str] = "dialogue.promise_moved"
    step: str
    stage: str
    words: str = ""
    files: int = 0
    before: date | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed(Fact):
    """A resident said that a promise reported done is not; the digest is of the words."""

    act: ClassVar[str] = "dialogue.disputed"
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered(Fact):
    """A result was handed over, posted or read out."""

    act: ClassVar[str] = "dialogue.delivered"
    way: str
    to: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceMoved(Fact):
    """A group's yearly conference took a step of its book; words are digested."""

    act: ClassVar[str] = "dialogue.conference"
    step: str
    stage: str
    year: int
    on: date
    households: int = 0
    present: int = 0
    words: str = ""
    reason: str = ""
    cite: str = ""

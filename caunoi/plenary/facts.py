"""What can have happened to a review conference; words that stay in the room leave only their digest here."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PlenaryMoved(Fact):
    """A conference was planned, or took a step of its book."""

    act: ClassVar[str] = "plenary.moved"
    step: str
    stage: str
    on: date
    paper: str = ""
    bodies: int = 0
    people: int = 0
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared(Fact):
    """Something was put on the agenda, among the papers or the speeches, or taken off again."""

    act: ClassVar[str] = "plenary.prepared"
    what: str
    words: str
    ref: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited(Fact):
    """Bodies were invited, or one was taken off the list."""

    act: ClassVar[str] = "plenary.invited"
    bodies: tuple[str, ...]
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied(Fact):
    """An invited body said whether it comes."""

    act: ClassVar[str] = "plenary.replied"
    body: str
    reply: str
    people: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionDrawn(Fact):
    """A conclusion was written down with its owner and day, or taken out before it was issued."""

    act: ClassVar[str] = "plenary.conclusion_drawn"
    position: int
    body: str
    due: date
    words: str
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionGiven(Fact):
    """An issued conclusion became a task of its owner."""

    act: ClassVar[str] = "plenary.conclusion_given"
    position: int
    body: str
    due: date
    task: str

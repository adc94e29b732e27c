"""What can have happened at a reception. No fact says who came or what they said."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskOpened(Fact):
    """A body keeps its receptions here from a day on."""

    act: ClassVar[str] = "reception.desk_opened"
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted(Fact):
    """A reception day was posted; ``last_day`` is the last day it could be, ``counts`` whether it was in time."""

    act: ClassVar[str] = "reception.posted"
    body: str
    turn: str
    on: date
    last_day: date
    counts: bool
    cite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledOff(Fact):
    """A reception day was called off, for a reason; ``moved_to`` is the day instead."""

    act: ClassVar[str] = "reception.cancelled"
    reason: str
    bookings: int
    moved_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun(Fact):
    """A reception day began: who sat there, and whether this was entered on a later day."""

    act: ClassVar[str] = "reception.begun"
    turn: str
    late_entry: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Fact):
    """A reception day ended: how many visits there were, how many people."""

    act: ClassVar[str] = "reception.held"
    turn: str
    visits: int
    people: int
    recording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested(Fact):
    """The connection of an online reception was tested, or connected on the day."""

    act: ClassVar[str] = "reception.tested"
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed(Fact):
    """The law's reception days of a period began to be owed."""

    act: ClassVar[str] = "reception.owed"
    period: str
    days: int
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained(Fact):
    """Why a period's days were not held; the digest of the words, which are public."""

    act: ClassVar[str] = "reception.explained"
    period: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked(Fact):
    """Somebody made an appointment."""

    act: ClassVar[str] = "reception.booked"
    session: str
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebooked(Fact):
    """An appointment was moved to another day or time."""

    act: ClassVar[str] = "reception.rebooked"
    session: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unbooked(Fact):
    """An appointment was given back."""

    act: ClassVar[str] = "reception.unbooked"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitMoved(Fact):
    """A visit came to a stage: waiting, called, being received, done, left."""

    act: ClassVar[str] = "reception.visit"
    stage: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRefused(Fact):
    """Somebody was not received, on a ground of the law."""

    act: ClassVar[str] = "reception.refused"
    ground: str
    written: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterNoted(Fact):
    """One matter of a visit was written down; the digest of its words."""

    act: ClassVar[str] = "reception.matter"
    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterSettled(Fact):
    """A matter was answered, guided, or taken on as a petition."""

    act: ClassVar[str] = "reception.settled"
    settlement: str
    petition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleShown(Fact):
    """The sealed names of those received were opened: the digest of the reason, how many visits."""

    act: ClassVar[str] = "reception.people_shown"
    reason: str
    visits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkMade(Fact):
    """A secret calendar address was made, or the old one ended."""

    act: ClassVar[str] = "reception.link"
    made: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvedPosted(Fact):
    """The timetable of some days hung on paper somewhere from a day on; ``pictured`` whether a picture shows it."""

    act: ClassVar[str] = "reception.proved_posted"
    proof: int
    posted_on: date
    first: date
    last: date
    pictured: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofTakenBack(Fact):
    """Proof that was recorded wrongly was taken back, for a reason."""

    act: ClassVar[str] = "reception.proof_taken_back"
    proof: int
    reason: str

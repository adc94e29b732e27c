"""What can have happened in benefit; the ledger never says who rated or what they said."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOpened(Fact):
    """Something people may rate was named."""

    act: ClassVar[str] = "benefit.service_opened"
    body: str
    matter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesIssued(Fact):
    """Codes to rate were given out; the codes themselves are kept nowhere."""

    act: ClassVar[str] = "benefit.codes_issued"
    batch: int
    channel: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesReturned(Fact):
    """Codes that were printed were never given out."""

    act: ClassVar[str] = "benefit.codes_returned"
    batch: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated(Fact):
    """Somebody rated; what they said is not here."""

    act: ClassVar[str] = "benefit.rated"
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Called(Fact):
    """A call-back ended without a rating."""

    act: ClassVar[str] = "benefit.called"
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeOpened(Fact):
    """A programme was written down with its criteria."""

    act: ClassVar[str] = "benefit.programme_opened"
    body: str
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntered(Fact):
    """A list was entered or corrected; names stay in the sealed rows."""

    act: ClassVar[str] = "benefit.list_entered"
    edition: int
    people: int
    added: int
    removed: int
    why: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted(Fact):
    """The list was made public and objections are taken."""

    act: ClassVar[str] = "benefit.posted"
    objections_until: date
    names_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Objected(Fact):
    """An objection was received and went on as a petition, which the ledger does not tie to it."""

    act: ClassVar[str] = "benefit.objected"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSettled(Fact):
    """The list was settled after the objections."""

    act: ClassVar[str] = "benefit.settled"
    people: int
    objections: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachCounted(Fact):
    """How many were in need and how many were reached, by place."""

    act: ClassVar[str] = "benefit.reach_counted"
    places: int
    eligible: int
    reached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultTold(Fact):
    """The result of a programme was told."""

    act: ClassVar[str] = "benefit.result_told"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesHidden(Fact):
    """Names were erased when their days were over."""

    act: ClassVar[str] = "benefit.names_hidden"
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRecorded(Fact):
    """A published score of a part of the service index was recorded with its source."""

    act: ClassVar[str] = "benefit.index_recorded"
    place: str
    period: str
    part: str
    points: str
    before: str = ""

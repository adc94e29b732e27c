"""What can have happened in a commendation campaign. No fact names an individual, a vote of a member or a denunciation."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignPlanned(Fact):
    """A campaign was prepared with its quotas and the council's shares."""

    act: ClassVar[str] = "commend.planned"
    body: str
    year: int
    collectives: int
    individuals: int
    quorum: str
    passing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignMoved(Fact):
    """A campaign took a step of its book."""

    act: ClassVar[str] = "commend.moved"
    step: str
    stage: str
    dossiers: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionSet(Fact):
    """A criterion was added to a campaign, or taken out before it was announced."""

    act: ClassVar[str] = "commend.criterion"
    position: int
    proof: str
    indicator: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominated(Fact):
    """A body nominated a collective or, by consent, an individual; the digest is of the statement."""

    act: ClassVar[str] = "commend.nominated"
    nomination: str
    kind: str
    by_body: str
    collective: str = ""
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationMoved(Fact):
    """A nomination was withdrawn, set aside, passed, commended or not."""

    act: ClassVar[str] = "commend.nomination_moved"
    nomination: str
    standing: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGiven(Fact):
    """Somebody was seated in the council, or left it."""

    act: ClassVar[str] = "commend.seat"
    member: str
    office: str
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictKept(Fact):
    """A member was kept out of the vote on a nomination."""

    act: ClassVar[str] = "commend.conflict"
    nomination: str
    member: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Objected(Fact):
    """An objection was received during the posting; it went on as a petition, which the ledger does not tie to it."""

    act: ClassVar[str] = "commend.objected"
    nomination: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountEntered(Fact):
    """A person entered the count of some nominations; the digest is of what was entered."""

    act: ClassVar[str] = "commend.count_entered"
    nominations: int
    agreed: int
    void: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilLooked(Fact):
    """A member opened the sealed notes of the council; how many there were is not said."""

    act: ClassVar[str] = "commend.looked"
    member: str

"""What can have happened in the room; names, words and household codes stay in the tables."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkMoved(Fact):
    """A community work took a step of its book."""

    act: ClassVar[str] = "do.work_moved"
    step: str
    stage: str
    on: date
    decision: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed(Fact):
    """Residents proposed a work, or were answered; words and telephone stay in the tables."""

    act: ClassVar[str] = "do.proposed"
    reply: str
    digest: str
    work: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPlanned(Fact):
    """Something of the plan, the budget, the values or the progress of a work was written."""

    act: ClassVar[str] = "do.work_planned"
    what: str
    on: date | None = None
    amount: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributed(Fact):
    """A receipt was given for a contribution; the ledger keeps neither name nor sum of a household."""

    act: ClassVar[str] = "do.contributed"
    contribution: str
    number: int
    given: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Fact):
    """Whether a contributor is named was changed."""

    act: ClassVar[str] = "do.named"
    contribution: str
    named: bool
    sum_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent(Fact):
    """Money was paid from a work's fund."""

    act: ClassVar[str] = "do.spent"
    number: int
    amount: int
    vouchers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered(Fact):
    """Another entry was made in a work's journal."""

    act: ClassVar[str] = "do.entered"
    number: int
    kind: str
    amount: int | None = None
    undoes: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelMoved(Fact):
    """A skilful model was registered, given its aim, followed, rated, recognised, taken over or stopped."""

    act: ClassVar[str] = "do.model_moved"
    step: str
    on: date
    origin: str = ""
    level: str = ""
    total: int | None = None
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMoved(Fact):
    """A self-managed group was set up, changed or ended, or its contact came or went; no name is kept."""

    act: ClassVar[str] = "do.group_moved"
    step: str
    kind: str = ""
    contact: int | None = None
    on: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementMoved(Fact):
    """A movement was launched, a target set, or a report made."""

    act: ClassVar[str] = "do.movement_moved"
    step: str
    place: str = ""
    value: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConventionMoved(Fact):
    """The text of a village convention was drafted, posted, recognised, replaced, ended or withdrawn."""

    act: ClassVar[str] = "do.convention_moved"
    step: str
    on: date
    digest: str = ""
    decision: str = ""
    document: str = ""

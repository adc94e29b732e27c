"""What can have happened to an inspection, a project under supervision, an entry of the site log, a report."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionPlanned(Fact):
    """An inspection entered the board's programme."""

    act: ClassVar[str] = "check.inspection_planned"
    inspection: str
    on: date
    inspected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionNoticed(Fact):
    """Whoever is inspected was sent the plan."""

    act: ClassVar[str] = "check.inspection_noticed"
    inspection: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Fact):
    """A finding was entered; its words stay in the table."""

    act: ClassVar[str] = "check.found"
    finding: str
    inspection: str
    looks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded(Fact):
    """An inspection was concluded and its conclusion published."""

    act: ClassVar[str] = "check.concluded"
    inspection: str
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectOpened(Fact):
    """A project came under a board's supervision."""

    act: ClassVar[str] = "check.project_opened"
    project: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRevised(Fact):
    """The public sheet of a project was put right."""

    act: ClassVar[str] = "check.project_revised"
    project: str
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestorTold(Fact):
    """The investor was told the plan and the members."""

    act: ClassVar[str] = "check.investor_told"
    project: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged(Fact):
    """An entry of the site log was received; its words stay in the table."""

    act: ClassVar[str] = "check.logged"
    entry: str
    project: str
    looks: str
    files: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommended(Fact):
    """A board recommended something from what it found."""

    act: ClassVar[str] = "check.recommended"
    advice: int
    sort: str
    inspection: str = ""
    project: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Fact):
    """The board looked at what was said to be done."""

    act: ClassVar[str] = "check.judged"
    advice: int
    judged: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Fact):
    """The supervision of a project ended with a report."""

    act: ClassVar[str] = "check.ended"
    project: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibited(Fact):
    """A picture or paper was shown to everybody, or taken back."""

    act: ClassVar[str] = "check.exhibited"
    exhibit: int
    public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Veiled(Fact):
    """Parts of a picture were made unrecognisable; the picture before is gone."""

    act: ClassVar[str] = "check.veiled"
    exhibit: int
    boxes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported(Fact):
    """A report of a board was sent to the Front."""

    act: ClassVar[str] = "check.reported"
    report: str
    period: str

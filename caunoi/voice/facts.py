"""What can have happened to a petition. No fact holds a name, an address or what was written: only digests of notes."""

from dataclasses import dataclass
from datetime import date

from caunoi.kernel.facts import Fact

from .words import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed(Fact):
    """A petition came in."""

    act = Act.FILE.value
    kind: str
    channel: str
    body: str
    number: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted(Fact):
    """A step of the book was taken; subclasses name the act."""

    kind: str
    stage: str
    note: str = ""
    body: str = ""
    outcome: str = ""
    ground: str = ""
    due: date | None = None
    paper: str = ""
    other: str = ""


def acted(act: Act, **fields: object) -> Acted:
    """The fact of an act, whose class carries the act's code."""
    return _CLASSES[act](**fields)  # type: ignore[arg-type]


_CLASSES: dict[Act, type[Acted]] = {
    act: type(f"{act.name.title().replace('_', '')}Done", (Acted,), {"act": act.value, "__slots__": ()})
    for act in Act
    if act is not Act.FILE
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityOpened(Fact):
    """A sealed identity was opened, for a reason."""

    act = "open_identity"
    reason: str
    petitioner: int

"""What can have happened to a mandate, its lines and its tasks."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported(Fact):
    """A document was read into proposals."""

    act: ClassVar[str] = "mandate.imported"
    digest: str
    name: str
    document: str
    body: str
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDecided(Fact):
    """A person accepted, edited or rejected a proposed line; the digest is of the wording that stands."""

    act: ClassVar[str] = "mandate.item_decided"
    item: int
    kind: str
    state: str
    wording: str
    body: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Fact):
    """The mandate took a step of its book."""

    act: ClassVar[str] = "mandate.moved"
    step: str
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAssigned(Fact):
    """A body was given a task."""

    act: ClassVar[str] = "mandate.task_assigned"
    mandate: str
    body: str
    due: date
    parent: str = ""
    giver: str = ""
    source: str = ""
    cite: str = ""
    supporters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskMoved(Fact):
    """A task took a step of its book; the digest is of the words said with it."""

    act: ClassVar[str] = "mandate.task_moved"
    step: str
    stage: str
    words: str = ""
    evidence: str = ""
    before: date | None = None
    due: date | None = None
    body: str = ""
    mandate: str = ""
    linked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Fact):
    """The tree of a directive was opened to the public, or closed to it again with a reason."""

    act: ClassVar[str] = "mandate.published"
    public: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced(Fact):
    """Another document took this one's place."""

    act: ClassVar[str] = "mandate.replaced"
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded(Fact):
    """A body's people were reminded of what is due; one letter a person a day."""

    act: ClassVar[str] = "mandate.reminded"
    on: date
    letters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewKept(Fact):
    """A past review was kept: its period and how many results and limitations were accepted."""

    act: ClassVar[str] = "mandate.review_kept"
    period: str
    results: int
    limitations: int

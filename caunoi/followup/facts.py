"""What can have happened to what is followed up."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised(Fact):
    """A recommendation or promise was put on the public list."""

    act: ClassVar[str] = "followup.raised"
    number: str
    kind: str
    owed_by: str
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Fact):
    """It took a step; ``words`` is the digest of what was said, ``files`` how many show it."""

    act: ClassVar[str] = "followup.moved"
    number: str
    step: str
    state: str
    due: date | None = None
    words: str = ""
    files: int = 0
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed(Fact):
    """Somebody said that it is not done; the words stay in the table."""

    act: ClassVar[str] = "followup.disputed"
    number: str
    words: str
    judge: str

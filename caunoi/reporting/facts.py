"""What can have happened to a sector report."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMoved(Fact):
    """A report was asked for, or took a step of its book; ``words`` is the digest of what people wrote, ``seal`` of its figures."""

    act: ClassVar[str] = "reporting.moved"
    step: str
    stage: str
    line: str
    body: str
    to: str
    period: str = ""
    due: date | None = None
    paper: str = ""
    words: str = ""
    seal: str = ""
    cite: str = ""

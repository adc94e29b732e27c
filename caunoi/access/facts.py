"""What can have happened to a grant."""

from dataclasses import dataclass
from datetime import date

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted(Fact):
    """A role was given."""

    act = "grant_role"
    role: str
    body: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Fact):
    """A role was ended."""

    act = "end_role"
    role: str
    body: str
    until: date

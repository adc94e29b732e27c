"""Half-open periods of days: ``since`` is in, ``until`` is out; no ``until`` means still running."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``since`` up to, not including, ``until``."""

    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise ValueError("a period cannot end before it starts")

    def __contains__(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)

    def overlaps(self, other: "Period") -> bool:
        """Whether any day is in both."""
        return (self.until is None or other.since < self.until) and (other.until is None or self.since < other.until)

"""What can have happened across rooms."""

from dataclasses import dataclass
from datetime import date

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestsSent(Fact):
    """The day's messages went to the outbox: to how many people."""

    act = "send_digests"
    on: date
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed(Fact):
    """The flows across rooms were followed once more from the beginning; what each had to mend."""

    act = "replay_journeys"
    mended: tuple[str, ...] = ()

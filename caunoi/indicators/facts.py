"""What can have happened to indicators."""

from dataclasses import dataclass

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadCommented(Fact):
    """A head spoke beside the scorecard; the digest proves the words."""

    act = "comment_scorecard"
    body: str
    period: str
    code: str
    version: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TalliesRecounted(Fact):
    """The figures of places were counted anew from the records; how many differed from what was kept."""

    act = "recount_tallies"
    period: str
    places: int
    differences: int

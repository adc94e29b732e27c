"""What can have happened to household rolls and community decisions."""

from dataclasses import dataclass
from datetime import date

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdsAdded(Fact):
    """Households came onto the roll; no person is named."""

    act = "add_households"
    codes: tuple[str, ...]
    active: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdEnded(Fact):
    """A household left the roll."""

    act = "end_household"
    code: str
    until: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentativeSet(Fact):
    """A household named, changed or withdrew its representative; the name itself stays sealed."""

    act = "set_representative"
    code: str
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentativeOpened(Fact):
    """An officer read the sealed names of a roll, and why."""

    act = "open_representatives"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Started(Fact):
    """A decision was started."""

    act = "start_decision"
    place: str
    topic: int
    form: str
    scope: str
    origin: str
    kind: str = "ordinary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded(Fact):
    """A draft was changed before it was announced."""

    act = "reword_decision"
    version: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consented(Fact):
    """Households agreed to something beforehand; only how many."""

    act = "record_consents"
    to: str
    households: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentsWithdrawn(Fact):
    """Households took their agreement back."""

    act = "withdraw_consents"
    to: str
    households: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontAgreed(Fact):
    """The Front's board agreed to an initiative below the minimum."""

    act = "front_agrees"
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared(Fact):
    """Something the law wants before a vote was done on a day."""

    act = "prepare"
    need: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChanged(Fact):
    """Somebody joined or left a team of a vote."""

    act = "change_team"
    team: str
    members: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatesChanged(Fact):
    """A candidate was put on the list or withdrew."""

    act = "change_candidates"
    candidates: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Fact):
    """The decision took a step of its book."""

    act = "move_decision"
    step: str
    stage: str
    on: date | None = None
    reason: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met(Fact):
    """A meeting, or one cluster of it, was held."""

    act = "hold_meeting"
    on: date
    present: int
    households: int
    manner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotsPrinted(Fact):
    """A series of ballots was printed; earlier ones are void."""

    act = "print_ballots"
    ballots: int
    series: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StubsTicked(Fact):
    """Households were ticked off as having received or returned their ballot; only how many."""

    act = "tick_stubs"
    what: str
    households: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Fact):
    """One independent count was entered; its numbers are digested until two agree."""

    act = "enter_count"
    counter: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineOpened(Fact):
    """One-time codes were made, one for each household."""

    act = "open_online"
    codes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeReissued(Fact):
    """A household's unused code was replaced."""

    act = "reissue_code"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineClosed(Fact):
    """The online vote ended: how many ballots, and the root of the tree of their commitments."""

    act = "close_online"
    ballots: int
    root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled(Fact):
    """The result over all households, with the rule it was measured by."""

    act = "settle_decision"
    passes: bool
    base: int
    yes: int
    least: int
    no: int = 0
    blank: int = 0
    spoiled: int = 0
    present: int = 0
    rule: str
    cite: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated(Fact):
    """An election or dismissal took effect in a body."""

    act = "seat_elected"
    body: str
    seats: int
    until: date | None = None
    board: str = ""
    place: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimNamed(Fact):
    """An interim head was named for a village, until a day."""

    act = "name_interim"
    body: str
    until: date
    place: str

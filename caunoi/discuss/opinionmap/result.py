"""What a map says, as plain values that can be kept as JSON. No value in it belongs to one person."""

from dataclasses import asdict, dataclass
from typing import Any

from caunoi.kernel.words import Word

from .influence import Influence
from .structure import Stability

#: Names the arithmetic; a kept map says which one made it.
METHOD = "caunoi-opinionmap-1"


class NoGroups(Word):
    """Why a map shows no groups."""

    FEW = "few", "Chưa đủ người bày tỏ để chia nhóm", "Too few people have voted to speak of groups"
    ALIKE = "alike", "Các ý kiến không tách thành nhóm", "Opinions do not fall into groups"
    SMALL = "small", "Cách chia nào cũng có nhóm quá ít người", "Every way of grouping leaves a group too small to show"
    UNSTABLE = "unstable", "Cách chia nhóm chưa ổn định", "The groups are not stable enough to show"


@dataclass(frozen=True, slots=True)
class Share:
    """People on one side among those who saw the statement, with the bounds of a 95 % interval."""

    said: int
    seen: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement on the map: votes, place, how much it divides, how far all groups agree or disagree, and its turn next."""

    statement: int
    agree: Share
    disagree: Share
    x: float
    y: float
    extremity: float
    all_agree: float
    all_disagree: float
    priority: float


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement that stands for a group: the side, the group's share, and how many times the others' share that is."""

    statement: int
    agree: bool
    share: Share
    smoothed: float
    score: float
    ratio: float
    ratio_score: float


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people who vote alike: how many, where its middle is, what stands for it, how well it comes back in redraws."""

    people: int
    x: float
    y: float
    overlap: float
    standing: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A square of the picture: its middle, its people, and the group most of them are in."""

    x: float
    y: float
    people: int
    group: int | None


@dataclass(frozen=True, slots=True)
class MapResult:
    """A whole map. The consensus is as published; ``firm`` ones of it stand out: no twentieth of people could put others in their place.

    ``won`` is the number of groups that this update would choose: keep it, and give the list as ``past`` next time."""

    method: str
    seed: int
    participants: int
    counted: int
    votes: int
    left_out: int
    explained: tuple[float, float]
    won: int | None
    chance: float | None
    separation: float | None
    stability: Stability | None
    no_groups: NoGroups | None
    groups: tuple[Group, ...]
    statements: tuple[Statement, ...]
    consensus_for: tuple[int, ...]
    consensus_against: tuple[int, ...]
    firm_for: tuple[int, ...]
    firm_against: tuple[int, ...]
    influence: Influence | None
    cells: tuple[Cell, ...]
    scattered: int

    def as_json(self) -> dict[str, Any]:
        """The map as values that JSON knows."""
        return asdict(self)

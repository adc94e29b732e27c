"""The six rooms of the motto as a resident reads of them, and whether this edition has them."""

from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from typing import Any

from caunoi.kernel.remember import remembered
from caunoi.kernel.words import language, say
from caunoi.ui.front import Line, Way, front

#: Seconds the figures of a place may be old for those who have not signed in.
LIVE = 30


@dataclass(frozen=True, slots=True)
class Room:
    """One room: its name in the motto, what one finds there, whether it is open in this edition."""

    code: str
    vi: str
    en: str
    told_vi: str
    told_en: str
    icon: str

    @property
    def label(self) -> str:
        """Its name."""
        return say(self.vi, self.en)

    @property
    def told(self) -> str:
        """What one finds there."""
        return say(self.told_vi, self.told_en)

    @property
    def open(self) -> bool:
        """Whether this edition has it."""
        return find_spec(f"caunoi.{self.code}") is not None


ROOMS = (
    Room("know", "Dân biết", "The people know", "Điều phải công khai: ngân sách, đất đai, thủ tục, kết quả.", "What must be made public: budget, land, procedures, results.", "megaphone"),
    Room("discuss", "Dân bàn", "The people discuss", "Góp ý dự thảo; họp và quyết định việc của thôn, tổ dân phố.", "Opinions on drafts; meetings and decisions of the neighbourhood.", "people"),
    Room("do", "Dân làm", "The people do", "Công trình, đóng góp và sổ thu chi của cộng đồng.", "Community works, contributions and their accounts.", "hand"),
    Room("check", "Dân kiểm tra", "The people check", "Ban Thanh tra nhân dân, giám sát công trình tại chỗ.", "The People's Inspection Board; works watched on the spot.", "search"),
    Room("oversee", "Dân giám sát", "The people oversee", "Mặt trận và đoàn thể giám sát, phản biện; kiến nghị và trả lời.", "Supervision and criticism by the Front; recommendations and replies.", "shield"),
    Room("benefit", "Dân thụ hưởng", "The people benefit", "Ai được hưởng chính sách gì; người dân hài lòng tới đâu.", "Who receives what; how satisfied people are.", "flag"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lived:
    """A room of the motto as it stands in one place: its live figures and where one may go."""

    room: Room
    lines: list[Line]
    ways: list[Way]


def lived(place: Any, today: date) -> list[Lived]:
    """The six rooms with their figures for a place, as the one who asks may count them."""
    return [
        Lived(room, front.lines(room.code, place, today), front.ways(f"place.{room.code}", place)) for room in ROOMS
    ]


@remembered(LIVE, key=lambda place, today: (place.pk, today, language.get()))
def lived_by_all(place: Any, today: date) -> list[Lived]:
    """The same for those who have not signed in: what one of them read, the next ones read."""
    return lived(place, today)

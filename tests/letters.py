"""Letters played through the book on given days, so that reviews of them can be counted by hand."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import pytest

from caunoi.access.context import as_system, speaking_for
from caunoi.voice import commands
from caunoi.voice.words import Channel, Kind, Outcome, Part
from tests.stage import VIETNAM


def at(day: str, hour: int = 9) -> datetime:
    """A moment of a day written "2026-01-10"."""
    return datetime.combine(date.fromisoformat(day), time(hour), VIETNAM)


@dataclass
class Letters:
    """Files and moves petitions of the town, each act on its day, in the name of whoever does it there."""

    town: Any

    def file(
        self, day: str, kind: Kind = Kind.FEEDBACK, channel: Channel = Channel.WEB, place: Any = None, **fields: Any
    ):
        """A petition received on a day; its id."""
        from caunoi.voice.commands import Filing, Who, lodge

        signers = fields.get("signers", 1)
        representatives = 1 if signers >= 5 else 0
        people = tuple(
            Who(name=f"Người {n}", part=Part.REPRESENTATIVE if n < representatives else Part.PETITIONER)
            for n in range(max(representatives, 1))
        )
        fields.setdefault("people", people)
        filing = Filing(
            title="Việc cần giải quyết",
            text="Sự việc kể rõ ràng, đủ dài để hiểu.",
            place=place or self.town.place,
            kind=kind,
            **fields,
        )
        return lodge(filing=filing, channel=channel, by="resident", at=at(day)).petition

    def do(self, name: str, petition: Any, by: Any, day: str, **fields: Any):
        """One act of the book by an officer on a day."""
        with speaking_for(by.pk, today=date.fromisoformat(day)):
            return getattr(commands, name)(petition_id=petition, by=by, at=at(day), **fields)

    def sort(self, petition: Any, day: str, kind: Kind = Kind.FEEDBACK, by: Any = None, **fields: Any):
        """Classify."""
        return self.do("sort", petition, by or self.town.receiver, day, kind=kind, **fields)

    def accept(self, petition: Any, day: str, by: Any = None):
        """Classify as it was filed, then accept."""
        return self.do("accept", petition, by or self.town.head, day)

    def verify(self, petition: Any, day: str, by: Any = None):
        """Order verification."""
        return self.do("verify", petition, by or self.town.head, day)

    def resolve(self, petition: Any, day: str, outcome: Outcome = Outcome.DONE, by: Any = None, **fields: Any):
        """Answer, decide or conclude."""
        return self.do(
            "resolve",
            petition,
            by or self.town.head,
            day,
            outcome=outcome,
            answer="Đã xem xét và giải quyết xong.",
            **fields,
        )

    def answered(
        self, filed: str, done: str, kind: Kind = Kind.FEEDBACK, outcome: Outcome = Outcome.DONE, **fields: Any
    ):
        """A petition received on one day and answered on another, everything between on the day it came."""
        results = fields.pop("results", None)
        petition = self.file(filed, kind, **fields)
        self.sort(petition, filed, kind)
        self.accept(petition, filed)
        self.verify(petition, filed)
        self.resolve(petition, done, outcome, results=results)
        return petition

    def forward(self, petition: Any, day: str, to: Any, by: Any, taken: str = "", taker: Any = None):
        """Hand over to another body, acknowledged on ``taken``."""
        self.do("forward", petition, by, day, to=to, note="Thuộc thẩm quyền của nơi nhận.")
        if taken:
            self.do("acknowledge", petition, taker, taken)

    def rate(self, petition: Any, day: str, *, solved: str = "yes", satisfied: bool = True, **fields: Any):
        """The petitioner's own word."""
        with as_system():
            return commands.rate(petition_id=petition, solved=solved, satisfied=satisfied, at=at(day, 10), **fields)


@pytest.fixture
def letters(town) -> Letters:
    """The town's letters."""
    return Letters(town)


@pytest.fixture
def moment():
    """A function that makes a moment of a day written "2026-01-10"."""
    return at


#: The half-year as it was played, for each test to have its own: the letters' keys by name.
_played: list[dict[str, Any]] = []


def play_once(town: Any) -> None:
    """Play the half-year once for all tests of this worker, in the database Django's connection points at, where the town is."""
    from django.db import connection, transaction

    with transaction.atomic():
        _played[:] = [play_half_year(town)]
        connection.run_on_commit.clear()  # what waits for a commit does not come in a test either
    connection.close()


@pytest.fixture
def half_year(town, letters):
    """The commune's first half of 2026: played before, or, for a test that comes by it on the way, in its transaction."""
    from django.db import connection

    return dict(_played[0]) if connection.settings_dict["NAME"].endswith("_half") else play_half_year(town)


def play_half_year(town: Any) -> dict[str, Any]:
    """The commune's first half of 2026, small enough to count by hand (see test_tables)."""
    from caunoi.places.queries import topic

    with as_system():
        land, traffic = topic("land.compensation"), topic("traffic")
    complaint, denunciation, proposal = Kind.COMPLAINT, Kind.DENUNCIATION, Kind.PROPOSAL
    letters = Letters(town)
    kept: dict[str, Any] = {}
    # Kỳ trước chuyển sang
    kept["old"] = letters.file("2025-12-20", proposal)
    letters.sort(kept["old"], "2025-12-22", proposal)
    letters.accept(kept["old"], "2025-12-22")
    letters.resolve(kept["old"], "2026-01-05")
    kept["old_open"] = letters.file("2025-12-28", complaint, signers=2, topic=land)
    letters.sort(kept["old_open"], "2025-12-29", complaint)
    letters.accept(kept["old_open"], "2025-12-30")
    # Xong trước kỳ: không tính
    kept["done_before"] = letters.answered("2025-11-03", "2025-11-10")
    # Tiếp nhận trong kỳ
    kept["quick"] = letters.answered("2026-01-12", "2026-01-15", topic=traffic)
    kept["late"] = letters.answered(
        "2026-02-05", "2026-04-20", complaint, Outcome.RIGHT, channel=Channel.COUNTER, signers=3, topic=land,
        results={"return_individuals_money": 120, "individuals_restored": 2},
    )  # fmt: skip
    kept["second"] = letters.file("2026-03-02", complaint, instance=2, topic=land)
    letters.sort(kept["second"], "2026-03-03", complaint, instance=2)
    letters.accept(kept["second"], "2026-03-03")
    letters.verify(kept["second"], "2026-03-04")
    letters.resolve(kept["second"], "2026-03-20", Outcome.UPHELD)
    kept["mass"] = letters.file("2026-05-04", complaint, channel=Channel.RECEPTION, signers=6, topic=land)
    letters.sort(kept["mass"], "2026-05-05", complaint)
    letters.accept(kept["mass"], "2026-05-06")
    kept["withdrawn"] = letters.file("2026-04-01", complaint)
    letters.sort(kept["withdrawn"], "2026-04-02", complaint)
    letters.do("withdraw", kept["withdrawn"], town.handler, "2026-04-10", note="Người gửi rút đơn bằng văn bản.")
    kept["guided"] = letters.file("2026-02-10")
    letters.sort(kept["guided"], "2026-02-11")
    letters.do("guide", kept["guided"], town.receiver, "2026-02-12", note="Hướng dẫn đến cơ quan có thẩm quyền.")
    kept["forwarded"] = letters.file("2026-03-09")
    letters.sort(kept["forwarded"], "2026-03-10")
    letters.forward(
        kept["forwarded"], "2026-03-10", town.bodies["bantcd"], town.receiver, "2026-03-12", town.city_receiver
    )
    kept["accused"] = letters.file("2026-05-11", denunciation, channel=Channel.RECEPTION)
    letters.sort(kept["accused"], "2026-05-12", denunciation)
    letters.accept(kept["accused"], "2026-05-13")
    kept["torn"] = letters.file("2026-06-01", channel=Channel.POST, people=())
    letters.do("keep", kept["torn"], town.receiver, "2026-06-02", ground="torn", note="Đơn rách nát, không đọc được.")
    kept["new"] = letters.file("2026-06-25", complaint)
    # Sau kỳ: không đổi số liệu của kỳ
    letters.sort(kept["new"], "2026-07-02", complaint)
    kept["after"] = letters.file("2026-07-03")
    return kept

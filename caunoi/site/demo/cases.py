"""The rows of one synthetic petition: the petition, its people, steps, entries of the ledger, duties; and how time goes by."""

import random
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from caunoi.identity import sealing
from caunoi.kernel.facts import Fact
from caunoi.law.queries import deadline
from caunoi.voice.facts import acted
from caunoi.voice.filing import Who
from caunoi.voice.senders import mark_of
from caunoi.voice.words import Act, Channel, Kind, Part, Stage

from . import texts

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
CHANNELS = (
    (Channel.WEB, 46),
    (Channel.COUNTER, 30),
    (Channel.POST, 11),
    (Channel.PHONE, 6),
    (Channel.RECEPTION, 4),
    (Channel.EMAIL, 3),
)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where petitions of a commune go: its own committee, and the bodies above and within."""

    place: int
    province: int
    body: int
    code: str
    name: str
    within: tuple[int, ...]
    above: int
    above_code: str
    above_name: str
    slowness: float
    weight: float

    @property
    def commune(self) -> str:
        """The code of the commune."""
        return self.code.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Planted:
    """A letter that comes on a day, from a place, whatever is drawn: something for early warning to find; of one and the same sender where told."""

    day: date
    seat: Seat
    letter: texts.Letter
    sender: int | None = None


@dataclass(slots=True)
class Case:
    """One petition being played: its row, and the rows of everything about it."""

    row: dict[str, Any]
    people: list[dict[str, Any]] = field(default_factory=list)
    steps: list[tuple[Act, str, str, datetime, str, int, dict[str, Any], bool]] = field(default_factory=list)
    entries: list[tuple[datetime, str, str, dict[str, Any]]] = field(default_factory=list)
    duties: list[dict[str, Any]] = field(default_factory=list)
    handovers: list[dict[str, Any]] = field(default_factory=list)
    ratings: list[dict[str, Any]] = field(default_factory=list)
    publication: dict[str, Any] | None = None


@lru_cache(maxsize=100_000)
def _due(key: str, start: date, variant: str) -> tuple[date, date, int, str, str, str]:
    found = deadline(key, start=start, variant=variant)
    return found.raw_due, found.due, found.value, found.unit, found.cite, found.calendar


class Records:
    """Writes the rows of petitions, the same for the same seed."""

    def __init__(
        self, seats: Sequence[Seat], topics: dict[str, int], officer: str, *, today: date, months: int, seed: int
    ) -> None:
        self.rng = random.Random(seed)
        self.seats, self.topics, self.officer, self.today, self.months = seats, topics, officer, today, months
        self.now = datetime.combine(today, time(8, 0), VIETNAM)
        self.weights = [seat.weight for seat in seats]
        self.numbers: dict[tuple[int, int], int] = {}
        self.pool = [self._sealed() for _ in range(400)]
        self.known: dict[int, tuple[bytes, str, Who]] = {}
        self.days = self._days()

    # Rows

    def _row(
        self, seat: Seat, drawn: texts.Letter, kind: Kind, channel: Channel, about_office: bool, at: datetime, day: date
    ) -> dict[str, Any]:
        rng = self.rng
        code = sealing.new_code()
        body = (seat.above, seat.above_code, seat.above_name) if about_office else (seat.body, seat.code, seat.name)
        number = self.numbers[body[0], day.year] = self.numbers.get((body[0], day.year), 0) + 1
        mass = kind is Kind.COMPLAINT and rng.random() < 0.09
        return {
            "id": uuid.UUID(int=rng.getrandbits(128), version=4), "code": code, "code_digest": sealing.digest(code), "secret_digest": "",
            "number": number, "year": day.year, "kind": kind.value, "declared_kind": kind.value, "channel": channel.value, "stage": "filed",
            "title": drawn.title, "text": drawn.text, "wish": drawn.wish, "knew_on": day - timedelta(days=rng.randrange(5, 80)) if kind is Kind.COMPLAINT else None,
            "address": "", "topic_id": self.topics.get(drawn.topic), "place_id": seat.place, "province_id": seat.province, "body_id": body[0],
            "registered_by_id": body[0], "handler_id": None, "received_at": at, "received_on": day,
            "respondent": "Bộ phận tiếp nhận" if about_office else "", "respondents": [seat.body, *seat.within] if about_office else [],
            "respondent_people": [], "seen_by": [body[0]], "secret": about_office and rng.random() < 0.6, "anonymous": rng.random() < 0.08,
            "signers": rng.choice((5, 7, 9, 12, 18, 26, 41, 63)) if mass else 1, "repeat": rng.random() < 0.12,
            "instance": 2 if kind is Kind.COMPLAINT and rng.random() < 0.06 and not about_office else 1, "variant": "", "hops": 0, "reopenings": 0,
            "previous_id": None, "checklist": {}, "accepted_on": None, "answered_on": None, "ended_on": None, "answered_late": None,
            "outcome": "", "answer": "", "results": {}, "synthetic": True, "_seat": seat, "_code": body[1], "_name": body[2],
        }  # fmt: skip

    def _people(self, case: Case, at: datetime, sender: int | None) -> None:
        row = case.row
        named = 1 if row["signers"] == 1 else (2 if row["signers"] <= 10 else 5)
        hidden = row["secret"] or row["kind"] == Kind.DENUNCIATION.value
        for position in range(1, named + 1):
            sealed, masked, who = self._known(sender) if sender is not None else self.rng.choice(self.pool)
            part = Part.PETITIONER if row["signers"] == 1 else Part.REPRESENTATIVE
            masked = "" if hidden or row["anonymous"] else masked
            case.people.append(
                {
                    "part": part.value,
                    "position": position,
                    "sealed": sealed,
                    "mark": None
                    if position > 1 or hidden or row["respondents"]
                    else mark_of(who, row["place_id"], row["received_on"]),
                    "masked": masked,
                    "reachable": self.rng.choice(("email", "phone", "phone", "")),
                    "code_digest": None,
                    "joined_at": at,
                    "withdrawn_on": None,
                }
            )

    def _move(
        self,
        case: Case,
        act: Act,
        kind: Kind,
        stage: Stage,
        at: datetime,
        *,
        note: str = "",
        by: str = "",
        data: dict[str, Any] | None = None,
        **fact: Any,
    ) -> None:
        case.row["stage"] = stage.value
        done = acted(act, kind=kind.value, stage=stage.value, body=case.row["_code"], **fact)
        self._line(case, act, at, kind.value, stage, done, note=note, by=by, data=data)

    def _line(
        self,
        case: Case,
        act: Act,
        at: datetime,
        kind: str,
        stage: Stage,
        fact: Fact,
        *,
        note: str = "",
        by: str = "",
        data: dict[str, Any] | None = None,
        under: str = "",
    ) -> None:
        case.row["stage"] = stage.value
        actor = by or ("resident" if act is Act.FILE and case.row["channel"] == "web" else self.officer)
        case.steps.append(
            (act, under or kind, stage.value, at, note, case.row["body_id"], {"_actor": actor, **(data or {})}, True)
        )
        case.entries.append((at, fact.act, actor, fact.payload()))

    def _open(self, case: Case, key: str, at: datetime, start: date) -> dict[str, Any]:
        row = case.row
        variant = row["variant"] if key in ("kn.first", "kn.second", "tc.resolve") else ""
        raw, due, value, unit, cite, calendar = _due(key, start, variant)
        duty = {
            "id": uuid.UUID(int=self.rng.getrandbits(128), version=4), "rule": key, "about": f"voice:{row['id']}", "subject": f"{row['number']}/{row['year']}",
            "owed_by_id": row["body_id"], "place_id": row["_seat"].place if row["body_id"] == row["_seat"].body else row["province_id"],
            "province_id": row["province_id"], "owed_to": "resident", "standing": "open", "starts_on": start, "variant": variant, "value": value,
            "unit": unit, "cite": cite, "raw_due": raw, "due": due, "calendar": calendar, "pauses": [], "extensions": [], "settled_on": None,
            "evidence": "", "reason": "", "hidden_from": row["respondents"], "opened_at": at,
        }  # fmt: skip
        case.duties.append(duty)
        return duty

    def _recount(self, duty: dict[str, Any]) -> None:
        duty["raw_due"], duty["due"], duty["value"], duty["unit"], duty["cite"], duty["calendar"] = _due(
            duty["rule"], duty["starts_on"], duty["variant"]
        )

    @staticmethod
    def _settle(duty: dict[str, Any], at: datetime) -> None:
        if duty["settled_on"] is None:
            duty["standing"], duty["settled_on"] = "met", at.date()

    @staticmethod
    def _waive(duty: dict[str, Any], at: datetime) -> None:
        if duty["settled_on"] is None:
            duty["standing"], duty["settled_on"], duty["reason"] = "waived", at.date(), "Đã phân loại lại"

    # Time

    def _reached(self, at: datetime) -> bool:
        return at < self.now

    def _later(self, at: datetime, least: int, most: int) -> datetime:
        return at + timedelta(days=self.rng.randint(least, most), hours=self.rng.random() * 5, minutes=1)

    def _toward(self, due: date, at: datetime, case: Case, *, spread: float) -> datetime:
        """A moment before the deadline mostly; slow seats and hard topics slip past it."""
        room = max((due - at.date()).days, 1)
        factor = self.rng.lognormvariate(-0.45, spread) * case.row["_seat"].slowness
        return at + timedelta(days=room * factor, minutes=self.rng.randrange(5, 300))

    def _days(self) -> list[date]:
        first = self.today - timedelta(days=round(self.months * 30.44))
        return [first + timedelta(days=n) for n in range((self.today - first).days)]

    def _busy(self, day: date) -> float:
        weekly = (1.25, 1.1, 1.05, 1.0, 0.95, 0.35, 0.25)[day.weekday()]
        rains = 1.2 if day.month in (6, 7, 8, 9, 10) else 1.0
        growth = 0.8 + 0.4 * (day - self.days[0]).days / max(len(self.days), 1)
        return weekly * rains * growth

    def _known(self, sender: int) -> tuple[bytes, str, Who]:
        """The identity of one planted sender, the same for all of their letters."""
        if sender not in self.known:
            self.known[sender] = self._sealed()
        return self.known[sender]

    def _sealed(self) -> tuple[bytes, str, Who]:
        who = Who(
            name=texts.person(self.rng), address=f"{self.rng.randint(1, 400)} đường {self.rng.choice(texts.STREETS)}",
            phone=f"09{self.rng.randint(0, 99999999):08d}",
        )  # fmt: skip
        kept = {"name": who.name, "address": who.address, "phone": who.phone, "email": "", "id_number": ""}
        return sealing.seal(kept), sealing.masked_name(who.name), who

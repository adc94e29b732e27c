"""A year of ratings, programmes and published scores of one city and two communes; synthetic, varied, the same each time."""

import random
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.timezone import get_current_timezone

from caunoi.benefit import commands, tokens
from caunoi.benefit.words import Call, Channel, Field, Matter, Score, Why
from caunoi.kernel.public_names import Column
from caunoi.places import queries as places
from caunoi.places.models import Body

from .told import COMMENTS, CRITERIA, FAMILY, GIVEN, MIDDLE, PARTS, SERVICES

TOLD_VI = "Tạo đánh giá của người dân, danh sách thụ hưởng, điểm chỉ số phục vụ mẫu…"
TOLD_EN = "Making sample ratings, lists of beneficiaries and service index scores…"
CLERK = "system"
COLUMNS = (Column.NAME, Column.GROUP, Column.AMOUNT)


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Load them once, as the system."""
    today = timezone.localdate(at)
    for number, code in enumerate(communes.values()):
        body = places.body_on(f"ubnd.{code}", today)
        if body is not None:
            _Commune(body, at, random.Random(f"benefit:{code}"), number).load()
    chance = random.Random("benefit:city")
    for commune in _others(province, set(communes.values()), today):
        _Commune(commune, at, chance, 2).few()
    city = places.body_on(f"ubnd.{province}", today)
    if city is not None:
        _Commune(city, at, chance, 3).city()


def _others(province: str, known: set[str], today: date) -> list[Body]:
    """Some more communes with a counter, so that a province's page has something to compare."""
    found: list[Body] = []
    place = places.place_of_ref(province)
    for commune in places.communes(place, today)[:60] if place else []:
        body = places.body_on(f"ubnd.{commune.code}", today) if commune.code not in known else None
        if body is not None and len(found) < 9:
            found.append(body)
    return found


class _Commune:
    """One body's demo, told in days before today."""

    def __init__(self, body: Body, at: datetime, chance: random.Random, number: int) -> None:
        self.body, self.at, self.today, self.chance, self.number = body, at, timezone.localdate(at), chance, number

    def back(self, days: int, hour: int = 9) -> datetime:
        """An hour of the day so many days ago."""
        return datetime.combine(
            self.today - timedelta(days=days), time(hour, self.chance.randrange(60)), get_current_timezone()
        )

    def load(self) -> None:
        """Ratings of the five kinds, three programmes, two quarters of the index."""
        for matter, name, share in SERVICES:
            self.rated(matter, name, share - 0.05 * self.number, days=(330, 250, 160, 75, 20), size=18)
        self.support()
        self.relief()
        self.housing()
        self.index()

    def few(self) -> None:
        """A counter only, for the province's page."""
        self.rated(
            Matter.SERVICE,
            SERVICES[0][1],
            self.chance.uniform(0.62, 0.95),
            days=(80, 25),
            size=self.chance.choice((4, 14, 22)),
        )

    def rated(self, matter: Matter, name: str, share: float, *, days: tuple[int, ...], size: int) -> None:
        """A thing people rate, and batches of codes of which about half came back."""
        first = days[0] + 3
        row = commands.open_service(
            body=self.body, matter=matter, name=name, by=CLERK, at=self.back(first), synthetic=True
        )
        for number, ago in enumerate(days):
            channel = (Channel.COUNTER, Channel.CASE, Channel.PAPER)[number % 3]
            batch = commands.issue_codes(service_id=row.pk, channel=channel, size=size, by=CLERK, at=self.back(ago), desk=f"Quầy {1 + number % 2}")  # fmt: skip
            for serial in range(1, size + 1):
                if self.chance.random() < 0.55:
                    self.one(
                        tokens.code_of(batch.pk, serial),
                        share,
                        min(ago, self.chance.randrange(12)),
                        ago,
                        row.pk,
                        channel,
                    )
        if matter is Matter.SERVICE and len(days) > 2:
            for ago in (70, 66, 40):
                commands.key_in_call(
                    service_id=row.pk, result=self.chance.choice(list(Call)), by=CLERK, at=self.back(ago, 15)
                )
            commands.key_in_call(
                service_id=row.pk, result=None, score=Score.FOUR, reasons=[Why.GOOD], by=CLERK, at=self.back(39, 15)
            )

    def one(self, code: str, share: float, later: int, ago: int, service: UUID, channel: Channel) -> None:
        """One rating some days after its code, with why it was so now and then."""
        good = self.chance.random() < share
        score = self.chance.choice((Score.FIVE, Score.FOUR, Score.FOUR)) if good else self.chance.choice((Score.THREE, Score.TWO, Score.TWO, Score.ONE))  # fmt: skip
        moment = self.back(ago - later, self.chance.choice((8, 9, 10, 14, 15, 16)))
        if channel is Channel.PAPER:
            commands.key_in_paper(
                code=code, score=score, reasons=[], comment="", by=CLERK, at=moment, service_id=service
            )
            return
        said = commands.rate(code=code, score=score, at=moment)
        if self.chance.random() < 0.5:
            why = Why.GOOD if good else self.chance.choice((Why.SLOW, Why.SLOW, Why.UNCLEAR, Why.PAPERS, Why.MANNER))
            comment = self.chance.choice(COMMENTS[good]) if self.chance.random() < 0.2 else ""
            commands.tell_more(rating_id=said.rating, reasons=[why], comment=comment, at=moment)

    def names(self, number: int, amount: int) -> list[list[str]]:
        """Rows of a list: made-up names, residential groups, an amount."""
        rows = []
        for _ in range(number):
            name = f"{self.chance.choice(FAMILY)} {self.chance.choice(MIDDLE)} {self.chance.choice(GIVEN)}"
            rows.append([name, f"Tổ dân phố {self.chance.randrange(1, 13)}", f"{amount:,} đồng".replace(",", ".")])
        return rows

    def programme(self, field: Field, title: str, gives: str, *, ago: int) -> UUID:
        """A programme written down so many days ago."""
        row = commands.open_programme(
            body=self.body, field=field, title=title, decision=f"Quyết định mẫu số {ago}/QĐ-UBND", decided_on=self.today - timedelta(days=ago), criteria=CRITERIA[field],
            gives=gives, since=self.today - timedelta(days=ago), until=self.today + timedelta(days=120), by=CLERK, at=self.back(ago), synthetic=True,
        )  # fmt: skip
        return row.pk

    def support(self) -> None:
        """A list posted a few days ago, corrected once, still open for objections."""
        row = self.programme(
            Field.SUPPORT, "Hỗ trợ học phí cho con hộ nghèo, cận nghèo", "900.000 đồng một học sinh mỗi học kỳ", ago=6
        )
        people = self.names(34, 900_000)
        commands.enter_list(programme_id=row, columns=COLUMNS, rows=people, by=CLERK, at=self.back(5))
        commands.post_list(programme_id=row, by=CLERK, at=self.back(4))
        people = [*people[:11], *people[12:], *self.names(2, 900_000)]
        commands.enter_list(programme_id=row, columns=COLUMNS, rows=people, why="Một em đã chuyển trường; hai em ở xóm trọ bị sót được tổ trưởng xác nhận.", by=CLERK, at=self.back(2))  # fmt: skip

    def relief(self) -> None:
        """A list whose days are over: names hidden, result told, most reached."""
        row = self.programme(Field.RELIEF, "Cứu trợ hộ bị ngập đợt triều cường", "1.500.000 đồng và mì, nước", ago=95)
        commands.enter_list(
            programme_id=row, columns=COLUMNS, rows=self.names(58, 1_500_000), by=CLERK, at=self.back(94)
        )
        commands.post_list(programme_id=row, by=CLERK, at=self.back(93))
        self.reach(row, 12, 0.9)
        commands.settle_list(programme_id=row, by=CLERK, at=self.back(80))
        commands.tell_result(programme_id=row, result="58 hộ đã nhận tiền và hàng trong 10 ngày. Các hộ chưa nhận đi làm xa, phường giữ phần đến cuối năm.", by=CLERK, at=self.back(60))  # fmt: skip
        commands.hide_names(at=self.at)

    def housing(self) -> None:
        """A list settled, money on its way, some places hardly reached."""
        row = self.programme(Field.HOUSING, "Sửa nhà dột nát cho hộ nghèo", "Tối đa 60 triệu đồng một căn", ago=50)
        commands.enter_list(
            programme_id=row, columns=COLUMNS, rows=self.names(21, 60_000_000), by=CLERK, at=self.back(48)
        )
        commands.post_list(programme_id=row, by=CLERK, at=self.back(46), names_until=self.today + timedelta(days=20))
        self.reach(row, 12, 0.45)
        commands.settle_list(programme_id=row, by=CLERK, at=self.back(30))

    def reach(self, row: UUID, groups: int, share: float) -> None:
        """Who was reached, group by group."""
        rows = []
        for number in range(1, groups + 1):
            eligible = self.chance.randrange(6, 48)
            drawn = min(1.0, max(0.0, self.chance.uniform(share - 0.3, share + 0.25)))
            got = min(eligible, round(eligible * drawn))
            if eligible - got < 5 and self.chance.random() < 0.8:
                got = eligible
            rows.append((number, f"Tổ dân phố {number}", str(eligible), str(got)))
        commands.count_reach(programme_id=row, rows=rows, by=CLERK, at=self.back(40))

    def index(self) -> None:
        """The last whole quarter with every part, the one before with some."""
        year, quarter = self.today.year, (self.today.month - 1) // 3
        periods = [
            f"{year}-Q{quarter}" if quarter else f"{year - 1}-Q4",
            f"{year}-Q{quarter - 1}" if quarter > 1 else f"{year - 1}-Q{4 if quarter else 3}",
        ]
        for at, period in enumerate(periods):
            for part, of in PARTS[: 6 - 2 * at]:
                points = Decimal(str(round(of * self.chance.uniform(0.72, 0.97), 1)))
                commands.record_index(
                    body=self.body, period=period, part=part, points=points, source="Số liệu mẫu, như đọc ở Cổng Dịch vụ công quốc gia", by=CLERK, at=self.at,
                    synthetic=True,
                )  # fmt: skip

    def city(self) -> None:
        """A programme of the whole city, reached commune by commune."""
        row = self.programme(
            Field.HEALTH, "Mua thẻ bảo hiểm y tế cho người từ 65 tuổi", "Thẻ bảo hiểm y tế một năm", ago=120
        )
        commands.enter_list(
            programme_id=row,
            columns=COLUMNS[:2],
            rows=[each[:2] for each in self.names(12, 0)],
            by=CLERK,
            at=self.back(118),
        )
        commands.post_list(programme_id=row, by=CLERK, at=self.back(117))
        rows = []
        for number, commune in enumerate(places.communes(self.body.place, self.today), 1):
            eligible = self.chance.randrange(400, 4000)
            rows.append(
                (number, commune.full_name, str(eligible), str(round(eligible * self.chance.betavariate(9, 2))))
            )
        commands.count_reach(programme_id=row, rows=rows, by=CLERK, at=self.back(30))
        commands.hide_names(at=self.at)

"""A state enterprise, a private one and a school of the town, with people at their desks."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest

from caunoi.access.context import as_system, speaking_for
from caunoi.access.words import Role
from caunoi.duties.models import Duty
from caunoi.workplace import commands
from caunoi.workplace.words import Content, Gathering, Occasion, Sort
from tests.stage import NOON, VIETNAM
from tests.town import officer

#: Registered a year before, so that a work year has ended since.
LONG_AGO = datetime(2025, 11, 3, 9, 0, tzinfo=VIETNAM)


@dataclass
class Works:
    """The town and its workplaces by name; ``boss`` and ``union`` hold the two desks of the mill."""

    town: object
    rows: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)

    def __getattr__(self, name):
        for kept in (self.__dict__.get("rows", {}), self.__dict__.get("people", {})):
            if name in kept:
                return kept[name]
        raise AttributeError(name)


def on(*day, hour=9):
    """A moment of a day."""
    return datetime(*day, hour, tzinfo=VIETNAM)


@pytest.fixture
def works(town):
    """Registered by the commune: a mill of 120 (state), a shop of 30 (private), a school of 40."""
    made = Works(town)
    with as_system():
        plain = {"place": town.place, "by": town.handler, "at": LONG_AGO}
        made.rows["mill"] = commands.register(
            name="Công ty Dệt Bình Minh", sort=Sort.STATE_ENTERPRISE, workers=120, union=True, **plain
        )
        made.rows["shop"] = commands.register(name="Công ty Cơ khí An Phát", sort=Sort.ENTERPRISE, workers=30, **plain)
        made.rows["school"] = commands.register(
            name="Trường Tiểu học Hoa Sen", sort=Sort.PUBLIC_UNIT, workers=40, **plain
        )
        made.people = {
            "boss": officer("giamdoc", "Lâm Thị Giám"), "union": officer("congdoan", "Trịnh Văn Đoàn"), "rival": officer("doithu", "Cao Văn Khác"),
        }  # fmt: skip
        for row, person, side in (
            ("mill", "boss", Role.EMPLOYER), ("mill", "union", Role.WORKERS_SIDE), ("shop", "rival", Role.EMPLOYER),
        ):  # fmt: skip
            commands.entrust(
                workplace_id=made.rows[row].pk, person=made.people[person], side=side, by=town.handler, at=LONG_AGO
            )
    return made


@pytest.fixture
def says(works):
    """``says(works.boss, commands.call, at, …)``: the person speaks and acts."""

    def act(who, command, at=NOON, /, **said):
        with speaking_for(who.pk, today=at.date()):
            return command(by=who, at=at, **said)

    return act


@pytest.fixture
def planned(works, says):
    """A conference of the mill for the work year 2026, planned for the day after tomorrow week."""
    held_on = NOON.date() + timedelta(days=8)
    return says(
        works.boss, commands.plan_conference, workplace_id=works.mill.pk, year=2026, gathering=Gathering.PLENARY, held_on=held_on, venue="Hội trường công ty",
        contents=[Content.LAST.value, Content.MONEY.value],
    )  # fmt: skip


def duties(**wanted):
    with as_system():
        return list(Duty.objects.filter(**wanted).order_by("due"))


def owed(row, rule):
    return [(each.due, each.standing) for each in duties(owed_by=row.body, rule=rule)]


def talk_of(works, says, **changed):
    said = {
        "workplace_id": works.mill.pk,
        "occasion": Occasion.PERIODIC,
        "held_on": date(2026, 11, 30),
        "contents": "Tiền ăn ca, phụ cấp độc hại, sửa nhà để xe.",
    }
    return says(works.boss, commands.set_dialogue, **said | changed)


@pytest.fixture
def signed(works, says):
    """An agreement of the mill, signed and with two promises; the later is still ahead."""
    deal = says(
        works.boss,
        commands.draft,
        workplace_id=works.mill.pk,
        title="Thỏa ước lao động tập thể 2026–2028",
        summary="Lương tháng 13, tiền ăn ca, nghỉ mát, thưởng chuyên cần.",
    )
    for text, due in (
        ("Trả lương tháng 13 trước Tết Nguyên đán", date(2026, 12, 20)),
        ("Tổ chức nghỉ mát cho toàn bộ người lao động", date(2027, 8, 31)),
    ):
        says(works.boss, commands.promise, agreement_id=deal.pk, text=text, due=due)
    says(works.boss, commands.poll, agreement_id=deal.pk, polled_on=NOON.date(), polled=120, approved=100)
    return says(
        works.boss,
        commands.sign_agreement,
        agreement_id=deal.pk,
        signed_on=NOON.date(),
        since=NOON.date(),
        last_day=date(2028, 11, 18),
    )

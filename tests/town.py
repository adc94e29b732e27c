"""A small town for tests: two neighbouring communes of one city, their bodies, the city above, and officers at their desks."""

import pickle
from dataclasses import dataclass, field
from datetime import date, datetime

import pytest

from .stage import NOON

SINCE = date(2025, 7, 1)


@dataclass
class Town:
    """Bodies by code ("ubnd.27028"), officers by name of desk ("receiver", "handler", "head", "neighbour", …)."""

    place: object
    neighbour_place: object
    province: object
    bodies: dict = field(default_factory=dict)
    officers: dict = field(default_factory=dict)

    @property
    def committee(self):
        """The commune's People's Committee."""
        return self.bodies["ubnd"]

    def __getattr__(self, name):
        officers = self.__dict__.get("officers", {})
        if name in officers:
            return officers[name]
        raise AttributeError(name)


def body(office, place, kind, name, parent=None):
    """A body of a place."""
    from caunoi.kernel.text import fold, sort_key
    from caunoi.places.models import Body

    return Body.objects.create(
        code=f"{office}.{place.code}", office=office, kind=kind, name=name, place=place, province_id=place.province_id or place.pk,
        parent=parent, since=SINCE, sort_key=sort_key(name), key=fold(name),
    )  # fmt: skip


def officer(username, name, *seats, since=SINCE, until=None):
    """A person with seats, pairs (body, roles)."""
    from caunoi.access.commands import grant_role
    from caunoi.identity.models import Person

    person = Person.objects.create_user(username, "mat-khau-thu-123", name=name)
    for seat, roles in seats:
        for role in roles:
            grant_role(person=person, role=role, body=seat, since=since, until=until, by="system", at=NOON)
    return person


def build_town() -> Town:
    """Make the town in the current transaction."""
    from caunoi.access.words import Role
    from caunoi.places.models import Place

    province = Place.objects.get(code="79", until__isnull=True)
    communes = list(
        Place.objects.filter(province=province, level="commune", until__isnull=True, listed=True).order_by("code")[:2]
    )
    if len(communes) < 2:
        communes = list(
            Place.objects.filter(province=province, level="commune", until__isnull=True).order_by("code")[:2]
        )
    here, there = communes
    town = Town(place=here, neighbour_place=there, province=province)
    city = body("ubnd", province, "peoples_committee", "Ủy ban nhân dân Thành phố Hồ Chí Minh")
    reception = body("bantcd", province, "reception_office", "Ban Tiếp công dân Thành phố Hồ Chí Minh", parent=city)
    inspectorate = body("thanhtra", province, "inspectorate", "Thanh tra Thành phố Hồ Chí Minh", parent=city)
    committee = body("ubnd", here, "peoples_committee", f"Ủy ban nhân dân {here.full_name}", parent=city)
    economy = body("phong-kt", here, "department", f"Phòng Kinh tế {here.full_name}", parent=committee)
    neighbour = body("ubnd", there, "peoples_committee", f"Ủy ban nhân dân {there.full_name}", parent=city)
    town.bodies = {
        "city": city,
        "bantcd": reception,
        "thanhtra": inspectorate,
        "ubnd": committee,
        "phong-kt": economy,
        "neighbour": neighbour,
    }
    town.officers = {
        "receiver": officer("tiepnhan", "Trần Thị Mai", (committee, [Role.RECEIVER])),
        "handler": officer("xuly", "Phạm Quốc Bảo", (committee, [Role.HANDLER, Role.EDITOR])),
        "head": officer("chutich", "Nguyễn Hữu Lâm", (committee, [Role.HEAD])),
        "custodian": officer("giukin", "Lý Thu Hà", (committee, [Role.CUSTODIAN])),
        "clerk": officer("phongkt", "Đặng Văn Sơn", (economy, [Role.HANDLER])),
        "neighbour": officer("langgieng", "Bùi Thị Hoa", (neighbour, [Role.RECEIVER, Role.HANDLER, Role.HEAD])),
        "city_head": officer("chutichtp", "Võ Thanh Phương", (city, [Role.HEAD, Role.SUPERVISOR, Role.RECEIVER, Role.CUSTODIAN])),
        "city_receiver": officer("bantcd", "Lê Ngọc Hạnh", (reception, [Role.RECEIVER, Role.HANDLER, Role.HEAD, Role.CUSTODIAN])),
        "former": officer("nguoicu", "Đỗ Thị Cũ", (committee, [Role.HEAD, Role.RECEIVER]), since=SINCE, until=date(2026, 10, 1)),
        "stranger": officer("nguoila", "Hồ Văn Lạ"),
    }  # fmt: skip
    return town


#: The settled town as it was made, for each test to have rows in memory of its own.
_settled: list[bytes] = []


def settle() -> Town:
    """Make the town once for all tests of this worker, in the database Django's connection points at."""
    from django.db import connection, transaction

    from caunoi.access.context import as_system

    with transaction.atomic(), as_system():
        town = build_town()
        _settled[:] = [pickle.dumps(town)]
    connection.close()
    return town


@pytest.fixture
def town(db) -> Town:
    """The small town: settled before, or, for a test that comes by it on the way, made in its transaction."""
    from django.db import connection

    from caunoi.access.context import as_system

    if connection.settings_dict["NAME"].endswith(("_town", "_half")):
        return pickle.loads(_settled[0])
    with as_system():
        return build_town()


@pytest.fixture
def speak(db):
    """A context in which an officer speaks on 19/11/2026: ``with speak(town.head): …``."""
    from caunoi.access.context import speaking_for

    return lambda person, on=NOON.date(): speaking_for(person.pk, today=on)


@pytest.fixture
def filed(town):
    """A function that files a petition in the town and gives back its receipt; keywords go to the filing."""
    from caunoi.voice.commands import Filing, Who, lodge
    from caunoi.voice.words import Channel, Kind

    def file(channel=Channel.WEB, by="resident", at: datetime = NOON, **fields):
        fields.setdefault("title", "Đèn đường hẻm 12 tắt đã hai tuần")
        fields.setdefault(
            "text", "Đèn đường hẻm 12 tắt từ đầu tháng, buổi tối đi lại rất nguy hiểm cho người già và trẻ em."
        )
        fields.setdefault("people", (Who(name="Nguyễn Thị Lan", phone="0912345678", address="12 đường số 3"),))
        fields.setdefault("kind", Kind.FEEDBACK)
        return lodge(filing=Filing(place=town.place, **fields), channel=channel, by=by, at=at)

    return file

"""What the room hands out: a place's figures, open data, the API, addresses of duties; none of it names a giver."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.do import commands, menu
from caunoi.do.words import Field, Given, Giver, Holder
from caunoi.files.opendata import catalogue
from caunoi.ui.front import front
from caunoi.ui.measures import Reach, measures
from caunoi.ui.onward import onward

from .conftest import TODAY
from .test_pages import NOWHERE


@pytest.fixture
def told(give, open_lane, town, says):
    """Four gifts of money, land, a registered model."""
    for number in range(4):
        give(household=f"H-{number}", name="Nguyễn Thị Lan", amount=1_000_000)
    give(given=Given.LAND, amount=None, quantity=Decimal("12.5"), giver=Giver.PERSON)
    says(
        town.handler, commands.register_model, body=town.committee, place=town.place, holder=Holder.INDIVIDUAL, holder_name="Bà Trần Thị Sáu", consent=True,
        field=Field.SOCIETY, title="Tủ sách hẻm 12", aim="Trẻ em có chỗ đọc", measure="Lượt mượn mỗi tháng", unit="lượt", start=Decimal(0), target=Decimal(50),
    )  # fmt: skip
    return open_lane


def test_a_places_page_and_its_year_tell_what_was_done_together(told, town):
    lines = {line.vi: line.value for line in front.lines("do", town.place, TODAY)}
    assert (
        lines["đồng người dân góp trong năm"],
        lines["m² đất hiến trong năm"],
        lines["công trình cộng đồng đang làm"],
    ) == (4_000_000, 12, 1)
    assert front.lines("do", town.neighbour_place, TODAY) == []
    (account,) = [
        each
        for each in front.accounts(town.place, TODAY, TODAY + timedelta(days=1))
        if each.vi == "Việc chung do dân làm"
    ]
    assert [line.value for line in account.lines] == [4_000_000, 12]
    counts = measures.counts(
        ["do.households", "do.money", "do.land", "do.models", "do.works"],
        Reach(country=True),
        since=TODAY,
        until=TODAY + timedelta(days=1),
    )
    assert counts[0] == {"do.households": 4, "do.money": 4_000_000, "do.land": 13, "do.models": 1, "do.works": 0}
    assert menu._plan_address("khong-phai-so") == reverse("do:officer-works")
    assert onward.ways(f"skilfulmodel:{NOWHERE}", None) == []


def test_open_data_and_the_api_name_no_giver(told, town):
    client = Client()
    for code, has in (("community-works", "4000000"), ("skilful-models", "Tủ sách hẻm 12")):
        assert catalogue.of(code) is not None
        text = b"".join(client.get(f"/du-lieu/{code}.csv", {"noi": town.place.code}).streaming_content).decode()
        assert has in text
        assert "Thị Lan" not in text
        assert "Thị Sáu" not in text
    works = client.get("/api/v1/community-works", {"place": town.place.code}).json()
    assert [each["title"] for each in works] == [told.title]
    one = client.get(f"/api/v1/community-works/{told.pk}").json()
    assert (one["accounts"]["given"], one["accounts"]["balances"], one["collection"]["allowed"]) == (
        4_000_000,
        True,
        True,
    )
    assert one["accounts"]["in_kind"] == [{"given": "land", "unit": "m²", "quantity": "12.50", "value": 0}]
    assert "Thị Lan" not in str(one)
    (model,) = client.get("/api/v1/skilful-models").json()
    assert (model["title"], "Thị Sáu" in str(model)) == ("Tủ sách hẻm 12", False)
    assert client.get("/api/v1/help-points").json() == client.get("/api/v1/movements").json() == []


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"community-works/{NOWHERE}", 404), ("community-works?place=khong", 409), ("skilful-models?limit=0", 422), ("help-points?offset=-1", 422),
        ("movements?place=%00", 200), ("community-works/khong-phai", 422),
    ],
)  # fmt: skip
def test_the_api_refuses_what_it_cannot_answer(db, address, status):
    assert Client().get(f"/api/v1/{address}").status_code == status


def test_the_demo_data_is_told_apart(told):
    with as_system():
        type(told).objects.update(synthetic=True)
    assert "Dữ liệu mẫu" in Client().get(reverse("do:work", args=[told.pk])).content.decode()

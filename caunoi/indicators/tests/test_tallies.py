"""Figures of places: counted once, kept, the same when counted again, each open to its records, small groups withheld."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from caunoi.access.context import as_system
from caunoi.indicators import commands, queries
from caunoi.indicators.catalogue import indicators
from caunoi.indicators.commands import recounting
from caunoi.indicators.coverage import counted_days, coverage_of_place
from caunoi.indicators.figures import counts, figures
from caunoi.indicators.models import PlaceTally
from caunoi.indicators.periods import period
from caunoi.voice.words import Kind
from tests.stage import NOON

H1 = "2026-H1"


@pytest.fixture
def counted(half_year, town):
    """The town's first half-year of 2026, counted and kept."""
    commands.recount_place(place=town.province, period_code=H1, by="system", at=NOON)
    return half_year


def test_a_commune_counted_with_all_others_and_counted_alone_give_the_same(counted, town):
    of = period(H1, on=NOON.date())
    with as_system():
        alone = figures(counts(coverage_of_place(town.place, of), counted_days(of.since, of.until)), None)
    kept = queries.tallies_of([town.place.pk], [H1])[town.place.pk, H1]

    assert {code: each.value for code, each in kept.items()} == {code: each.value for code, each in alone.items()}
    assert kept["received"].value > 5
    assert commands.recount_place(place=town.place, period_code=H1, by="system", at=NOON).differences == []
    assert commands.recount_place(place=town.province, period_code=H1, by="system", at=NOON).differences == []


def test_the_whole_of_a_province_counts_a_letter_handed_down_once(counted, town):
    values, tally = queries.values_of(town.province, H1)
    with as_system():
        own = PlaceTally.objects.get(place=town.province, extent="own", period=H1)
    commune = queries.values_of(town.place, H1)[0]

    assert tally.until == date(2026, 7, 1)
    assert own.figures["received"][0] >= 1
    assert values["received"].value < own.figures["received"][0] + commune["received"].value


def test_a_letter_that_changed_since_shows_when_counted_again(counted, town, letters):
    letters.sort(letters.file("2026-06-20", Kind.PROPOSAL), "2026-06-21", Kind.PROPOSAL)

    found = commands.recount_place(place=town.place, period_code=H1, by="system", at=NOON).differences

    assert (town.place.pk, "received") in {(place, code) for place, code, _kept, _now in found}


@pytest.mark.parametrize(
    "code", ["received", "on_time", "late_share", "median_days", "extended", "handed", "duties_due", "head_days_owed", "dialogues", "disclosed", "tasks_assigned"]
)  # fmt: skip
def test_every_value_opens_its_records_and_there_are_as_many_as_it_says(counted, town, code):
    of = period(H1, on=NOON.date())
    value = queries.values_of(town.place, H1)[0][code]
    with as_system():
        behind = queries.behind_place(town.place, of, code, until=of.until)

    told = value.figure.whole if indicators()[code].unit.value == "share" else value.figure.records
    assert behind.total == behind.visible == told
    listed = len(behind.petitions) + len(behind.duties) + len(behind.visits) + len(behind.things)
    assert listed == min(told, 30)


def test_few_people_are_withheld_from_everybody_and_their_records_too(counted, town, client):
    value = queries.values_of(town.place, H1)[0]["received_denunciation"]

    assert value.figure.value == 1
    assert value.withheld
    assert value.value is None
    assert value.kept()["records"] is value.kept()["value"] is None
    page = client.get(f"/chi-tieu/received_denunciation/ho-so/?noi={town.place.code}&ky={H1}").content.decode()
    assert "Nhóm nhỏ, không công khai" in page
    for kind in ("csv", "json"):
        body = client.get(f"/chi-tieu/so-lieu.{kind}?noi={town.place.code}&ky={H1}").content.decode()
        assert "received_denunciation" in body
    rows = client.get(f"/chi-tieu/so-lieu.json?noi={town.place.code}&ky={H1}").json()
    told = next(row for row in rows if row["code"] == "received_denunciation")
    assert (told["value"], told["withheld"]) == (None, True)


def test_nobody_but_the_system_reads_the_kept_figures(counted, town):
    from caunoi.access.context import speaking_for

    with speaking_for(town.city_head.pk):
        assert not PlaceTally.objects.exists()


def test_a_stranger_sees_the_number_of_letters_and_none_of_them(counted, town, client):
    page = client.get(f"/chi-tieu/received/ho-so/?noi={town.place.code}&ky={H1}")

    assert page.status_code == 200
    assert page.context["behind"].total > 5
    assert page.context["behind"].petitions == []
    assert "Hồ sơ này không mở cho mọi người" in page.content.decode()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/chi-tieu/", 200), ("/chi-tieu/?che=formal", 200), ("/chi-tieu/received/", 200), ("/chi-tieu/on_time_share/?xep=so&trang=999", 200),
        ("/chi-tieu/khong-co/", 404), ("/chi-tieu/received/?noi=999999", 404), ("/chi-tieu/received/?noi=%00", 200), ("/chi-tieu/received/?ky=2026-H9", 404),
        ("/chi-tieu/received/?ky=1899", 404), ("/chi-tieu/received/ho-so/?sau=x~y", 200), ("/chi-tieu/received/ho-so/?ky=2026-H2", 404),
        ("/chi-tieu/received/ca-nuoc/", 200), ("/chi-tieu/received/ca-nuoc/?xep=so&ky=2026-H1", 200), ("/chi-tieu/received/ca-nuoc/?ky=1899", 404),
        ("/chi-tieu/khong-co/ca-nuoc/", 404), ("/chi-tieu/danh-muc.csv", 200), ("/chi-tieu/danh-muc.json", 200), ("/chi-tieu/received/du-lieu.csv", 200), ("/chi-tieu/x/du-lieu.csv", 404),
        ("/chi-tieu/so-lieu.csv?ky=2020-H1", 404),
    ],
)  # fmt: skip
def test_pages_answer_whatever_is_asked(counted, client, address, status):
    assert client.get(address).status_code == status


def test_the_pages_take_few_statements_whatever_the_number_of_communes(
    counted, town, client, django_assert_max_num_queries
):
    client.get("/chi-tieu/")
    with django_assert_max_num_queries(40):
        client.get(f"/chi-tieu/?noi={town.province.code}&ky={H1}")
    with django_assert_max_num_queries(40):
        drawn = client.get(f"/chi-tieu/received/?noi={town.province.code}&ky={H1}").content.decode()
    with django_assert_max_num_queries(20):
        country = client.get(f"/chi-tieu/received/ca-nuoc/?ky={H1}")
    told = {place.code: value.told for place, value in country.context["rows"] if value.counted}
    assert told == {town.province.code: queries.values_of(town.province, H1)[0]["received"].told}
    assert (len(country.context["rows"]), len(country.context["map"].shapes)) == (34, 36)  # two archipelagos beside
    assert "Natural Earth" in country.content.decode()
    assert f"<title>{town.place.full_name}:" in drawn


def test_before_anything_was_counted_the_catalogue_reads_all_the_same(town, client):
    page = client.get("/chi-tieu/").content.decode()

    assert "Chưa có số liệu" in page
    assert "Đơn tiếp nhận trong kỳ" in page
    assert client.get("/chi-tieu/received/").status_code == 200


def test_the_round_counts_every_province_somebody_works_in(counted, town):
    at = datetime.fromisoformat("2027-01-10T12:00:00+07:00")

    assert commands.keep_counted(at=at) == 4
    assert commands.keep_counted(at=at) == 0  # nothing was done since
    assert set(queries.kept_periods(town.province)) == {"2027-H1", "2026-H2", H1, "2027", "2026"}


def test_programs_read_what_people_read(counted, town, client):
    assert len(client.get("/api/v1/indicators").json()) == len(indicators())
    rows = client.get(f"/api/v1/indicators/values?place={town.place.code}&period_code={H1}").json()
    told = {row["code"]: row for row in rows}
    assert told["received"]["value"] == queries.values_of(town.place, H1)[0]["received"].value
    assert (told["received_denunciation"]["value"], told["received_denunciation"]["withheld"]) == (None, True)
    by_place = client.get(f"/api/v1/indicators/received?province={town.province.code}").json()
    assert {row["place"] for row in by_place} >= {town.place.code, town.neighbour_place.code}
    for address, status in (
        ("values?place=99999999", 404), ("values?place=x", 422), (f"values?place={town.place.code}&period_code=1990", 409),
        ("khong_co?province=79", 404), (f"values?place={town.place.code}&period_code=2024-H1", 404),
    ):  # fmt: skip
        assert client.get(f"/api/v1/indicators/{address}").status_code == status


def test_a_places_page_tells_what_people_got_of_it(counted, town):
    from caunoi.indicators.menu import lines_of

    told = {line.vi: line for line in lines_of(town.place, NOON.date())}

    assert "/" in told["tỷ lệ trả lời đúng hạn"].value
    assert f"ky={H1}" in told["tỷ lệ trả lời đúng hạn"].href


def test_the_figures_kept_for_one_language_are_not_told_in_another(town, monkeypatch):
    from caunoi.indicators import menu
    from caunoi.kernel.words import language, say

    monkeypatch.setattr(menu, "_lines", lambda _place, _today: [say("61,5%", "61.5%")])
    unasked = NOON.date().replace(year=2031)
    assert menu.lines_of(town.place, unasked) == ["61,5%"]
    token = language.set("en")
    try:
        assert menu.lines_of(town.place, unasked) == ["61.5%"]
    finally:
        language.reset(token)


def test_a_large_province_is_counted_where_something_was_done_and_within_its_time(counted, town, letters, monkeypatch):
    at = datetime.fromisoformat("2026-08-10T06:00:00+07:00")
    with time_machine.travel(at, tick=False):
        assert commands.keep_counted(at=at) > 0
        letters.sort(letters.file("2026-08-10", Kind.PROPOSAL), "2026-08-10", Kind.PROPOSAL)
        before = _computed(town)
        later = at + timedelta(hours=12)
        for code in ("2026-H2", "2026"):
            monkeypatch.setitem(recounting._SECONDS, (town.province.pk, code), 3_600.0)

        assert commands.keep_counted(at=later, budget=0) == 0
        assert _computed(town) == before
        assert commands.keep_counted(at=later, budget=60) == 2  # the one commune, in both periods that run
        assert commands.keep_counted(at=later, budget=60) == 0

    assert _computed(town) == before | {town.place.pk: later}
    assert commands.recount_place(place=town.place, period_code="2026-H2", by="system", at=later).differences == []


def _computed(town):
    with as_system():
        return dict(PlaceTally.objects.filter(period="2026-H2", extent="whole").values_list("place_id", "computed_at"))

"""The lists of days off, against the public package and against what the Ministry announced."""

from datetime import date, timedelta

import holidays
import pytest

from caunoi.law.calendars import Declared, shipped_calendar, shipped_lists, with_declared
from caunoi.law.words import DayKind, ListStanding

CALENDAR = shipped_calendar()
#: What the package lacks: 2 January 2026 was swapped with Saturday 10 January (12729/VPCP-KGVX, 25/12/2025).
KNOWN_GAPS = {date(2026, 1, 2): False, date(2026, 1, 10): True}


@pytest.mark.parametrize("year", range(2015, 2031))
def test_every_day_of_a_year_agrees_with_the_public_package(year):
    package = holidays.VN(years=range(year - 1, year + 2))
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]

    differs = [day for day in days if day.year == year and CALENDAR.is_working_day(day) != package.is_working_day(day)]

    assert {day: CALENDAR.is_working_day(day) for day in differs} == {
        d: w for d, w in KNOWN_GAPS.items() if d.year == year
    }


@pytest.mark.parametrize(
    ("since", "last"),
    [
        ("2019-02-02", "2019-02-10"),
        ("2019-04-27", "2019-05-01"),
        ("2020-01-23", "2020-01-29"),
        ("2021-02-10", "2021-02-16"),
        ("2021-09-02", "2021-09-05"),
        ("2022-01-29", "2022-02-06"),
        ("2022-09-01", "2022-09-04"),
        ("2023-01-20", "2023-01-26"),
        ("2023-04-29", "2023-05-03"),
        ("2023-09-01", "2023-09-04"),
        ("2024-02-08", "2024-02-14"),
        ("2024-04-27", "2024-05-01"),
        ("2024-08-31", "2024-09-03"),
        ("2025-01-25", "2025-02-02"),
        ("2025-04-30", "2025-05-04"),
        ("2025-08-30", "2025-09-02"),
        ("2026-01-01", "2026-01-04"),
        ("2026-02-14", "2026-02-22"),
        ("2026-04-25", "2026-04-27"),
        ("2026-08-29", "2026-09-02"),
        ("2026-11-24", "2026-11-24"),
    ],
)
def test_a_long_holiday_is_exactly_the_announced_one(since, last):
    first, end = date.fromisoformat(since), date.fromisoformat(last)
    around = [first - timedelta(days=1) + timedelta(days=n) for n in range((end - first).days + 3)]

    assert [CALENDAR.is_working_day(day) for day in around] == [True, *[False] * ((end - first).days + 1), True]


@pytest.mark.parametrize("day", ["2019-01-05", "2019-05-04", "2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"])
def test_a_make_up_saturday_is_worked(day):
    assert CALENDAR.is_working_day(date.fromisoformat(day)) is True


def test_the_twenty_fourth_of_november_is_off_from_2026():
    assert [CALENDAR.is_working_day(date(year, 11, 24)) for year in (2023, 2025, 2026, 2027)] == [
        True,
        True,
        False,
        False,
    ]


def test_years_say_what_their_list_rests_on():
    assert (min(CALENDAR.official), max(CALENDAR.official), min(CALENDAR.estimated)) == (2015, 2026, 2027)


def test_an_official_list_of_the_recent_years_names_its_instrument():
    assert [
        each.year
        for each in shipped_lists()
        if each.year >= 2018 and each.standing is ListStanding.OFFICIAL and not each.instruments
    ] == []


def test_a_declared_day_changes_the_version_and_the_day():
    changed = with_declared([Declared(date(2026, 12, 24), DayKind.OFF, "Nghỉ bão")], [], "1.1.0")

    assert changed.is_working_day(date(2026, 12, 24)) is False
    assert changed.version == f"{CALENDAR.version}+1.1.0"


def test_a_declared_make_up_day_undoes_a_listed_day_off():
    changed = with_declared([Declared(date(2026, 11, 24), DayKind.MAKE_UP, "Làm bù")], [], "1.1.0")

    assert changed.is_working_day(date(2026, 11, 24)) is True


def test_a_declared_year_drops_the_estimate():
    changed = with_declared([Declared(date(2027, 2, 5), DayKind.OFF, "Tết")], [2027], "1.1.1")

    assert [changed.is_working_day(date(2027, 2, day)) for day in (4, 5, 8)] == [True, False, True]
    assert (2027 in changed.official, 2027 in changed.estimated) == (True, False)


def test_a_declared_year_keeps_an_official_list():
    assert with_declared([], [2026], "0.0.1").is_working_day(date(2026, 11, 24)) is False

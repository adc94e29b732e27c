"""The law of receptions in tables: no database."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.kernel.refusal import Refusal
from caunoi.law.national import band_for
from caunoi.reception import rules
from caunoi.reception.words import Mode, Sort
from tests.stage import VIETNAM

WEEK, MONTH = rules.Number(1, "day_per_week", "Điều 15"), rules.Number(2, "day_per_month", "136/2025")


def by_the_law(day):
    return WEEK if day <= date(2026, 6, 30) else MONTH


@pytest.mark.parametrize(
    ("month", "codes"),
    [
        ((2026, 5), ["2026-W19", "2026-W20", "2026-W21", "2026-W22"]),
        ((2026, 6), ["2026-W23", "2026-W24", "2026-W25", "2026-W26"]),
        ((2026, 7), ["2026-07"]),
        ((2026, 11), ["2026-11"]),
    ],
)
def test_a_commune_owes_weeks_until_june_2026_and_two_days_a_month_after(month, codes):
    found = rules.periods_of(*month, by_the_law, lambda day: True)

    assert [period.code for period in found] == codes
    assert {period.days for period in found} == ({1} if len(codes) > 1 else {2})


def test_the_week_that_straddles_the_change_is_the_month_of_its_thursday():
    june = rules.periods_of(2026, 6, by_the_law, lambda day: True)

    assert june[-1].until == date(2026, 6, 29)


def test_a_week_without_a_working_day_owes_nothing():
    tet = {date(2026, 2, day) for day in range(16, 23)}

    found = rules.periods_of(2026, 2, by_the_law, lambda day: day not in tet)

    assert [period.code for period in found] == ["2026-W06", "2026-W07", "2026-W09"]


@given(st.integers(2020, 2030), st.integers(1, 12))
def test_every_week_is_counted_in_one_month_alone(year, month):
    here = rules.periods_of(year, month, lambda day: WEEK, lambda day: True)
    after = rules.next_month(date(year, month, 1))
    there = rules.periods_of(after.year, after.month, lambda day: WEEK, lambda day: True)

    assert here[-1].until == there[0].since


@pytest.mark.parametrize(
    ("people", "representatives", "allowed"),
    [
        (4, 0, True), (4, 4, True),
        (5, 0, False), (5, 1, True), (5, 2, True), (5, 3, False),
        (10, 0, False), (10, 2, True), (10, 3, False),
        (11, 0, False), (11, 1, True), (11, 5, True), (11, 6, False),
    ],
)  # fmt: skip
def test_a_group_is_represented_as_the_law_counts(people, representatives, allowed):
    band = band_for("recv.group_reps", people, on=date(2026, 11, 19))
    limits = (band.least, band.most) if band else None

    def ask():
        rules.must_be_represented(people, representatives, True, limits, "Điều 29")
        return True

    if allowed:
        assert ask()
    else:
        with pytest.raises(Refusal, match="người đại diện"):
            ask()


def test_all_sign_the_appointment_of_representatives():
    with pytest.raises(Refusal, match="chữ ký của cả 7 người"):
        rules.must_be_represented(7, 2, False, (1, 2), "Điều 29")


@pytest.mark.parametrize(
    ("mode", "ground", "kind", "protected", "allowed"),
    [
        (Mode.IN_PERSON, "", Sort.DENUNCIATION, True, True),
        (Mode.ONLINE, "remote", Sort.FEEDBACK, False, True),
        (Mode.ONLINE, "remote", Sort.DENUNCIATION, False, False),
        (Mode.ONLINE, "complex", Sort.DENUNCIATION, True, False),
        (Mode.ONLINE, "complex", Sort.DENUNCIATION, False, True),
        (Mode.ONLINE, "denunciation", Sort.DENUNCIATION, False, True),
    ],
)
def test_a_denunciation_is_heard_online_only_when_complex_and_open(mode, ground, kind, protected, allowed):
    if allowed:
        rules.must_be_open_online(mode, ground, kind, protected, "Điều 16–24")
    else:
        with pytest.raises(Refusal):
            rules.must_be_open_online(mode, ground, kind, protected, "Điều 16–24")


def test_an_online_reception_connects_an_hour_before():
    begins = datetime(2026, 11, 19, 8, 0, tzinfo=VIETNAM)

    rules.must_be_connected(datetime(2026, 11, 19, 7, 0, tzinfo=VIETNAM), begins, 1, "")
    with pytest.raises(Refusal):
        rules.must_be_connected(datetime(2026, 11, 19, 7, 1, tzinfo=VIETNAM), begins, 1, "")


def test_times_are_one_for_each_turn():
    assert rules.slots(time(8), time(9, 30), 30, 10) == [time(8), time(8, 30), time(9)]
    assert rules.slots(time(8), time(9, 30), 30, 2) == [time(8), time(8, 30)]


def test_two_sessions_of_one_day_are_one_day():
    day = date(2026, 11, 5)

    assert not rules.days_met(date(2026, 11, 1), date(2026, 12, 1), 2, [day, day])
    assert rules.days_met(date(2026, 11, 1), date(2026, 12, 1), 2, [day, date(2026, 11, 19)])

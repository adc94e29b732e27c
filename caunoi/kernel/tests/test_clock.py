from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.kernel.clock import Calendar, Due, Pause, add_months, due
from caunoi.kernel.refusal import Refusal

OFF = {date(2026, 9, 1): ("Quốc khánh", "National Day"), date(2026, 9, 2): ("Quốc khánh", "National Day")}
SWAP = {date(2026, 8, 31): ("Nghỉ hoán đổi", "Swapped")}
MADE_UP = {date(2026, 8, 22): ("Làm bù", "Make-up")}
CALENDAR = Calendar(off={**OFF, **SWAP}, made_up=MADE_UP, official=frozenset({2026}), version="t")
PLAIN = Calendar()

days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
far_days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
amounts = st.integers(0, 120)
units = st.sampled_from(["d", "wd", "month", "year"])


@st.composite
def pauses(draw):
    since = draw(days)
    return Pause(since, since + timedelta(days=draw(st.integers(0, 60))))


def test_a_make_up_saturday_is_worked_and_a_swapped_monday_is_not():
    worked = [CALENDAR.is_working_day(date(2026, 8, day)) for day in (21, 22, 23, 24, 31)]

    assert worked == [True, True, False, True, False]


def test_the_next_working_day_after_a_long_holiday():
    assert CALENDAR.next_working_day(date(2026, 8, 29)) == date(2026, 9, 3)


def test_the_last_working_day_before_a_long_holiday():
    assert CALENDAR.last_working_day(date(2026, 9, 2)) == date(2026, 8, 28)


def test_working_days_count_the_make_up_day():
    assert CALENDAR.add_working_days(date(2026, 8, 21), 7) == date(2026, 9, 3)


def test_working_days_count_back():
    assert CALENDAR.add_working_days(date(2026, 9, 3), -2) == date(2026, 8, 27)


def test_no_working_days_is_the_day_itself():
    assert CALENDAR.add_working_days(date(2026, 8, 29), 0) == date(2026, 8, 29)


@given(far_days, st.integers(-60, 60).filter(bool))
def test_the_index_and_the_walk_agree(day, n):
    assert CALENDAR.add_working_days(day, n) == CALENDAR._walk(day, n)


def test_a_calendar_without_lists_has_weekends():
    assert PLAIN.add_working_days(date(2026, 9, 4), 1) == date(2026, 9, 7)


@pytest.mark.parametrize(
    ("day", "n", "wanted"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
    ],
)
def test_a_month_ends_on_its_day_or_on_its_last(day, n, wanted):
    assert add_months(date.fromisoformat(day), n) == date.fromisoformat(wanted)


def test_the_first_day_is_not_counted():
    assert due(date(2026, 10, 5), 5, "d", CALENDAR).raw == date(2026, 10, 10)


def test_a_saturday_moves_to_monday():
    assert due(date(2026, 10, 5), 5, "d", CALENDAR) == Due(date(2026, 10, 10), date(2026, 10, 12))


def test_hours_run_over_the_weekend_and_do_not_move():
    assert due(date(2026, 10, 2), 72, "h", CALENDAR) == Due(date(2026, 10, 5), date(2026, 10, 5))
    assert due(date(2026, 10, 2), 25, "h", CALENDAR) == Due(date(2026, 10, 4), date(2026, 10, 4))


def test_a_term_may_be_kept_from_moving():
    assert due(date(2026, 10, 5), 5, "d", CALENDAR, shift=False).last == date(2026, 10, 10)


def test_counting_back_never_moves_towards_the_event():
    assert due(date(2026, 10, 5), 2, "d", CALENDAR, before=True) == Due(date(2026, 10, 3), date(2026, 10, 3))


@pytest.mark.parametrize(
    ("unit", "amount", "wanted"), [("wd", 5, "2026-09-28"), ("month", 1, "2026-09-05"), ("year", 1, "2025-10-05")]
)
def test_every_unit_counts_back(unit, amount, wanted):
    assert due(date(2026, 10, 5), amount, unit, CALENDAR, before=True).raw == date.fromisoformat(wanted)


def test_paused_days_are_not_counted():
    pause = Pause(date(2026, 10, 12), date(2026, 10, 22))

    assert due(date(2026, 10, 5), 30, "d", CALENDAR, pauses=[pause]).raw == date(2026, 11, 14)


def test_the_day_it_resumes_counts_again():
    pause = Pause(date(2026, 10, 6), date(2026, 10, 20))

    assert due(date(2026, 10, 5), 1, "d", CALENDAR, pauses=[pause]).raw == date(2026, 10, 20)


def test_a_pause_over_a_weekend_costs_no_working_day():
    pause = Pause(date(2026, 10, 10), date(2026, 10, 12))

    assert due(date(2026, 10, 5), 7, "wd", CALENDAR, pauses=[pause]).raw == date(2026, 10, 14)


def test_two_pauses_that_touch_are_one():
    pauses = [Pause(date(2026, 10, 12), date(2026, 10, 15)), Pause(date(2026, 10, 14), date(2026, 10, 22))]

    assert due(date(2026, 10, 5), 30, "d", CALENDAR, pauses=pauses).raw == date(2026, 11, 14)


def test_a_pause_after_the_end_changes_nothing():
    pause = Pause(date(2026, 12, 1), None)

    assert due(date(2026, 10, 5), 30, "d", CALENDAR, pauses=[pause]).last == date(2026, 11, 4)


def test_a_pause_that_is_still_open_has_no_end():
    with pytest.raises(Refusal, match="đang tạm dừng"):
        due(date(2026, 10, 5), 30, "d", CALENDAR, pauses=[Pause(date(2026, 10, 12))])


def test_a_last_day_that_moves_into_a_pause_moves_past_it():
    pause = Pause(date(2026, 10, 11), date(2026, 10, 14))

    assert due(date(2026, 10, 5), 5, "d", CALENDAR, pauses=[pause]) == Due(date(2026, 10, 10), date(2026, 10, 14))


def test_a_last_day_that_moves_into_an_open_pause_is_refused():
    with pytest.raises(Refusal, match="đang tạm dừng"):
        due(date(2026, 10, 5), 5, "d", CALENDAR, pauses=[Pause(date(2026, 10, 11))])


def test_a_pause_cannot_end_before_it_began():
    with pytest.raises(Refusal, match="Ngày tiếp tục"):
        Pause(date(2026, 10, 12), date(2026, 10, 11))


def test_months_with_a_pause_become_the_days_they_had():
    pause = Pause(date(2026, 7, 10), date(2026, 7, 20))

    assert due(date(2026, 7, 6), 3, "month", CALENDAR, pauses=[pause]).raw == date(2026, 10, 16)


def test_a_negative_term_is_refused():
    with pytest.raises(Refusal, match="số âm"):
        due(date(2026, 10, 5), -1, "d", CALENDAR)


@pytest.mark.parametrize("unit", ["d", "wd", "month", "year"])
def test_a_day_beyond_the_calendar_is_refused(unit):
    with pytest.raises(Refusal, match="ngoài lịch"):
        due(date(9999, 12, 30), 40, unit, CALENDAR)


def test_a_share_is_no_unit_of_time():
    with pytest.raises(ValueError, match="no unit of time"):
        due(date(2026, 10, 5), 1, "pct", CALENDAR)


@given(days, amounts, units)
def test_the_last_day_is_worked_and_never_before_the_counted_one(start, amount, unit):
    end = due(start, amount, unit, CALENDAR)

    assert CALENDAR.is_working_day(end.last)
    assert end.last >= end.raw >= start


@given(days, st.integers(0, 400), amounts, units)
def test_a_later_start_never_ends_earlier(start, later, amount, unit):
    first = due(start, amount, unit, CALENDAR)
    second = due(start + timedelta(days=later), amount, unit, CALENDAR)

    assert (first.raw <= second.raw, first.last <= second.last) == (True, True)


@given(days, st.integers(0, 400), amounts, st.sampled_from(["d", "wd"]), st.lists(pauses(), max_size=3))
def test_a_later_start_never_ends_earlier_around_pauses(start, later, amount, unit, stopped):
    first = due(start, amount, unit, CALENDAR, pauses=stopped)
    second = due(start + timedelta(days=later), amount, unit, CALENDAR, pauses=stopped)

    assert (first.raw <= second.raw, first.last <= second.last) == (True, True)


@given(days, amounts, units, st.lists(pauses(), max_size=4), pauses())
def test_a_pause_never_shortens(start, amount, unit, stopped, more):
    without = due(start, amount, unit, CALENDAR, pauses=stopped)
    with_more = due(start, amount, unit, CALENDAR, pauses=[*stopped, more])

    assert with_more.raw >= without.raw
    assert with_more.last >= without.last


@given(days, amounts, st.lists(pauses(), max_size=4))
def test_the_counted_days_are_exactly_the_unpaused_ones(start, amount, stopped):
    raw = due(start, amount, "d", CALENDAR, pauses=stopped).raw
    counted = [start + timedelta(days=n) for n in range(1, (raw - start).days + 1)]

    assert sum(not any(day in pause for pause in stopped) for day in counted) == amount


@given(days, amounts, st.lists(pauses(), max_size=4))
def test_the_counted_working_days_are_exactly_the_unpaused_ones(start, amount, stopped):
    raw = due(start, amount, "wd", CALENDAR, pauses=stopped).raw
    span = [start + timedelta(days=n) for n in range(1, (raw - start).days + 1)]

    assert sum(CALENDAR.is_working_day(day) and not any(day in pause for pause in stopped) for day in span) == amount


@given(days, amounts, st.integers(0, 60), units, st.lists(pauses(), max_size=2))
def test_a_longer_term_never_ends_earlier(start, amount, more, unit, stopped):
    short = due(start, amount, unit, CALENDAR, pauses=stopped)

    assert short.last <= due(start, amount + more, unit, CALENDAR, pauses=stopped).last


@given(days, st.integers(1, 60))
def test_counting_back_and_forth_meets_on_working_days(event, n):
    start = due(event, n, "wd", CALENDAR, before=True).raw

    assert (
        CALENDAR.add_working_days(start, n) == CALENDAR.last_working_day(event)
        or CALENDAR.is_working_day(event) is False
    )
    assert sum(CALENDAR.is_working_day(start + timedelta(days=d)) for d in range((event - start).days)) == n

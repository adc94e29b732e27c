"""How figures are written in official papers, and which days a period has."""

from datetime import date

import pytest

from caunoi.indicators import numbers
from caunoi.indicators.periods import cut_alike, cut_off, following, period, recent, same_before
from caunoi.indicators.words import Series
from caunoi.kernel.refusal import Refusal

TODAY = date(2026, 11, 19)
THAN = "cùng kỳ năm 2025"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (0, None, "0"),
        (1234567, None, "1.234.567"),
        (12.5, None, "12,5"),
        (12.0, None, "12"),
        (12.25, 1, "12,3"),
        (1234.5, 1, "1.234,5"),
    ],
)
def test_a_number_is_written_the_vietnamese_way(value, places, text):
    assert numbers.number(value, places) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (13, 14, "13/14 đơn"),
        (0, 5, "0/5 đơn"),
        (19, 20, "19/20 đơn (95,0%)"),
        (1500, 2000, "1.500/2.000 đơn (75,0%)"),
        (1, 3000, "1/3.000 đơn (0,0%)"),
    ],
)
def test_a_share_of_few_is_told_without_a_percentage(part, whole, text):
    assert numbers.share(part, whole, "đơn") == text


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        (225, 200, "tăng 12,5% so với cùng kỳ năm 2025"),
        (150, 200, "giảm 25,0% so với cùng kỳ năm 2025"),
        (200, 200, "bằng cùng kỳ năm 2025"),
        (7, 4, "tăng 3 đơn so với cùng kỳ năm 2025 (4 đơn)"),
        (1, 4, "giảm 3 đơn so với cùng kỳ năm 2025 (4 đơn)"),
        (5, 0, "tăng 5 đơn so với cùng kỳ năm 2025 (0 đơn)"),
        (61, 20, "tăng 205,0% so với cùng kỳ năm 2025"),
    ],
)
def test_a_change_from_a_small_base_is_told_without_a_percentage(now, before, text):
    assert numbers.change(now, before, THAN, "đơn") == text


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        ((90, 100), (85, 100), "tăng 5,0 điểm phần trăm so với cùng kỳ năm 2025"),
        ((80, 100), (85, 100), "giảm 5,0 điểm phần trăm so với cùng kỳ năm 2025"),
        ((900, 1000), (90, 100), "bằng cùng kỳ năm 2025"),
        ((9, 10), (85, 100), "cùng kỳ năm 2025 là 85/100 đơn (85,0%)"),
        ((90, 100), (3, 4), "cùng kỳ năm 2025 là 3/4 đơn"),
        ((90, 100), (0, 0), ""),
    ],
)
def test_a_share_changes_by_points_and_small_ones_are_only_set_side_by_side(now, before, text):
    assert numbers.shift(*now, *before, THAN, "đơn") == text


def test_the_interval_of_a_share_is_wilson_s():
    low, high = numbers.interval(81, 100)

    assert (round(low, 4), round(high, 4)) == (0.7222, 0.8749)
    assert numbers.interval(0, 0) == (0.0, 1.0)
    assert numbers.interval(5, 5)[1] == 1.0


@pytest.mark.parametrize(
    ("code", "since", "last", "name"),
    [
        ("2026-H1", "2026-01-01", "2026-06-30", "6 tháng đầu năm 2026"),
        ("2026-H2", "2026-07-01", "2026-12-31", "6 tháng cuối năm 2026"),
        ("2026", "2026-01-01", "2026-12-31", "năm 2026"),
        ("2026-Q3", "2026-07-01", "2026-09-30", "quý III năm 2026"),
        ("2026-Q4", "2026-10-01", "2026-12-31", "quý IV năm 2026"),
        ("2026-6M", "2025-12-15", "2026-06-14", "6 tháng năm 2026 (kỳ báo cáo)"),
        ("2026-9m", "2025-12-15", "2026-09-14", "9 tháng năm 2026 (kỳ báo cáo)"),
        ("2026-Y", "2025-12-15", "2026-12-14", "năm 2026 (kỳ báo cáo)"),
        ("2026-3M", "2025-12-15", "2026-03-14", "quý I năm 2026 (kỳ báo cáo)"),
        ("2026-BC2", "2026-03-15", "2026-06-14", "quý II năm 2026 (kỳ báo cáo)"),
        ("2026-QH", "2025-08-01", "2026-07-31", "năm 2026 (kỳ báo cáo Quốc hội)"),
        ("2024-6M", "2023-12-15", "2024-06-14", "6 tháng năm 2024 (kỳ báo cáo)"),
    ],
)
def test_a_period_has_its_days_and_its_name(code, since, last, name):
    found = period(code, on=TODAY)

    assert (found.since.isoformat(), found.last.isoformat(), found.vi) == (since, last, name)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "2026-H3",
        "H1",
        "2026-Q5",
        "1999-H1",
        "2026-",
        "2026-H1; DROP TABLE",
        "20260",
        "2026-BC1",
        "²026-H1",
        "20٢٦-H1",
    ],
)
def test_what_is_no_period_is_refused_with_what_there_is(code):
    with pytest.raises(Refusal, match="2026-H1") as no:
        period(code, on=TODAY)

    assert no.value.field == "period"


def test_the_law_s_windows_are_told_from_the_calendar_s():
    assert (period("2026-6M", on=TODAY).series, period("2026-H1", on=TODAY).series) == (Series.LEGAL, Series.CALENDAR)
    assert [
        period(code, on=TODAY).closing for code in ("2026", "2026-Y", "2026-QH", "2026-H1", "2026-9M", "2026-Q4")
    ] == [True] * 3 + [False] * 3


@pytest.mark.parametrize(
    ("code", "before"), [("2026-H1", "2025-H1"), ("2026", "2025"), ("2026-6M", "2025-6M"), ("2026-Q1", "2025-Q1")]
)
def test_a_period_is_compared_with_the_same_one_a_year_before(code, before):
    assert same_before(period(code, on=TODAY), on=TODAY).code == before


@pytest.mark.parametrize(
    ("code", "ahead"),
    [
        ("2026-H1", "6 tháng cuối năm 2026"), ("2026-H2", "năm 2027"), ("2026", "năm 2027"), ("2026-6M", "6 tháng cuối năm 2026"),
        ("2026-9M", "3 tháng cuối năm 2026"), ("2026-Q1", "quý II năm 2026"), ("2026-Q4", "quý I năm 2027"), ("2026-QH", "năm 2027"),
        ("2026-3M", "quý II năm 2026"), ("2026-BC3", "quý IV năm 2026"), ("2026-BC4", "năm 2027"),
    ],
)  # fmt: skip
def test_tasks_are_for_what_comes_next(code, ahead):
    assert following(period(code, on=TODAY)) == ahead


def test_a_running_period_is_cut_after_today_and_one_not_begun_is_refused():
    running = period("2026-H2", on=TODAY)

    assert cut_off(running, today=TODAY) == date(2026, 11, 20)
    assert cut_off(period("2026-H1", on=TODAY), today=TODAY) == date(2026, 7, 1)
    assert cut_alike(same_before(running, on=TODAY), running, date(2026, 11, 20)) == date(2025, 11, 20)
    assert cut_alike(same_before(running, on=TODAY), running, running.until) == date(2026, 1, 1)
    with pytest.raises(Refusal, match="bắt đầu từ 01/01/2027"):
        cut_off(period("2027-H1", on=TODAY), today=TODAY)


def test_a_leap_day_does_not_reach_over_the_end():
    of = period("2024-Q1", on=TODAY)

    assert cut_alike(same_before(of, on=TODAY), of, date(2024, 3, 31)) == date(2023, 4, 1)


def test_the_form_offers_only_what_has_begun():
    offered = recent(date(2026, 3, 1))

    assert "2026-H1" in offered
    assert "2026-H2" not in offered
    assert "2025-H2" in offered

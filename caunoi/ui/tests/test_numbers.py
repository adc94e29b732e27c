from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from caunoi.ui import numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234567, "1.234.567"),
        (12.5, "12,5"),
        (-3, "−3"),
        (0, "0"),
        (None, "–"),
        ("", "–"),
        ("1234.50", "1.234,5"),
        (100, "100"),
    ],
)
def test_numbers_are_written_the_vietnamese_way(value, text):
    assert numbers.vnnumber(value) == text


def test_numbers_are_written_the_english_way_in_english():
    with translation.override("en"):
        assert numbers.vnnumber(1234567.5) == "1,234,567.5"


@pytest.mark.parametrize(("share", "text"), [(0.125, "12,5%"), (1, "100,0%"), (0, "0,0%"), (None, "–")])
def test_a_share_is_shown_in_percent(share, text):
    assert numbers.vnpercent(share) == text


def test_halves_are_rounded_up():
    assert numbers.vnnumber("0.25", 1) == "0,3"


def test_a_moment_is_told_in_vietnamese_time():
    assert numbers.vnmoment(datetime(2026, 11, 20, 18, 5, tzinfo=UTC)) == "01:05 ngày 21/11/2026"


def test_a_day_is_told_day_first():
    assert numbers.vndate(date(2026, 11, 2)) == "02/11/2026"


def test_nothing_is_told_of_no_day():
    assert (numbers.vndate(None), numbers.vnmoment(None), numbers.since_text("")) == ("", "", "")


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 19), "hôm nay"),
        (date(2026, 11, 18), "hôm qua"),
        (date(2026, 11, 9), "10 ngày trước"),
        (date(2026, 11, 20), "ngày mai"),
        (date(2026, 11, 24), "còn 5 ngày"),
        (date(2026, 1, 5), "05/01/2026"),
    ],
)
def test_how_long_ago_is_told_in_words(day, text):
    assert numbers.since_text(day, date(2026, 11, 19)) == text


@pytest.mark.parametrize(("size", "text"), [(512, "512 B"), (824_000, "824 kB"), (2_410_000, "2,4 MB"), (None, "0 B")])
def test_sizes_are_comparable(size, text):
    assert numbers.file_size(size) == text


def test_codes_are_grouped_by_four():
    assert numbers.grouped("7K2MQ9XT4W") == "7K2M Q9XT 4W"


def test_phone_numbers_are_spaced():
    assert numbers.phone_text("0912345678") == "0912 345 678"


def test_more_is_poor_where_less_is_better():
    change = numbers.change(12, 10, "down")

    assert (change.direction, change.by, change.before, change.verdict) == ("up", "2", "10", "poor")


def test_no_comparison_without_a_period_before():
    assert numbers.change(12, None) is None

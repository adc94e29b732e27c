import pytest

from caunoi.ui import charts


def test_a_missing_month_is_a_gap_not_a_zero():
    chart = charts.columns("Đơn", [("T1", 4), ("T2", None), ("T3", 0)])

    assert [column.text for column in chart.columns] == ["4", "0"]
    assert chart.rows[1] == ("T2", ["–"])


def test_a_broken_line_starts_anew():
    chart = charts.lines("Tỷ lệ", ["T1", "T2", "T3"], [("A", [1, None, 3])])

    assert chart.lines[0].path.count("M") == 2


def test_the_longest_bar_is_full():
    widths = [bar.width for bar in charts.bar_list("Việc", [("a", 10), ("b", 5), ("c", 0)]).bars]

    assert widths == ["100.0", "50.0", "0.0"]


def test_two_periods_share_one_scale_and_an_unknown_one_is_told():
    first, second = charts.pairs("Đơn", [("a", 5, 10), ("b", 10, None)], now="kỳ này", then="cùng kỳ").pairs

    assert (first.width, first.before_width, first.before) == ("50.0", "100.0", "10")
    assert (second.width, second.before_width, second.before) == ("100.0", "0.0", "–")


@pytest.mark.parametrize(
    ("top", "ticks"),
    [
        (0, ["0", "1"]),
        (1, ["0", "0,5", "1"]),
        (7, ["0", "2", "4", "6", "8"]),
        (91, ["0", "50", "100"]),
        (10_000_000, ["0", "5.000.000", "10.000.000"]),
    ],
)
def test_the_scale_has_round_numbers(top, ticks):
    assert [tick.text for tick in charts.columns("x", [("a", top)]).ticks] == ticks


def test_no_data_is_drawn_as_nothing():
    assert charts.bar_list("x", []).bars == []
    assert charts.pairs("x", [], now="", then="").pairs == []
    assert charts.columns("x", []).columns == []
    assert charts.lines("x", [], []).lines == []


def test_names_under_the_axis_do_not_run_into_each_other():
    chart = charts.columns("x", [(f"Tháng {month}/2026", 1) for month in range(1, 25)])

    assert len(chart.marks) <= 4

from datetime import date
from types import SimpleNamespace

import pytest

from caunoi.ui.clock import State, clock_of, state_of

TODAY = date(2026, 11, 19)


def duty(**changes):
    columns = {
        "rule": "kn.first",
        "subject": "Giải quyết khiếu nại lần đầu",
        "standing": "open",
        "starts_on": date(2026, 11, 1),
        "due": date(2026, 12, 1),
        "raw_due": date(2026, 12, 1),
        "value": 30,
        "unit": "day",
        "cite": "Điều 28",
        "pauses": [],
        "extensions": [],
        "settled_on": None,
        "reason": "",
    }
    return SimpleNamespace(**{**columns, **changes})


@pytest.mark.parametrize(
    ("due", "state"),
    [
        (date(2026, 12, 1), State.RUNNING),
        (date(2026, 11, 23), State.RUNNING),
        (date(2026, 11, 22), State.SOON),
        (date(2026, 11, 19), State.SOON),
        (date(2026, 11, 18), State.LATE),
        (None, State.RUNNING),
    ],
)
def test_a_clock_warns_three_days_before_the_end(due, state):
    assert state_of(due, TODAY) is state


def test_a_running_clock_says_what_is_left():
    clock = clock_of(duty(), TODAY)

    assert (clock.left, clock.until, clock.width, clock.tone) == ("Còn 12 ngày", "01/12/2026", "60.0", "info")


def test_the_last_day_is_today():
    assert clock_of(duty(due=TODAY), TODAY).left == "Hết hạn hôm nay"


def test_a_late_clock_says_by_how_much_and_its_bar_is_full():
    clock = clock_of(duty(due=date(2026, 11, 10)), TODAY)

    assert (clock.left, clock.width) == ("Quá hạn 9 ngày", "100.0")


def test_a_paused_clock_names_no_last_day():
    clock = clock_of(duty(standing="paused", pauses=[["2026-11-10", None]], reason="Chờ giám định."), TODAY)

    assert (clock.left, clock.due, clock.note) == ("Tạm dừng tính hạn", None, "Chờ giám định.")
    assert ("Tạm dừng", "10/11/2026 – chưa biết") in clock.steps


@pytest.mark.parametrize(
    ("settled", "note"),
    [
        (date(2026, 11, 18), "Xong ngày 18/11/2026, đúng hạn."),
        (date(2026, 12, 4), "Xong ngày 04/12/2026, sau hạn 3 ngày."),
    ],
)
def test_a_settled_clock_says_whether_it_was_in_time(settled, note):
    clock = clock_of(duty(standing="met", settled_on=settled), TODAY)

    assert (clock.state, clock.note) == (State.DONE, note)


def test_the_arithmetic_goes_from_the_first_day_to_the_last():
    extension = {"value": 15, "unit": "working_day", "rule": "kn.extend", "reason": "phức tạp"}
    clock = clock_of(duty(raw_due=date(2026, 11, 29), extensions=[extension]), TODAY)

    assert clock.steps == (
        ("Bắt đầu tính", "01/11/2026"),
        ("Thời hạn theo luật", "30 ngày"),
        ("Gia hạn", "+ 15 ngày làm việc (phức tạp)"),
        ("Đếm liền đến", "29/11/2026"),
        ("Ngày làm việc cuối cùng của hạn", "01/12/2026"),
    )

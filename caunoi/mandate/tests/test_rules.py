"""The book of steps and the arithmetic of tasks; no database."""

from datetime import date

import pytest

from caunoi.kernel.refusal import Refusal
from caunoi.mandate import rules
from caunoi.mandate.words import Act, Signal, Stage, TaskAct, TaskStage


def test_a_mandate_walks_from_import_to_its_end():
    assert rules.BOOK.walk([Act.REVIEW, Act.ISSUE, Act.FOLLOW, Act.CLOSE]) is Stage.CLOSED
    assert rules.BOOK.walk([Act.REVIEW, Act.KEEP]) is Stage.CLOSED


def test_a_task_is_done_only_after_it_was_reported():
    with pytest.raises(Refusal, match="chưa thể “Xác nhận hoàn thành”"):
        rules.TASK_BOOK.walk([TaskAct.ACKNOWLEDGE, TaskAct.COMPLETE])
    assert rules.TASK_BOOK.walk([TaskAct.REPORT, TaskAct.SEND_BACK, TaskAct.REPORT, TaskAct.COMPLETE]) is TaskStage.DONE


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2026, 1, 5), date(2026, 6, 30)),
        (date(2026, 5, 31), date(2026, 6, 30)),
        (date(2026, 6, 1), date(2026, 12, 31)),
        (date(2026, 12, 1), date(2026, 12, 31)),
        (date(2026, 12, 2), date(2027, 6, 30)),
    ],
)
def test_a_task_without_a_deadline_runs_to_the_end_of_a_half_year_with_a_month_left(on, due):
    assert rules.default_due(on) == due


@pytest.mark.parametrize(
    ("rule", "after", "due"),
    [
        ("R/P1W", date(2026, 11, 19), date(2026, 11, 26)),
        ("R/P1M", date(2026, 2, 10), date(2026, 2, 28)),
        ("R/P1M", date(2026, 2, 28), date(2026, 3, 31)),
        ("R/P3M", date(2026, 11, 19), date(2026, 12, 31)),
        ("R/P3M", date(2026, 12, 31), date(2027, 3, 31)),
        ("R/P6M", date(2026, 6, 30), date(2026, 12, 31)),
        ("R/P1Y", date(2026, 12, 31), date(2027, 12, 31)),
        ("P15D", date(2026, 1, 1), None),
        ("", date(2026, 1, 1), None),
    ],
)
def test_a_repeating_task_falls_due_at_the_end_of_its_next_period(rule, after, due):
    assert rules.next_due(rule, after) == due


@pytest.mark.parametrize(
    ("code", "vi"),
    [
        ("2024-H1", "6 tháng đầu năm 2024"),
        ("2024-H2", "6 tháng cuối năm 2024"),
        ("2026-9M", "9 tháng đầu năm 2026"),
        ("2016-Q3", "quý 3 năm 2016"),
        ("2026-09", "tháng 9 năm 2026"),
        ("2025", "năm 2025"),
        ("2026/2030", "giai đoạn 2026–2030"),
    ],
)
def test_a_period_is_said_as_people_say_it(code, vi):
    assert rules.period_name(code)[0] == vi


def test_working_days_are_left_to_the_law():
    assert rules.counted_due("P15D", date(2026, 11, 19)) == date(2026, 12, 4)
    assert rules.counted_due("P7BD", date(2026, 11, 19)) is None


@pytest.mark.parametrize(
    ("stage", "last_word", "finished", "today", "looks"),
    [
        (TaskStage.ASSIGNED, None, None, date(2026, 11, 24), Signal.RUNNING),
        (TaskStage.ASSIGNED, None, None, date(2026, 11, 25), Signal.SILENT),
        (TaskStage.ACKNOWLEDGED, date(2026, 11, 20), None, date(2026, 12, 10), Signal.RUNNING),
        (TaskStage.ACKNOWLEDGED, date(2026, 11, 20), None, date(2026, 12, 24), Signal.SOON),
        (TaskStage.REPORTED, date(2026, 12, 30), None, date(2027, 1, 1), Signal.WAITING),
        (TaskStage.REPORTED, date(2027, 1, 1), None, date(2027, 1, 2), Signal.OVERDUE),
        (TaskStage.ACKNOWLEDGED, date(2026, 12, 30), None, date(2027, 1, 1), Signal.OVERDUE),
        (TaskStage.DONE, date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1), Signal.DONE),
        (TaskStage.DONE, date(2026, 12, 30), date(2027, 1, 1), date(2027, 1, 1), Signal.LATE),
        (TaskStage.WITHDRAWN, None, date(2026, 12, 1), date(2027, 1, 1), Signal.WITHDRAWN),
    ],
)
def test_how_a_task_given_on_19_november_and_due_on_31_december_looks(stage, last_word, finished, today, looks):
    assert rules.signal(stage, date(2026, 12, 31), date(2026, 11, 19), last_word, finished, today) is looks

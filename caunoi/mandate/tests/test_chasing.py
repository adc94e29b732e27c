"""The clock's part: rounds, what a body hears of, escalation from head to head."""

from datetime import date, timedelta

import pytest

from caunoi.mandate import commands, queries
from caunoi.mandate.models import Task
from caunoi.mandate.words import Rhythm
from caunoi.places.models import Term
from tests.stage import NOON


@pytest.fixture
def tasks(ward, issued, system):
    """The committee's task by a day, the Front's each quarter."""
    return {task.body.office: task for task in issued.tasks.select_related("body")}


def at(day):
    return NOON + timedelta(days=(day - NOON.date()).days)


def test_a_round_missed_does_not_hold_up_the_next_and_is_opened_once(tasks, ward):
    first = tasks["mttq"]

    assert commands.open_rounds(at=at(date(2026, 12, 31))) == 0
    assert [commands.open_rounds(at=at(date(2027, 1, 1))) for _ in range(2)] == [1, 0]
    following = Task.objects.get(previous=first)
    assert (following.due, following.rhythm, following.parent_id, first.stage) == (
        date(2027, 3, 31),
        Rhythm.PERIODIC,
        None,
        "assigned",
    )
    assert [each.due for each in queries.rounds_of(first)] == [date(2027, 3, 31), date(2026, 12, 31)]


def test_a_round_ends_with_its_last_day(tasks, ward, issued):
    commands.assign(
        mandate_id=issued.pk, body=ward.bodies["phong-kt"], duty="báo cáo tháng", rhythm=Rhythm.PERIODIC, repeats="R/P1M",
        repeats_until=date(2026, 12, 31), by=ward.planner, at=NOON,
    )  # fmt: skip
    opened = [commands.open_rounds(at=at(day)) for day in (date(2026, 12, 1), date(2027, 1, 2))]

    assert opened == [1, 1]  # the second is the Front's: the monthly one has ended
    assert list(Task.objects.filter(repeats="R/P1M").order_by("due").values_list("due", flat=True)) == [
        date(2026, 11, 30),
        date(2026, 12, 31),
    ]


def test_overdue_work_is_put_to_one_head_after_another_and_no_further(tasks, ward):
    Term.objects.create(
        body=ward.committee, name="Nguyễn Hữu Lâm", seat="head", title="Chủ tịch", since=date(2025, 7, 1)
    )
    task = tasks["mttq"]
    days = [
        date(2027, 1, 7),
        date(2027, 1, 11),
        date(2027, 1, 12),
        date(2027, 1, 20),
        date(2027, 2, 1),
        date(2027, 2, 20),
    ]
    put = [commands.escalate(at=at(day)) for day in days]
    words = [word.text for word in task.words.filter(act="escalate")]
    task.refresh_from_db()

    assert put == [0, 2, 0, 1, 0, 0]  # the committee gave its own task, so one head answers for both
    assert task.raised == 3  # both heads have heard; nothing asks again
    assert words[0].endswith(f"báo cáo {ward.bodies['mttq'].name}.")
    assert words[1].endswith(f"báo cáo Chủ tịch Nguyễn Hữu Lâm, {ward.committee.name}.")
    commands.adjust(task_id=task.pk, due=date(2027, 3, 31), reason="Gia hạn có lý do", by=ward.planner, at=at(days[-1]))
    task.refresh_from_db()
    assert (task.raised, commands.escalate(at=at(date(2027, 3, 1)))) == (0, 0)


def test_each_body_hears_of_its_own_late_and_near_tasks_and_of_what_waits_for_it(tasks, ward):
    commands.report_progress(task_id=tasks["mttq"].pk, text="Xong", by=ward.front, at=at(date(2026, 12, 28)))
    owed = queries.to_look_at([body.pk for body in ward.bodies.values()], date(2026, 12, 29))

    assert {task.body.office for task in owed[ward.committee.pk]} == {"ubnd", "mttq"}
    assert ward.bodies["mttq"].pk not in owed

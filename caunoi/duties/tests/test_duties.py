"""Duties: opened, paused, extended, met, waived; the worklists; counting anew after the calendar changed."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from caunoi.access.context import as_system
from caunoi.duties import commands, queries
from caunoi.duties.recompute import recompute
from caunoi.duties.words import Pile
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.models import Entry
from tests.stage import NOON

TODAY = NOON.date()


@pytest.fixture
def open_duty(town):
    def opened(rule="recv.answer", **fields):
        with as_system():
            return commands.open_duty(
                rule=rule,
                about=fields.pop("about", "test:1"),
                owed_by=fields.pop("owed_by", town.committee),
                by="system",
                at=NOON,
                **fields,
            )

    return opened


def test_a_duty_is_due_by_the_rule_of_the_day_it_started(open_duty):
    assert (open_duty("kn.accept").due, open_duty("kn.accept", starts_on=date(2025, 3, 3)).cite) == (
        date(2026, 12, 1),
        open_duty("kn.accept", starts_on=date(2025, 3, 4)).cite,
    )


def test_a_duty_with_a_day_of_its_own_keeps_it(open_duty):
    assert open_duty("mandate.task", due=date(2026, 12, 31)).due == date(2026, 12, 31)


def test_a_deadline_before_the_start_is_refused(open_duty):
    with pytest.raises(Refusal, match="Hạn không thể trước ngày giao") as no:
        open_duty("mandate.task", due=date(2026, 11, 1))

    assert no.value.field == "due"


def test_paused_time_is_not_counted(open_duty):
    duty = open_duty("kn.first")
    with as_system():
        commands.pause_duty(duty_id=duty.pk, reason="Chờ giám định", by="system", at=NOON)
        resumed = commands.resume_duty(duty_id=duty.pk, by="system", at=NOON + timedelta(days=6))

    assert (duty.raw_due, resumed.raw_due) == (date(2026, 12, 19), date(2026, 12, 24))


@pytest.mark.parametrize("act", ["pause_duty", "waive_duty"])
def test_a_pause_and_a_waiver_say_why(open_duty, act):
    duty = open_duty("kn.first")
    with as_system(), pytest.raises(Refusal, match="lý do") as no:
        getattr(commands, act)(duty_id=duty.pk, reason=" ", by="system", at=NOON)

    assert no.value.field == "reason"


def test_a_settled_duty_stays_settled(open_duty):
    duty = open_duty()
    with as_system():
        commands.meet_duty(duty_id=duty.pk, by="system", at=NOON, evidence="step:1")
        with pytest.raises(Refusal, match="đã khép lại"):
            commands.meet_duty(duty_id=duty.pk, by="system", at=NOON)


def test_how_late_a_duty_was_met_is_on_record(open_duty):
    duty = open_duty("mandate.task", due=TODAY)
    with as_system():
        commands.meet_duty(duty_id=duty.pk, by="system", at=NOON + timedelta(days=4))

    assert Entry.objects.get(kind="meet_duty").data["late_days"] == 4


def test_the_piles_of_a_worklist(open_duty, town):
    days = {Pile.OVERDUE: -3, Pile.TODAY: 0, Pile.WEEK: 5, Pile.LATER: 30}
    for number, days_on in enumerate(days.values()):
        open_duty(
            "mandate.task",
            about=f"test:{number}",
            starts_on=TODAY - timedelta(days=9),
            due=TODAY + timedelta(days=days_on),
        )
    scope = queries.Scope.of_bodies([town.committee])

    with as_system():
        assert queries.counts(scope, today=TODAY) == {
            Pile.OVERDUE: 1,
            Pile.TODAY: 1,
            Pile.WEEK: 1,
            Pile.LATER: 1,
            Pile.PAUSED: 0,
        }
        assert {pile: queries.worklist(scope, pile, today=TODAY).rows[0].due - TODAY for pile in days} == {
            p: timedelta(days=d) for p, d in days.items()
        }


def test_a_worklist_is_one_statement_however_long_and_pages_without_gaps(open_duty, town):
    for number in range(7):
        open_duty(
            "mandate.task",
            about=f"test:{number}",
            starts_on=TODAY - timedelta(days=9),
            due=TODAY - timedelta(days=number % 3 + 1),
        )
    scope, seen, after = queries.Scope.of_place(town.place), [], None
    with as_system():
        while True:
            with CaptureQueriesContext(connection) as statements:
                page = queries.worklist(scope, Pile.OVERDUE, today=TODAY, after=after, size=3)
            seen += [duty.pk for duty in page.rows]
            assert len(statements) == 1
            if not page.after:
                break
            after = page.after

    assert (len(seen), len(set(seen))) == (7, 7)


def test_a_new_holiday_moves_running_duties_and_lists_them(open_duty, town):
    from caunoi.law.commands import declare_day
    from caunoi.law.words import DayKind

    moving, settled = open_duty("recv.answer"), open_duty("recv.answer", about="test:2")
    with as_system():
        commands.meet_duty(duty_id=settled.pk, by="system", at=NOON)
        declare_day(
            day=date(2026, 12, 2),
            kind=DayKind.OFF,
            name="Ngày nghỉ đột xuất",
            instrument="Công điện 1/2026",
            by="person:1",
            at=NOON,
        )
        moved = recompute(by="person:1", at=NOON)
        after = queries.duties_about("test:1").get().due
        kept = queries.duties_about("test:2").get().due

    assert [(each.rule, each.before, each.after, each.duties) for each in moved] == [
        ("recv.answer", moving.due, date(2026, 12, 7), 1)
    ]
    assert (after, kept) == (date(2026, 12, 7), settled.due)


def test_those_who_oversee_a_place_see_its_duties_and_others_do_not(open_duty, town, speak):
    open_duty()
    seen = {}
    for who in ("city_head", "head", "clerk", "neighbour", "stranger", "former"):
        with speak(town.officers[who]):
            seen[who] = queries.duties_about("test:1").count()

    assert seen == {"city_head": 1, "head": 1, "clerk": 0, "neighbour": 0, "stranger": 0, "former": 0}


def test_a_duty_whose_day_is_named_keeps_its_article(open_duty):
    duty = open_duty("mandate.task", due=TODAY, cite="Điều 43")

    assert (duty.due, duty.cite) == (TODAY, "Điều 43")

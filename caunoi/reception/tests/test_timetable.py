"""Timetables against the law of their day: posting, who really sat there, what was held against what was owed."""

from datetime import date, datetime, time

import pytest

from caunoi.access.context import as_system, speaking_for
from caunoi.duties.queries import duties_about
from caunoi.kernel.refusal import Refusal
from caunoi.reception import commands
from caunoi.reception.models import DutyPeriod
from caunoi.reception.queries import kept
from caunoi.reception.words import Mode, Turn
from tests.stage import NOON, VIETNAM


def months(hall, year=2026, today=date(2026, 12, 1)):
    with as_system():
        (row,) = kept.kept(
            kept.desks_of(hall.town.place), since=date(year, 1, 1), until=date(year + 1, 1, 1), today=today
        )
    return {month.month: month for month in row.months}


@pytest.mark.parametrize(
    ("posted", "on", "counts"),
    [
        # 24/11 is a day off from 2026: five working days before 27/11 is 19/11, not 20/11.
        (date(2026, 11, 19), date(2026, 11, 27), True),
        (date(2026, 11, 20), date(2026, 11, 27), False),
        (date(2026, 10, 5), date(2026, 10, 12), True),
        (date(2026, 10, 6), date(2026, 10, 12), False),
    ],
)
def test_a_day_counts_when_posted_five_working_days_before(hall, posted, on, counts):
    hall.open()
    if not counts:
        with pytest.raises(Refusal, match="không tính vào số ngày bắt buộc") as no:
            hall.post(on, posted=posted)
        assert "Điều 24" in no.value.cite

    (session,) = hall.post(on, posted=posted, late=True)

    assert session.counts is counts


def test_a_day_is_posted_once(hall):
    hall.open()
    hall.post(date(2026, 12, 10))

    with pytest.raises(Refusal, match="Đã có buổi tiếp này"):
        hall.post(date(2026, 12, 10))


def test_two_days_held_meet_november_s_duty(hall):
    hall.open()
    first, second = hall.post(date(2026, 11, 5), date(2026, 11, 19))
    hall.hold(first)
    before = months(hall)[date(2026, 11, 1)]
    hall.hold(second)

    after = months(hall)[date(2026, 11, 1)]
    with as_system():
        duty = duties_about(DutyPeriod.objects.get(code="2026-11").ref).get()
    assert (before.owed, before.met, before.short) == (2, 1, 1)
    assert (after.met, after.short, after.heads) == (2, 0, ("Nguyễn Hữu Lâm",))
    assert (duty.standing, duty.settled_on, duty.due) == ("met", date(2026, 11, 19), date(2026, 11, 30))
    assert "136/2025" in duty.cite


def test_a_late_or_ad_hoc_day_is_held_but_meets_nothing(hall):
    hall.open()
    late = hall.post(date(2026, 11, 5), posted=date(2026, 11, 4), late=True)[0]
    adhoc = hall.post(date(2026, 11, 6), posted=date(2026, 11, 6), adhoc=True)[0]
    hall.hold(late)
    hall.hold(adhoc)

    month = months(hall)[date(2026, 11, 1)]
    assert (month.met, month.held, month.uncounted) == (0, 0, 2)


def test_the_commune_chairman_hands_nothing_on_from_july_2026(hall):
    hall.open(since=date(2026, 5, 1), at=datetime(2026, 5, 1, 8, tzinfo=VIETNAM))
    before, after = (
        hall.post(date(2026, 6, 25), posted=date(2026, 5, 1))[0],
        hall.post(date(2026, 7, 2), posted=date(2026, 5, 1))[0],
    )

    hall.hold(before, turn=Turn.DELEGATED)
    with pytest.raises(Refusal, match="không được giao cấp phó tiếp thay"):
        hall.hold(after, turn=Turn.DELEGATED)
    with pytest.raises(Refusal, match="không được giao"):
        hall.post(date(2026, 12, 10), turn=Turn.DELEGATED)

    with as_system():
        commands.open_periods_everywhere(at=NOON)
    june = months(hall)[date(2026, 6, 1)]
    assert (june.delegated, june.met) == (1, 0)


def test_weeks_are_owed_until_june_and_months_after(hall):
    hall.open(since=date(2026, 6, 1), at=datetime(2026, 8, 1, 8, tzinfo=VIETNAM))

    found = months(hall)
    assert (found[date(2026, 6, 1)].owed, found[date(2026, 7, 1)].owed) == (4, 2)


def test_opening_periods_again_opens_nothing_twice(hall):
    desk = hall.open()

    with as_system():
        assert commands.open_periods(desk=desk, at=NOON) == 0
        assert DutyPeriod.objects.count() == 1


def test_a_called_off_day_says_why_and_counts_nothing(hall):
    hall.open()
    (session,) = hall.post(date(2026, 11, 26))
    with as_system(), pytest.raises(Refusal, match="lý do"):
        commands.call_off(session_id=session.pk, reason="", by="system", at=NOON)
    with as_system():
        commands.call_off(
            session_id=session.pk, reason="Chủ tịch đi dự họp đột xuất của Thành phố.", by="system", at=NOON
        )

    assert months(hall)[date(2026, 11, 1)].called_off == 1


def test_a_day_begins_on_its_day_and_later_only_with_a_word(hall):
    hall.open()
    (session,) = hall.post(date(2026, 11, 18))

    with as_system(), pytest.raises(Refusal, match="đã qua ngày"):
        commands.begin(session_id=session.pk, turn=Turn.HEAD, by="system", at=NOON)
    with as_system():
        begun = commands.begin(
            session_id=session.pk,
            turn=Turn.HEAD,
            by="system",
            at=NOON,
            note="Mất điện, nhập lại theo sổ giấy trang 12.",
        )
    assert "sổ giấy" in begun.late_note


def test_without_a_head_on_record_nobody_receives_as_head(town, hall):
    neighbour = town.bodies["neighbour"]
    hall.open(body=neighbour)
    (session,) = hall.post(date(2026, 11, 19), body=neighbour)

    with as_system(), pytest.raises(Refusal, match="Chưa ghi ai là người đứng đầu"):
        commands.begin(session_id=session.pk, turn=Turn.HEAD, by="system", at=NOON)


def test_an_online_day_needs_its_case_its_test_and_its_hour(hall):
    hall.open()
    online = {"mode": Mode.ONLINE, "online_ground": "remote"}
    with pytest.raises(Refusal, match="trường hợp"):
        hall.post(date(2026, 11, 19), mode=Mode.ONLINE)
    with pytest.raises(Refusal, match="chậm nhất"):
        hall.post(date(2026, 11, 19), posted=date(2026, 11, 18), late=True, **online)
    (session,) = hall.post(date(2026, 11, 19), starts=time(13), ends=time(16), **online)

    with as_system():
        with pytest.raises(Refusal, match="chạy thử"):
            commands.begin(session_id=session.pk, turn=Turn.HEAD, by="system", at=NOON)
        commands.test_connection(session_id=session.pk, by="system", at=datetime(2026, 11, 18, 9, tzinfo=VIETNAM))
        commands.connect(session_id=session.pk, by="system", at=NOON)
        commands.begin(session_id=session.pk, turn=Turn.HEAD, by="system", at=NOON)
        with pytest.raises(Refusal, match="ghi âm, ghi hình"):
            commands.close(session_id=session.pk, by="system", at=NOON)
        assert (
            commands.close(session_id=session.pk, recording="Máy chủ UBND, tệp 2026-11-19", by="system", at=NOON).stage
            == "held"
        )


@pytest.mark.parametrize("name", ["stranger", "neighbour", "former"])
def test_only_the_desk_s_own_people_post_days(hall, name):
    hall.open()
    person = getattr(hall.town, name)

    with speaking_for(person.pk, today=NOON.date()), pytest.raises(Refusal, match="Việc này của"):
        commands.post(
            body=hall.body, turn=Turn.HEAD, days=[date(2026, 12, 10)], starts=time(8), ends=time(11), by=person, at=NOON
        )


def test_days_kept_ask_as_many_statements_however_many_months(hall, django_assert_num_queries):
    hall.open(since=date(2025, 8, 1))
    with as_system():
        desks = list(kept.desks_of(hall.town.place))
        with django_assert_num_queries(2):
            kept.kept(desks, since=date(2025, 8, 1), until=date(2026, 12, 1), today=NOON.date())

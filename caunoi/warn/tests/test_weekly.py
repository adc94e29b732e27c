"""A week judged: counted in cases, followed through mergers, raised once, seen by those who answer for the place."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from caunoi.access.context import as_system
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.models import Entry
from caunoi.notices.models import Message
from caunoi.places.models import Place, Succession
from caunoi.site.demo import planted
from caunoi.site.demo.cases import Seat
from caunoi.site.demo.petitions import Player
from caunoi.warn import commands, demo, queries
from caunoi.warn.models import EarlyWarning, LetterSketch, WatchedWeek
from caunoi.warn.queries import counts
from tests.stage import NOON

from .conftest import WEEK
from .test_judging import LETTER, LIMITS


def judged(week=WEEK):
    return commands.judge_week(week=week, by="clock", at=NOON)


def all_warnings(**fields):
    with as_system():
        return list(EarlyWarning.objects.filter(**fields).select_related("place", "topic").order_by("sort"))


def test_a_rise_in_one_commune_is_raised_once_with_what_was_expected(rise, town, topic):
    with as_system():
        entries = Entry.objects.filter(about=rise.ref).count()
    judged()
    again = all_warnings()

    assert (rise.place, rise.topic, rise.week, rise.observed, rise.letters, rise.people) == (
        town.place,
        topic,
        WEEK,
        9,
        9,
        9,
    )
    assert rise.expected < rise.upper < 9
    assert rise.reporting["places"] > 100
    assert [each.pk for each in again].count(rise.pk) == 1
    assert len(again) == len({(each.sort, each.place_id, each.topic_id) for each in again})
    assert entries == 1


def test_copies_of_one_letter_are_one_case_and_told_as_such(quiet, sent):
    names = ("Nguyễn Văn An", "Trần Thị Hoa", "Lê Quốc Bảo", "Phạm Ngọc Thúy", "Đỗ Minh Quân", "Vũ Thị Lan")
    for number, name in enumerate(names * 5):
        sent(1, words=LETTER.format(name=name, phone=f"09{number:08d}"))
    judged()

    (mass,) = all_warnings()
    assert (mass.sort, mass.letters, mass.people) == ("mass", 30, 30)
    with as_system():
        cube = counts.count(WEEK, LIMITS)
        assert LetterSketch.objects.filter(case_id=mass.case_id).count() == 30
    assert cube.totals[:2] == (30, 1)


def test_what_is_sealed_is_counted_for_the_province_alone(quiet, sent, town, topic):
    sent(9, kind="denunciation")
    sent(9, secret=True)
    sent(9, respondents=[town.committee.pk])
    judged()

    assert {(each.sort, each.place.level) for each in all_warnings()} == {("level", "province")}
    with as_system():
        assert not LetterSketch.objects.filter(received_on__gte=WEEK).exists()
        cube = counts.count(WEEK, LIMITS)
    assert cube.cells[:, -1].sum() == 0
    assert cube.levels[-1].max() == 27


def test_a_letter_sealed_after_it_was_read_leaves_nothing(quiet, sent):
    rows = sent(3)
    judged()
    with as_system():
        type(rows[0]).objects.filter(pk=rows[0].pk).update(secret=True)
    judged()

    with as_system():
        assert set(
            LetterSketch.objects.filter(petition__in=[row.pk for row in rows]).values_list("petition", flat=True)
        ) == {row.pk for row in rows[1:]}


def test_a_merged_commune_lives_on_in_its_heir_and_no_letter_is_lost_or_doubled(sent, town, topic):
    with as_system():
        old = Place.objects.create(
            code="99001", level="commune", kind="ward", name="Cũ", parent=town.province, province=town.province, until=date(2026, 11, 2), sort_key="cu"
        )  # fmt: skip
        split = Place.objects.create(
            code="99002", level="commune", kind="ward", name="Tách", parent=town.province, province=town.province, until=date(2026, 11, 2), sort_key="tach"
        )  # fmt: skip
        Succession.objects.create(source=old, target=town.place, on=date(2026, 11, 2))
        Succession.objects.create(source=split, target=town.place, on=date(2026, 11, 2), partial=True)
        Succession.objects.create(source=split, target=town.neighbour_place, on=date(2026, 11, 2), partial=True)
    sent(6, place=old, week=WEEK - timedelta(weeks=5))
    sent(4, place=split, week=WEEK - timedelta(weeks=5))
    sent(3)
    with as_system(), CaptureQueriesContext(connection) as asked:
        cube = counts.count(WEEK, LIMITS)
    found = {
        place.pk: float(total) for place, total in zip(cube.places, cube.cells.sum(axis=(0, 1)), strict=True) if total
    }

    assert found == {town.place.pk: 6 + 2 + 3, town.neighbour_place.pk: 2}
    assert cube.levels[:, -1].sum() == 13
    assert sum("voice_petition" in query["sql"] for query in asked) == 2
    assert old.pk not in {place.pk for place in cube.places}


def test_weeks_missed_are_judged_in_order_and_a_week_not_over_is_refused(quiet):
    done = commands.judge_due(at=NOON, most=3)
    weeks = sorted(WatchedWeek.objects.values_list("week", flat=True))

    assert (done, commands.judge_due(at=NOON, most=3)) == (3, 0)
    assert weeks == [WEEK - timedelta(weeks=back) for back in (2, 1, 0)]
    with pytest.raises(Refusal):
        judged(WEEK + timedelta(weeks=1))


def test_a_rise_that_goes_on_stays_one_warning(quiet, sent):
    sent(8, week=WEEK - timedelta(weeks=1))
    sent(9)
    judged(WEEK - timedelta(weeks=1))
    judged()
    (cell,) = all_warnings(sort="cell")

    assert (cell.first_week, cell.week) == (WEEK - timedelta(weeks=1), WEEK)
    judged(WEEK - timedelta(weeks=1))
    (same,) = all_warnings(sort="cell")
    assert (same.week, same.observed) == (WEEK, cell.observed)


def test_before_any_letter_there_is_nothing_to_judge(town):
    assert judged() is None
    assert WatchedWeek.objects.count() == 0


def test_warnings_stay_within_the_place_and_above_it(rise, town, speak):
    def seen(person):
        with speak(person):
            return queries.warning_of(rise.pk) is not None

    assert [seen(each) for each in (town.head, town.handler, town.city_head, town.clerk)] == [True] * 4
    assert [seen(each) for each in (town.neighbour, town.former, town.stranger, town.custodian)] == [False] * 4
    with speak(town.head):
        assert LetterSketch.objects.count() == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            EarlyWarning.objects.filter(pk=rise.pk).update(place=town.neighbour_place, province=town.neighbour_place)


def test_a_verdict_is_given_by_those_who_answer_and_two_at_once_lose_nothing(rise, town, speak):
    said = {
        "warning_id": rise.pk,
        "verdict": "confirmed",
        "reason": "Đã kiểm tra: dự án mở rộng đường chậm chi trả.",
        "version": 1,
        "at": NOON,
    }
    for person, error in ((town.neighbour, Refusal), (town.stranger, Refusal), (town.handler, Refusal)):
        with pytest.raises(error), speak(person):
            commands.judge(by=person, **said)
    with speak(town.head):
        commands.judge(by=town.head, **said)
        commands.judge(by=town.head, **said)
    with pytest.raises(Refusal, match="Người khác"), speak(town.city_head):
        commands.judge(
            by=town.city_head, **{**said, "verdict": "wrong", "reason": "Số liệu nhập trùng, không có đợt tăng nào."}
        )
    (kept,) = all_warnings(pk=rise.pk)

    assert (kept.state, kept.version, kept.judged_for_id) == ("confirmed", 2, town.committee.pk)
    (pooled, *_rest) = [each for each in queries.precision(LIMITS) if each.method == kept.method]
    assert (pooled.confirmed, pooled.judged, pooled.right) == (1, 1, None)


def test_a_head_gets_one_morning_letter_when_something_is_new_and_none_otherwise(rise, town, speak):
    for person in (town.head, town.city_head, town.neighbour):
        person.email = f"{person.username}@cau-noi.example"
        person.save(update_fields=["email"])
    sent = [
        commands.send_briefs(at=at)
        for at in (NOON, NOON + timedelta(hours=3), NOON + timedelta(days=2), NOON - timedelta(hours=9))
    ]

    with as_system():
        messages = list(Message.objects.filter(key__startswith="warn-brief"))
    assert sent[2:] == [0, 0]
    assert sorted(message.about for message in messages) == sorted([town.head.ref, town.city_head.ref])


def test_the_demo_judges_the_past_weeks_and_answers_what_is_over(quiet, sent, town):
    sent(9, week=WEEK - timedelta(weeks=6))
    with as_system():
        demo.load(communes={}, province="79", at=NOON)

    assert WatchedWeek.objects.count() == demo.WEEKS
    cell = next(each for each in all_warnings(sort="cell") if each.place_id == town.place.pk)
    assert (cell.first_week, cell.judged_by) == (WEEK - timedelta(weeks=6), town.city_head.ref)
    assert cell.state in ("confirmed", "explained", "wrong")


def test_a_rise_and_a_copied_letter_are_planted_among_the_demo_letters():
    seats = [Seat(at, 79, at, f"ubnd.{at}", f"Xã {at}", (), 1, "bantcd.79", "Ban", 1.0, 1.0) for at in range(1, 60)]
    squares = {str(at): (at % 8, at // 8) for at in range(1, 60)}
    topics = {"land.compensation": 1, "environment.pollution": 2, "drainage": 3}
    given = planted.planted(seats, squares, today=NOON.date(), seed=1)
    cases = [
        case.row for case in Player(seats, topics, "person:1", today=NOON.date(), months=6, seed=1).play(400, given)
    ]
    rising = [each for each in given if each.letter.topic == planted.TOPIC]

    assert len(cases) == 400
    assert {squares[each.seat.commune] for each in rising} == {(4, 2), (3, 2), (5, 2), (4, 1), (4, 3)}
    assert len({each.sender for each in given if each.letter.topic == planted.COPIED}) == planted.COPIES
    assert (
        min(each.day for each in rising) >= planted.begins_on(NOON.date()) == WEEK - timedelta(weeks=planted.WEEKS - 1)
    )
    assert max(each.day for each in given) < NOON.date()
    assert (
        sum(
            row["topic_id"] == 2
            and row["received_on"] == max(each.day for each in given if each.letter.topic == planted.COPIED)
            for row in cases
        )
        >= planted.COPIES
    )
    assert [row["received_on"] for row in cases] == sorted(row["received_on"] for row in cases)

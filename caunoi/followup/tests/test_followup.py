"""Following up: what a body owes is answered, done with evidence, disputed, settled; the list is everybody's."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from caunoi.access.context import as_system
from caunoi.duties.models import Duty
from caunoi.followup import commands, queries, rules
from caunoi.followup.courses import Course, courses
from caunoi.followup.models import FollowupDispute, FollowupStep
from caunoi.followup.words import Act, Kind, Sight, State
from caunoi.kernel.refusal import Refusal
from tests.stage import NOON

from .conftest import DUE, RAISED, TODAY, state

PHOTO = commands.Evidence(
    "bien-ban.txt", "Biên bản nghiệm thu nắp cống ngày 18/11/2026".encode(), told="Biên bản nghiệm thu"
)


def later(days):
    return NOON + timedelta(days=days)


@pytest.fixture
def here():
    """Records whose whole course is run on the pages of following up."""
    before = dict(courses._by_source)
    courses.tell("oversee.recommendation", "Giám sát", "Supervision", Course(answer=True))
    courses.tell("dialogue.promise", "Đối thoại", "Dialogue", Course(finish=False, dispute=False))
    yield "oversee.recommendation:"
    courses._by_source.clear()
    courses._by_source.update(before)


def duties(number):
    with as_system():
        return {duty.rule: duty.standing for duty in Duty.objects.filter(about=f"followup:{number}")}


def test_a_room_opens_answers_and_finishes_each_in_one_line(follow):
    number = follow(ref="check.recommendation:7")
    assert number == follow(ref="check.recommendation:7")  # sent twice, followed once
    assert number.startswith("KN-2026-")
    assert state(number) == "open"

    commands.answered(
        "check.recommendation:7", outcome="accepted", reason="Tiếp thu.", due_on=DUE, by="system", at=NOON
    )
    assert duties(number) == {"followup.promised": "open"}
    with pytest.raises(Refusal) as no:
        commands.done("check.recommendation:7", told="Đã thay nắp cống", by="system", at=NOON)
    assert no.value.field == "files"
    commands.done("check.recommendation:7", told="Đã thay nắp cống", link="/cong-khai/12/", by="system", at=NOON)

    row = queries.of("check.recommendation:7")
    assert (row.state, row.finished_on, row.ended_on, row.dispute_until) == ("done", TODAY, TODAY, date(2026, 12, 4))
    assert duties(number) == {"followup.promised": "met"}
    acts = [Act(act) for act in FollowupStep.objects.filter(followup=row).order_by("pk").values_list("act", flat=True)]
    assert rules.BOOK.walk(acts) == State(row.state)
    assert commands.settle_undisputed(at=later(15)) == 0
    assert commands.settle_undisputed(at=later(16)) == 1
    assert state(number) == "settled"


def test_what_is_not_followed_is_nobodys_error(town):
    for call in (
        lambda: commands.answered("check.recommendation:0", outcome="accepted", reason="x", by="system", at=NOON),
        lambda: commands.done("check.recommendation:0", told="x", by="system", at=NOON),
        lambda: commands.withdraw("check.recommendation:0", reason="Ghi nhầm", by="system", at=NOON),
        lambda: commands.extended("check.recommendation:0", due_on=DUE, reason="x", by="system", at=NOON),
        lambda: commands.follow("check.recommendation:0", act="dispute", by="system", at=NOON),
    ):
        assert call() is None


def test_officers_of_the_body_answer_and_report_where_the_room_leaves_it_to_them(follow, here, town, speak):
    number = follow(ref=f"{here}1")
    assert duties(number) == {"house.followup.answer": "open"}
    said = {"number": number, "outcome": "accepted", "reason": "Tiếp thu, giao Phòng Kinh tế làm.", "at": NOON}
    with speak(town.neighbour), pytest.raises(Refusal, match="của cán bộ xử lý"):
        commands.answer(by=town.neighbour, due_on=DUE, **said)
    for due, field in ((None, "due_on"), (TODAY - timedelta(days=1), "due_on")):
        with speak(town.handler), pytest.raises(Refusal) as no:
            commands.answer(by=town.handler, due_on=due, **said)
        assert no.value.field == field
    with speak(town.handler), pytest.raises(Refusal, match="thông tin cá nhân"):
        commands.answer(by=town.handler, due_on=DUE, **said | {"reason": "Hỏi chị Lan 0912345678 để biết thêm"})

    with speak(town.handler):
        commands.answer(by=town.handler, due_on=DUE, **said)
        commands.report(number=number, text="Đã mua nắp cống mới", by=town.handler, at=NOON)
    with speak(town.head):
        commands.extend(
            number=number,
            due_on=date(2026, 12, 20),
            reason="Mưa lớn kéo dài, chưa thi công được",
            by=town.head,
            at=NOON,
        )
    with speak(town.handler):
        commands.finish(number=number, text="Đã thay nắp cống mới", evidence=[PHOTO], by=town.handler, at=NOON)

    row = queries.one(number)
    assert (row.state, row.first_due, row.due_on) == ("done", DUE, date(2026, 12, 20))
    assert duties(number) == {"house.followup.answer": "met", "followup.promised": "met"}
    [*_, (step, act, files)] = queries.steps_of(row)
    assert (act, step.who, [each["told"] for each in files]) == (
        Act.FINISH,
        town.committee.name,
        ["Biên bản nghiệm thu"],
    )


def test_a_promise_is_accepted_by_being_made_and_its_day_is_a_duty(follow, here):
    number = follow("promise", due_on=DUE)
    assert number.startswith("LH-")
    assert (state(number), duties(number)) == ("accepted", {"followup.promised": "open"})
    # Where the room keeps the day by itself, nobody owes it twice.
    kept = follow("promise", ref="dialogue.promise:1", due_on=DUE)
    assert duties(kept) == {}
    with pytest.raises(Refusal, match="hồ sơ gốc"):
        commands.dispute(number=kept, text="Chưa làm gì cả, cống vẫn hở", key="k", at=NOON)


@pytest.fixture
def finished(follow):
    number = follow("promise", due_on=DUE)
    ref = queries.one(number).ref
    commands.done(ref, told="Đã thay nắp cống", link="/cong-khai/12/", by="person:1", at=NOON)
    return number


def test_anybody_disputes_a_result_and_the_body_above_answers(finished, town, speak):
    say = {"number": finished, "text": "Nắp cống vẫn hở, xe máy sụp tối qua", "at": NOON, "device": "d" * 24}
    assert commands.dispute(key="một", **say)
    assert not commands.dispute(key="một", **say)  # the same form sent twice
    row = queries.one(finished)
    assert (row.state, row.judge, row.ended_on) == ("disputed", town.bodies["city"], None)
    assert duties(finished)["house.followup.dispute_answer"] == "open"
    commands.dispute(key="hai", **say)
    commands.dispute(key="ba", **say)
    with pytest.raises(Refusal, match="đang chờ trả lời"):
        commands.dispute(key="bốn", **say)
    assert queries.waiting(row) == 3
    # Nobody but the body that answers reads the words.
    for person, count in (
        (town.head, 0),
        (town.neighbour, 0),
        (town.stranger, 0),
        (town.former, 0),
        (town.city_head, 3),
    ):
        with speak(person):
            assert FollowupDispute.objects.count() == count
    assert "xe máy" not in str(queries.steps_of(row))

    with speak(town.head), pytest.raises(Refusal):
        commands.uphold(number=finished, text="Đã kiểm tra, nắp cống đã kín hoàn toàn.", by=town.head, at=NOON)
    with speak(town.city_head):
        commands.redo(
            number=finished, text="Đã kiểm tra, yêu cầu đặt lại nắp cống.", due_on=DUE, by=town.city_head, at=NOON
        )
    assert state(finished) == "accepted"
    assert duties(finished)["house.followup.dispute_answer"] == "met"
    assert queries.waiting(row) == 0


def test_a_board_disputes_in_its_own_name_and_the_result_may_be_upheld_by_another(finished, town, speak):
    with speak(town.clerk):
        commands.dispute(
            number=finished, text="Ban đã đến xem, nắp cống chưa khít", key="a", by=town.clerk, board=town.bodies["phong-kt"], at=NOON
        )  # fmt: skip
    row = queries.one(finished)
    last = queries.steps_of(row)[-1][0]
    assert (last.who, last.text) == (town.bodies["phong-kt"].name, "Ban đã đến xem, nắp cống chưa khít")
    with speak(town.stranger), pytest.raises(Refusal):
        commands.dispute(
            number=finished, text="Nhân danh ban khác để nói", key="b", by=town.stranger, board=town.committee, at=NOON
        )
    with speak(town.city_head):
        commands.uphold(
            number=finished, text="Đã kiểm tra tại chỗ ngày 19/11, nắp cống khít.", by=town.city_head, at=NOON
        )
    assert state(finished) == "settled"
    assert queries.one(finished).ended_on == TODAY


def test_a_dispute_comes_within_its_days_and_never_of_what_is_still_owed(finished, follow):
    with pytest.raises(Refusal, match="đã hết"):
        commands.dispute(number=finished, text="Nắp cống vẫn hở nguy hiểm", key="k", at=later(16))
    with pytest.raises(Refusal, match="chưa thể"):
        commands.dispute(number=follow(), text="Nắp cống vẫn hở nguy hiểm", key="k2", at=NOON)


def test_nobody_judges_the_result_they_reported(finished):
    with pytest.raises(Refusal, match="không tự bác"):
        rules.must_not_judge_oneself("person:1", "person:1")
    rules.must_not_judge_oneself("person:1", "person:2")


def test_the_course_is_only_added_to(finished):
    for change in ({"text": "khác"}, None):
        rows = FollowupStep.objects.filter(followup__number=finished)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change) if change else rows.delete()


@pytest.mark.parametrize(
    ("files", "link", "kept"),
    [(1, "", ""), (0, " /a/b/ ", "/a/b/"), (0, "https://vidu.vn/x", "https://vidu.vn/x"), (2, "https://vidu.vn", "https://vidu.vn")],
)  # fmt: skip
def test_a_link_or_a_file_shows_it(files, link, kept):
    assert rules.must_show(files, link) == kept


@pytest.mark.parametrize(
    "link", ["", "javascript:alert(1)", "//xau.vn/a", "vidu.vn", "http://", "/a b", 'https://a"><script>', "/\\xau.vn"]
)
def test_no_other_address_does(link):
    with pytest.raises(Refusal):
        rules.must_show(0, link)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=6, max_size=6))
def test_the_share_still_owed_never_rises_and_stays_a_share(counts):
    shares = rules.still_owed([a for a, _ in counts], [b for _, b in counts])
    assert all(0 <= after <= before + 1e-12 for before, after in zip([1.0, *shares], shares, strict=False))
    if not any(b for _, b in counts) and any(a for a, _ in counts):  # nothing still owed: the plain share
        total = sum(a for a, _ in counts)
        assert shares[0] == pytest.approx(1 - counts[0][0] / total)


@pytest.mark.parametrize(
    ("due", "standing", "late"),
    [
        (TODAY, "open", False),
        (RAISED, "open", True),
        (RAISED, "accepted", True),
        (RAISED, "done", False),
        (None, "open", False),
    ],
)
def test_late_is_what_is_owed_past_its_day(due, standing, late):
    assert rules.is_late(State(standing), due, TODAY) is late


def test_the_list_is_narrowed_and_paged_by_key_in_one_statement(follow, town, django_assert_num_queries):
    numbers = [
        follow("promise", due_on=RAISED + timedelta(days=day % 3), raised_on=RAISED + timedelta(days=day % 5))
        for day in range(23)
    ]
    follow(place=town.neighbour_place.code, owed_by=str(town.bodies["neighbour"].pk))
    for sight in (None, Sight.LATE, Sight.OWED, Sight.ACCEPTED):
        read, after = [], ""
        while True:
            with django_assert_num_queries(1):
                rows = queries.shown(
                    queries.Narrowed(place=town.place, sight=sight, kind=Kind.PROMISE), TODAY, after=after, size=7
                )
            if not rows:
                break
            read += [row.row.number for row in rows]
            after = queries.mark(rows[-1], sight)
        assert sorted(read) == sorted(numbers)
        assert len(read) == len(set(read))
    assert len(queries.shown(queries.Narrowed(place=town.province), TODAY)) == 24
    assert [row.row.number for row in queries.shown(queries.Narrowed(body=town.bodies["neighbour"]), TODAY)] != []
    assert queries.shown(queries.Narrowed(source="không có"), TODAY) == []


def test_large_areas_are_counted_in_rounds_as_on_the_page(follow, town, finished):
    follow(raised_on=date(2026, 3, 2), due_on=date(2026, 4, 1))
    place, province = queries.counts(TODAY, place=town.place), queries.counts(TODAY, place=town.province)
    assert (place.total, place.late, place.of(State.DONE)) == (2, 1, 1)
    assert sorted(place.rows) == sorted(province.rows)
    assert commands.count_areas(at=NOON) >= 2
    assert commands.count_areas(at=NOON) >= 2  # counted again, kept once
    follow()
    kept = queries.counts(TODAY, place=town.province)
    assert (kept.at, kept.total, queries.counts(TODAY, place=town.place).total) == (NOON, 2, 3)
    assert (
        queries.counts(TODAY + timedelta(days=5), place=town.province).total == 3
    )  # a round that stopped is not believed
    assert [count for _vi, _en, count in kept.ages()] == [0, 0, 0, 0, 1, 0]


def test_lists_use_their_indexes(follow):
    follow()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        for where, order in (
            ("place_id = 1", "raised_on DESC, id DESC"), ("province_id = 1 AND state = 'open'", "raised_on DESC, id DESC"),
            ("state IN ('open', 'accepted') AND due_on < '2026-01-01'", "due_on, id"), ("owed_by_id = 1 AND state IN ('open', 'accepted') AND due_on < '2026-01-01'", "due_on, id"),
        ):  # fmt: skip
            cursor.execute(f"EXPLAIN SELECT * FROM followup_followup WHERE {where} ORDER BY {order} LIMIT 26")
            plan = " ".join(row[0] for row in cursor.fetchall())
            assert "Index Scan using followup_" in plan
            assert "Sort" not in plan

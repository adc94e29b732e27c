"""Boards: what the law gives their size, term, seats; who is named; what became of what they advised."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.boards import commands, queries, rules
from caunoi.boards.words import Answer, Kind, Seat, Way
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from tests.stage import NOON

from .conftest import SINCE, refused, sit

TODAY = NOON.date()


@pytest.mark.parametrize(
    ("kind", "value", "most", "villages", "expected"),
    [
        (Kind.INSPECTION, 5, None, 9, (9, None)),
        (Kind.INSPECTION, 5, None, 5, (5, None)),
        (Kind.INSPECTION, 5, None, 4, (1, 5)),
        (Kind.UNIT_INSPECTION, 3, 9, 40, (3, 9)),
        (Kind.INVESTMENT, 5, None, 0, (5, None)),
    ],
)
def test_the_size_follows_the_kind_and_the_villages(kind, value, most, villages, expected):
    assert rules.size_of(kind, value, most, villages) == expected


@pytest.mark.parametrize(
    ("present", "seated", "holds"), [(4, 5, True), (3, 5, False), (0, 0, False), (6, 5, False), (2, 3, True)]
)
def test_a_meeting_needs_its_quorum(present, seated, holds):
    if holds:
        rules.must_have_quorum(present, seated, 2, 3)
    else:
        refused("present", rules.must_have_quorum, present=present, seated=seated, part=2, whole=3)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 9), st.integers(0, 9))
def test_a_quorum_is_exactly_its_share_of_those_seated(present, seated, part, more):
    try:
        rules.must_have_quorum(present, seated, part, part + more)
    except Refusal:
        assert present > seated or seated == 0 or present * (part + more) < part * seated
    else:
        assert 0 < seated >= present >= part * seated / (part + more)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("2/3", (2, 3)),
        (" 1 / 2 ", (1, 2)),
        ("1/1", (1, 1)),
        ("3/2", None),
        ("0/3", None),
        ("2:3", None),
        ("½", None),
        ("1/999", None),
        ("", None),
    ],
)
def test_a_share_is_read_as_people_write_it(text, share):
    assert rules.share(text) == share


@pytest.mark.parametrize(
    ("on", "until", "months"),
    [
        (date(2026, 1, 15), date(2026, 7, 15), 6),
        (date(2026, 1, 16), date(2026, 7, 15), 5),
        (date(2026, 1, 1), date(2025, 1, 1), 0),
    ],
)
def test_months_left_are_whole(on, until, months):
    assert rules.whole_months(on, until) == months


def test_a_term_beyond_the_law_and_a_board_too_small_are_refused(town, speak):
    new = {
        "body": town.committee,
        "name": "Ban mới",
        "decision": "1/QĐ",
        "since": SINCE,
        "quorum": (1, 2),
        "by": town.head,
        "at": NOON,
    }

    with speak(town.head):
        refused("size", commands.set_up, kind=Kind.INVESTMENT, size=4, **new)
        refused("size", commands.set_up, kind=Kind.UNIT_INSPECTION, size=10, **new)
        refused("until", commands.set_up, kind=Kind.UNIT_INSPECTION, size=3, until=date(2028, 10, 6), **new)
        refused("until", commands.set_up, kind=Kind.STEERING, size=3, until=SINCE, **new)
        kept = commands.set_up(kind=Kind.UNIT_INSPECTION, size=3, **new)
        refused("name", commands.set_up, kind=Kind.UNIT_INSPECTION, size=3, **new)

        old = {**new, "name": "Ban cũ", "since": date(2025, 8, 1), "kind": Kind.INSPECTION, "size": 5}
        refused("until", commands.set_up, **old)
        assert commands.set_up(**old, until=date(2027, 8, 1)).until == date(2027, 8, 1)

    assert kept.until == date(2028, 10, 5)


def test_nobody_sits_twice_and_deputies_are_as_many_as_the_law_allows(board, town, speak):
    with speak(town.head):
        refused("name", sit, board=board, town=town, name="LÊ a")
        refused("seat", sit, board=board, town=town, name="Lê D", seat=Seat.HEAD)
        sit(board, town, name="Lê D", seat=Seat.DEPUTY)
        refused("seat", sit, board=board, town=town, name="Lê E", seat=Seat.DEPUTY)
        refused("since", sit, board=board, town=town, name="Lê E", since=SINCE - timedelta(days=1))
        sit(board, town, name="Lê E")
        refused("name", sit, board=board, town=town, name="Lê F")

        assert queries.members_on(board, TODAY).count() == 5


def test_an_inspection_board_is_elected_of_eligible_residents_and_filled_while_the_law_says(town, speak):
    with speak(town.head):
        villages = max(rules.size_of(Kind.INSPECTION, 5, None, 0)[1], 5)
        board = commands.set_up(
            kind=Kind.INSPECTION, body=town.committee, name="Ban Thanh tra nhân dân", decision="5/QĐ", size=villages, since=SINCE, quorum=(2, 3), by=town.head, at=NOON
        )  # fmt: skip
        refused("election", sit, board=board, town=town, name="Lê A", way=Way.APPOINTED, eligible=True)
        refused("eligible", sit, board=board, town=town, name="Lê A", election="decide:1")
        first = sit(board, town, name="Lê A", election="decide:1", eligible=True, person="person:7")
        second = sit(board, town, name="Lê B", election="decide:1", eligible=True)

        assert board.until == date(2031, 10, 5)
        assert queries.sits_on("person:7", [Kind.INSPECTION], town.place, TODAY)
        release = {"board_id": board.pk, "reason": "Chuyển nơi ở", "by": town.head, "at": NOON}
        assert commands.release(member_id=first.pk, on=TODAY, **release) is True
        assert commands.release(member_id=second.pk, on=date(2031, 4, 6), **release) is False
        assert not queries.sits_on("person:7", [Kind.INSPECTION], town.place, TODAY)


def test_advice_is_owed_an_answer_on_the_day_of_the_law_and_answered_once(board, town, speak):
    with speak(town.head):
        advice = commands.advise(board_id=board.pk, to=town.committee, what="Công khai dự toán hẻm 12", by=town.head, at=NOON)  # fmt: skip
        duty = Duty.objects.get(pk=advice.duty_id)
        answer = {
            "advice_id": advice.pk,
            "answer": Answer.ACCEPTED,
            "words": "Đã niêm yết",
            "by": town.head,
            "at": NOON,
            "task": "task:1",
            "promised_on": TODAY + timedelta(days=20),
        }
        commands.answer_advice(**answer)
        refused("", commands.answer_advice, **answer)

        assert duty.due >= TODAY + timedelta(days=15)
        assert Duty.objects.get(pk=duty.pk).standing == "met"
        assert queries.advice_of(board).get().task == "task:1"


def test_a_meeting_without_quorum_is_not_kept_and_one_with_it_is_kept_once(board, town, speak):
    meeting = {"board_id": board.pk, "on": TODAY, "minutes": "Bàn việc giám sát", "by": town.head, "at": NOON}

    with speak(town.head):
        first, second, third = queries.members_on(board, TODAY).values_list("pk", flat=True)
        refused("present", commands.meet, attendees=[first, first], **meeting)
        refused("attendees", commands.meet, attendees=[first, second, third + 9999], **meeting)
        commands.meet(attendees=[third, first], **meeting)
        refused("on", commands.meet, attendees=[first, second], **meeting)
        refused("on", commands.meet, attendees=[first, second], **{**meeting, "on": TODAY + timedelta(days=1)})

        held = board.meetings.get()
        assert (held.present, held.seated, held.attendees) == (2, 3, [first, third])


def test_an_item_of_the_programme_is_a_duty_until_carried_out(board, town, speak):
    with speak(town.head):
        item = commands.plan(board_id=board.pk, what="Giám sát đợt 1", due=TODAY + timedelta(days=9), by=town.head, at=NOON)  # fmt: skip
        commands.carry_out(board_id=board.pk, item_id=item.pk, result="Đã đo bề dày", by=town.head, at=NOON)

        assert Duty.objects.get(pk=item.duty_id).standing == "met"


def test_an_item_is_put_off_with_both_its_duties_while_its_plan_is_not_sent(board, town, speak):
    with speak(town.head):
        common = {"board_id": board.pk, "by": town.head, "at": NOON}
        item = commands.plan(what="Giám sát đợt 1", visited="Chủ đầu tư", due=date(2027, 1, 20), **common)
        move = {"item_id": item.pk, "reason": "Nhà thầu nghỉ Tết", **common}
        refused("due", commands.move, due=date(2027, 1, 20), **move)
        refused("reason", commands.move, **{**move, "reason": " "}, due=date(2027, 2, 3))
        moved = commands.move(due=date(2027, 2, 3), **move)
        days = [Duty.objects.get(pk=duty).due for duty in (item.duty_id, item.notice_duty_id)]
        assert (days, moved.due) == ([date(2027, 2, 3), moved.notice_due], date(2027, 2, 3))
        commands.send_notice(item_id=item.pk, on=TODAY, **common)
        refused("due", commands.move, due=date(2027, 3, 3), **move)


def test_a_seated_member_is_given_an_account_that_is_nobody_else_s_on_the_board(board, town, speak):
    first, second = board.members.order_by("pk")[:2]
    with speak(town.head):
        give = {"board_id": board.pk, "by": town.head, "at": NOON}
        commands.give_account(member_id=first.pk, person=town.stranger.ref, **give)
        assert queries.my_seats(town.stranger, TODAY) == [board]
        refused("username", commands.give_account, member_id=second.pk, person=town.stranger.ref, **give)
        commands.give_account(member_id=first.pk, person="", **give)
        assert queries.my_seats(town.stranger, TODAY) == []
        refused("username", commands.give_account, member_id=0, person=town.stranger.ref, **give)
    with speak(town.neighbour), pytest.raises(Refusal):
        commands.give_account(member_id=first.pk, person=town.neighbour.ref, **{**give, "by": town.neighbour})


@pytest.mark.parametrize("who", ["neighbour", "former", "stranger"])
def test_others_neither_change_a_board_nor_read_names_kept_without_publicity(board, town, speak, who):
    with speak(town.head):
        block = commands.set_up(
            kind=Kind.SELF_MANAGED, body=town.committee, name="Tổ tự quản hẻm 3", decision="3/QĐ", size=4, since=SINCE, quorum=(2, 3), by=town.head, at=NOON
        )  # fmt: skip
        refused("consented", sit, board=block, town=town, name="Vũ A")
        hidden = sit(block, town, name="Vũ A", consented=True)
        type(hidden).objects.filter(pk=hidden.pk).update(public=False)
    other = getattr(town, who)

    with speak(other):
        assert queries.members_on(block, TODAY).count() == 0
        assert queries.members_on(board, TODAY).count() == 3
        refused("", sit, board=board, town=town, name="Vũ B", by=other)


def test_advice_reaches_another_body_and_is_answered_by_that_body_alone(town, speak):
    with speak(town.neighbour):
        board = commands.set_up(
            kind=Kind.INVESTMENT, body=town.bodies["neighbour"], name="Ban Giám sát cầu", decision="8/QĐ", size=5, since=SINCE, quorum=(2, 3), by=town.neighbour, at=NOON
        )  # fmt: skip
        advice = commands.advise(board_id=board.pk, to=town.committee, what="Làm rõ nguồn vốn", by=town.neighbour, at=NOON)  # fmt: skip
        answer = {"advice_id": advice.pk, "answer": Answer.EXPLAINED, "words": "Vốn của tỉnh", "at": NOON}
        refused("", commands.answer_advice, by=town.neighbour, **answer)
    with speak(town.head):
        assert commands.answer_advice(by=town.head, **answer).answer == "explained"


def test_the_public_reads_boards_with_the_names_it_may_know_in_as_many_statements_whatever_their_number(
    board, town, speak, client, django_assert_num_queries
):
    with speak(town.head):
        block = commands.set_up(
            kind=Kind.INVESTMENT, body=town.committee, name="Ban Giám sát cống", decision="9/QĐ", size=5, since=SINCE, quorum=(2, 3), by=town.head, at=NOON
        )  # fmt: skip
        hidden = sit(block, town, name="Vũ Kín")
        type(hidden).objects.filter(pk=hidden.pk).update(public=False)
        commands.advise(board_id=board.pk, to=town.committee, what="Công khai dự toán", by=town.head, at=NOON)

    with speak(town.head), django_assert_num_queries(8):
        found = queries.published(town.place, TODAY)
    answer = client.get("/api/v1/boards", {"place": town.place.code})

    assert [(row.board.name, len(row.members), row.advised) for row in found] == [
        ("Ban Giám sát cống", 0, 0),
        ("Ban Giám sát hẻm 12", 3, 1),
    ]
    assert answer.status_code == 200
    assert "Vũ Kín" not in answer.content.decode()
    assert client.get("/api/v1/boards", {"place": "0000"}).json() == []
    assert client.get("/api/v1/boards", {"place": "x", "page": 0}).status_code == 422

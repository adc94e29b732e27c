"""The book of steps and the refusals, without a database."""

from datetime import date

import pytest

from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline
from caunoi.plenary import rules
from caunoi.plenary.words import Act, Reply, Stage

DAY = date(2026, 11, 27)


def test_a_conference_walks_from_the_plan_to_its_conclusions():
    assert rules.BOOK.walk([Act.EDIT, Act.CALL, Act.MOVE, Act.HOLD, Act.SIGN, Act.CONCLUDE]) is Stage.CONCLUDED
    assert rules.BOOK.open_to(Stage.CONCLUDED) == []
    assert {str(step.by) for step in rules.BOOK if step.act in (Act.CALL, Act.SIGN, Act.CONCLUDE)} == {"head"}


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: rules.must_be_held_first(Stage.CALLED), "chưa họp nên chưa có kết luận"),
        (lambda: rules.must_be_held_first(Stage.CONCLUDED), "không thêm, bớt được nữa"),
        (lambda: rules.must_not_precede(date(2026, 11, 26), DAY), "trước ngày hội nghị"),
        (lambda: rules.must_still_be_due(2, date(2026, 11, 28), date(2026, 11, 29)), "Kết luận 2 có hạn 28/11/2026 đã qua"),
        (lambda: rules.must_exist("Phòng Nội vụ", None, date(2026, 7, 1), DAY), "kết thúc hoạt động từ ngày 01/07/2026"),
        (lambda: rules.must_exist("Phòng Mới", date(2027, 1, 1), None, DAY), "chưa thành lập"),
        (lambda: rules.must_be_ahead(date(2026, 11, 26), DAY), "đã qua"),
        (lambda: rules.must_have_met(DAY, date(2026, 11, 26)), "chưa đến ngày"),
        (lambda: rules.must_be_as_seen(3, 4), "Người khác vừa thay đổi"),
        (lambda: rules.must_be_countable(-1), "Số người từ 0"),
        (lambda: rules.must_lie_within("Bộ Nội vụ", within=False), "không thuộc địa bàn"),
        (lambda: rules.must_fit(60, 60, "Chương trình đã đủ dài", ""), "nhiều nhất 60"),
    ],
)  # fmt: skip
def test_what_a_conference_refuses_and_why(call, words):
    with pytest.raises(Refusal, match=words):
        call()


def test_edges_that_are_allowed():
    rules.must_not_precede(DAY, DAY)
    rules.must_still_be_due(1, DAY, DAY)
    rules.must_be_ahead(DAY, DAY)
    rules.must_be_as_seen(None, 4)
    assert (rules.attendance(0), rules.attendance(1)) == (Reply.ABSENT, Reply.PRESENT)
    assert deadline("house.plenary.conclusions", start=date(2026, 10, 5)).due == date(2026, 10, 12)

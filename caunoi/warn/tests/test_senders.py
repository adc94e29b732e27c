"""Different senders beside cases: one who writes often is one, nobody is followed beyond a place and a quarter, what was not counted is said."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.voice.filing import Who
from caunoi.voice.models import Petitioner
from caunoi.voice.senders import mark_of
from caunoi.warn import commands
from caunoi.warn.models import EarlyWarning, WatchedWeek
from tests.stage import NOON

from .conftest import WEEK
from .test_judging import LETTER

AN = Who(name="Nguyễn Văn An", address="12 đường Lê Lợi", phone="0912 345 678", id_number="079 123 456 789")
DAY = date(2026, 11, 2)


@pytest.fixture
def signed():
    """A function that gives letters their senders: the n-th person of a list for each."""

    def sign(rows, marks):
        with as_system():
            Petitioner.objects.bulk_create(
                Petitioner(petition=row, sealed=b"x", mark=mark, joined_at=NOON)
                for row, mark in zip(rows, marks, strict=True)
            )

    return sign


def raised():
    commands.judge_week(week=WEEK, by="clock", at=NOON)
    with as_system():
        return list(EarlyWarning.objects.order_by("sort"))


@pytest.mark.parametrize(
    ("who", "place", "on", "same"),
    [
        (Who(name="N. V. An", id_number="079123456789"), 1, DAY, True),
        (Who(name="Nguyễn Văn An", phone="0912345678"), 1, DAY, False),
        (AN, 2, DAY, False),
        (AN, 1, date(2026, 12, 31), True),
        (AN, 1, date(2027, 1, 1), False),
    ],
)
def test_a_mark_is_of_one_person_in_one_place_and_quarter(who, place, on, same):
    assert (mark_of(who, place, on) == mark_of(AN, 1, DAY)) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Who(phone="0912 345 678"), Who(phone="+84.912.345.678", name="An")),
        (Who(email="An@Example.VN "), Who(email="an@example.vn")),
        (Who(name="Nguyễn Văn An", address="12 Lê Lợi"), Who(name="nguyen van  an", address="12 lê lợi")),
    ],
)
def test_the_same_person_written_otherwise_has_the_same_mark_and_no_more_than_forty_bits(one, other):
    assert mark_of(one, 1, DAY) == mark_of(other, 1, DAY)
    assert 0 <= mark_of(one, 1, DAY) < 2**40


@pytest.mark.parametrize("who", [Who(), Who(name="Nguyễn Văn An"), Who(address="12 Lê Lợi"), Who(phone="113"), Who(email="không có")])  # fmt: skip
def test_who_gave_too_little_has_no_mark(who):
    assert mark_of(who, 1, DAY) is None


def test_a_mark_leaves_with_the_identity_and_when_the_letter_is_sealed(sent, signed, system):
    erased, hidden, kept = sent(3)
    signed([erased, hidden, kept], [1, 2, 3])
    Petitioner.objects.filter(petition=erased).update(sealed=b"")
    type(hidden).objects.filter(pk=hidden.pk).update(secret=True)

    assert dict(Petitioner.objects.values_list("petition", "mark")) == {erased.pk: None, hidden.pk: None, kept.pk: 3}


def test_only_the_first_person_of_a_letter_that_is_not_sealed_is_marked_when_it_comes_in(filed, town):
    others = (AN, Who(name="Trần Thị Hoa", phone="0987654321"))
    filed(people=others)
    filed(people=(AN,), secret=True)
    filed(people=(AN,), respondent_bodies=(town.bodies["neighbour"],))
    filed(people=(AN,))

    with as_system():
        found = list(Petitioner.objects.order_by("pk").values_list("mark", flat=True))
    known = mark_of(AN, town.place.pk, NOON.date())
    assert found == [known, None, None, None, known]


def test_one_letter_sent_again_and_again_by_one_person_is_one_case_of_one_sender(quiet, sent, signed, town):
    rows = sent(300, words=LETTER.format(name="Nguyễn Văn An", phone="0912345678"))
    signed(rows, [7] * 300)
    (mass,) = raised()
    client = Client()
    client.force_login(town.head)
    page = client.get(reverse("warn:warning", args=[mass.pk])).content.decode()

    assert (mass.sort, mass.observed, mass.letters, mass.senders, mass.unmarked, mass.people) == (
        "mass",
        1,
        300,
        1,
        0,
        1,
    )
    assert "300 đơn cùng một mẫu, 1 người gửi, 1 người ký, trong tuần" in page
    assert "không phải khiếu nại đông người" in page
    assert "senders" not in page


@pytest.mark.parametrize(
    ("marks", "told"),
    [([7] * 9, None), ([7, 8] * 4 + [7], None), ([7, 8, 9] * 3, (3, 0)), ([7] * 5 + [None] * 4, (1, 4)), ([None] * 9, (0, 9))],
)  # fmt: skip
def test_a_rise_that_one_or_two_people_make_is_no_warning_about_a_commune(quiet, sent, signed, marks, told):
    signed(sent(9), marks)
    cells = [(each.senders, each.unmarked) for each in raised() if each.sort == "cell"]

    assert cells == ([told] if told else [])
    with as_system():
        week = WatchedWeek.objects.get(week=WEEK)
    assert (week.senders, week.unmarked) == (len({mark for mark in marks if mark}), marks.count(None))


def test_a_few_copies_of_one_person_are_nothing_to_warn_of_and_old_letters_stay_unknown(quiet, sent, signed):
    rows = sent(8, words=LETTER.format(name="Trần Thị Hoa", phone="0987654321"))
    signed(rows, [5] * 8)
    old = sent(
        6,
        words="Đường vào xóm ngập sâu mỗi khi mưa lớn, học sinh phải lội nước đến trường, đề nghị làm lại cống thoát nước trước mùa mưa năm nay cho bà con.",
        day=1,
    )

    (mass,) = [each for each in raised() if each.sort == "mass"]
    assert (mass.letters, mass.senders, mass.unmarked, mass.people) == (6, 0, 6, 6)
    assert mass.since == WEEK - timedelta(days=WEEK.weekday())
    assert len(old) == 6

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from caunoi.kernel.refusal import Refusal
from caunoi.notices.rules import (
    Quiet,
    is_weekend,
    must_be_current,
    must_have_clean_links,
    must_reach,
    next_try,
    polite_moment,
)
from caunoi.notices.words import Channel

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (at(19, 12), at(19, 12)),
        (at(19, 20, 59), at(19, 20, 59)),
        (at(19, 21), at(20, 7)),
        (at(20, 0), at(20, 7)),
        (at(20, 6, 59), at(20, 7)),
        (at(20, 7), at(20, 7)),
        (at(20, 22), at(23, 7)),
        (at(21, 12), at(23, 7)),
        (at(22, 23), at(23, 7)),
    ],
)
def test_nobody_is_disturbed_at_night_or_at_the_weekend(asked, told):
    assert polite_moment(asked, Quiet(), is_weekend) == told


def test_weekends_may_be_allowed_and_hours_changed():
    quiet = Quiet(since=time(22), until=time(6), rest_days=False)
    assert polite_moment(at(21, 21, 30), quiet, is_weekend) == at(21, 21, 30)
    assert polite_moment(at(21, 22), quiet, is_weekend) == at(22, 6)


def test_a_holiday_is_a_day_of_rest():
    def rest(day):
        return is_weekend(day) or day.day == 24

    assert polite_moment(at(23, 22), Quiet(), rest) == at(25, 7)


def test_a_message_is_tried_five_times_ever_more_slowly():
    noon = at(19, 12)
    waits = [next_try(noon, attempts) for attempts in range(1, 6)]
    assert waits == [noon + timedelta(minutes=minutes) for minutes in (2, 10, 60, 360)] + [None]


@pytest.mark.parametrize("address", ["", "khong-phai-thu", "a@b", "a b@c.vn", "a@b.vn\nBcc: x@y.vn"])
def test_a_wrong_email_address_is_refused(address):
    with pytest.raises(Refusal) as refused:
        must_reach(Channel.EMAIL, address)
    assert refused.value.field == "to"


def test_phone_numbers_are_tidied_or_refused():
    assert must_reach(Channel.SMS, "0901 234-567") == "0901234567"
    assert must_reach(Channel.ZALO, "+84 901 234 567") == "+84901234567"
    with pytest.raises(Refusal, match="Số điện thoại"):
        must_reach(Channel.SMS, "12345")


@pytest.mark.parametrize(
    "link", ["https://x.vn/?email=a", "https://x.vn/t/0901234567", "https://x.vn/a@b.vn", "http://x.vn/?a=1&ten=An"]
)
def test_links_carry_no_personal_data(link):
    with pytest.raises(Refusal, match="thông tin cá nhân"):
        must_have_clean_links(f"Xem tại {link}")


def test_a_link_with_the_tracking_code_is_fine():
    must_have_clean_links("Xem tại https://x.vn/theo-doi/CN-7K3M-90QX-A1B2-C3D4 hoặc gọi 0901234567.")


def test_the_second_of_two_officers_is_told():
    must_be_current(3, 3)
    with pytest.raises(Refusal, match="người khác sửa"):
        must_be_current(2, 3)


@pytest.mark.parametrize(
    "key", ["8400000000-0912-4345-9012-012345678901", "84912345-6789-4012-8012-091234567890", "a0912345678b"]
)
def test_a_random_key_in_a_link_is_no_telephone_number(key):
    must_have_clean_links(f"Xem tại https://x.vn/loi-hua/{key[-36:]}/")

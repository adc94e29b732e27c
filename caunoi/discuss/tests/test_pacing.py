"""A device that sends too fast is asked to wait; a hall behind one address is not."""

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.access.context import as_system
from caunoi.discuss import pacing
from caunoi.discuss.models import Opinion
from caunoi.discuss.pacing import Buckets, Pace, Pacer, TooFast
from caunoi.discuss.tokens import new_code
from tests.stage import NOON


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def refused(act, *words):
    try:
        act(*words)
    except TooFast as no:
        return no.seconds
    return 0


def test_a_hall_of_six_hundred_answers_thirty_statements_in_ten_minutes_behind_one_address():
    clock = Clock()
    pacer = Pacer(pacing.paces(), clock)
    waited = 0
    for turn in range(30):
        clock.now = turn * 20.0
        for person in range(600):
            waited += refused(pacer.admit, f"person {person}", "10.0.0.1") > 0

    assert waited == 0


def test_one_script_is_stopped_by_its_code_and_one_that_draws_new_codes_by_its_address():
    clock = Clock()
    pacer = Pacer(pacing.paces(), clock)

    same = sum(refused(pacer.admit, "one code", "10.0.0.1") == 0 for _ in range(1000))
    fresh = sum(refused(pacer.admit, f"code {number}", "10.0.0.2") == 0 for number in range(5000))
    unknown = sum(refused(pacer.admit, f"other {number}", "") == 0 for number in range(2000))

    assert (same, fresh, unknown) == (60, 1000, 2000)
    assert refused(pacer.admit, "one code", "10.0.0.1") in (1, 2)
    clock.now = 2.0
    assert refused(pacer.admit, "one code", "10.0.0.1") == 0


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 30), max_size=200), st.integers(1, 20), st.integers(1, 120))
def test_a_bucket_never_gives_more_than_it_holds_and_what_came_in_since(gaps, most, a_minute):
    buckets, at, taken = Buckets(Pace(most, a_minute)), 0.0, 0
    for gap in gaps:
        at += gap
        if buckets.wait(b"one", at) == 0:
            buckets.take(b"one", at)
            taken += 1

    assert taken <= most + at * a_minute / 60 + 1e-6


def test_buckets_longest_unused_are_forgotten():
    buckets = Buckets(Pace(1, 1), most=2)
    for name in (b"a", b"b", b"c"):
        buckets.take(name, 0)

    assert [buckets.knows(name) for name in (b"a", b"b", b"c")] == [False, True, True]


@pytest.mark.django_db
def test_the_page_says_how_long_to_wait_and_keeps_what_was_written(client, running, monkeypatch):
    import time_machine

    tight = Pacer({"participant": Pace(1, 6), "address": Pace(9, 9), "newcomers": Pace(9, 9)}, Clock())
    monkeypatch.setattr("caunoi.discuss.views.pace.pacer", lambda: tight)
    there, code = reverse("discuss:section", args=[running.slug, 1]), new_code()
    with time_machine.travel(NOON, tick=False):
        first = client.post(there, {"text": "Mức thu cao.", "code": code})
        second = client.post(there, {"text": "Xin giảm cho nhà trọ.", "code": code})

    assert (first.status_code, second.status_code) == (302, 429)
    assert int(second["Retry-After"]) >= 10
    assert "Xin giảm cho nhà trọ." in second.text
    assert f"xin gửi lại sau {second['Retry-After']} giây" in second.text
    with as_system():
        assert Opinion.objects.count() == 1


@pytest.mark.parametrize(
    ("proxied", "claimed", "found"),
    [
        (False, "1.1.1.1", "203.0.113.7"),
        (True, "1.1.1.1, 2.2.2.2", "2.2.2.2"),
        (True, "", ""),
        (True, "không phải địa chỉ", ""),
        (True, "127.0.0.1", ""),
        (True, "::ffff:2.2.2.2", "2.2.2.2"),
        (True, "fe80::1%eth0", "fe80::/64"),
        (True, "2001:db8:1:2:3::9", "2001:db8:1:2::/64"),
    ],
)
def test_an_address_is_what_the_own_proxy_says_and_not_what_the_sender_claims(rf, monkeypatch, proxied, claimed, found):
    from caunoi.discuss.views.pace import address_of

    monkeypatch.setattr(
        "django.conf.settings.SECURE_PROXY_SSL_HEADER", ("HTTP_X_FORWARDED_PROTO", "https") if proxied else None
    )

    assert address_of(rf.get("/", HTTP_X_FORWARDED_FOR=claimed, REMOTE_ADDR="203.0.113.7")) == found

"""Every page of every kind of case opens with few statements; two officers at once lose nothing; hostile input stays text."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.voice.models import PetitionStep
from caunoi.voice.views.officer.acts import PAGES
from caunoi.voice.words import Channel, Kind

from .test_happy_path import act, done

HOSTILE = [
    "<script>alert(1)</script>", "'; DROP TABLE voice_petition; --", "\x00\x01\x02", "đơn " * 30_000, "﻿", "%s %(x)s {{ 7*7 }} {% now %}",
    "Tiếng Việt tổ hợp", "🙂🇻🇳" * 50, "../../etc/passwd", "1" * 400, "99999999999999999999", "NaN", "-1", "31/02/2026",
]  # fmt: skip


@pytest.fixture
def cases(desk, town, filed):
    """One case of each kind at each stage an officer meets."""
    made = {}
    for kind in (Kind.FEEDBACK, Kind.COMPLAINT, Kind.DENUNCIATION):
        receipts = [filed(kind=kind, channel=Channel.COUNTER, respondent="Ông A") for _ in range(3)]
        client = desk(town.head)
        for receipt in receipts[1:]:
            done(act(client, receipt, "phan-loai", kind=kind.value, topic="", instance="1"))
        more = {"none_of_grounds": "on"} if kind is Kind.COMPLAINT else {}
        if kind is Kind.DENUNCIATION:
            more = {"conditions": ["lodged", "capacity", "competence", "identifiable"]}
        done(act(client, receipts[2], "thu-ly", **more))
        done(act(client, receipts[2], "xac-minh", handler=str(town.handler.pk)))
        made[kind] = receipts
    return made


def statements(client, address):
    with CaptureQueriesContext(
        connection,
    ) as found:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(found)


def test_the_list_and_the_day_take_few_statements_however_long_they_are(desk, town, filed, cases):
    client = desk(town.head)
    for address, most in (
        (reverse("voice:officer-inbox"), 13),
        (reverse("voice:officer-inbox") + "?han=later", 14),
        (reverse("desk:today"), 20),
    ):
        client.get(address)
        before = statements(client, address)
        for _ in range(5):
            filed()
        after = statements(client, address)
        assert after <= before
        assert after <= most, address


def test_every_page_of_acts_opens_for_every_kind_at_every_stage(desk, town, cases):
    client = desk(town.head)
    for receipts in cases.values():
        for receipt in receipts:
            assert client.get(reverse("voice:officer-case", args=[receipt.petition])).status_code == 200
            for page in PAGES:
                answer = client.get(reverse("voice:officer-act", args=[receipt.petition, page]))
                assert answer.status_code == 200, page


def test_an_act_whose_time_has_not_come_says_why(desk, town, filed):
    receipt = filed()

    page = desk(town.head).get(reverse("voice:officer-act", args=[receipt.petition, "thu-ly"]))

    assert "Việc làm được lúc này" in page.content.decode()


def test_an_act_of_another_role_says_whose_work_it_is(desk, town, filed):
    receipt = filed(kind=Kind.COMPLAINT)
    done(act(desk(town.receiver), receipt, "phan-loai", kind="complaint", topic="", instance="1"))

    page = desk(town.receiver).get(reverse("voice:officer-act", args=[receipt.petition, "thu-ly"]))

    assert "việc của người đứng đầu" in page.content.decode().lower()


def test_of_two_officers_the_later_one_is_told_and_keeps_what_was_typed(desk, town, filed):
    receipt = filed()
    address = reverse("voice:officer-act", args=[receipt.petition, "ghi-chu"])
    stale = desk(town.handler).get(address).context["form"]["seen"].value()
    done(act(desk(town.receiver), receipt, "ghi-chu", note="Ghi chú của người thứ nhất."))

    late = desk(town.handler).post(address, {"seen": stale, "note": "Ghi chú của người thứ hai."})
    text = late.content.decode()
    again = desk(town.handler).post(
        address, {"seen": late.context["form"]["seen"].value(), "note": "Ghi chú của người thứ hai."}
    )

    assert late.status_code == 200
    assert "vừa thay đổi trong lúc bạn viết" in text
    assert "Ghi chú của người thứ hai." in text
    assert again.status_code == 302
    with as_system():
        assert list(PetitionStep.objects.filter(act="note").values_list("note", flat=True)) == [
            "Ghi chú của người thứ nhất.",
            "Ghi chú của người thứ hai.",
        ]


def test_the_same_form_sent_twice_acts_once(desk, town, filed):
    receipt = filed()
    client, address = desk(town.receiver), reverse("voice:officer-act", args=[receipt.petition, "ghi-chu"])
    sent = {"seen": client.get(address).context["form"]["seen"].value(), "note": "Chỉ một lần."}

    answers = [client.post(address, sent), client.post(address, sent)]

    assert [answer.status_code for answer in answers] == [302, 302]
    with as_system():
        assert PetitionStep.objects.filter(act="note").count() == 1


def test_what_is_typed_is_kept_and_comes_back_after_signing_in_again(desk, town, filed):
    receipt = filed()
    client, address = desk(town.receiver), reverse("voice:officer-act", args=[receipt.petition, "ghi-chu"])
    saved = client.post(address, {"note": "Đang viết dở dang"}, headers={"X-Save": "1"})
    client.logout()

    page = desk(town.receiver).get(address)

    assert saved.status_code == 204
    assert page.context["form"]["note"].value() == "Đang viết dở dang"
    assert desk(town.handler).get(address).context["form"]["note"].value() is None


@pytest.mark.parametrize("shift", range(3))
def test_hostile_words_in_every_field_never_break_an_act(desk, town, cases, shift):
    client = desk(town.head)
    for receipt in (cases[Kind.FEEDBACK][0], cases[Kind.COMPLAINT][1], cases[Kind.DENUNCIATION][2]):
        for slug in PAGES:
            address = reverse("voice:officer-act", args=[receipt.petition, slug])
            names = [bound.name for bound in client.get(address).context["form"]]
            hostile = {name: HOSTILE[(at * 3 + shift) % len(HOSTILE)] for at, name in enumerate(names)}
            assert client.post(address, {**hostile, "seen": "1"}).status_code < 500, slug


@pytest.mark.parametrize("name", ["inbox", "intake", "import", "scan"])
def test_hostile_words_never_break_a_list_or_a_screen(desk, town, name):
    client, address = desk(town.head), reverse(f"voice:officer-{name}")
    fields = (
        "q",
        "loai",
        "buoc",
        "linh_vuc",
        "han",
        "after",
        "nhap",
        "key",
        "title",
        "text",
        "others",
        "received_on",
        "place",
        "go",
        "cua_toi",
    )
    for text in HOSTILE:
        assert client.get(address, dict.fromkeys(fields, text[:4000])).status_code < 500
        assert client.post(address, dict.fromkeys(fields, text)).status_code < 500


def test_html_in_a_letter_is_shown_as_text(desk, town, filed):
    receipt = filed(title="<b>đậm</b> và <script>", text="<script>alert('x')</script> đã hai tuần nay không ai sửa.")

    text = desk(town.receiver).get(reverse("voice:officer-case", args=[receipt.petition])).content.decode()

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text

"""Letters filled from the case, edited, signed with the next number, issued."""

import pytest
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.notices.models import IssuedPaper
from caunoi.voice.commands import Who
from caunoi.voice.models import Opening
from caunoi.voice.words import Kind

from .test_happy_path import act, done


@pytest.fixture
def answered(desk, town, filed):
    receipt = filed()
    client = desk(town.head)
    done(act(client, receipt, "phan-loai", kind="feedback", topic="", instance="1"))
    done(act(client, receipt, "tra-loi", outcome="done", answer="Đã thay bóng đèn ngày 18/11."))
    return receipt


def compose(client, receipt, code, **typed):
    address = reverse("voice:officer-compose", args=[receipt.petition])
    shown = client.get(address, {"mau": code})
    given = {bound.name: bound.value() or "" for bound in shown.context["form"]}
    return client.post(address, {"mau": code, **given, **typed})


def test_the_answer_is_filled_from_the_case_and_the_name_opened_on_record(desk, town, answered):
    made = compose(desk(town.handler), answered, "answer")

    assert made.status_code == 302, made.context["form"].errors
    page = desk(town.handler).get(made.url)
    text = page.context["editing"]["text"].value()
    assert "Nguyễn Thị Lan" in text
    assert "Đã thay bóng đèn ngày 18/11" in text
    with as_system():
        assert [row.by for row in Opening.objects.all()] == [town.handler.ref]


def test_only_the_head_signs_and_the_paper_gets_the_next_number_of_the_year(desk, town, answered):
    made = compose(desk(town.handler), answered, "answer")
    sign = {
        "go": "ky",
        "version": "1",
        "manner": "on_behalf",
        "office": "Chủ tịch",
        "of": "Ủy ban nhân dân",
        "name": "Nguyễn Hữu Lâm",
        "on": "19/11/2026",
    }

    refused = desk(town.handler).post(made.url, sign)
    signed = desk(town.head).post(made.url, sign)

    assert "người đứng đầu" in refused.content.decode().lower()
    assert signed.status_code == 302, signed.context["signing"].errors
    with as_system():
        assert [(row.state, row.number, row.signed_by) for row in IssuedPaper.objects.all()] == [
            ("signed", 1, town.head.ref)
        ]
    for kind, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        file = desk(town.head).get(f"{made.url}tep.{kind}")
        assert file.content[: len(begins)] == begins


def test_two_officers_editing_one_draft_lose_nothing(desk, town, answered):
    made = compose(desk(town.handler), answered, "answer")
    edit = {"go": "luu", "version": "1", "summary": "trả lời", "to": "Bà Lan", "recipients": "Như trên"}

    first = desk(town.handler).post(made.url, {**edit, "text": "Bản của người thứ nhất."})
    second = desk(town.head).post(made.url, {**edit, "text": "Bản của người thứ hai."})

    assert first.status_code == 302
    assert "Bản của người thứ hai." in second.content.decode()
    assert "vừa được người khác sửa" in second.content.decode()


def test_a_sealed_letter_asks_a_reason_and_hands_out_no_file_without_one(desk, town, filed):
    receipt = filed(secret=True)
    client = desk(town.head)
    done(act(client, receipt, "phan-loai", kind="feedback", topic="", instance="1"))
    done(act(client, receipt, "tra-loi", outcome="done", answer="Đã kiểm tra và xử lý xong."))
    made = compose(client, receipt, "answer", petitioner="bà Lan")

    assert made.status_code == 302, made.context["form"].errors
    assert "bà Lan" not in client.get(made.url).content.decode()
    assert client.get(f"{made.url}tep.pdf").status_code == 404
    opened = client.post(made.url, {"reason": "Đọc lại trước khi trình ký"})
    assert "bà Lan" in opened.content.decode()


def test_papers_of_a_case_are_closed_to_the_neighbour(desk, town, answered):
    made = compose(desk(town.handler), answered, "answer")

    assert desk(town.neighbour).get(made.url).status_code == 404
    assert desk(town.neighbour).get(f"{made.url}tep.pdf").status_code == 404
    assert desk(town.former).get(made.url).status_code == 404


def test_a_letter_that_must_hide_the_denouncer_refuses_the_name(desk, town, filed):
    from caunoi.voice.words import Channel

    receipt = filed(
        kind=Kind.DENUNCIATION,
        channel=Channel.COUNTER,
        people=(Who(name="Trần Văn Kín"),),
        respondent="Ông A, cán bộ địa chính",
    )
    client = desk(town.head)
    done(act(client, receipt, "phan-loai", kind="denunciation", topic="", instance="1", respondent="Ông A"))

    made = compose(
        client,
        receipt,
        "urge",
        receiver="Phòng Kinh tế",
        standing="chưa trả lời",
        reply_by="30/11/2026",
        sent_on="01/11/2026",
    )

    assert made.status_code == 302, made.context["form"].errors
    with as_system():
        assert Opening.objects.count() == 0

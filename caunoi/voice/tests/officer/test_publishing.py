"""What goes public says nobody's name; the officer reads it over first."""

import pytest
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.voice.models import Publication

from .test_happy_path import act, done

TOLD = "Tôi là Trần Thị Bưởi, số 12 hẻm 7 đường Hoa Lan, điện thoại 0912345678. Đèn đường tắt hai tuần nay."


@pytest.fixture
def answered(desk, town, filed):
    receipt = filed(text=TOLD)
    client = desk(town.head)
    done(act(client, receipt, "phan-loai", kind="feedback", topic="", instance="1"))
    done(
        act(
            client, receipt, "tra-loi", outcome="done", answer="Ông Lê Văn Tám, số 0903111222, đã thay bóng ngày 18/11."
        )
    )
    return receipt


def page(receipt):
    return reverse("voice:officer-publish", args=[receipt.petition])


def test_names_phones_and_addresses_come_masked(desk, town, answered):
    form = desk(town.handler).get(page(answered)).context["form"]

    text = form["question"].value() + form["answer"].value()
    assert "Bưởi" not in text
    assert "0912345678" not in text
    assert "Tám" not in text
    assert "Đèn đường tắt hai tuần nay" in text


def test_the_editor_publishes_the_masked_text(desk, town, answered):
    client = desk(town.handler)
    form = client.get(page(answered)).context["form"]

    answer = client.post(
        page(answered), {"go": "dang", **{name: form[name].value() for name in ("title", "question", "answer")}}
    )

    assert answer.status_code == 302, answer.context["form"].errors
    assert "Bưởi" not in Publication.objects.get().question


def test_a_name_left_in_is_refused_beside_its_field(desk, town, answered):
    client = desk(town.handler)

    answer = client.post(
        page(answered), {"go": "dang", "title": "Đèn đường đã thay", "question": TOLD, "answer": "Đã thay bóng xong."}
    )

    assert answer.status_code == 422
    assert "question" in answer.context["form"].errors
    assert not Publication.objects.exists()


def test_what_the_officer_keeps_is_not_masked_again(desk, town, answered):
    form = desk(town.handler).post(page(answered), {"go": "che", "giu": "Trần Thị Bưởi"}).context["form"]

    assert "Trần Thị Bưởi" in form["question"].value()


def test_a_secret_letter_is_not_offered_for_publishing(desk, town, filed):
    receipt = filed(secret=True)
    client = desk(town.head)
    done(act(client, receipt, "phan-loai", kind="feedback", topic="", instance="1"))
    done(act(client, receipt, "tra-loi", outcome="done", answer="Đã kiểm tra và xử lý xong."))

    shown = client.get(page(receipt))
    sent = client.post(
        page(receipt),
        {"go": "dang", "title": "Đèn đường", "question": "Đèn đường tắt.", "answer": "Đã thay bóng xong."},
    )

    assert "giữ bí mật" in shown.content.decode()
    assert sent.status_code == 200
    with as_system():
        assert not Publication.objects.exists()


def test_a_publication_is_taken_down_with_a_reason(desk, town, answered):
    client = desk(town.handler)
    form = client.get(page(answered)).context["form"]
    client.post(
        page(answered), {"go": "dang", **{name: form[name].value() for name in ("title", "question", "answer")}}
    )

    client.post(page(answered), {"go": "go", "reason": "Còn thông tin nhận ra người"})

    assert Publication.objects.get().taken_down_reason == "Còn thông tin nhận ra người"

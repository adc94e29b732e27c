"""Letters at the counter: one clock, one number, one receipt, whatever happens to the browser."""

import pytest
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.voice.models import Petition, Petitioner

KEY = "khoa-cua-mot-don-0001"
LETTER = {
    "key": KEY, "channel": "post", "received_on": "16/11/2026", "kind": "complaint", "title": "Khiếu nại quyết định xử phạt",
    "text": "Tôi khiếu nại quyết định số 12/QĐ-XPHC vì tôi không có mặt hôm đó.", "name": "Nguyễn Thị Lan", "home": "12 đường số 3",
    "phone": "0912 345 678", "knew_on": "10/11/2026",
}  # fmt: skip


@pytest.fixture
def send(desk, town):
    def post(**changes):
        client = desk(town.receiver)
        given = {**LETTER, "body": str(town.committee.pk), "place": str(town.place.pk), **changes}
        return client.post(
            reverse("voice:officer-intake"), {name: value for name, value in given.items() if value is not None}
        )

    return post


def letters():
    with as_system():
        return list(Petition.objects.order_by("received_at"))


def test_a_posted_letter_gets_its_number_and_the_clock_of_the_day_it_came(send, town):
    answer = send()

    [petition] = letters()
    assert answer.status_code == 302, answer.context["form"].errors
    assert (petition.number, petition.channel, petition.body_id) == (1, "post", town.committee.pk)
    assert petition.received_on.isoformat() == "2026-11-16"
    with as_system():
        assert list(Petitioner.objects.values_list("masked", "reachable")) == [("N. T. L.", "phone")]


def test_the_receipt_shows_code_secret_and_last_day_for_printing(send, desk, town):
    answer = send()

    page = desk(town.receiver).get(answer.url)

    text = page.content.decode()
    assert page.status_code == 200
    assert letters()[0].code.split("-")[-1] in text.replace(" ", "")
    assert "26/11/2026" in text
    assert "<svg" in text
    assert [what in text for what in ("Ngày nhận", "<strong>16/11/2026</strong>", "Vào sổ lúc", "Nhận lúc")] == [
        True,
        True,
        True,
        False,
    ]


def test_another_officer_cannot_open_the_receipt(send, desk, town):
    answer = send()

    page = desk(town.neighbour).get(answer.url)

    assert page.status_code == 404


def test_sending_the_same_letter_twice_files_it_once(send):
    first, second = send(), send()

    assert first.url == second.url
    assert len(letters()) == 1


def test_a_denunciation_is_taken_at_the_counter_but_not_by_email(send):
    refused = send(kind="denunciation", channel="email", key="khoa-to-cao-0000001")
    taken = send(kind="denunciation", channel="counter", key="khoa-to-cao-0000002")

    assert "Luật Tố cáo" in refused.content.decode()
    assert taken.status_code == 302
    assert [petition.kind for petition in letters()] == ["denunciation"]


def test_a_list_of_signers_is_read_line_by_line(send):
    lines = "* Phạm Văn Đức; hẻm 7; 0903 123 456\nBùi Thị Hoa\n* Lê Văn Út; hẻm 9\nĐỗ Thị Tám\nHồ Văn Năm"

    answer = send(others=lines)

    assert answer.status_code == 302, answer.context["form"].errors
    assert letters()[0].signers == 6
    with as_system():
        parts = list(Petitioner.objects.order_by("position").values_list("masked", "part"))
    assert parts[1:3] == [("P. V. Đ.", "representative"), ("B. T. H.", "signer")]


def test_a_group_without_representatives_is_told_beside_the_list(send):
    answer = send(others="Phạm Văn Đức\nBùi Thị Hoa\nLê Văn Út\nĐỗ Thị Tám\nHồ Văn Năm")

    assert answer.status_code == 422
    assert "người đại diện" in str(answer.context["form"].errors["others"])
    assert letters() == []


def test_errors_stand_beside_their_fields_and_nothing_typed_is_lost(send):
    answer = send(title="", received_on="31/02/2026", phone="123")

    form = answer.context["form"]
    assert set(form.errors) == {"title", "received_on", "phone"}
    assert "Tôi khiếu nại quyết định số 12" in answer.content.decode()


def test_a_draft_is_kept_while_typing_and_opened_again(send, desk, town):
    client = desk(town.receiver)
    saved = client.post(reverse("voice:officer-intake"), {"key": KEY, "title": "Đang viết dở"}, headers={"X-Save": "1"})

    page = client.get(reverse("voice:officer-intake") + f"?nhap={KEY}")

    assert saved.status_code == 204
    assert page.context["form"]["title"].value() == "Đang viết dở"
    assert (
        desk(town.handler).get(reverse("voice:officer-intake") + f"?nhap={KEY}").context["form"]["title"].value()
        is None
    )


def test_a_letter_about_the_own_body_goes_straight_to_the_superior(send, desk, town):
    answer = send(respondent_bodies=str(town.committee.pk), kind="denunciation", channel="counter")

    page = desk(town.receiver).get(answer.url)

    assert letters()[0].body_id == town.bodies["city"].pk
    assert "không mở được hồ sơ này nữa" in page.content.decode()


def test_who_receives_for_no_body_is_turned_away(desk, town):
    assert desk(town.stranger).get(reverse("voice:officer-intake")).status_code == 403
    assert desk(town.custodian).get(reverse("voice:officer-intake")).status_code == 403

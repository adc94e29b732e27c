"""Every page answers: to residents without an account, to officers of the body, and to nobody else."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.dialogue import commands, queries
from tests.stage import NOON

from .conftest import BEGINS


@pytest.fixture(autouse=True)
def _frozen():
    with time_machine.travel(NOON, tick=False):
        yield


def officer(person):
    client = Client()
    client.force_login(person)
    return client


def pages_of(hall):
    row = hall.dialogue
    return [
        reverse("dialogue:dialogues"), reverse("dialogue:dialogues") + f"?noi={row.place.code}", reverse("dialogue:dialogue", args=[row.pk]),
        reverse("dialogue:question", args=[row.pk]), reverse("dialogue:hall", args=[row.code]), reverse("dialogue:hall-progress", args=[row.code]),
        reverse("dialogue:display", args=[row.code]), reverse("dialogue:entrance"), reverse("dialogue:follow"), reverse("dialogue:promises"),
        reverse("dialogue:hall-question", args=[row.code]), reverse("dialogue:feed"), reverse("dialogue:calendar"), reverse("dialogue:dialogues-csv"),
        reverse("dialogue:promises-csv"), "/api/v1/dialogues", "/api/v1/dialogues?coming=true", "/api/v1/promises",
    ]  # fmt: skip


def desk_pages_of(hall):
    row = hall.dialogue
    named = [
        "desk",
        "edit",
        "announcement",
        "moving",
        "cancelling",
        "moderation",
        "slip",
        "agenda",
        "console",
        "closing",
        "minutes",
        "publishing",
        "delivery",
    ]
    plain = ["board", "planning", "voters", "registration", "promises-desk"]
    return [
        *(reverse(f"dialogue:{name}", args=[row.pk]) for name in named),
        *(reverse(f"dialogue:{name}") for name in plain),
    ]


@pytest.mark.parametrize("stage", ["announced", "live", "promised"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_public_page_answers_at_every_stage(request, stage, language):
    hall = request.getfixturevalue(stage)
    client = Client(headers={"accept-language": language})
    client.cookies["ngon_ngu"] = language

    for address in pages_of(hall):
        answer = client.get(address)
        assert answer.status_code == 200, address
        b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize("stage", ["announced", "live", "promised"])
def test_every_desk_page_answers_the_bodys_officers_and_hides_from_others(request, stage):
    hall = request.getfixturevalue(stage)
    head, neighbour, stranger, former = (
        officer(person) for person in (hall.town.head, hall.town.neighbour, hall.town.stranger, hall.town.former)
    )

    for address in desk_pages_of(hall):
        assert head.get(address).status_code == 200, address
        assert Client().get(address).status_code == 302, address
        if str(hall.dialogue.pk) in address:
            assert [client.get(address).status_code for client in (neighbour, stranger, former)] == [404, 404, 404], (
                address
            )


def test_a_plan_is_seen_by_its_body_alone(hall):
    hall.plan()

    for address in (
        reverse("dialogue:dialogue", args=[hall.dialogue.pk]),
        reverse("dialogue:hall", args=[hall.dialogue.code]),
    ):
        assert Client().get(address).status_code == 404
        assert officer(hall.town.neighbour).get(address).status_code == 404
    assert hall.dialogue.title not in Client().get(reverse("dialogue:dialogues")).text


def test_a_promise_has_its_page_with_its_duty_day(promised):
    answer = Client().get(reverse("dialogue:promise", args=[promised.promise.pk]))

    assert "Nạo vét toàn bộ cống hẻm 12." in answer.text
    assert "20/12/2026" in answer.text


def test_the_papers_of_a_dialogue_are_handed_out_and_no_other(promised):
    client, row = Client(), promised.dialogue
    papers = queries.issued_papers(row)

    assert [client.get(reverse("dialogue:paper", args=[row.pk, paper.pk, "pdf"])).content[:5] for paper in papers] == [
        b"%PDF-"
    ] * 3
    assert client.get(reverse("dialogue:paper", args=[row.pk, row.pk, "pdf"])).status_code == 404


def test_the_calendar_is_cut_by_octets_and_the_feed_names_no_asker(live):
    calendar = Client().get(reverse("dialogue:calendar")).content

    assert max(len(line) for line in calendar.split(b"\r\n")) <= 75
    assert b"SUMMARY:" in calendar


def test_lists_ask_the_database_the_same_however_long_they_are(promised, django_assert_max_num_queries):
    client = Client()
    for address, most in (
        (reverse("dialogue:dialogues"), 14),
        (reverse("dialogue:promises"), 8),
        (reverse("dialogue:dialogue", args=[promised.dialogue.pk]), 26),
    ):
        client.get(address)
        with django_assert_max_num_queries(most):
            client.get(address)


def test_a_place_shows_its_dialogues_and_promises(promised):
    answer = Client().get(f"/o/{promised.dialogue.place.code}/")

    assert "buổi đối thoại đã công bố kết quả năm 2026 (phải có 1)" in answer.text
    assert "lời hứa đang thực hiện" in answer.text


def test_the_whole_desk_by_its_forms(hall):
    """Planned, announced, moderated, grouped, held, minuted, published through the pages alone."""
    hall.plan()
    row, head, clerk, client = hall.dialogue, officer(hall.town.head), officer(hall.town.receiver), Client()
    assert head.post(reverse("dialogue:announcement", args=[row.pk])).status_code == 302

    client.post(
        reverse("dialogue:question", args=[row.pk]), {"text": "Khi nào sửa đèn đường hẻm 5, số tôi 0912345678?"}
    )
    client.post(
        reverse("dialogue:question", args=[row.pk]),
        {"text": "Khi nào sửa đèn đường hẻm 5, số tôi 0912345678?", "key": "k1", "email": "an@vidu.vn"},
    )
    refused = clerk.post(
        reverse("dialogue:decision", args=[row.pk, 1]),
        {"go": "hien", "shown": "Khi nào sửa đèn hẻm 5, số tôi 0912345678?"},
    )
    assert (refused.status_code, "0912345678" in client.get(reverse("dialogue:dialogue", args=[row.pk])).text) == (
        422,
        False,
    )
    clerk.post(reverse("dialogue:decision", args=[row.pk, 1]), {"go": "hien", "shown": "Khi nào sửa đèn đường hẻm 5?"})
    clerk.post(
        reverse("dialogue:agenda", args=[row.pk]), {"go": "lap", "so": "1", "title": "Khi nào sửa đèn đường hẻm 5?"}
    )
    group = queries.groups_of(row)[0]

    with time_machine.travel(BEGINS, tick=False):
        officer(hall.town.handler).post(reverse("dialogue:start", args=[row.pk]))
        console = reverse("dialogue:console", args=[row.pk])
        version = lambda: hall.now().version  # noqa: E731
        clerk = officer(hall.town.receiver)
        assert clerk.post(f"{console}{group.pk}/goi/", {"version": version()}).status_code == 302
        stale = clerk.post(f"{console}{group.pk}/tra-loi/", {"version": 1, "text": "Đã đặt hàng đèn mới."})
        assert (stale.status_code, "Đã đặt hàng đèn mới." in stale.text) == (409, True)
        clerk.post(f"{console}{group.pk}/tra-loi/", {"version": version(), "text": "Đã đặt hàng đèn mới."})
        wrong = clerk.post(
            f"{console}{group.pk}/loi-hua/",
            {"version": version(), "what": "Thay 12 bóng đèn hẻm 5.", "body": hall.body.code, "due": "1/1/2020"},
        )
        assert wrong.status_code == 422
        clerk.post(
            f"{console}{group.pk}/loi-hua/",
            {"version": version(), "what": "Thay 12 bóng đèn hẻm 5.", "body": hall.body.code, "due": "20/12/2026"},
        )
        head = officer(hall.town.head)
        head.post(
            reverse("dialogue:closing", args=[row.pk]),
            {
                "attended": 45,
                "attended_online": 3,
                "rest_body": hall.body.code,
                "rest_due": "20/12/2026",
                "version": version(),
            },
        )
        head.post(reverse("dialogue:minutes", args=[row.pk]), {"go": "lap"})
        with as_system():
            paper = queries.minutes_of(row)
        head.post(
            reverse("dialogue:minutes", args=[row.pk]),
            {"go": "ky", "text": "I. Thành phần\nĐủ.", "version": paper.version},
        )
        head.post(reverse("dialogue:publishing", args=[row.pk]), {"summary": "Sửa đèn trong tháng."})
        head.post(
            reverse("dialogue:delivery", args=[row.pk]),
            {"way": "village_head", "to": "Tổ trưởng tổ 5", "on": "1/12/2026"},
        )

    page = client.get(reverse("dialogue:dialogue", args=[row.pk])).text
    assert hall.now().stage == "published"
    for name, key in (("question", row.pk), ("hall-question", row.code)):
        assert "không nhận câu hỏi nữa" in client.get(reverse(f"dialogue:{name}", args=[key])).text
        # Opened before, sent after: the words come back to be copied, at whichever step.
        for step in ({}, {"key": "khoa-thu-1"}):
            sent = client.post(reverse(f"dialogue:{name}", args=[key]), {"text": "Bao giờ hẻm 5 có đèn?", **step})
            assert sent.status_code == 422
            assert "Bao giờ hẻm 5 có đèn?" in sent.text
    assert all(
        words in page
        for words in ("Đã đặt hàng đèn mới.", "Thay 12 bóng đèn hẻm 5.", "Sửa đèn trong tháng.", "Tổ trưởng tổ 5")
    )
    assert "an@vidu.vn" not in page


def test_a_late_duty_on_my_day_leads_to_the_page_where_it_is_met(promised):
    commands.open_year(year=2025, by="clock", at=NOON, body=promised.body)
    with time_machine.travel(BEGINS + timedelta(days=40), tick=False):
        mine = officer(promised.town.head).get("/can-bo/").text
        theirs = officer(promised.town.clerk).get("/can-bo/").text

    assert reverse("dialogue:promise-desk", args=[promised.promise.pk]) in theirs
    assert reverse("dialogue:board") in mine
    assert any(reverse("dialogue:reply", args=[group.pk]) in mine for group in queries.groups_of(promised.dialogue))

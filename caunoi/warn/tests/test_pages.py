"""Officers' pages of early warning: the list, one warning, a word on it, how the methods err."""

import html
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.warn import commands
from caunoi.warn.models import EarlyWarning
from tests.stage import NOON


def signed(person):
    client = Client()
    client.force_login(person)
    return client


def at(name, *args):
    return reverse(f"warn:{name}", args=args)


def page(client, address):
    """The page's words; every page asked here is there."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture
def head(town):
    return signed(town.head)


def test_a_warning_says_what_where_since_when_how_sure_and_shows_only_cases_its_reader_may_open(rise, town, head):
    listed, told = page(head, at("warnings")), page(head, at("warning", rise.pk))
    clerk = page(signed(town.clerk), at("warning", rise.pk))

    assert rise.topic.vi in listed
    assert town.place.full_name in listed
    for words in (
        "9 vụ việc",
        "thường gặp",
        "báo nhầm",
        "Xem bảng số",
        "không hẳn là nơi ít việc",
        "tổng hợp",
        "Đơn thử",
    ):
        assert words in told, words
    assert "Không có vụ việc nào bạn được mở" in clerk
    assert "Đơn thử" not in clerk


def test_the_list_asks_the_same_of_the_database_however_long_it_is(rise, head, django_assert_max_num_queries):
    address = at("warnings")
    page(head, address)
    with CaptureQueriesContext(connection) as short:
        page(head, address)
    with as_system():
        EarlyWarning.objects.bulk_create(
            EarlyWarning(
                sort="cell", method="pooled", place=rise.place, province_id=rise.province_id, topic=rise.topic, since=rise.since, week=rise.week,
                first_week=f"2024-{month:02d}-01", observed=5, letters=5, people=5, expected=1, low=0, upper=3, pvalue=0.001, qvalue=0.01, raised_at=rise.raised_at,
            )
            for month in range(1, 13)
        )  # fmt: skip
    with django_assert_max_num_queries(len(short)):
        assert page(head, address).count("vụ việc trong") >= 12


def test_a_verdict_is_asked_kept_and_counted_for_its_method(rise, head):
    address = at("judge", rise.pk)
    empty = head.post(address, {"version": "1", "reason": "Đã xem tại chỗ, dân đúng.", "verdict": ""})
    short = head.post(address, {"version": "1", "verdict": "confirmed", "reason": "ừ"})
    done = head.post(address, {"version": "1", "verdict": "confirmed", "reason": "Đã xem tại chỗ, dân nói đúng."})
    late = head.post(address, {"version": "1", "verdict": "wrong", "reason": "Báo nhầm vì nhập trùng số liệu."})

    assert (empty.status_code, short.status_code, done.status_code, late.status_code) == (422, 422, 302, 422)
    assert "Đã xem tại chỗ, dân đúng." in empty.content.decode()
    assert "Người khác vừa kết luận" in late.content.decode()
    assert "Đã xem tại chỗ, dân nói đúng." in page(head, at("warning", rise.pk))
    assert "1 đúng là vấn đề" in page(head, at("methods"))
    assert rise.topic.vi in page(head, f"{at('warnings')}?tt=confirmed")
    assert "Không có cảnh báo nào" in page(head, at("warnings"))


@pytest.mark.parametrize("query", ["?tt=khong-co", "?loai=x", "?trang=abc", "?trang=99999", "?tt=new&loai=mass"])
def test_odd_addresses_lead_to_a_page(rise, head, query):
    page(head, at("warnings") + query)


def test_who_has_no_part_in_the_place_finds_nothing(rise, town):
    neighbour = signed(town.neighbour)

    assert rise.topic.vi not in page(neighbour, at("warnings"))
    assert neighbour.get(at("warning", rise.pk)).status_code == 404
    assert neighbour.post(at("judge", rise.pk), {"verdict": "wrong"}).status_code == 404
    assert signed(town.stranger).get(at("warnings")).status_code == 403
    assert Client().get(at("warnings")).status_code == 302


def test_a_warning_becomes_a_task_or_leads_on_and_says_what_came_of_it(rise, town, head):
    told = page(head, at("warning", rise.pk))
    task = reverse("journeys:task", args=["warning", str(rise.pk)])
    form = page(head, task)
    planning = next(link for link in re.findall(r'href="([^"]+)"', told) if reverse("dialogue:planning") in link)

    assert task in told
    assert "Tìm hiểu và xử lý việc tăng bất thường" in form
    assert f"{rise.topic.vi}, {town.place.full_name}" in page(head, html.unescape(planning))
    done = head.post(
        task, {"body": town.committee.code, "duty": "Tìm hiểu việc chậm chi trả", "due": "30/11/2026", "why": "Cảnh báo sớm"}
    )  # fmt: skip
    assert done.status_code == 302, done.content.decode()
    assert "Đã thành nhiệm vụ" in page(head, at("warning", rise.pk))
    assert task not in page(signed(town.clerk), at("warning", rise.pk))


def test_what_an_officer_makes_out_of_a_warning_is_told_on_it_once(rise, town, speak):
    editor = signed(town.handler)
    ways = re.findall(r'href="([^"]+)"', page(editor, at("warning", rise.pk)))
    way = html.unescape(next(link for link in ways if reverse("know:officer-decision") in link))
    form = page(editor, way)
    said = {
        "body": town.committee.code,
        "item": "11.2",
        "title": "Chi trả bồi thường",
        "decided_on": "18/11/2026",
        "planned": "",
    }
    entered = editor.post(way, said)
    told = page(editor, at("warning", rise.pk))

    assert "tu=warning" in way
    assert f"{rise.topic.vi}, {town.place.full_name}" in form
    assert entered.status_code == 302, entered.content.decode()
    assert told.count("Đã ghi nội dung công khai") == 1
    assert entered["Location"] in told
    for person, made, kept in (
        (town.handler, "dialogue:1", True),
        (town.handler, "dialogue:1", False),
        (town.neighbour, "dialogue:2", False),
    ):
        with speak(person):
            assert commands.note_act(warning_id=rise.pk, made=made, by=person, at=NOON) is kept
    for nth, odd in enumerate(("warning:khong-co", "warning:", "la:1", "warning:%00")):
        entered = editor.post(f"{reverse('know:officer-decision')}?tu={odd}", {**said, "title": f"Chi trả đợt {nth}"})
        assert entered.status_code == 302


def test_the_register_tells_age_signers_block_next_step_and_who_owes_it(town, sent, head):
    rows = sent(1, signers=12, hops=3) + sent(2, signers=6) + sent(1, repeat=True) + sent(1)
    told, groups = page(head, at("register")), page(head, f"{at('register')}?vi_sao=large&linh_vuc=abc&trang=99")
    file = head.get(f"{at('register-file')}?vi_sao=group").content.decode()

    assert told.count("Chưa phân loại") == 4
    assert "4 vụ việc" in told
    assert "1 vụ việc" in groups
    assert "Đoàn đông người" in groups
    assert [rows[at].register_number in file for at in range(5)] == [True, True, True, False, False]
    assert "0 vụ việc" in page(signed(town.neighbour), at("register"))


def test_the_morning_page_holds_what_is_new_and_says_so_when_nothing_is(rise, town, head):
    assert rise.topic.vi in page(head, at("brief"))
    assert "Sáng nay không có gì bất thường" in page(signed(town.neighbour), at("brief"))


def test_the_forecast_says_what_comes_how_wrong_it_was_and_what_it_rests_on(rise, town, head):
    told = page(head, at("forecast"))
    little = page(signed(town.clerk), f"{at('forecast')}?co_quan=khong-co")

    assert "Thử lại trên" in told
    assert "Khoảng 90%" in told
    assert "Chưa đủ 20 lần trả lời" in told
    assert "Chưa đủ 12 tuần" in little


def test_the_pages_speak_english(rise, head):
    head.cookies["ngon_ngu"] = "en"
    told = page(head, at("warning", rise.pk))

    assert "false" in told
    assert "thường gặp" not in told

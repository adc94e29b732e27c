"""The front page and the pages of places: found by old and new names, light, with figures that hide small groups."""

import gzip
import re

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from caunoi.desk.rooms import ROOMS
from tests.stage import NOON


@pytest.fixture(autouse=True)
def _frozen():
    cache.clear()
    with time_machine.travel(NOON, tick=False):
        yield


def test_the_front_page_leads_to_sending_following_and_every_room(client, db):
    page = client.get("/").content.decode()

    for href in ("/gui-don/", "/tra-cuu/", "/hoi-dap/", "/so-cai/", "/tim-noi/"):
        assert f'"{href}"' in page
    for name in ("Dân biết", "Dân bàn", "Dân làm", "Dân kiểm tra", "Dân giám sát", "Dân thụ hưởng"):
        assert name in page
    assert page.count("Chưa mở trong bản này") == sum(1 for room in ROOMS if not room.open)


def test_the_front_page_takes_one_statement_in_its_transaction_and_sets_no_cookie(
    client, db, django_assert_num_queries
):
    with django_assert_num_queries(3):
        page = client.get("/")

    assert page.cookies == {}


def test_the_first_page_weighs_less_than_sixty_kilobytes_besides_fonts(client, town):
    import re
    from pathlib import Path

    from django.contrib.staticfiles import finders

    page = client.get("/").content
    sheets = {path for path in re.findall(rb'(?:href|src)="/static/([^"]+)"', page) if not path.endswith(b".woff2")}
    files = [Path(finders.find(path.decode())) for path in sheets]
    weight = len(gzip.compress(page)) + sum(len(gzip.compress(path.read_bytes())) for path in files)
    assert weight < 60_000
    assert not re.search(rb'(?:src|href)="(?:https?:)?//', page)


@pytest.mark.parametrize(
    ("text", "leads_to"),
    [
        ("phuong tan phu, tp hcm", "Phường Tân Phú"),
        ("P. Tân Phú, Q. Tân Phú, TP.HCM", None),
        ("xã Cần Giờ", "Xã Cần Giờ"),
    ],
)
def test_a_place_is_found_by_what_people_type(client, town, text, leads_to):
    page = client.get("/tim-noi/", {"q": text}, follow=True)

    assert page.status_code == 200
    if leads_to:
        assert leads_to in page.content.decode()


def test_a_place_nobody_knows_is_said_kindly(client, db):
    page = client.get("/tim-noi/", {"q": "zzzqqq xxyy"})

    assert page.status_code == 404
    assert "Không tìm thấy nơi này" in page.content.decode()


def test_a_place_shows_who_answers_and_what_it_was(client, town):
    page = client.get(f"/o/{town.place.code}/").content.decode()

    assert f"<h1>{town.place.full_name}</h1>" in page
    assert town.committee.name in page
    assert "Trước 01/7/2025 gồm" in page
    assert f"/gui-don/?noi={town.place.code}" in page
    assert "có dưới 10 đơn nên chưa hiện con số" in page


def test_a_province_lists_its_communes(client, town):
    page = client.get("/o/79/").content.decode()

    assert "168 xã, phường" in page
    assert f'href="/o/{town.place.code}/"' in page


def test_the_page_of_a_place_takes_few_statements(client, town, django_assert_max_num_queries):
    client.get(f"/o/{town.place.code}/")  # figures of every room are kept for a while
    with django_assert_max_num_queries(24):
        client.get(f"/o/{town.place.code}/")


def test_an_ended_unit_leads_to_what_it_became(client, db):
    page = client.get("/o/760/")

    assert page.status_code == 200
    assert "không còn là đơn vị hành chính" in page.content.decode()


@pytest.mark.parametrize("code", ["khong-co", "%00", "'; --", "9" * 50])
def test_an_unknown_place_is_a_page_not_found(client, db, code):
    assert client.get(f"/o/{code}/").status_code == 404


def test_what_is_owed_is_shown_only_above_the_threshold(client, filed, town):
    few = client.get(f"/o/{town.place.code}/").content.decode()
    for _ in range(11):
        filed()
    cache.clear()
    many = client.get(f"/o/{town.place.code}/").content.decode()

    assert "việc đang trong hạn" not in few
    assert "<strong>11</strong> việc đang trong hạn" in many
    assert "không việc nào quá hạn" in many


def test_a_visitor_never_sees_a_name_or_a_text_of_a_petition(client, filed, town):
    filed(title="Tiêu đề riêng tư", text="Nội dung riêng tư không ai được xem ở trang chung.")

    for path in ("/", f"/o/{town.place.code}/", "/o/79/", "/hoi-dap/"):
        page = client.get(path).content.decode()
        assert "riêng tư" not in page
        assert "Nguyễn Thị Lan" not in page


def test_a_place_without_reports_or_known_heads_says_so(client, town):
    page = client.get(f"/o/{town.place.code}/").content.decode()

    assert "Nơi này chưa công bố báo cáo nào." in page
    assert "chưa ghi tên người đứng đầu" in page


def test_a_province_page_shows_what_a_round_counted_to_every_process(client, town):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils.timezone import localdate

    from caunoi.desk.queries import count_large

    counts = ("LEFT JOIN voice_rating r ON r.petition_id", '"duties_duty"."standing" = \'open\'')

    def counted() -> list[bool]:
        cache.clear()  # as in a process that has read nothing yet
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/o/{town.province.code}/").status_code == 200
        return [any(count in each["sql"] for each in asked) for count in counts]

    assert counted() == [True, True]
    assert counted() == [False, False]
    with CaptureQueriesContext(connection) as asked:
        assert count_large(localdate()) == 2  # everywhere and the town's province
    assert all(any(count in each["sql"] for each in asked) for count in counts)
    assert counted() == [False, False]


def test_what_a_room_leads_to_stands_with_its_room_of_the_motto(client, town):
    page = client.get(f"/o/{town.place.code}/").content.decode()
    opening, rooms = page.split('<ul class="rooms">', 1)
    beside = re.split(r"<h3>", rooms)
    oversee = next(each for each in beside if each.startswith("Dân giám sát"))
    assert reverse("oversee:standing", args=[town.place.code]) in oversee
    assert reverse("oversee:standing", args=[town.place.code]) not in opening
    assert reverse("reception:place", args=[town.place.code]) in opening


def test_what_everybody_reads_of_a_place_is_never_what_an_officer_may_count(client, town, monkeypatch):
    from itertools import count

    from caunoi.desk import rooms
    from caunoi.ui.front import Line

    turns = count(701)

    class Front:
        def lines(self, room, place, today):
            return [Line("Lượt đếm", "Turn", next(turns))] if room == "know" else []

        def ways(self, purpose, place):
            return []

    def told() -> int:
        page = client.get(f"/o/{town.place.code}/").content.decode()
        return next(turn for turn in range(701, 710) if f">{turn}<" in page)

    monkeypatch.setattr(rooms, "front", Front())
    client.force_login(town.officers["head"])
    assert [told(), told()] == [701, 702]
    client.logout()
    assert [told(), told()] == [703, 703]
    client.force_login(town.officers["head"])
    assert told() == 704

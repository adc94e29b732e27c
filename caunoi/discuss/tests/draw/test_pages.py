"""Announcing and drawing as officers and everybody meet them."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.discuss import commands
from caunoi.discuss.draw import kernel
from caunoi.discuss.models import PanelDraw
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from tests.stage import NOON

pytestmark = pytest.mark.django_db
CODES = "\n".join(f"H{number:03};Tổ {number % 2 + 1}" for number in range(1, 41))


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def announced(town, speak):
    with speak(town.handler):
        return commands.announce_draw(
            body=town.committee, title="Chọn 6 hộ dự nhóm thảo luận về rác thải", codes=CODES, seats=6, source="Xổ số miền Bắc, giải đặc biệt",
            chance_on=date(2026, 11, 20), by=town.handler, at=NOON,
        )  # fmt: skip


def test_what_was_announced_can_be_repeated_from_the_public_page(announced, town, speak, client):
    with speak(town.handler):
        drawn = commands.draw_panel(
            draw_id=announced.pk, chance=" 48213 ", by=town.handler, at=NOON + timedelta(days=1)
        )

    page = client.get(reverse("discuss:draw", args=[announced.slug])).content.decode()
    listed = client.get(reverse("discuss:draw-codes", args=[announced.slug])).content.decode()

    lines = kernel.canonical(listed)
    shares = kernel.seats_by_stratum(lines, 6)
    seed = kernel.seed_of(kernel.digest_of(lines), shares, drawn.secret, "48213")
    assert kernel.promise_of(kernel.digest_of(lines), shares, drawn.secret) == announced.promise
    assert [tuple(part["seated"]) for part in drawn.result] == [
        part.seated for part in kernel.drawn(lines, shares, seed)
    ]
    assert all(f'<span class="code">{code}</span>' in page for part in drawn.result for code in part["seated"])
    assert drawn.secret in page
    assert [entry.kind for entry in acts_about(announced.ref)] == ["discuss.draw_announced", "discuss.panel_drawn"]


def test_before_the_draw_the_page_shows_the_promise_and_not_the_secret(announced, client):
    page = client.get(reverse("discuss:draw", args=[announced.slug])).content.decode()

    assert announced.promise in page
    assert announced.secret == ""


def test_a_draw_is_made_once_and_not_before_its_day(announced, town, speak):
    with speak(town.handler), pytest.raises(Refusal, match="Chưa đến ngày"):
        commands.draw_panel(draw_id=announced.pk, chance="48213", by=town.handler, at=NOON)
    with speak(town.handler):
        commands.draw_panel(draw_id=announced.pk, chance="48213", by=town.handler, at=NOON + timedelta(days=1))
    with speak(town.handler), pytest.raises(Refusal, match="không bốc lại"):
        commands.draw_panel(draw_id=announced.pk, chance="99999", by=town.handler, at=NOON + timedelta(days=1))


def test_nobody_changes_what_was_announced(announced):
    for change in ({"codes": "H001\nH002"}, {"promise": "0"}, {"title": "Khác"}):
        with as_system(), pytest.raises(IntegrityError), transaction.atomic():
            PanelDraw.objects.filter(pk=announced.pk).update(**change)
    with as_system():
        assert PanelDraw.objects.filter(pk=announced.pk)._raw_delete("default") == 0


def test_a_neighbour_neither_announces_for_others_nor_draws(announced, town, speak):
    with speak(town.neighbour), pytest.raises(Refusal):
        commands.draw_panel(draw_id=announced.pk, chance="48213", by=town.neighbour, at=NOON + timedelta(days=1))
    with speak(town.neighbour):
        assert PanelDraw.objects.filter(pk=announced.pk).update(chance="1") == 0


def test_the_chance_must_come_after_the_announcement(town, speak):
    with speak(town.handler), pytest.raises(Refusal, match="sau hôm nay"):
        commands.announce_draw(
            body=town.committee, title="Chọn 6 hộ dự nhóm thảo luận", codes=CODES, seats=6, source="Xổ số miền Bắc", chance_on=NOON.date(),
            by=town.handler, at=NOON,
        )  # fmt: skip


def test_an_officer_announces_and_draws_by_the_pages(town, client):
    client.force_login(town.handler)
    names = {
        "body": town.committee.code,
        "title": "Chọn 6 hộ dự nhóm thảo luận",
        "seats": "6",
        "source": "Xổ số miền Bắc",
        "chance_on": "20/11/2026",
    }

    wrong = client.post(reverse("discuss:draw-announcement"), {**names, "codes": "Nguyễn Văn A\nH2"})
    right = client.post(reverse("discuss:draw-announcement"), {**names, "codes": CODES})
    draw = PanelDraw.objects.get()
    early = client.post(reverse("discuss:draw-chance", args=[draw.pk]), {"chance": "48213"})
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        client.force_login(town.handler)
        done = client.post(reverse("discuss:draw-chance", args=[draw.pk]), {"chance": "48213"})
        desk = client.get(reverse("discuss:desk-draws"))

    assert (wrong.status_code, right.status_code, early.status_code, done.status_code, desk.status_code) == (
        422,
        302,
        422,
        302,
        200,
    )
    assert "Nguyễn Văn A" in wrong.content.decode()
    assert PanelDraw.objects.get().drawn_at is not None
    assert "6" in client.get(reverse("discuss:draws")).content.decode()


def test_strangers_find_lists_and_nothing_of_the_desk(client, announced):
    assert client.get(reverse("discuss:draws")).status_code == 200
    assert client.get(reverse("discuss:draw-script")).content.decode().startswith("# python3 check.py")
    assert client.get(reverse("discuss:draw", args=["khong-co"])).status_code == 404
    assert client.get(reverse("discuss:draw-chance", args=[announced.pk])).status_code == 302


def test_the_list_of_draws_asks_the_same_few_questions_however_long(announced, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        client.get(reverse("discuss:draws"))


def test_days_are_days_in_vietnam(announced, town, speak):
    dawn = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)  # 06:30 on the 20th

    with speak(town.handler), pytest.raises(Refusal, match="sau hôm nay"):
        commands.announce_draw(
            body=town.committee, title="Chọn 6 hộ dự nhóm thảo luận", codes=CODES, seats=6, source="Xổ số miền Bắc", chance_on=date(2026, 11, 20),
            by=town.handler, at=dawn,
        )  # fmt: skip
    with speak(town.handler):
        assert commands.draw_panel(draw_id=announced.pk, chance="48213", by=town.handler, at=dawn).drawn_at == dawn


@pytest.mark.parametrize("chance", ["$(id)", "`id`", '1"; id; "', "a\\b", "!1", " "])
def test_what_is_pasted_into_a_command_runs_nothing_else(announced, town, speak, chance):
    with speak(town.handler), pytest.raises(Refusal, match="kết quả ngẫu nhiên"):
        commands.draw_panel(draw_id=announced.pk, chance=chance, by=town.handler, at=NOON + timedelta(days=1))

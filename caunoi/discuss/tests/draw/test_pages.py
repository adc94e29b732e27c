"""Announcing and drawing as officers and everybody meet them."""

import html
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


def drawn_by(person, draw, chance="48213", at=NOON + timedelta(days=1)):
    commands.enter_chance(draw_id=draw.pk, chance=chance, by=person, at=at)
    return commands.draw_panel(draw_id=draw.pk, chance=chance, by=person, at=at)


def test_what_was_announced_can_be_repeated_from_the_public_page(announced, town, speak, client):
    with speak(town.handler):
        drawn = drawn_by(town.handler, announced, " 48213 ")

    page = client.get(reverse("discuss:draw", args=[announced.slug])).content.decode()
    listed = client.get(reverse("discuss:draw-codes", args=[announced.slug])).content.decode()

    lines = kernel.canonical(listed)
    shares = kernel.seats_by_stratum(lines, 6)
    decided_by = kernel.decider("Xổ số miền Bắc, giải đặc biệt", date(2026, 11, 20))
    seed = kernel.seed_of(kernel.digest_of(lines), shares, decided_by, drawn.secret, "48213")
    assert kernel.promise_of(kernel.digest_of(lines), shares, decided_by, drawn.secret) == announced.promise
    assert f'"{decided_by}" {drawn.secret} "48213"' in html.unescape(page)
    assert [tuple(part["seated"]) for part in drawn.result] == [
        part.seated for part in kernel.drawn(lines, shares, seed)
    ]
    assert all(f'<span class="code">{code}</span>' in page for part in drawn.result for code in part["seated"])
    assert drawn.secret in page
    assert [entry.kind for entry in acts_about(announced.ref)] == [
        "discuss.draw_announced",
        "discuss.chance_entered",
        "discuss.panel_drawn",
    ]


def test_before_the_draw_the_page_shows_the_promise_and_not_the_secret(announced, client):
    page = client.get(reverse("discuss:draw", args=[announced.slug])).content.decode()

    assert announced.promise in page
    assert announced.secret == ""


def test_a_draw_is_made_once_and_not_before_its_day(announced, town, speak):
    later = NOON + timedelta(days=1)
    with speak(town.handler), pytest.raises(Refusal, match="Chưa đến ngày"):
        commands.enter_chance(draw_id=announced.pk, chance="48213", by=town.handler, at=NOON)
    with speak(town.handler), pytest.raises(Refusal, match="xem lại rồi mới bốc"):
        commands.draw_panel(draw_id=announced.pk, chance="48213", by=town.handler, at=later)
    with speak(town.handler):
        first = drawn_by(town.handler, announced)
        again = commands.draw_panel(
            draw_id=announced.pk, chance=" 48213", by=town.handler, at=later + timedelta(hours=1)
        )
    for act in (commands.draw_panel, commands.enter_chance):
        with speak(town.handler), pytest.raises(Refusal, match="không bốc lại"):
            act(draw_id=announced.pk, chance="99999", by=town.handler, at=later)

    assert (again.drawn_at, again.seed, again.result[0]["seated"]) == (
        first.drawn_at,
        first.seed,
        list(first.result[0]["seated"]),
    )
    assert [entry.kind for entry in acts_about(announced.ref)].count("discuss.panel_drawn") == 1


def test_a_typing_error_is_corrected_with_a_reason_everybody_reads_and_the_draw_takes_the_right_number(
    announced, town, speak, client
):
    later = NOON + timedelta(days=1)
    with speak(town.handler):
        commands.enter_chance(draw_id=announced.pk, chance="48231", by=town.handler, at=later)
        with pytest.raises(Refusal, match="vì sao sửa"):
            commands.enter_chance(draw_id=announced.pk, chance="48213", by=town.handler, at=later)
        commands.enter_chance(
            draw_id=announced.pk, chance="48213", reason="Gõ đảo hai chữ số cuối.", by=town.handler, at=later
        )
        with pytest.raises(Refusal, match="khác số đã nhập"):
            commands.draw_panel(draw_id=announced.pk, chance="48231", by=town.handler, at=later)
        drawn = commands.draw_panel(draw_id=announced.pk, chance="48213", by=town.handler, at=later)

    page = client.get(reverse("discuss:draw", args=[announced.slug])).content.decode()
    entries = [entry.data for entry in acts_about(announced.ref) if entry.kind == "discuss.chance_entered"]
    assert (drawn.chance, "<del>48231</del>" in page, "Gõ đảo hai chữ số cuối." in page) == ("48213", True, True)
    assert sorted(entry.get("reason", "") for entry in entries) == ["", "Gõ đảo hai chữ số cuối."]


def test_no_correction_is_ever_taken_out_or_made_without_a_trace(announced, town, speak):
    later = NOON + timedelta(days=1)
    with speak(town.handler):
        commands.enter_chance(draw_id=announced.pk, chance="1", by=town.handler, at=later)
        commands.enter_chance(
            draw_id=announced.pk, chance="2", reason="Nhìn nhầm dòng kết quả.", by=town.handler, at=later
        )
    for change in (
        {"corrections": []},
        {"entered": "3"},
        {"drawn_at": later, "chance": "9", "seed": "x", "drawn_by": "x"},
    ):
        with as_system(), pytest.raises(IntegrityError), transaction.atomic():
            PanelDraw.objects.filter(pk=announced.pk).update(**change)


def test_two_clicks_announce_one_draw_and_a_late_one_shows(announced, town, speak, client):
    with speak(town.handler):
        again = commands.announce_draw(
            body=town.committee, title=announced.title, codes=CODES, seats=6, source=announced.source, chance_on=announced.chance_on, by=town.handler, at=NOON
        )  # fmt: skip
    with time_machine.travel(NOON + timedelta(days=2), tick=False):
        client.force_login(town.handler)
        pages = [
            client.get(reverse(f"discuss:{name}", args=args)).content.decode()
            for name, args in (("draws", []), ("draw", [announced.slug]), ("desk-draws", []))
        ]

    assert (again.pk, again.promise, PanelDraw.objects.count()) == (announced.pk, announced.promise, 1)
    assert all("Quá ngày, chưa bốc" in page for page in pages)
    assert "Phần lẻ" in pages[1]


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
        entered = client.post(reverse("discuss:draw-chance", args=[draw.pk]), {"chance": "48213"})
        other = client.post(reverse("discuss:draw-making", args=[draw.pk]), {"chance": "48231"})
        done, twice = (
            client.post(reverse("discuss:draw-making", args=[draw.pk]), {"chance": "48213"}) for _ in range(2)
        )
        desk = client.get(reverse("discuss:desk-draws"))

    assert (wrong.status_code, right.status_code, early.status_code, done.status_code, desk.status_code) == (
        422,
        302,
        422,
        302,
        200,
    )
    assert (entered.status_code, other.status_code, twice.status_code) == (302, 422, 302)
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
        assert drawn_by(town.handler, announced, at=dawn).drawn_at == dawn


@pytest.mark.parametrize("chance", ["$(id)", "`id`", '1"; id; "', "a\\b", "!1", " "])
def test_what_is_pasted_into_a_command_runs_nothing_else(announced, town, speak, chance):
    with speak(town.handler), pytest.raises(Refusal, match="kết quả ngẫu nhiên"):
        commands.enter_chance(draw_id=announced.pk, chance=chance, by=town.handler, at=NOON + timedelta(days=1))


@pytest.mark.parametrize("source", ["Xổ số", 'Xổ số "miền Bắc" $(id)', "Xổ số `miền Bắc` nhé"])
def test_a_source_that_cannot_stand_in_a_command_is_refused(town, speak, source):
    with speak(town.handler), pytest.raises(Refusal, match="nguồn ngẫu nhiên"):
        commands.announce_draw(
            body=town.committee, title="Chọn 6 hộ dự nhóm thảo luận", codes=CODES, seats=6, source=source, chance_on=date(2026, 11, 20), by=town.handler, at=NOON
        )  # fmt: skip

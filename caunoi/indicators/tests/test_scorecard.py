"""The head's scorecard: from records, against its own past first, with its uncertainty, the head's word beside it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.access.context import as_system, speaking_for
from caunoi.indicators import commands, queries
from caunoi.indicators.card import lines, weights
from caunoi.indicators.catalogue import indicators
from caunoi.indicators.figures import Figure
from caunoi.indicators.models import HeadComment
from caunoi.indicators.numbers import interval
from caunoi.indicators.periods import period, preceding
from caunoi.indicators.standing import difference, peer_of
from caunoi.indicators.words import Better, Difference, Unit
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force
from tests.stage import NOON

H1 = "2026-H1"
TODAY = NOON.date()


def share(part, whole):
    return Figure(
        code="x", value=round(100 * part / whole, 1) if whole else None, unit=Unit.SHARE, records=whole, query="", part=part, whole=whole
    )  # fmt: skip


def count(value):
    return Figure(code="x", value=value, unit=Unit.LETTER, records=value or 0, query="")


@pytest.mark.parametrize(
    ("now", "then", "better", "told"),
    [
        (share(95, 100), share(60, 100), Better.UP, Difference.BETTER),
        (share(60, 100), share(95, 100), Better.UP, Difference.WORSE),
        (share(60, 100), share(95, 100), Better.DOWN, Difference.BETTER),
        (share(80, 100), share(75, 100), Better.UP, Difference.UNCLEAR),
        (share(8, 10), share(2, 100), Better.UP, Difference.FEW),
        (share(50, 100), share(100, 200), Better.UP, Difference.SAME),
        (share(0, 0), share(100, 200), Better.UP, Difference.UNKNOWN),
        (share(95, 100), share(60, 100), Better.NEITHER, Difference.UNCLEAR),
        (count(120), count(60), Better.DOWN, Difference.WORSE),
        (count(3), count(1), Better.DOWN, Difference.UNCLEAR),
        (count(7), count(7), Better.UP, Difference.SAME),
        (count(7), count(None), Better.UP, Difference.UNKNOWN),
    ],
)
def test_a_difference_is_said_only_where_it_is_clear(now, then, better, told):
    assert difference(now, then, better, small=20) is told


@given(st.integers(0, 300), st.integers(1, 300))
def test_the_interval_holds_the_share_and_narrows_with_more_answers(part, whole):
    part = min(part, whole)
    low, high = interval(part, whole)
    wider = interval(part * 10, whole * 10)

    assert 0 <= low <= part / whole + 1e-9
    assert part / whole - 1e-9 <= high <= 1
    assert wider[1] - wider[0] <= high - low + 1e-9


def test_too_few_peers_are_no_comparison():
    assert peer_of([share(1, 2)] * 3, fewest=4) is None
    found = peer_of([share(value, 100) for value in (50, 60, 70, 80, 90)], fewest=4)
    assert (found.count, found.median, found.low, found.high, found.part, found.whole) == (5, 70, 60, 80, 350, 500)


@pytest.mark.parametrize(
    ("code", "before"),
    [("2026-H1", "2025-H2"), ("2026-H2", "2026-H1"), ("2026-Q1", "2025-Q4"), ("2026-Q3", "2026-Q2"), ("2026", "2025"), ("2026-6M", "2025-6M")],
)  # fmt: skip
def test_what_comes_just_before(code, before):
    assert preceding(period(code, on=TODAY), on=TODAY).code == before


def test_the_lines_are_indicators_and_the_weights_are_the_laws_own():
    assert {line.code for line in lines()} <= set(indicators())
    assert {"head_days_share", "dialogues", "on_time_share", "solved_share", "many_hops_share", "disclosed_share", "tasks_share", "recommendations_share", "satisfied_share"} <= {line.code for line in lines()}  # fmt: skip
    for each in weights():
        items = {item.code for item in in_force(each.rule, on=TODAY).items}
        assert set(each.part) | set(each.missing) == items
        assert set(each.part.values()) <= set(indicators())


def test_a_card_counts_what_its_body_and_those_under_it_did(half_year, town, client):
    client.force_login(town.head)
    page = client.get(f"/can-bo/bang-chi-tieu/{town.committee.code}/?ky={H1}")
    card = page.context["card"]
    line = {each.indicator.code: each for each in card.lines}

    assert line["on_time_share"].now.figure.whole >= 3
    assert line["on_time_share"].now.few
    assert line["recommendations_share"].now.told == "–"  # none was made
    assert [part.got is None for part in card.indexes[0].parts] == [part.points in (10, 12, 22) or part.got is None for part in card.indexes[0].parts]  # fmt: skip
    assert card.indexes[0].points == 100
    behind = client.get(f"/can-bo/bang-chi-tieu/{town.committee.code}/ho-so/on_time_share/?ky={H1}")
    assert behind.context["behind"].total == line["on_time_share"].now.figure.whole
    assert behind.status_code == 200


def test_a_comment_stands_beside_the_card_and_each_version_stays(half_year, town, client):
    client.force_login(town.head)
    address = f"/can-bo/bang-chi-tieu/{town.committee.code}/y-kien/?ky={H1}"
    first = {"text": "Hai vụ đất đai phải xác minh lại tại thực địa; xong trước 30/9.", "seen": 0}
    for _ in range(2):  # a double click writes it once
        assert client.post(address, first).status_code == 302
    assert client.post(address, {"text": "Đã xong một vụ, còn một vụ.", "seen": 1}).status_code == 302
    stale = client.post(address, {"text": "Người khác viết cùng lúc.", "seen": 1})
    empty = client.post(address, {"text": "  ", "seen": 2})
    page = client.get(f"/can-bo/bang-chi-tieu/{town.committee.code}/?ky={H1}").content.decode()

    with as_system():
        versions = list(HeadComment.objects.order_by("version").values_list("version", "text"))
    assert versions == [(1, first["text"]), (2, "Đã xong một vụ, còn một vụ.")]
    assert "đã có bản mới" in stale.content.decode()
    assert "Người khác viết cùng lúc." in stale.content.decode()
    assert empty.status_code == 200
    assert "Đã xong một vụ, còn một vụ." in page
    assert "bản thứ 2" in page


@pytest.mark.parametrize("who", ["handler", "neighbour", "city_head"])
def test_only_the_head_speaks_for_the_body(town, who):
    person = town.officers[who]
    with speaking_for(person.pk), pytest.raises(Refusal, match="người đứng đầu"):
        commands.comment_scorecard(body=town.committee, period_code=H1, code="", text="Xin nói.", seen=0, by=person, at=NOON)  # fmt: skip


@pytest.mark.parametrize(
    ("who", "status"), [(None, 302), ("stranger", 403), ("neighbour", 403), ("former", 403), ("head", 200), ("city_head", 200)]
)  # fmt: skip
def test_a_card_is_read_by_its_head_and_those_above(town, client, who, status):
    if who:
        client.force_login(town.officers[who])

    assert client.get(f"/can-bo/bang-chi-tieu/{town.committee.code}/?ky={H1}").status_code == status
    assert client.get(f"/can-bo/bang-chi-tieu/{town.committee.code}/ho-so/received/?ky={H1}").status_code == status


def test_the_database_itself_keeps_comments_from_neighbours_and_from_change(town):
    from django.db import DatabaseError, connection, transaction

    with speaking_for(town.head.pk):
        commands.comment_scorecard(body=town.committee, period_code=H1, code="late_share", text="Đang khắc phục.", seen=0, by=town.head, at=NOON)  # fmt: skip
    for who, sees in (("neighbour", 0), ("stranger", 0), ("head", 1), ("city_head", 1)):
        with speaking_for(town.officers[who].pk):
            assert len(queries.comments(town.committee, H1, "late_share")) == sees
    with speaking_for(town.neighbour.pk), pytest.raises(DatabaseError), transaction.atomic():
        HeadComment.objects.create(
            body=town.committee, place=town.place, province=town.province, period=H1, version=9, text="x", by="person:0", by_name="x", at=NOON
        )  # fmt: skip
    for change in ("UPDATE indicators_headcomment SET text = ''", "DELETE FROM indicators_headcomment"):
        with speaking_for(town.head.pk), connection.cursor() as cursor:
            cursor.execute(change)
            assert cursor.rowcount == 0
    with as_system():
        assert HeadComment.objects.get().text == "Đang khắc phục."


@pytest.mark.parametrize(
    "more",
    [
        "?ky=2031-H1",
        "?ky=x",
        "?ky=2026-H1&ve=khong-co",
        "y-kien/?ve=khong-co",
        "ho-so/khong-co/",
        "ho-so/received/?sau=%00",
    ],
)
def test_bad_addresses_are_answered_kindly(town, client, more):
    client.force_login(town.head)

    assert client.get(f"/can-bo/bang-chi-tieu/{town.committee.code}/{more}").status_code in (200, 404)
    assert client.get("/can-bo/bang-chi-tieu/khong-co.99/").status_code == 404


def test_the_list_of_cards_is_paged_and_searched(town, client, django_assert_max_num_queries):
    client.force_login(town.city_head)
    with django_assert_max_num_queries(20):
        page = client.get("/can-bo/bang-chi-tieu/?q=ubnd&trang=1")

    assert town.committee in page.context["bodies"]
    assert client.get("/can-bo/bang-chi-tieu/?q=%00&trang=99").status_code == 200
    assert date(2026, 7, 1) == period(H1, on=TODAY).until

"""Pages of reviews: who may open them, what they lead to, how they refuse."""

import pytest
from django.test import Client

from caunoi.access.commands import grant_role
from caunoi.access.context import as_system, speaking_for
from caunoi.access.words import Role
from caunoi.notices.words import Layout
from caunoi.review import commands, queries


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def today(moment):
    import time_machine

    with time_machine.travel(moment("2026-07-10"), tick=False):
        yield moment("2026-07-10")


@pytest.fixture
def mobiliser(town):
    from caunoi.identity.models import Person

    person = Person.objects.create_user("danvan", "mat-khau-thu-123", name="Trịnh Thị Vận")
    grant_role(
        person=person, role=Role.MOBILISER, body=town.committee, since=town.committee.since, by="system", at=_noon()
    )
    return person


def _noon():
    from tests.stage import NOON

    return NOON


def approved(review, writer, head, today):
    """The way of a draft up to the head's approval, three working days of comments included."""
    from datetime import timedelta

    for act, who, after in (
        ("ask_comments", writer, -7), ("close_comments", writer, 0), ("submit", writer, 0), ("approve", head.head, 0)
    ):  # fmt: skip
        moment = today + timedelta(days=after)
        with speaking_for(who.pk, today=moment.date()):
            getattr(commands, act)(review_id=review.pk, by=who, at=moment)


@pytest.fixture
def drafted(half_year, town, mobiliser, today):
    with speaking_for(mobiliser.pk, today=today.date()):
        return commands.draft_review(body=town.committee, period_code="2026-H1", by=mobiliser, at=today)


def test_an_officer_begins_a_review_from_the_form(half_year, mobiliser, town, today):
    client = signed_in(mobiliser)

    response = client.post(
        "/can-bo/so-ket/moi/", {"body": town.committee.pk, "period": "2026-H1", "layout": ""}, follow=True
    )

    assert response.status_code == 200
    assert "Sơ kết công tác dân vận" in response.content.decode()
    assert "tiếp nhận" in response.content.decode()


@pytest.mark.parametrize(
    "path", ["", "so-lieu/", "bieu/01-xld-2021/", "bieu/01-tcd-2021/", "tai/", "cong-bo/", "muc/opening/", "so-lieu/received/", "so-lieu/on_time_share/",
             "so-lieu/duties_overdue/", "so-lieu/median_days/", "so-lieu/asked/", "so-lieu/handed/", "so-lieu/extended/", "bieu/02-xld-2021/13/"],
)  # fmt: skip
def test_every_page_of_a_draft_opens_for_its_writer(drafted, mobiliser, path):
    assert signed_in(mobiliser).get(f"/can-bo/so-ket/{drafted.pk}/{path}").status_code == 200


def test_every_figure_opens_its_records(drafted, mobiliser, today):
    with speaking_for(mobiliser.pk, today=today.date()):
        for row in drafted.figures["figures"]:
            behind = queries.records_behind(drafted, row["code"])
            if row["unit"] not in ("share", "body", "day", "turn"):
                assert behind.total == row["records"], row["code"]


def test_a_stranger_reads_no_draft_and_a_neighbour_neither(drafted, town):
    assert signed_in(town.stranger).get(f"/can-bo/so-ket/{drafted.pk}/").status_code in (403, 404)
    assert signed_in(town.neighbour).get(f"/can-bo/so-ket/{drafted.pk}/").status_code in (403, 404)
    assert Client().get(f"/can-bo/so-ket/{drafted.pk}/").status_code == 302
    assert Client().get(f"/bao-cao/{drafted.pk}/").status_code == 404


def test_records_the_reader_may_not_open_are_only_counted(drafted, town):
    response = signed_in(town.city_head).get(f"/can-bo/so-ket/{drafted.pk}/so-lieu/received/")

    assert response.status_code == 200
    assert (response.context["behind"].total, response.context["behind"].visible) == (10, 0)
    assert "10 hồ sơ bạn không được mở" in response.content.decode()


def test_an_unknown_placeholder_is_refused_beside_the_text(drafted, mobiliser):
    response = signed_in(mobiliser).post(f"/can-bo/so-ket/{drafted.pk}/muc/opening/", {"text": "Có {so_bia} đơn."})

    assert response.status_code == 200
    assert "Không có số liệu nào tên {so_bia}" in response.content.decode()


def test_what_an_officer_writes_is_kept_and_its_figures_stay_live(drafted, mobiliser):
    client = signed_in(mobiliser)

    client.post(f"/can-bo/so-ket/{drafted.pk}/muc/skilful/", {"text": "- Có 3 mô hình <b>mới</b> cùng {received} đơn."})

    page = client.get(f"/can-bo/so-ket/{drafted.pk}/").content.decode()
    assert "Có 3 mô hình &lt;b&gt;mới&lt;/b&gt; cùng " in page
    assert f'<a href="/can-bo/so-ket/{drafted.pk}/so-lieu/received/">10</a>' in page


def test_only_the_head_publishes_what_was_approved_and_then_everybody_reads(drafted, mobiliser, town, today):
    early = signed_in(town.head).post(f"/can-bo/so-ket/{drafted.pk}/cong-bo/")
    approved(drafted, mobiliser, town, today)
    refused = signed_in(mobiliser).post(f"/can-bo/so-ket/{drafted.pk}/cong-bo/")
    published = signed_in(town.head).post(f"/can-bo/so-ket/{drafted.pk}/cong-bo/", follow=True)
    public = Client().get(f"/bao-cao/{drafted.pk}/")

    assert "chưa thể “Công bố”" in early.content.decode()
    assert "Việc này của người đứng đầu" in refused.content.decode()
    assert "Đã công bố báo cáo" in published.content.decode()
    assert public.status_code == 200
    assert "Phường Thủ Dầu Một tiếp nhận 10 đơn" in public.content.decode()
    assert {Client().get(f"/bao-cao/{drafted.pk}/?trang={page}").status_code for page in ("0", "999", "x", "²")} == {
        200
    }
    assert Client().get("/bao-cao/").content.decode().count("Sơ kết công tác dân vận") == 1
    assert Client().get(f"/bao-cao/{drafted.pk}/tai/figures.json").json()[0]["code"] == "received"


@pytest.mark.parametrize("name", ["bao-cao.docx", "bao-cao.pdf", "bieu-2021.xlsx", "bieu-2024.xlsx", "figures.json"])
def test_every_file_downloads(drafted, mobiliser, name):
    response = signed_in(mobiliser).get(f"/can-bo/so-ket/{drafted.pk}/tai/{name}")

    assert (response.status_code, len(response.content) > 1000) == (200, True)


@pytest.mark.parametrize(
    "path",
    [
        "muc/results/",
        "muc/khong-co/",
        "so-lieu/khong-co/",
        "bieu/khong-co/",
        "bieu/01-xld-2021/99/",
        "tai/../../etc",
        "tai/bieu-1999.xlsx",
    ],
)
def test_what_is_not_there_is_not_found(drafted, mobiliser, path):
    assert signed_in(mobiliser).get(f"/can-bo/so-ket/{drafted.pk}/{path}").status_code == 404


@pytest.mark.parametrize(
    "query", ["?sau=rác", "?sau=2026-01-01~khong-phai", "?don-vi=999999999999999999999", "?sau=x/y~z"]
)
def test_a_tampered_page_key_starts_from_the_beginning(drafted, mobiliser, query):
    client = signed_in(mobiliser)

    assert client.get(f"/can-bo/so-ket/{drafted.pk}/so-lieu/received/{query}").status_code == 200
    assert client.get(f"/can-bo/so-ket/{drafted.pk}/so-lieu/duties_due/{query}").status_code == 200
    assert client.get(f"/can-bo/so-ket/{drafted.pk}/bieu/01-xld-2021/1/{query}").status_code == 200


def test_a_task_can_be_set_aside_and_leaves_the_plan(drafted, mobiliser):
    client = signed_in(mobiliser)

    client.post(f"/can-bo/so-ket/{drafted.pk}/nhiem-vu/", {"ma": "mass", "chon": "bo"})

    assert "vụ việc đông người còn tồn" not in _plan(client, drafted)


def test_the_party_s_layout_is_its_own_review(half_year, town, today):
    with as_system():
        state = commands.draft_review(body=town.committee, period_code="2026-H1", by="system", at=today)
        party = commands.draft_review(
            body=town.committee, period_code="2026-H1", by="system", at=today, layout=Layout.PARTY
        )

    assert state.pk != party.pk


def _plan(client, review):
    parts = client.get(f"/can-bo/so-ket/{review.pk}/").context["parts"]
    return next(part.text for part in parts if part.code == "tasks")

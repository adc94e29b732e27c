"""What everybody may read: published answers, found without marks, paged, as Atom; the four figures that hide small groups."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import transaction

from caunoi.access.context import as_system, speaking_for
from caunoi.followup import queries as followup
from caunoi.kernel.refusal import Refusal
from caunoi.voice import commands, queries
from caunoi.voice.models import Petition, Publication, Rating
from tests.stage import NOON


@pytest.fixture
def publish(town):
    """A function that publishes an answer directly; keywords change it."""

    def make(number=1, **fields):
        values = {
            "petition_digest": uuid.uuid4().hex, "kind": "feedback", "place": town.place, "province": town.province, "body": town.committee,
            "title": f"Rác ở hẻm {number}", "question": "Rác không được thu gom.", "answer": "Đã thu gom và lắp thêm thùng rác.",
            "outcome": "done", "received_on": date(2026, 11, 1), "answered_on": date(2026, 11, 10), "published_at": NOON - timedelta(hours=number),
        }  # fmt: skip
        return Publication.objects.create(**{**values, **fields})

    return make


def test_published_answers_are_listed_newest_first_and_paged(client, publish, django_assert_max_num_queries):
    for number in range(1, 19):
        publish(number)

    with django_assert_max_num_queries(10):
        first = client.get("/hoi-dap/")
    second = client.get("/hoi-dap/" + first.context["following"])
    assert [row.title for row, _ in first.context["rows"]][:2] == ["Rác ở hẻm 1", "Rác ở hẻm 2"]
    assert [row.title for row, _ in second.context["rows"]] == ["Rác ở hẻm 16", "Rác ở hẻm 17", "Rác ở hẻm 18"]
    assert second.context["following"] == ""


def test_the_list_takes_as_many_statements_however_long_it_is(client, publish, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    publish(1)
    client.get("/hoi-dap/")
    with CaptureQueriesContext(connection) as short:
        client.get("/hoi-dap/")
    for number in range(2, 15):
        publish(number)
    with django_assert_num_queries(len(short)):
        client.get("/hoi-dap/")


@pytest.mark.parametrize("words", ["thùng rác", "thung rac", "THUNG RAC", "lap them", "hem 3"])
def test_words_are_found_with_or_without_marks(client, publish, words):
    publish(3)
    publish(4, title="Đèn đường", question="Đèn tắt.", answer="Đã thay bóng.")

    page = client.get("/hoi-dap/", {"q": words})
    assert [row.title for row, _ in page.context["rows"]] == ["Rác ở hẻm 3"]


def test_answers_are_narrowed_to_a_place(client, publish, town):
    publish(1)
    publish(2, place=town.neighbour_place)

    here = client.get("/hoi-dap/", {"noi": town.place.code})
    city = client.get("/hoi-dap/", {"noi": "79"})
    assert [row.title for row, _ in here.context["rows"]] == ["Rác ở hẻm 1"]
    assert len(city.context["rows"]) == 2


def test_nothing_published_says_what_will_be_here(client, db):
    page = client.get("/hoi-dap/").content.decode()
    none = client.get("/hoi-dap/", {"q": "không có"}).content.decode()

    assert "Chưa có câu trả lời nào được công khai" in page
    assert "Chưa có câu trả lời nào như vậy" in none


def test_one_answer_shows_question_answer_and_days(client, publish):
    shown = publish()

    page = client.get(f"/hoi-dap/{shown.pk}/").content.decode()
    assert "Rác không được thu gom." in page
    assert "lắp thêm thùng rác" in page
    assert "9 ngày" in page
    assert client.get(f"/hoi-dap/{uuid.uuid4()}/").status_code == 404


def test_an_answer_taken_down_says_why_and_shows_nothing_else(client, publish):
    shown = publish(taken_down_at=NOON, taken_down_reason="Người gửi yêu cầu gỡ.")

    page = client.get(f"/hoi-dap/{shown.pk}/")
    assert page.status_code == 410
    assert "Người gửi yêu cầu gỡ." in page.content.decode()
    assert "thùng rác" not in page.content.decode()
    assert client.get("/hoi-dap/").context["rows"] == []


def test_the_feed_is_atom(client, publish, town):
    shown = publish(title="Rác & <b>hẻm</b>")

    page = client.get("/hoi-dap/moi.xml", {"noi": town.place.code})
    assert page.headers["Content-Type"].startswith("application/atom+xml")
    assert f"urn:uuid:{shown.pk}" in page.content.decode()
    assert "Rác &amp; &lt;b&gt;hẻm" in page.content.decode()


def test_an_officers_publication_is_found_by_everybody(client, answered, town):
    receipt = answered(title="Rác ở hẻm 12")
    with speaking_for(town.handler.pk, today=NOON.date()):
        commands.publish(
            petition_id=receipt.petition, title="Rác ở hẻm nhỏ", question="Rác không ai gom.", answer="Đã thu gom rác mỗi ngày.",
            by=town.handler, at=NOON,
        )  # fmt: skip

    page = client.get("/hoi-dap/", {"q": "thu gom rac moi ngay"})
    assert [row.title for row, _ in page.context["rows"]] == ["Rác ở hẻm nhỏ"]


def test_four_figures_each_with_its_number(answered, filed, town):
    for number in range(6):
        receipt = answered()
        with as_system():
            commands.rate(
                petition_id=receipt.petition, solved="yes" if number < 4 else "no", satisfied=number < 5, at=NOON
            )
    filed()
    with as_system():
        Petition.objects.filter(code=receipt.code).update(answered_late=True)

    found = queries.figures(since=date(2026, 1, 1), few=5, place_id=town.place.pk)
    assert found.received == 7
    assert [(share.part, share.of) for share, _ in found.four] == [(6, 7), (5, 6), (4, 6), (5, 6)]


def test_small_groups_are_hidden(client, answered, filed, town):
    for _ in range(10):
        filed()
    receipt = answered()
    with as_system():
        commands.rate(petition_id=receipt.petition, solved="no", satisfied=False, at=NOON, reasons=())
        assert Rating.objects.filter(rated_at__isnull=False).count() == 1

    cache.clear()
    page = client.get("/hoi-dap/", {"noi": town.place.code}).content.decode()
    elsewhere = client.get("/hoi-dap/", {"noi": town.neighbour_place.code}).content.decode()
    assert "dưới 10 người trả lời" in page
    assert "từ 1 hồ sơ" not in page
    assert "có dưới 10 đơn nên chưa hiện con số" in elsewhere


def test_alike_shows_nothing_of_secret_petitions_complaints_or_denunciations(filed, town):
    from caunoi.voice.words import Kind

    text = "Rác ở hẻm 12 không ai thu gom, mùi hôi vào tận nhà dân."
    filed(title="Rác ở hẻm 12", text=text, secret=True)
    filed(title="Rác ở hẻm 12", text=text, kind=Kind.COMPLAINT)
    shown = filed(title="Rác ở hẻm 12, gọi ông Lê Văn Tám 0912345678", text=text)

    found = queries.alike("Rác ở hẻm 12", text, town.place.pk)
    assert [row["id"] for row in found] == [shown.petition]
    assert found[0]["title"] == "Rác ở hẻm 12, gọi ông [họ tên] [số điện thoại]"
    assert set(found[0]) == {"id", "title", "received_on", "stage"}


def test_what_a_published_answer_promises_is_followed_without_leading_to_the_petition(client, answered, town):
    receipt = answered(title="Rác ở hẻm 12")
    said = {
        "petition_id": receipt.petition, "title": "Rác ở hẻm nhỏ", "question": "Rác không ai gom.", "answer": "Sẽ thu gom rác mỗi ngày.", "by": town.handler, "at": NOON,
        "promise": "Thu gom rác hẻm nhỏ mỗi ngày",
    }  # fmt: skip
    with speaking_for(town.handler.pk, today=NOON.date()):
        with pytest.raises(Refusal) as no, transaction.atomic():
            commands.publish(**said)
        shown = commands.publish(**said, promised_on=date(2026, 12, 1))
    row = followup.of(f"publication:{shown.pk}")
    assert no.value.field == "promised_on"
    assert (row.state, row.owed_by_id, row.due_on, row.href) == (
        "accepted",
        town.committee.pk,
        date(2026, 12, 1),
        f"/hoi-dap/{shown.pk}/",
    )
    assert str(receipt.petition) not in client.get(f"/theo-den-cung/{row.number}/").content.decode()

"""Pages as residents and officers meet them."""

import csv
import io
import uuid
from datetime import datetime

import pytest
import time_machine
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.discuss import commands
from caunoi.discuss.models import Consultation, Opinion, Statement
from caunoi.discuss.words import QuestionKind
from tests.stage import NOON, VIETNAM

from .conftest import make_consultation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def page(name, consultation, *more):
    return reverse(f"discuss:{name}", args=[consultation.slug, *more])


@pytest.fixture
def full(running):
    with as_system():
        for number in range(3):
            Statement.objects.create(
                consultation=running, position=number + 1, text=f"Nhận định số {number} về mức thu", sent_at=NOON
            )
        Consultation.objects.filter(pk=running.pk).update(stage="preparing")
        commands.ask(
            consultation_id=running.pk,
            kind=QuestionKind.CHOICE,
            text="Giờ nào tiện nhất?",
            options=["Sáng", "Tối"],
            by="system",
            at=NOON,
        )
        commands.ask(
            consultation_id=running.pk,
            kind=QuestionKind.SCALE,
            text="Dễ hay khó với nhà bạn?",
            low="khó",
            high="dễ",
            by="system",
            at=NOON,
        )
        commands.ask(
            consultation_id=running.pk, kind=QuestionKind.TEXT, text="Cần sửa gì thêm nữa?", by="system", at=NOON
        )
        Consultation.objects.filter(pk=running.pk).update(stage="open")
        running.refresh_from_db()
    return running


def test_every_public_page_opens(client, full):
    for name in (
        "consultation",
        "results",
        "matrix",
        "map",
        "receipt",
        "statements",
        "own-statement",
    ):
        assert client.get(page(name, full)).status_code == 200, name
    assert client.get(reverse("discuss:consultations")).status_code == 200
    assert client.get(reverse("discuss:news")).status_code == 200
    for position in (0, 1, 2):
        assert client.get(page("section", full, position)).status_code == 200
    for position in (1, 2, 3):
        assert client.get(page("question", full, position)).status_code == 200
    assert client.get(page("section", full, 99)).status_code == 404


def test_a_resident_speaks_gets_a_code_and_finds_everything_by_it(client, full):
    sent = client.post(page("section", full, 1), {"stance": "disagree", "text": "Mức thu cao", "code": ""}, follow=True)
    client.post(page("question", full, 2), {"answer": "4"})
    statement = full.statements.first()
    client.post(page("statements", full), {"statement": statement.pk, "stance": "agree"})

    assert sent.redirect_chain[-1][0] == page("receipt", full)
    assert "GY-" in sent.content.decode()
    with as_system():
        assert Opinion.objects.values_list("token").distinct().count() == 1
        assert Opinion.objects.count() == 3
    code = client.cookies["gopy"].value
    client.cookies.clear()
    found = client.post(page("receipt", full), {"code": code.lower()}, follow=True).content.decode()
    assert "Mức thu cao" in found


def test_a_form_sent_twice_without_a_cookie_is_one_person(client, full):
    code = client.get(page("section", full, 1)).context["form"].initial["code"]

    for _ in range(2):
        client.post(page("section", full, 1), {"stance": "agree", "text": "", "code": code})
        client.cookies.clear()

    with as_system():
        assert Opinion.objects.count() == 1


def test_a_late_opinion_is_told_so_and_its_words_are_still_there(client, full):
    with time_machine.travel(datetime(2026, 12, 1, 8, tzinfo=VIETNAM), tick=False):
        answer = client.post(page("section", full, 1), {"stance": "agree", "text": "Lời tôi viết công phu", "code": ""})

    assert answer.status_code == 422
    assert answer.context["kept"] == "Đồng ý\nLời tôi viết công phu"
    assert "Lời tôi viết công phu" in answer.content.decode()
    assert "đã kết thúc lúc 24 giờ" in answer.content.decode()


def test_a_draft_in_preparation_is_nobodys_but_the_drafting_bodys(client, town):
    with as_system():
        hidden = make_consultation(town, stage="preparing", slug="kin")

    assert client.get(page("consultation", hidden)).status_code == 404
    assert client.get(reverse("discuss:desk-consultation", args=[hidden.pk])).status_code == 302
    client.force_login(town.neighbour)
    assert client.get(reverse("discuss:desk-consultation", args=[hidden.pk])).status_code == 404
    client.force_login(town.handler)
    assert client.get(reverse("discuss:desk-consultation", args=[hidden.pk])).status_code == 200


def test_every_page_of_the_desk_opens(client, town, full):
    client.force_login(town.head)
    for name in (
        "desk-consultation",
        "particulars",
        "draft",
        "desk-questions",
        "desk-statements",
        "packets",
        "packet",
        "ungrouped",
        "groups",
        "invitations",
    ):
        assert client.get(reverse(f"discuss:{name}", args=[full.pk])).status_code == 200, name
    assert client.get(reverse("discuss:desk")).status_code == 200
    assert client.get(reverse("discuss:beginning")).status_code == 200
    assert client.get(reverse("discuss:desk-section", args=[full.pk, 1])).status_code == 200
    assert client.get(reverse("discuss:step", args=[full.pk, "extend"])).status_code == 200
    assert client.get(reverse("discuss:workbook", args=[full.pk])).content[:2] == b"PK"


def test_an_officer_begins_a_consultation_by_a_blueprint(client, town):
    client.force_login(town.handler)
    begun = client.post(
        reverse("discuss:beginning"),
        {"body": town.committee.code, "blueprint": "works", "title": "Kế hoạch làm sân chơi", "summary": ""},
    )
    with as_system():
        made = Consultation.objects.get()
    wrong = client.post(
        reverse("discuss:particulars", args=[made.pk]),
        {"version": 1, "title": made.title, "opens_on": "19/11/2026", "closes_on": "01/12/2026"},
    )

    assert begun.url == reverse("discuss:particulars", args=[made.pk])
    assert (wrong.status_code, "ít nhất 20 ngày" in wrong.content.decode()) == (422, True)


def test_a_packet_keyed_by_a_table_says_its_wrong_rows(client, town, full):
    client.force_login(town.handler)
    address = reverse("discuss:packet", args=[full.pk])
    given = {"form": "sheets", "channel": "paper", "title": "Phiếu Khu phố 2", "held_on": "18/11/2026"}

    wrong = client.post(address, {**given, "file": io.BytesIO("phan,bay_to\n9x,đồng ý\n".encode())})
    right = client.post(
        address, {**given, "file": io.BytesIO("phieu,phan,bay_to\n1,1,đồng ý\n1,2,không đồng ý\n".encode())}
    )

    assert (wrong.status_code, "Dòng 2" in wrong.content.decode(), right.status_code) == (422, True, 302)


def test_open_data_has_no_tokens_and_no_words_before_the_answer(client, full):
    with as_system():
        token = uuid.uuid4()
        Opinion.objects.create(
            consultation=full, token=token, section=full.sections.last(), stance=1, text="gọi tôi 0912345678"
        )
    text = b"".join(client.get(page("opinions", full, "csv")).streaming_content).decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text)))

    assert (row["bay_to"], row["noi_dung"], row["xa_phuong"], str(token) in text) == ("agree", "", "", False)


def test_the_report_comes_as_word_and_pdf(client, town, full):
    with as_system():
        Opinion.objects.create(consultation=full, token=uuid.uuid4(), section=full.sections.last(), stance=1)
        Consultation.objects.filter(pk=full.pk).update(stage="closed")
    client.force_login(town.handler)

    assert client.get(reverse("discuss:report-file", args=[full.pk, "docx"])).content[:2] == b"PK"
    assert client.get(reverse("discuss:report-file", args=[full.pk, "pdf"])).content[:4] == b"%PDF"


def test_ten_thousand_opinions_cost_no_more_statements(client, full, django_assert_max_num_queries):
    with as_system():
        section = full.sections.last()
        Opinion.objects.bulk_create(
            [
                Opinion(
                    consultation=full,
                    token=uuid.uuid4(),
                    section=section,
                    stance=1,
                    text="" if n % 10 else f"Ý kiến số {n}",
                    channel="web",
                    turn=0,
                    weight=1,
                    at=NOON,
                )
                for n in range(10_000)
            ],
            batch_size=2000,
        )
    with django_assert_max_num_queries(14):
        client.get(page("consultation", full))
    with django_assert_max_num_queries(14):
        answer = client.get(page("results", full))

    assert "10.000" in answer.content.decode()


def test_the_api_tells_what_the_pages_tell(client, full):
    rows = client.get("/api/v1/consultations").json()
    one = client.get(f"/api/v1/consultations/{full.slug}").json()

    assert [row["slug"] for row in rows] == [full.slug]
    assert [section["position"] for section in one["sections"]] == [0, 1, 2]
    assert client.get("/api/v1/consultations/khong-co").status_code == 404

"""The pages: officers' and residents', every form that refuses, the demo."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from caunoi.access.context import as_system
from caunoi.decide import commands, queries
from caunoi.decide.models import Decision, Household
from caunoi.decide.words import Consenting, Form
from tests.stage import NOON

from .conftest import codes
from .test_votes import online

pytestmark = pytest.mark.django_db
OFFICER = "/can-bo/quyet-dinh"


@pytest.fixture
def desk(client, town):
    client.force_login(town.handler)
    return client


def test_a_decision_is_started_announced_and_read_by_everybody(village, desk):
    given = {
        "place": village.place.code,
        "what": "6",
        "title": "Trồng cây đầu hẻm",
        "text": "Trồng mười cây bàng Đài Loan.",
        "origin": "head",
        "form": "meeting",
        "seats": "1",
    }
    started = desk.post(f"{OFFICER}/bat-dau/", given)
    with as_system():
        row = Decision.objects.get()
    hidden = Client().get(f"/quyet-dinh-cong-dong/viec/{row.code}/").status_code
    too_late = desk.post(f"{OFFICER}/viec/{row.code}/thong-bao/", {"vote_on": "20/11/2026"})
    told = desk.post(
        f"{OFFICER}/viec/{row.code}/thong-bao/", {"vote_on": "25/11/2026", "vote_at": "19:00", "where": "Nhà văn hóa"}
    )
    public = Client().get(f"/quyet-dinh-cong-dong/viec/{row.code}/")

    assert started.status_code == 302
    assert hidden == 404
    assert too_late.status_code == 422
    assert "quá muộn" in too_late.content.decode()
    assert told.status_code == 302
    assert "Trồng cây đầu hẻm" in public.content.decode()


def test_before_the_vote_everybody_reads_how_many_households_are_needed(village, desk):
    row = village.started(1, Form.MEETING)
    desk.post(
        f"{OFFICER}/viec/{row.code}/thong-bao/", {"vote_on": "25/11/2026", "vote_at": "19:00", "where": "Nhà văn hóa"}
    )

    for address in (f"/quyet-dinh-cong-dong/viec/{row.code}/", f"/quyet-dinh-cong-dong/viec/{row.code}/ap-phich/"):
        page = Client().get(address).content.decode()
        with as_system():
            needed = queries.needed(row, NOON.date())
        assert needed
        assert all(line.replace(">", "&gt;") in page for line in needed)


def test_what_the_law_bars_is_grey_and_says_why(village, desk):
    row = village.started(1, Form.ONLINE)

    page = desk.get(f"{OFFICER}/viec/{row.code}/").content.decode()

    assert f'href="{OFFICER}/viec/{row.code}/thong-bao/"' not in page
    assert "Thông báo đến các hộ" in page


def test_a_void_vote_says_why_on_its_page(village, desk):
    row = village.started(1, Form.ONLINE)

    page = desk.get(f"{OFFICER}/viec/{row.code}/").content.decode()

    assert "Kết quả sẽ vô hiệu" in page
    assert "Nghị định số 59/2023/NĐ-CP" in page


def test_a_failed_vote_shows_its_arithmetic_over_all_households(village, client):
    row = village.started(1)
    village.ready(row)
    village.met(row, 124, 150)

    page = client.get(f"/quyet-dinh-cong-dong/viec/{row.code}/").content.decode()

    assert "Thiếu 1 hộ" in page
    assert "ít nhất 125/187" in page


def test_a_list_is_imported_and_wrong_lines_say_why(village, desk):
    rows = "mã hộ,đại diện,ngày\nN-01,Lê Văn A,01/11/2026\nN-02,Trần B,\nN-01,,\n-x,,\nN-03,,\n".encode()

    page = desk.post(
        f"{OFFICER}/so-ho/{village.place.code}/tep/", {"file": SimpleUploadedFile("so-ho.csv", rows)}
    ).content.decode()

    with as_system():
        kept = Household.objects.filter(code__startswith="N-").order_by("code")
        assert [each.code for each in kept] == ["N-01", "N-03"]
        assert b"L\xc3\xaa" not in bytes(kept[0].representative)
    assert "3 dòng chưa nhập được" in page


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03", b"\xff\xfe\x00"])
def test_a_broken_file_is_refused_kindly(village, desk, content):
    response = desk.post(f"{OFFICER}/so-ho/{village.place.code}/tep/", {"file": SimpleUploadedFile("x.csv", content)})

    assert response.status_code in (200, 422)


def test_ballots_and_slips_print_and_forms_come_as_files(village, desk):
    row = village.started(6, Form.BALLOT)
    village.ready(row)
    ballots = desk.post(f"{OFFICER}/viec/{row.code}/phieu/")
    met = village.started(1)
    village.ready(met)
    village.met(met, 130, 150)

    assert ballots.content[:5] == b"%PDF-"
    for form, kind, start in (
        ("mau-01", "pdf", b"%PDF"),
        ("mau-02", "docx", b"PK"),
        ("mau-04", "pdf", b"%PDF"),
        ("mau-05", "docx", b"PK"),
    ):
        assert desk.get(f"{OFFICER}/viec/{met.code}/van-ban/{form}.{kind}").content.startswith(start)


def test_a_household_votes_from_a_phone_and_checks_its_receipt(village, client):
    row, slips, at = online(village)
    import time_machine

    with time_machine.travel(at, tick=False):
        wrong = client.post(f"/bieu-quyet/{row.code}/", {"code": "AAAAA-AAAAA", "choice": "yes"})
        sent = client.post(f"/bieu-quyet/{row.code}/", {"code": slips["H-001"], "choice": "yes"}, follow=True)
        again = client.post(f"/bieu-quyet/{row.code}/", {"code": slips["H-001"], "choice": "no"})
        receipt = sent.context["receipt"]
        for code in codes(187)[1:]:
            commands.cast(code=slips[code], decision_code=row.code, choice="no", at=at)
        with as_system():
            commands.close_vote(decision_id=row.pk, by="system", at=at)
        checked = client.post(f"/bieu-quyet/{row.code}/kiem-tra/", {"receipt": receipt}).content.decode()
        listed = client.get(f"/bieu-quyet/{row.code}/danh-sach.csv").content.decode()

    assert (wrong.status_code, again.status_code) == (422, 422)
    assert "Phiếu đã được nhận" in sent.content.decode()
    assert "Phiếu này đã được tính" in checked
    assert receipt in listed


def test_strangers_and_neighbours_open_no_officers_page(village, town, client):
    row = village.started(6)
    for person in (town.neighbour, town.former, town.stranger):
        client.force_login(person)

        assert client.get(f"{OFFICER}/viec/{row.code}/").status_code == 404
        assert client.get(f"{OFFICER}/so-ho/{village.place.code}/").status_code == 403
        assert client.post(f"{OFFICER}/viec/{row.code}/rut/", {"reason": "Không muốn nữa rồi."}).status_code == 404


def test_lists_ask_the_database_a_fixed_number_of_times(village, desk, client, django_assert_max_num_queries):
    for number in range(12):
        row = village.started(6, title=f"Việc số {number} của tổ")
        with as_system():
            commands.announce(decision_id=row.pk, vote_on=NOON.date() + timedelta(days=4), by="system", at=NOON)

    with django_assert_max_num_queries(14):
        assert client.get(f"/quyet-dinh-cong-dong/{village.place.code}/").status_code == 200
    with django_assert_max_num_queries(24):
        assert desk.get(f"{OFFICER}/").status_code == 200
    with django_assert_max_num_queries(22):
        assert desk.get(f"{OFFICER}/so-ho/{village.place.code}/").status_code == 200


def test_the_wall_the_poster_and_the_api_answer(village, client):
    row = village.started(1)
    village.ready(row)
    village.met(row, 130, 150)
    place = village.town.place.code

    assert client.get(f"/quyet-dinh-cong-dong/{place}/man-hinh/").status_code == 200
    assert client.get(f"/quyet-dinh-cong-dong/viec/{row.code}/ap-phich/").status_code == 200
    found = client.get(f"/api/v1/decisions?place={village.place.code}").json()
    assert (found[0]["yes"], found[0]["base"], found[0]["passes"]) == (130, 187, True)
    assert "130" in client.get(f"/api/v1/decisions.csv?place={village.place.code}").getvalue().decode()


def test_every_act_page_opens_and_an_empty_form_never_breaks(village, desk):
    from caunoi.decide.views.officer.acts import ACTS

    row = village.started(6, Form.BALLOT)
    for slug in ACTS:
        assert desk.get(f"{OFFICER}/viec/{row.code}/{slug}/").status_code == 200, slug
        assert desk.post(f"{OFFICER}/viec/{row.code}/{slug}/", {}).status_code in (302, 422), slug


def test_the_demo_holds_every_kind_of_vote(town):
    from caunoi.decide import demo
    from tests.town import body

    with as_system():
        for place in (town.place, town.neighbour_place):
            body("mttq", place, "fatherland_front", f"Ủy ban MTTQ {place.full_name}")
        demo.load(communes={"tanphu": town.place.code, "taythanh": town.neighbour_place.code}, province="79", at=NOON)
        stages = set(Decision.objects.values_list("stage", flat=True))
        whole = Decision.objects.get(scope="commune")
        short = Decision.objects.filter(yes=124, base=187, passes=False)

    assert stages >= {"in_force", "failed", "draft", "announced"}
    assert (whole.yes, whole.base, whole.stage) == (8, 12, "in_force")
    assert short.count() == 2


def test_consents_withdrawn_no_longer_count(village):
    row = village.started(6, Form.ONLINE)
    with as_system():
        commands.record_consents(
            decision_id=row.pk, to=Consenting.ONLINE, codes=codes(94), on=NOON.date(), by="system", at=NOON
        )
        enough = queries.obstacles_of(row, NOON.date())
        commands.withdraw_consents(decision_id=row.pk, to=Consenting.ONLINE, codes=["H-001"], by="system", at=NOON)
        short = queries.obstacles_of(row, NOON.date())

    assert enough == []
    assert "93/187" in short[0].vi

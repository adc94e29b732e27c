"""The pages: officers' and residents', every form that refuses, the demo."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document
from docx.oxml.ns import qn

from caunoi.access.context import as_system
from caunoi.decide import commands, papers, queries
from caunoi.decide.models import Decision, Household
from caunoi.decide.words import Board, Consenting, Form, Kind
from caunoi.ledger.queries import acts_about
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
    held = {"on": "19/11/2026", "present": "140", "manner": "hands", "manner_agreed": "140", "yes": "130", "no": "10"}
    unasked = desk.post(f"{OFFICER}/viec/{row.code}/hop/", held)
    too_late = desk.post(f"{OFFICER}/viec/{row.code}/thong-bao/", {"vote_on": "20/11/2026"})
    told = desk.post(
        f"{OFFICER}/viec/{row.code}/thong-bao/", {"vote_on": "25/11/2026", "vote_at": "19:00", "where": "Nhà văn hóa"}
    )
    public = Client().get(f"/quyet-dinh-cong-dong/viec/{row.code}/")

    assert started.status_code == 302
    assert hidden == 404
    assert unasked.status_code == 422
    assert "Chưa thông báo mời họp đến các hộ" in unasked.text
    assert unasked.context["form"]["present"].value() == "140"
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


def read_in_order(content):
    """Every word of a docx, paragraphs and tables as they follow."""
    body = Document(BytesIO(content)).element.body
    return "\n".join("".join(run.text or "" for run in node.iter(qn("w:t"))) for node in body.iter(qn("w:p")))


@pytest.mark.parametrize("form", sorted(papers.FORMS))
def test_each_form_holds_what_its_article_wants_in_order(village, desk, form):
    if form == "mau-03":
        row, slips, at = online(village)
        with as_system():
            commands.cast(code=slips["H-001"], decision_code=row.code, choice="yes", at=at)
            commands.close_vote(decision_id=row.pk, by="system", at=at + timedelta(days=9))
    else:
        row = village.started(1)
        village.ready(row)
        village.met(row, 130, 150)

    words, at = read_in_order(desk.get(f"{OFFICER}/viec/{row.code}/van-ban/{form}.docx").content), 0
    for element in papers.FORMS[form].elements:
        at = words.find(element, at)
        assert at >= 0, element


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
        late = client.post(f"/bieu-quyet/{row.code}/", {"code": slips["H-001"], "choice": "yes"})
        checked = client.post(f"/bieu-quyet/{row.code}/kiem-tra/", {"receipt": receipt}).content.decode()
        listed = client.get(f"/bieu-quyet/{row.code}/danh-sach.csv").content.decode()

    assert (wrong.status_code, again.status_code, late.status_code) == (422, 422, 422)
    assert "Cuộc biểu quyết này đã kết thúc" in late.text
    assert "Phiếu vừa gửi không được tính" in late.text
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


def test_a_representative_is_named_by_consent_and_read_only_for_a_recorded_reason(village, desk, town):
    with as_system():
        household = Household.objects.filter(place=village.place).order_by("code").first()
    roll = f"{OFFICER}/so-ho/{village.place.code}"
    without = desk.post(f"{roll}/{household.pk}/dai-dien/", {"representative": "Lý Thị Hai", "consented_on": ""})
    named = desk.post(
        f"{roll}/{household.pk}/dai-dien/", {"representative": "Lý Thị Hai", "consented_on": "18/11/2026"}
    )
    shown = desk.get(f"{roll}/").content.decode()
    vague = desk.post(f"{roll}/ten/", {"reason": "xem"})
    opened = desk.post(f"{roll}/ten/", {"reason": "Điểm danh cuộc họp ngày 25/11"})
    with as_system():
        acts = list(acts_about(f"roll:{village.place.code}").order_by("id").values_list("kind", flat=True))[-2:]

    assert (without.status_code, named.status_code, vague.status_code) == (422, 302, 422)
    assert "Lý Thị Hai" not in shown
    assert "Lý Thị Hai" in opened.content.decode()
    assert opened["Cache-Control"] == "no-store"
    assert acts == ["set_representative", "open_representatives"]
    assert "Lý Thị Hai" not in desk.get(f"{roll}/").content.decode()


def test_nobody_from_elsewhere_reads_or_sets_names(village, client, town):
    with as_system():
        household = Household.objects.filter(place=village.place).first()
    client.force_login(town.neighbour)
    roll = f"{OFFICER}/so-ho/{village.place.code}"

    answers = [
        client.post(f"{roll}/ten/", {"reason": "Điểm danh cuộc họp"}).status_code,
        client.post(
            f"{roll}/{household.pk}/dai-dien/", {"representative": "Ai đó", "consented_on": "18/11/2026"}
        ).status_code,
    ]

    assert set(answers) <= {403, 404}
    with as_system():
        household.refresh_from_db()
    assert household.representative is None


def test_a_candidate_who_withdraws_stays_marked_on_the_list_and_gets_no_votes(village, desk):
    row = village.started(4, Form.MEETING, kind=Kind.ELECTION, board=Board.VILLAGE_HEAD)
    with as_system():
        leaving = commands.put_forward(
            decision_id=row.pk, name="Trần Văn Rút", born=date(1980, 1, 1), by="system", at=NOON
        )
        commands.put_forward(decision_id=row.pk, name="Lê Thị Ở Lại", born=date(1980, 1, 1), by="system", at=NOON)
    act = f"{OFFICER}/viec/{row.code}/rut-ung-cu/"
    without = desk.post(act, {"candidate": leaving.pk, "reason": ""})
    done = desk.post(act, {"candidate": leaving.pk, "reason": "Chuyển nơi ở"})
    again = desk.post(act, {"candidate": leaving.pk, "reason": "Chuyển nơi ở"})
    page = desk.get(f"{OFFICER}/viec/{row.code}/").content.decode()

    assert (without.status_code, done.status_code, again.status_code) == (422, 302, 422)
    assert "<s>Trần Văn Rút</s>" in page
    assert "Trần Văn Rút" not in desk.get(act).content.decode()


def test_a_decision_in_force_is_changed_by_another_on_the_same_topic_in_the_same_place(village, desk):
    row = village.started(6, Form.MEETING)
    with as_system():
        Decision.objects.filter(pk=row.pk).update(stage="in_force")
    start = f"{OFFICER}/bat-dau/?thay={row.code}"
    given = {
        "place": village.place.code,
        "title": "Thay: trồng hoa",
        "text": "Trồng hoa.",
        "origin": "head",
        "form": "meeting",
        "seats": "1",
    }

    filled = desk.get(start).content.decode()
    other = desk.post(start, given | {"what": "3"})
    done = desk.post(start, given | {"what": "6"})

    assert row.title in filled
    assert other.status_code == 422
    assert "cùng nội dung" in other.content.decode()
    assert done.status_code == 302
    with as_system():
        assert Decision.objects.get(title="Thay: trồng hoa").replaces_id == row.pk


def test_the_wall_of_a_village_house_has_no_menu_and_renews_itself_when_asked(village):
    page = Client().get(f"/quyet-dinh-cong-dong/{village.place.code}/man-hinh/?tu-lam-moi=1")

    assert page["Refresh"] == "120"
    assert "masthead" not in page.content.decode()

"""The pages of inspection by the people: a member's work from plan to report, the field book, what everybody sees and does not."""

from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from caunoi.access.context import as_system
from caunoi.check import commands
from caunoi.check.models import BoardReport, Exhibit, Finding, Inspection, Project, SiteEntry
from caunoi.check.words import Looks
from caunoi.files.opendata import Span, catalogue
from caunoi.files.tests import samples
from caunoi.ui.front import front
from caunoi.ui.measures import Reach, measures
from tests.stage import NOON

from .conftest import TODAY, back, picture, signed


def at(name, *args):
    return reverse(f"check:{name}", args=args)


def page(client, address):
    """The page's words; every page asked here is there."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def saved(client, address, /, **said):
    """The act is done and leads on."""
    answer = client.post(address, said)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def said_no(client, address, words, /, **said):
    """The act is refused in these words, with what was typed still there."""
    answer = client.post(address, said)
    text = answer.content.decode()
    assert (answer.status_code, words in text) == (422, True), text
    return text


def words_of(answer):
    document = Document(BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_a_member_inspects_from_the_plan_to_the_report_and_everybody_reads_it(yard):
    member, town, everybody = signed(yard.member), yard.town, Client()
    plan = at("plan", yard.inspecting.pk)
    said = {"what": "Kiểm tra một cửa", "whom": town.committee.code, "scope": "Sổ hẹn trả kết quả"}
    assert "5 ngày làm việc" in page(member, plan)
    said_no(member, plan, "quá gần", on="20/11/2026", **said)
    assert "Hãy ghi nơi được kiểm tra" in said_no(
        member, plan, "Sổ hẹn trả kết quả", on="10/12/2026", **{**said, "whom": "khac"}
    )
    assert saved(member, plan, on="10/12/2026", **said) == at("inspection", Inspection.objects.get().pk)
    held = yard.inspection()
    one = at("inspection", held.pk)
    assert "Đã gửi kế hoạch" in page(member, one)
    number = uuid4()
    finding = {"number": number, "looks": "wrong", "text": "Sổ hẹn bỏ trống mười trang.", "spot": "Quầy 2"}
    said_no(member, at("finding", held.pk), "Bạn thấy thế nào?", **{**finding, "looks": ""})
    for _twice in range(2):
        saved(member, at("finding", held.pk), photos=picture(located=True), alts="Trang sổ trống", **finding)
    saved(member, at("recommend", held.pk), to=town.committee.code, what="Ghi sổ hẹn đủ từng ngày")
    with as_system():
        assert (Finding.objects.count(), Exhibit.objects.count()) == (1, 1)
        exhibit = Exhibit.objects.get()
    public = at("public-inspection", town.place.code, held.pk)
    assert "bỏ trống" not in page(everybody, public)
    saved(member, at("conclude", held.pk), conclusion="Sổ hẹn chưa ghi đủ.")
    text = page(everybody, public)
    for words in ("bỏ trống mười trang", "Sổ hẹn chưa ghi đủ", "Ghi sổ hẹn đủ từng ngày", "hạn trả lời 04/12/2026"):
        assert words in text
    assert (everybody.get(at("shown", exhibit.pk)).status_code, "Lê Thị Sáu" in text) == (404, False)
    shown = at("exhibit", exhibit.pk)
    assert "nhìn kỹ" in page(member, shown)
    saved(member, at("veil", exhibit.pk), boxes="10 10 30 30\n50,5 20 20 20")
    said_no(member, at("veil", exhibit.pk), "không phải bốn số", boxes="10 10 x")
    saved(member, shown, alt="Trang sổ hẹn bỏ trống")
    answer = everybody.get(at("shown", exhibit.pk))
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200,
        "image/jpeg",
        "private, no-store",
    )
    assert "Trang sổ hẹn bỏ trống" in page(everybody, public)
    saved(member, at("take-back", exhibit.pk), reason="Nhầm ảnh")
    assert everybody.get(at("shown", exhibit.pk)).status_code == 404

    board = at("board", yard.inspecting.pk)
    assert "Quý IV" in page(member, board)
    report = saved(member, at("draft", yard.inspecting.pk), period="2026-Q4")
    assert member.post(at("draft", yard.inspecting.pk), {"period": "x"}).status_code == 404
    saved(member, report, remarks="Phường sửa nhanh.", ahead="Kiểm tra quỹ.", edition="1")
    assert "bản cũ của tôi" in said_no(
        member, report, "Người khác vừa sửa", remarks="bản cũ của tôi", ahead="", edition="1"
    )
    with as_system():
        row = BoardReport.objects.get()
    said_no(member, at("send-report", row.pk), "chưa hết", sure="on")
    paper = words_of(member.get(at("report-paper", row.pk, "docx")))
    for words in ("hoạt động quý IV năm 2026", "Phường sửa nhanh", "Ghi sổ hẹn đủ từng ngày"):
        assert words in paper
    assert "Điều 14" in words_of(member.get(at("inspection-paper", held.pk, "ke-hoach", "docx")))
    assert "bỏ trống mười trang" in words_of(member.get(at("inspection-paper", held.pk, "ket-luan", "docx")))
    assert "Kiểm tra một cửa" in words_of(member.get(at("programme", yard.inspecting.pk, 2026, "docx")))
    assert member.get(at("report-paper", row.pk, "exe")).status_code == 404


def test_a_project_s_page_shows_its_sheet_log_and_defects(yard):
    watcher, town, everybody = signed(yard.watcher), yard.town, Client()
    one = at("project", yard.project.pk)
    saved(
        watcher,
        at("defect", yard.project.pk),
        to=town.committee.code,
        what="Bê tông thiếu 2 cm.",
        spot="Đầu hẻm",
        photos=picture(),
        alts="Thước đo 8 cm",
    )
    assert "Thước đo 8 cm" in page(watcher, one)
    said_no(watcher, at("revise", yard.project.pk), "bằng đồng", **sheet(value="1.000 USD"))
    said_no(watcher, at("revise", yard.project.pk), "bằng đồng", **sheet(value="-5"))
    saved(watcher, at("revise", yard.project.pk), **sheet(value="1.300.000.000 đồng"))
    saved(watcher, at("end", yard.project.pk), on=f"{TODAY:%d/%m/%Y}", result="Còn một khiếm khuyết.")
    public = page(everybody, at("public-project", town.place.code, yard.project.pk))
    for words in (
        "1.300.000.000",
        "Công ty Xây dựng Minh Long",
        "Bê tông thiếu 2 cm",
        "Còn một khiếm khuyết",
        "Chờ trả lời",
    ):
        assert words in public
    assert "Trần Văn Năm" in words_of(watcher.get(at("project-paper", yard.project.pk, "thong-bao", "docx")))
    end = watcher.get(at("project-paper", yard.project.pk, "bao-cao", "pdf"))
    assert (end["Content-Type"], end.content[:4]) == ("application/pdf", b"%PDF")
    here = page(everybody, at("place", town.place.code) + "?xem=cong-trinh")
    assert ("Mở rộng hẻm 12" in here, "Có khiếm khuyết chưa sửa" in here) == (True, True)
    assert everybody.get(at("public-project", town.neighbour_place.code, yard.project.pk)).status_code == 404
    new = at("open-project", yard.watching.pk)
    said_no(watcher, new, "Điều 45", **{**sheet(name="Sửa cầu"), "supervise_from": "20/12/2026"})
    assert saved(watcher, new, **{**sheet(name="Sửa cầu"), "supervise_from": "20/01/2027"}) == at(
        "project", Project.objects.get(name="Sửa cầu").pk
    )


def sheet(**more):
    said = {
        "name": "Mở rộng hẻm 12", "built": "Mặt hẻm, cống", "spot": "Hẻm 12", "investor": "Ban Quản lý dự án", "contractor": "Công ty Xây dựng Minh Long", "value": "5.000.000",
        "fund": "", "starts_on": "01/07/2026", "ends_on": "01/03/2027", "plan": "Xem nền và cống.",
    }  # fmt: skip
    return {**said, **more}


def test_the_field_book_takes_an_entry_once_by_page_and_by_script(yard):
    watcher, book = signed(yard.watcher), at("book")
    said = {
        "number": str(uuid4()),
        "about": f"project:{yard.project.pk}",
        "on": "19/11/2026",
        "looks": "right",
        "text": "Đổ bê tông đúng mác.",
        "public": "on",
    }
    script = {"headers": {"Accept": "application/json"}}
    assert "Mở rộng hẻm 12" in page(watcher, book)
    receipt = saved(watcher, book, **said)
    assert "chỉ tính một lần" in page(watcher, receipt)
    again = watcher.post(book, {**said, "written_at": "2026-11-19T10:00:00Z"}, **script)
    assert (again.status_code, again.json()) == (200, {"receipt": said["number"], "address": receipt, "again": True})
    other = watcher.post(book, {**said, "text": "Bê tông thiếu mác."}, **script)
    assert (other.status_code, other.json()["field"]) == (409, "id")
    for wrong in (
        {"text": ""},
        {"about": "nha:1"},
        {"about": f"inspection:{uuid4()}"},
        {"number": "x"},
        {"on": "99/99/9999"},
        {"looks": "?"},
    ):
        refused = watcher.post(book, {**said, "number": str(uuid4()), **wrong}, **script)
        assert (refused.status_code, bool(refused.json()["refused"])) == (422, True), wrong
    with as_system():
        assert SiteEntry.objects.count() == 1
    bomb = SimpleUploadedFile("bom.png", samples.png_bomb(), "image/png")
    assert (
        "triệu điểm ảnh"
        in watcher.post(book, {**said, "number": str(uuid4()), "photos": bomb}, **script).json()["refused"]
    )
    # Somebody who may not write there is told so, and what they sent is not kept.
    stranger = signed(yard.town.stranger)
    told = stranger.post(book, {**said, "number": str(uuid4())}, **script)
    assert (told.status_code, "Việc này của thành viên" in told.json()["refused"]) == (422, True)
    assert stranger.get(receipt).status_code == 404
    held = yard.inspection()
    found = watcher.post(book, {**said, "number": str(uuid4()), "about": f"inspection:{held.pk}"}, **script)
    assert found.status_code == 422  # not the inspecting board's member
    member = signed(yard.member)
    assert (
        member.post(book, {**said, "number": str(uuid4()), "about": f"inspection:{held.pk}"}, **script).status_code
        == 201
    )
    known = member.get(at("known"))
    assert (known.json()["person"], [each["key"] for each in known.json()["subjects"]]) == (
        yard.member.ref,
        [f"inspection:{held.pk}"],
    )
    assert (known["Cache-Control"], Client().get(at("known")).status_code) == ("private, no-store", 302)
    worker, manifest = Client().get(at("worker")), Client().get(at("manifest")).json()
    assert (worker["Content-Type"], b"check/field" in worker.content) == ("text/javascript; charset=utf-8", True)
    assert (manifest["scope"], manifest["display"]) == (book, "standalone")


@pytest.mark.parametrize("who", ["stranger", "neighbour", "former", "clerk"])
def test_pages_of_a_board_are_not_there_for_others(yard, who):
    held = yard.inspection()
    client = signed(getattr(yard.town, who))
    with as_system():
        entry = commands.log(**yard.entry(by="system", photos=[picture()]))
        exhibit = entry.exhibits.get()
        report = commands.draft_report(board_id=yard.inspecting.pk, period="2026-Q4", by="system", at=NOON)
    addresses = [
        at("board", yard.inspecting.pk), at("plan", yard.inspecting.pk), at("inspection", held.pk), at("finding", held.pk), at("conclude", held.pk),
        at("inspection-paper", held.pk, "ke-hoach", "docx"), at("project", yard.project.pk), at("defect", yard.project.pk), at("report", report.pk),
        at("report-paper", report.pk, "pdf"), at("exhibit", exhibit.pk), at("exhibit-file", exhibit.pk), at("veil", exhibit.pk), at("receipt", entry.pk),
        at("exhibit-file", 2**63 - 1), at("shown", 2**63 - 1),
    ]  # fmt: skip

    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 404)
    assert "Chưa có việc kiểm tra nào" in page(client, at("desk"))
    assert Client().get(at("board", yard.inspecting.pk)).status_code == 302


def test_the_inspected_office_reads_its_inspection_and_answers_and_lists_ask_the_same_however_long(
    yard, django_assert_num_queries
):
    held, town = yard.inspection(), yard.town
    handler = signed(town.handler)
    assert "Cơ quan bạn được kiểm tra" in page(handler, at("desk"))
    assert "Sổ thu, sổ chi." in page(handler, at("inspection", held.pk))
    assert handler.get(at("finding", held.pk)).status_code == 404
    with as_system():
        for day in range(3):
            commands.log(**yard.entry(on=TODAY - timedelta(days=day), by="system"))
        commands.open_defect(
            project_id=yard.project.pk, to=town.committee, what="Nứt mặt hẻm", by="system", at=back(30)
        )
    everybody = Client()
    counted = []
    for more in range(2):
        with django_assert_num_queries(40, exact=False) as asked:
            page(everybody, at("public-project", town.place.code, yard.project.pk))
            page(everybody, at("place", town.place.code))
        counted.append(len(asked.captured_queries))
        with as_system():
            for day in range(4, 9 if not more else 4):
                commands.log(**yard.entry(on=TODAY - timedelta(days=day), by="system"))
                commands.open_defect(
                    project_id=yard.project.pk, to=town.committee, what=f"Nứt {day}", by="system", at=NOON
                )
                yard.inspection(what=f"Kiểm tra {day}")
    assert counted[0] == counted[1]
    lines = {line.vi: line.value for line in front.lines("check", town.place, TODAY)}
    assert (lines["Công trình đang được cộng đồng giám sát"], lines["Khiếm khuyết công trình chưa sửa xong"]) == (1, 6)
    counts = measures.counts(
        ["check.logged", "check.defects"],
        Reach(places=(town.place.pk,), bodies=(town.committee.pk, yard.watching.body_id)),
        since=date(2026, 1, 1),
        until=date(2027, 1, 1),
    )
    assert {code: value for row in counts.values() for code, value in row.items()} == {
        "check.logged": 8,
        "check.defects": 6,
    }
    for code, many in (("inspections", 6), ("supervised-projects", 1), ("site-log", 8)):
        dataset = catalogue.of(code)
        rows = list(dataset.rows(Span(TODAY, town.place)))
        assert (len(rows), {len(row) for row in rows}, dataset.extent(Span(TODAY, town.place)).rows) == (
            many,
            {len(dataset.columns)},
            many,
        )
    api = everybody.get(f"/api/v1/inspections?place={town.place.code}").json()
    assert (len(api), api[0]["held"]) == (6, "noticed")
    project = everybody.get(f"/api/v1/supervised-projects?place={town.place.code}").json()[0]
    assert (project["entries"], project["defects_open"]) == (8, 6)
    log = everybody.get(f"/api/v1/supervised-projects/{project['id']}/log").json()
    assert (len(log), "by_name" in log[0], Looks(log[0]["looks"])) == (8, False, Looks.RIGHT)
    everybody.cookies["ngon_ngu"] = "en"
    assert "Under supervision" in page(everybody, at("public-project", town.place.code, yard.project.pk))

"""The written files, opened again: Word, PDF, workbooks, JSON, and the command that writes them."""

import io
import json

import openpyxl
import pikepdf
import pytest
import time_machine

from caunoi.access.context import as_system
from caunoi.notices.wordfile import read_back
from caunoi.notices.words import Layout
from caunoi.review import commands, papers
from caunoi.site.cli import main

#: The totals of 01/XLĐ and 01/KQGQ of ``half_year``, as in test_tables.
XLD = [12, 1, 1, 0, 2, 7, 1, 11, 10, 10, 5, 1, 4, 4, 1, 3, 2, 8, 5, 1, 2, 2, 1, 1, 0, 0]


@pytest.fixture
def review(half_year, town, moment):
    with as_system():
        return commands.draft_review(body=town.committee, period_code="2026-H1", by="system", at=moment("2026-07-10"))


@pytest.fixture
def party_review(half_year, town, moment):
    with as_system():
        return commands.draft_review(
            body=town.committee, period_code="2026-6M", by="system", at=moment("2026-07-10"), layout=Layout.PARTY
        )


def test_the_word_file_has_the_parts_of_a_report_in_order(review):
    with as_system():
        read = read_back(papers.docx(review))

    assert read.of("Heading 1") == (
        "I. KẾT QUẢ",
        "II. HẠN CHẾ, NGUYÊN NHÂN",
        "III. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2026",
    )
    assert read.of("Heading 2") == (
        "1. Công tác dân vận của chính quyền, thực hiện dân chủ ở cơ sở",
        "2. Tiếp công dân, đối thoại với Nhân dân",
        "3. Tiếp nhận, xử lý và giải quyết khiếu nại, tố cáo, kiến nghị, phản ánh",
        "4. Mức độ hài lòng của người dân",
        "5. Báo cáo của cấp dưới",
        "1. Hạn chế",
    )
    lines = read.text.split("\n")
    for wanted in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "BÁO CÁO",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Phụ lục I",
        "Phụ lục II",
        "Dự thảo",
    ):
        assert wanted in lines
    assert (
        "Sơ kết công tác dân vận, thực hiện dân chủ ở cơ sở và giải quyết đơn của Nhân dân 6 tháng đầu năm 2026"
        in lines
    )
    assert any(line.startswith("Số:") and line.endswith("/BC-UBND") for line in lines)


def test_the_annex_pages_are_numbered_by_themselves_and_the_wide_one_lies(review):
    with as_system():
        read = read_back(papers.docx(review))

    assert [(page.width, page.height) for page in read.pages] == [(210.0, 297.0), (210.0, 297.0), (297.0, 210.0)]


def test_the_party_s_layout_has_its_own_head_number_and_window(party_review):
    with as_system():
        text = read_back(papers.docx(party_review)).text

    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "CỘNG HÒA" not in text
    assert "-BC/UBND" in text
    assert "từ ngày 15/12/2025 đến ngày 14/06/2026" in text


def test_the_pdf_says_what_the_word_file_says_and_is_tagged(review):
    with as_system():
        content = papers.pdf(review)

    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert (len(pdf.pages) >= 3, "/StructTreeRoot" in pdf.Root, str(pdf.Root.Lang)) == (True, True, "vi-VN")


def test_the_workbook_has_every_form_the_checks_and_the_rules(review):
    book = _book(review, "2021")

    assert book.sheetnames == [
        "01-TCD",
        "02-TCD",
        "01-XLĐ",
        "02-XLĐ",
        "03-XLĐ",
        "04-XLĐ",
        "01-KQGQ",
        "Kiểm tra",
        "Cách đếm",
    ]
    assert _book(review, "2024").sheetnames == ["01-XLĐ", "04-XLĐ", "Kiểm tra", "Cách đếm"]


def test_the_total_row_of_a_sheet_is_what_was_counted_by_hand(review):
    sheet = _book(review, "2021")["01-XLĐ"]
    total = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Tổng cộng")

    assert list(total[2:28]) == XLD


def test_the_head_shows_groups_numbers_and_formulas(review):
    sheet = _book(review, "2021")["01-XLĐ"]
    rows = list(sheet.iter_rows(values_only=True))
    numbers = next(row for row in rows if row[1] == "MS")

    assert rows[3][0] == "TỔNG HỢP KẾT QUẢ XỬ LÝ ĐƠN"
    assert rows[4][0] == "(Số liệu từ ngày 01/01/2026 đến ngày 30/06/2026)"
    assert numbers[2] == "1=2+3+4+5+6+7"
    assert numbers[10] == "9=11+12+13=14+15+16+17=18+22"
    assert sheet.page_setup.orientation == "landscape"
    assert "C7:C9" in {str(cells) for cells in sheet.merged_cells.ranges}


def test_columns_without_data_are_blank_grey_and_said_below(review):
    sheet, receptions = _book(review, "2021")["02-XLĐ"], _book(review, "2021")["01-TCD"]
    total = next(row for row in sheet.iter_rows() if row[0].value == "Tổng cộng")
    received = next(row for row in receptions.iter_rows() if row[0].value == "Tổng cộng")

    assert [cell.value for cell in received[2:31]] == [3, 10, 3, 3, 10, 3, 0, 1, 6, 1, 0, *[0] * 18]
    assert (total[21].value, total[21].fill.fgColor.rgb) == (None, "FFEEEEEE")
    told = [row[0] for row in sheet.iter_rows(values_only=True) if isinstance(row[0], str)]
    assert "- Ô để trống, nền xám: chưa có dữ liệu bản án (cột 20)." in told
    assert any(
        "Thông tư 06/2025/TT-TTCP" in row[0]
        for row in receptions.iter_rows(values_only=True)
        if isinstance(row[0], str)
    )


def test_the_check_sheet_says_that_everything_holds(review):
    rows = list(_book(review, "2021")["Kiểm tra"].iter_rows(values_only=True))

    assert "tất cả đều khớp" in rows[1][0]
    assert {row[5] for row in rows[4:]} == {"Khớp"}


def test_no_text_of_a_sheet_is_a_formula(review):
    for sheet in _book(review, "2021"):
        assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_figures_for_machines_have_value_unit_records_and_version(review):
    rows = {row["code"]: row for row in papers.figures_list(review)}

    assert rows["received"] == {
        "code": "received", "name": "Đơn tiếp nhận trong kỳ", "value": 10, "unit": "đơn", "records": 10, "query_version": "voice.1/received.1",
        "part": None, "whole": None, "before": None,
    }  # fmt: skip
    assert (rows["on_time_share"]["value"], rows["on_time_share"]["records"]) == (75.0, 4)


def test_a_letter_of_an_officer_is_written_safely_and_numbered_under_its_heading(review, moment):
    text = "- Mô hình “Tuyến hẻm không rác” < > & {received} đơn\n1. Việc thứ nhất\nCâu thường = 3 + 4"
    with as_system():
        written = commands.edit_section(
            review_id=review.pk, section="skilful", text=text, by="system", at=moment("2026-07-10")
        )
        lines = read_back(papers.docx(written)).text.split("\n")

    assert "- Mô hình “Tuyến hẻm không rác” < > & 10 đơn" in lines
    assert "a) Việc thứ nhất" in lines
    assert "Câu thường = 3 + 4" in lines


def run(*argv):
    """The ``caunoi`` command on the test's own database, whose address is in the environment already."""
    return main(list(argv))


@pytest.fixture
def command(half_year, moment, monkeypatch):
    monkeypatch.setattr("caunoi.site.cli.with_database", lambda role="app": None)
    with time_machine.travel(moment("2026-07-10"), tick=False):
        yield run


def test_the_command_writes_every_file(command, town, tmp_path, capsys):
    code = command(
        "review",
        "draft",
        "--body",
        town.committee.code,
        "--period",
        "2026-H1",
        "--out",
        str(tmp_path / "moi" / "thu-muc"),
        "--json",
    )

    out = json.loads(capsys.readouterr().out)
    assert code == 0
    assert sorted(path.name for path in (tmp_path / "moi" / "thu-muc").iterdir()) == [
        "bao-cao.docx",
        "bao-cao.pdf",
        "bieu-2021.xlsx",
        "bieu-2024.xlsx",
        "figures.json",
        "trinh-chieu.pptx",
    ]
    assert (out["body"], out["period"], out["since"], out["figures"][0]["value"]) == (
        town.committee.code,
        "2026-H1",
        "2026-01-01",
        10,
    )
    assert json.loads((tmp_path / "moi" / "thu-muc" / "figures.json").read_text(encoding="utf-8"))[0]["value"] == 10


@pytest.mark.parametrize(
    ("body", "period", "says"),
    [
        ("ubnd.khong-co", "2026-H1", "Không có cơ quan"),
        ("", "2026-H9", "Không có kỳ “2026-H9”"),
        ("", "2030-H1", "chưa có số liệu"),
    ],
)
def test_the_command_refuses_with_its_reason(command, town, tmp_path, capsys, body, period, says):
    code = command("review", "draft", "--body", body or town.committee.code, "--period", period, "--out", str(tmp_path))

    assert code == 1
    assert says in capsys.readouterr().err


def test_the_command_refuses_a_folder_it_cannot_write(command, town, tmp_path, capsys):
    (tmp_path / "tep").write_text("x")

    code = command(
        "review", "draft", "--body", town.committee.code, "--period", "2026-H1", "--out", str(tmp_path / "tep")
    )

    assert code == 1
    assert "Không ghi được vào" in capsys.readouterr().err


def test_the_command_without_its_arguments_tells_the_usage(command, capsys):
    with pytest.raises(SystemExit) as stop:
        command("review", "draft", "--period", "2026-H1")

    assert stop.value.code == 2


def test_the_command_publishes_and_recomputes(command, town, tmp_path, capsys, letters):
    which = ("--body", town.committee.code, "--period", "2026-H1")
    assert command("review", "recompute", *which) == 1
    assert "Chưa có báo cáo này" in capsys.readouterr().err
    command("review", "draft", *which, "--out", str(tmp_path))
    assert command("review", "publish", *which) == 0
    assert command("review", "recompute", *which) == 0
    letters.file("2026-06-30")

    assert command("review", "recompute", *which) == 1
    assert "Đơn tiếp nhận trong kỳ: 10 → 11" in capsys.readouterr().err


def _book(review, edition):
    with as_system():
        return openpyxl.load_workbook(io.BytesIO(papers.workbook(review, edition)))

import time
import zipfile
from io import BytesIO

import pikepdf
import pytest
from docx import Document

from caunoi.notices import pdffile
from caunoi.notices.fonts import Face, drawable, face, vietnamese
from caunoi.notices.layout import number_line, place_line, recipient_lines
from caunoi.notices.paper import Column, Heading, Paragraph, Signature, Table
from caunoi.notices.pdffile import write_pdf
from caunoi.notices.tabular import whole_rows
from caunoi.notices.text import lines_of
from caunoi.notices.wordfile import read_back, write_docx

from .factories import decision, notice, report

HOSTILE = (
    '#let x = read("/etc/passwd"); $a^2$ *b* _c_ `d` <nhãn> @ref \\ // /* */ ] } {{ 7*7 }} {% x %} '
    "<script>alert(1)</script> & \"’ ' ; DROP TABLE đơn; -- =HYPERLINK(1) [link](x)"
)
PAPERS = {"notice": notice, "decision": decision, "report": report}


def pdf_text(content):
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed; PDF text cannot be read back")
    return "\n".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(content))


def squeezed(text):
    return "".join(text.split())


def all_lines(paper):
    """What a reader finds on the paper besides its body."""
    lines = [number_line(paper), place_line(paper), paper.kind.upper(), paper.summary, *recipient_lines(paper)]
    signs = [line for signature in paper.signatures for line in (*signature.lines, signature.name)]
    return [
        line
        for line in [*lines, *signs, *lines_of(paper.body, roman_end="-" if paper.layout == "party" else ".")]
        if line
    ]


@pytest.mark.parametrize("name", PAPERS)
def test_word_and_pdf_say_every_line_of_the_paper(name):
    paper = PAPERS[name]()
    word, pdf = squeezed(read_back(write_docx(paper)).text), squeezed(pdf_text(write_pdf(paper)))
    for line in all_lines(paper):
        assert squeezed(line) in word
        assert squeezed(line) in pdf


def test_word_has_the_state_head_in_order():
    read = read_back(write_docx(notice()))
    assert read.of("Cơ quan chủ quản") == ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH")
    assert read.of("Cơ quan ban hành") == ("ỦY BAN NHÂN DÂN", "PHƯỜNG TÂN PHÚ")
    assert read.of("Quốc hiệu", "Tiêu ngữ") == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    assert read.of("Số, ký hiệu", "Địa danh, thời gian") == ("Số: 12/TB-UBND", "Tân Phú, ngày 19 tháng 11 năm 2026")
    assert read.of("Quyền hạn, chức vụ", "Chức vụ", "Họ tên người ký") == (
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Trần Thị Bình",
    )
    assert read.of("Heading 1", "Heading 2", "Khoản", "Điểm") == (
        "I. KẾT QUẢ",
        "1. Công tác tiếp công dân",
        "a) Tiếp định kỳ;",
        "b) Tiếp đột xuất.",
        "II. HẠN CHẾ",
        "1. Còn 3 vụ việc trễ hạn.",
    )


def test_word_has_the_party_head_and_an_annex_on_a_turned_page():
    read = read_back(write_docx(report()))
    assert read.of("Quốc hiệu") == ("ĐẢNG CỘNG SẢN VIỆT NAM",)
    assert read.of("Tiêu ngữ") == ()
    assert read.of("Số, ký hiệu") == ("Số 05-BC/ĐU",)
    assert read.of("Heading 1") == ("I- TÌNH HÌNH CHUNG", "I- BẢNG")
    assert [(page.width, page.height, page.first_differs) for page in read.pages] == [
        (210.0, 297.0, True),
        (297.0, 210.0, True),
    ]


def test_word_articles_run_on_and_their_clauses_start_again():
    read = read_back(write_docx(decision()))
    assert [line.text.split(" ", 2)[:2] for line in read.lines if line.style in ("Điều", "Khoản")] == [
        ["Điều", "1."], ["1.", "Khoản"], ["2.", "Khoản"], ["Điều", "2."], ["1.", "Có"],
    ]  # fmt: skip


def test_the_page_is_a4_with_the_decrees_margins_and_numbers_from_the_second_page():
    read = read_back(write_docx(notice()))
    page = read.pages[0]
    assert (page.width, page.height, page.top, page.right, page.bottom, page.left) == (
        210.0,
        297.0,
        20.0,
        15.0,
        20.0,
        30.0,
    )
    assert (read.numbered_pages, page.first_differs) == (True, True)
    assert read.title == "Thông báo Về việc thụ lý giải quyết khiếu nại lần đầu"


def test_word_sets_times_new_roman_in_every_slot():
    with zipfile.ZipFile(BytesIO(write_docx(notice()))) as archive:
        styles = archive.read("word/styles.xml").decode()
    body = styles[styles.index('w:val="Lời văn"') :]
    fonts = body[body.index("<w:rFonts") : body.index("/>", body.index("<w:rFonts"))]
    assert all(f'w:{slot}="Times New Roman"' in fonts for slot in ("ascii", "hAnsi", "eastAsia", "cs"))


def test_pdf_is_tagged_and_carries_title_and_language():
    with pikepdf.open(BytesIO(write_pdf(notice()))) as pdf:
        about = pdf.open_metadata()
        assert str(pdf.Root.Lang) == "vi-VN"
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == "Thông báo Về việc thụ lý giải quyết khiếu nại lần đầu"
        assert bool(pdf.Root.MarkInfo.Marked) is True


def test_the_signature_never_stands_on_a_page_without_the_last_words():
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed; PDF text cannot be read back")
    turned = 0
    for count in range(14, 21):
        paper = notice(
            body=(
                *(Paragraph(f"Lời thứ {at}.") for at in range(count)),
                Heading(1, "ĐỀ NGHỊ"),
                Paragraph("Lời chót./."),
            )
        )
        pages = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(write_pdf(paper))]
        turned += len(pages) > 1
        assert "Lời chót" in pages[-1], count
        assert "ĐỀ NGHỊ" in pages[-1], count
    assert turned, "no paper of these lengths turned the page"
    written = Document(BytesIO(write_docx(paper)))
    assert next(each for each in written.paragraphs if each.text == "Lời chót./.").paragraph_format.keep_with_next


@pytest.mark.parametrize(("words", "whole"), [("", True), ("lời " * 100, True), ("lời " * 2000, False)])
def test_a_row_stays_on_one_page_unless_it_is_half_a_page_high(words, whole):
    table = Table((Column("STT", 1), Column("Lời", 4)), (("1", words),))
    assert whole_rows(table) == [whole]


def test_pdf_takes_headings_that_skip_a_level():
    body = (Heading(3, "điểm"), Heading(2, "khoản"), Heading(1, "mục"), Heading(3, "điểm"))
    assert write_pdf(notice(body=body)).startswith(b"%PDF-")


@pytest.mark.parametrize("field", ["issuer", "superior", "summary", "place", "kind", "symbol"])
def test_hostile_words_in_any_line_are_only_words(field):
    paper = notice(**{field: HOSTILE})
    wanted = squeezed(HOSTILE.upper() if field in ("issuer", "superior", "kind") else HOSTILE)
    assert wanted in squeezed(read_back(write_docx(paper)).text)
    assert wanted in squeezed(pdf_text(write_pdf(paper)))


def test_hostile_words_in_the_body_are_only_words():
    paper = notice(
        body=(Paragraph(HOSTILE),),
        recipients=(HOSTILE,),
        to=(HOSTILE, "B"),
        signatures=(Signature((HOSTILE,), HOSTILE),),
    )
    assert squeezed(read_back(write_docx(paper)).text).count(squeezed(HOSTILE)) >= 4
    assert squeezed(pdf_text(write_pdf(paper))).count(squeezed(HOSTILE)) >= 4


def test_controls_marks_and_lone_surrogates_break_neither_file():
    paper = notice(summary="a\x00b\x0b\ud83dc\u202ed", body=(Paragraph("x\ufffe\uffffy\x1bz\u2066"),))
    word = read_back(write_docx(paper))
    assert word.of("Trích yếu", "Lời văn") == ("abcd", "xyz")
    assert "xyz" in pdf_text(write_pdf(paper))


def test_a_sign_the_font_lacks_becomes_a_box_in_pdf_and_stays_in_word():
    paper = notice(body=(Paragraph("Buồn 😡 quá"),))
    assert read_back(write_docx(paper)).of("Lời văn") == ("Buồn 😡 quá",)
    assert "Buồn" in pdf_text(write_pdf(paper))


def test_the_chosen_face_has_every_vietnamese_letter():
    assert {ord(letter) for letter in vietnamese()} <= face().letters
    assert len(vietnamese()) > 200
    assert drawable("ắ😡", face().letters) in ("ắ□", "ắ?")


def test_the_face_in_our_wheel_is_whole_and_sets_a_paper(monkeypatch):
    from caunoi.notices import fonts

    shipped = fonts._shipped()
    assert isinstance(shipped, Face)
    monkeypatch.setattr(pdffile, "face", lambda: shipped)
    assert "Trần Thị Bình" in pdf_text(write_pdf(notice()))


def test_a_face_without_vietnamese_letters_is_not_taken():
    from pathlib import Path

    from caunoi.notices import fonts

    old = Path("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf")
    if not old.exists() or "liberation2" in str(old.resolve()):
        pytest.skip("fonts-liberation 1.07 is not installed here")
    assert fonts._letters([old]) is None


def test_both_files_are_written_in_time():
    body = tuple(
        Paragraph("Ủy ban nhân dân phường thông báo để người dân được biết và phối hợp. " * 6) for _ in range(18)
    )
    paper = notice(body=body)
    write_docx(notice())
    write_pdf(notice())
    began = time.perf_counter()
    write_docx(paper)
    word = time.perf_counter() - began
    began = time.perf_counter()
    write_pdf(paper)
    pdf = time.perf_counter() - began
    assert word < 1.0
    assert pdf < 3.0

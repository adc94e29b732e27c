"""From files to text: formats, old encodings, and what is refused with which words."""

import io
import sys
import unicodedata
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest

from caunoi.files.texts import MAX_BYTES, apart
from caunoi.files.texts.apart import text_apart
from caunoi.kernel.refusal import Refusal
from caunoi.mandate.reading import read, text_of, text_of_path
from caunoi.mandate.words import ItemKind

SENTENCE = "Ủy ban nhân dân xã yêu cầu các thôn niêm yết công khai các khoản thu, chi trước ngày 30/9/2026."


def word_file(*paragraphs, rows=()):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_file(*lines, script=""):
    import typst

    source = '#set text(lang: "vi")\n' + "\n\n".join(lines)
    data = typst.compile(source.encode())
    if not script:
        return data
    with pikepdf.open(io.BytesIO(data)) as opened:
        opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=script)
        out = io.BytesIO()
        opened.save(out)
        return out.getvalue()


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


def test_a_text_file_keeps_the_offsets_that_open_gives(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(("\ufeffTin\r\n\r\n" + SENTENCE + "\r\n").encode())
    with path.open(encoding="utf-8") as file:
        opened = file.read()

    (task,) = read(text_of_path(path)).items

    assert opened[task.start : task.end] == task.text
    assert text_of_path(path).text == opened


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_files_are_read_in_every_form(encoding):
    assert text_of("a.txt", (SENTENCE * 3).encode(encoding)).text.lstrip("\ufeff") == SENTENCE * 3


def test_windows_1258_is_read():
    decomposed = unicodedata.normalize("NFD", SENTENCE)
    base = "".join(
        unicodedata.normalize("NFC", c) if unicodedata.normalize("NFC", c) in "âêôăĂÂÊÔ" else c for c in decomposed
    )
    data = b""
    for letter in unicodedata.normalize("NFC", base):
        try:
            data += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            marks = [p for p in parts[1:] if p in "\u0300\u0309\u0303\u0301\u0323"]
            data += unicodedata.normalize("NFC", parts[0] + "".join(p for p in parts[1:] if p not in marks)).encode(
                "cp1258"
            )
            data += "".join(marks).encode("cp1258")

    found = text_of("a.txt", data)

    assert (found.text, found.encoding) == (SENTENCE, "windows-1258")


def test_tcvn3_and_vni_become_unicode():
    tcvn3 = "Céng hoµ x· héi chñ nghÜa ViÖt Nam. §éc lËp, tù do, h¹nh phóc. Uû ban nh©n d©n x· yªu cÇu c¸c th«n niªm yÕt c«ng khai."
    vni = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp, töï do, haïnh phuùc. Uûy ban nhaân daân xaõ yeâu caàu caùc thoân nieâm yeát coâng khai."

    assert "Cộng hoà xã hội chủ nghĩa Việt Nam" in text_of("a.txt", tcvn3.encode("cp1252")).text
    assert "Cộng hòa xã hội chủ nghĩa Việt Nam" in text_of("a.txt", vni.encode("cp1252")).text


def test_a_word_file_gives_paragraphs_and_table_rows():
    data = word_file(
        "KẾ HOẠCH",
        SENTENCE,
        rows=[
            ("Nội dung công việc", "Đơn vị chủ trì", "Thời hạn"),
            ("Lập danh mục nội dung công khai", "Văn phòng xã", "30/6/2026"),
        ],
    )
    reading = read(text_of("a.docx", data))

    assert reading.source.text.split("\n")[-1] == "Lập danh mục nội dung công khai\tVăn phòng xã\t30/6/2026"
    assert [(task.body, str(task.deadline)) for task in reading.of(ItemKind.TASK)] == [
        ("các thôn", "2026-09-30"),
        ("Văn phòng xã", "2026-06-30"),
    ]


def test_a_pdf_is_read_and_its_script_never_run():
    data = pdf_file("Ngày 5/7/2026, UBND xã họp giao ban.", SENTENCE, script="app.alert('x')")
    (task,) = read(text_of("a.pdf", data)).of(ItemKind.TASK)

    assert (task.body, str(task.deadline)) == ("các thôn", "2026-09-30")


def test_a_page_gives_its_article_without_menus_and_scripts():
    page = f"""<!doctype html><html><head><title>x</title><script>var a="các sở phải làm";</script></head><body>
    <nav><a href="/">Trang chủ</a><a href="/tin">Yêu cầu các xã nộp báo cáo trước 1/1/2026</a></nav>
    <article><h1>Tin xã</h1><p>{SENTENCE}</p></article><footer>Bản quyền: yêu cầu các đơn vị ghi nguồn khi đăng lại.</footer></body></html>"""
    reading = read(text_of("a.html", page.encode()))

    assert [item.text for item in reading.items] == [
        "các thôn niêm yết công khai các khoản thu, chi trước ngày 30/9/2026."
    ]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "Tệp rỗng"),
        ("a.txt", b" \n\x00 ", "Tệp rỗng"),
        ("a.pdf", b"%PDF-1.7 nothing", "Tệp PDF bị hỏng"),
        ("a.docx", b"PK\x03\x04 nothing", "Tệp Word bị hỏng"),
        ("a.docx", zipped(**{"x.txt": "chào"}), "không phải văn bản"),
        ("a.docx", zipped(word__document_xml="<broken"), "Tệp Word bị hỏng"),
        ("a.docx", zipped(word__document_xml="a" * 70_000_000), "bung ra quá lớn"),
        ("a.docx", zipped(word__document_xml='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "Tệp Word bị hỏng"),
        ("a.txt", bytes(range(256)) * 40, "không phải văn bản"),
        ("a.exe", b"MZ\x90\x00" * 100, "không phải văn bản"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 100, "ảnh chụp"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "Tệp Word bị hỏng"),
        ("a.txt", b"a" * (MAX_BYTES + 1), "lớn hơn 20 MB"),
        ("a.txt", "xin chào ".encode() * 200_000, "dài hơn 1.000.000 ký tự"),
    ],
    ids=[
        "empty",
        "blank",
        "pdf",
        "docx",
        "zip",
        "xml",
        "bomb",
        "entity",
        "binary",
        "program",
        "picture",
        "doc",
        "20MB",
        "long",
    ],
)
def test_a_bad_file_is_refused_with_the_reason(name, data, words):
    with pytest.raises(Refusal, match=words):
        text_of(name, data)


def test_a_locked_pdf_and_a_scan_are_told_apart():
    out, blank = io.BytesIO(), io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_file(SENTENCE))) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pikepdf.new() as empty:
        empty.add_blank_page()
        empty.save(blank)

    with pytest.raises(Refusal, match="Tệp có mật khẩu"):
        text_of("a.pdf", out.getvalue())
    with pytest.raises(Refusal, match="bản chụp, không có lớp chữ"):
        text_of("a.pdf", blank.getvalue())


def test_a_wrong_extension_does_not_mislead():
    assert text_of("a.pdf", SENTENCE.encode()).format == "txt"
    assert text_of("a.txt", word_file(SENTENCE)).format == "docx"


def test_a_file_read_in_a_process_of_its_own_gives_the_same_text_or_the_same_refusal():
    data = word_file(SENTENCE)

    assert text_apart("a.docx", data) == text_of("a.docx", data)
    with pytest.raises(Refusal, match="Tệp PDF bị hỏng"):
        text_apart("a.pdf", b"%PDF-1.7 nothing")


def test_a_file_that_kills_its_reader_is_refused(monkeypatch):
    monkeypatch.setattr(apart, "_CHILD", [sys.executable, "-c", "import os; os.abort()"])

    with pytest.raises(Refusal, match="không mở được một cách an toàn"):
        text_apart("a.docx", b"PK")

import io
import time
import zipfile

import docx
import pikepdf
import pytest
from PIL import Image

from caunoi.files.checks import inspect, inspect_apart
from caunoi.files.rules import Limits, in_megabytes, safe_name
from caunoi.files.words import Kind
from caunoi.kernel.refusal import Refusal

from . import samples

LIMITS = Limits()


def refused(content, name="tep.bin", limits=LIMITS):
    with pytest.raises(Refusal) as caught:
        inspect(content, name, limits)
    assert caught.value.field == "file"
    assert caught.value.en
    return caught.value.vi


@pytest.mark.parametrize(
    ("content", "kind", "ending"),
    [
        (samples.jpeg(), Kind.JPEG, "jpg"),
        (samples.png(), Kind.PNG, "png"),
        (samples.webp(), Kind.WEBP, "webp"),
        (samples.pdf(), Kind.PDF, "pdf"),
        (samples.docx(), Kind.DOCX, "docx"),
        (samples.xlsx(), Kind.XLSX, "xlsx"),
        (samples.odt(), Kind.ODT, "odt"),
        ("Đơn kiến nghị".encode(), Kind.TEXT, "txt"),
        ("\ufeffĐơn".encode("utf-16"), Kind.TEXT, "txt"),
        (b"\xa7\xac n ki\xd5n ngh\xde v\xd2 m\xad\xacng tho\xb8t n\xad\xedc", Kind.TEXT, "txt"),
    ],
)
def test_each_kind_taken_is_known_by_its_bytes_whatever_its_name(content, kind, ending):
    found = inspect(content, "ten-sai.exe", LIMITS)
    assert (found.kind, found.name) == (kind, f"ten-sai.{ending}")


def test_an_empty_file_is_refused():
    assert "Tệp rỗng" in refused(b"", "don.pdf")


def test_a_file_over_the_limit_is_refused_with_both_numbers():
    assert "nặng 26 MB, quá mức 25 MB" in refused(b"x" * (26 * 1024 * 1024))
    assert (in_megabytes(20 * 1024 * 1024), in_megabytes(512 * 1024)) == ("20", "0,5")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ\x90\x00" + b"\x00" * 90, "chương trình máy tính"),
        (b"\x7fELF" + b"\x00" * 90, "chương trình máy tính"),
        (b"#!/bin/sh\nrm -rf /", "chương trình máy tính"),
        (b"Rar!\x1a\x07\x00" + b"\x00" * 90, "tệp nén"),
        (samples.package({"a.txt": "x"}), "tệp nén"),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 90, "HEIC của iPhone"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "kiểu cũ (.doc, .xls)"),
        (b"<html><script>alert(1)</script></html>", "Hệ thống nhận: PDF"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "Hệ thống nhận: PDF"),
        (b"<?php system($_GET[0]);", "Hệ thống nhận: PDF"),
        (b"GIF89a" + b"\x00" * 90, "Hệ thống nhận: PDF"),
        (b"\x00\x00\x00\x20ftypisom" + b"\x00" * 90, "Hệ thống nhận: PDF"),
        (bytes(range(256)) * 8, "Hệ thống nhận: PDF"),
        (b"PK\x03\x04" + b"\x00" * 50, "bị hỏng"),
    ],
)
def test_other_files_are_refused_saying_what_they_are(content, words):
    assert words in refused(content, "don.pdf")


def test_a_photo_of_twenty_megabytes_is_taken_shrunk_upright_and_without_its_place():
    photo = samples.noisy_photo(20)
    assert len(photo) >= 20 * 1024 * 1024

    found = inspect(photo, "IMG_0001.HEIC.jpg", LIMITS)

    assert max(found.width, found.height) == 3000
    assert found.height > found.width
    with Image.open(io.BytesIO(found.content)) as kept:
        assert not kept.getexif()
    assert b"May anh cua An" not in found.content
    assert len(found.content) < 8 * 1024 * 1024


def test_what_hides_behind_a_picture_is_gone():
    found = inspect(samples.png() + b"<script>alert(1)</script>PK\x03\x04", "a.png", LIMITS)
    assert b"script" not in found.content


@pytest.mark.parametrize("mode", ["L", "1", "RGBA", "LA", "P"])
def test_every_sort_of_png_is_kept(mode):
    assert inspect(samples.png(mode=mode), "a.png", LIMITS).width == 64


def test_cmyk_pictures_become_plain():
    found = inspect(samples.jpeg(mode="CMYK"), "a.jpg", LIMITS)
    with Image.open(io.BytesIO(found.content)) as kept:
        assert kept.mode == "RGB"


def test_a_small_file_that_claims_an_immense_picture_is_refused_fast():
    bomb = samples.png_bomb()
    assert len(bomb) < 200_000
    began = time.perf_counter()
    assert "256 triệu điểm ảnh" in refused(bomb)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    "content", [samples.jpeg(2000, 2000)[:900], samples.png(500, 500)[:60], b"\xff\xd8\xff\xe0junk"]
)
def test_a_cut_off_picture_is_refused(content):
    assert "Ảnh bị hỏng" in refused(content, "a.jpg")


def test_everything_that_can_act_is_taken_out_of_a_pdf():
    found = inspect(samples.hostile_pdf(), "don.pdf", LIMITS)

    assert found.removed == ("action", "file", "script")
    for word in (
        b"JavaScript",
        b"Launch",
        b"OpenAction",
        b"EmbeddedFile",
        b"FileAttachment",
        b"XFA",
        b"cmd.exe",
        b"virus",
        b"app.alert",
    ):
        assert word not in found.content
    assert "Bí Mật".encode() not in found.content
    assert "Bí Mật".encode("utf-16-be") not in found.content
    with pikepdf.open(io.BytesIO(found.content)) as kept:
        links = [annotation.A.URI for annotation in kept.pages[0].Annots if "/A" in annotation]
        assert [str(link) for link in links] == ["https://caunoi.vn"]


def test_a_pdf_in_a_loop_of_objects_ends():
    def loop(document):
        a = document.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x"))
        b = document.make_indirect(pikepdf.Dictionary(Next=a, Self=a))
        a.Next = b
        document.Root.Loop = b

    assert inspect(samples.pdf(change=loop), "a.pdf", LIMITS).removed == ("script",)


def test_a_pdf_with_a_password_is_refused():
    locked = samples.pdf(encryption=pikepdf.Encryption(user="x", owner="y"))
    assert "mật khẩu" in refused(locked)


@pytest.mark.parametrize("content", [b"%PDF-1.7\n" + b"junk" * 90, samples.pdf()[:200], b"%PDF-1.4\n%%EOF"])
def test_a_damaged_pdf_is_refused(content):
    assert "hỏng" in refused(content)


def test_a_pdf_of_too_many_pages_is_refused():
    assert "301 trang, quá mức 300 trang" in refused(samples.pdf(pages=301))


def test_a_signed_pdf_without_anything_to_take_out_is_kept_byte_for_byte():
    def sign(document):
        document.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=[])

    signed = samples.pdf(change=sign)
    assert inspect(signed, "a.pdf", LIMITS).content == signed


def test_the_authors_name_leaves_word_and_opendocument_files():
    for content in (samples.docx(), samples.odt()):
        kept = inspect(content, "a", LIMITS).content
        with zipfile.ZipFile(io.BytesIO(kept)) as package:
            about = b"".join(
                package.read(name) for name in package.namelist() if name.endswith(("core.xml", "meta.xml"))
            )
        assert "Bí Mật".encode() not in about


def test_a_cleaned_word_file_still_opens():
    kept = inspect(samples.docx("Nội dung đơn"), "a.docx", LIMITS).content
    assert [paragraph.text for paragraph in docx.Document(io.BytesIO(kept)).paragraphs] == ["Nội dung đơn"]


RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{0}" '
    'Target="http://x.vn/a" TargetMode="External"/>'
    "</Relationships>"
)
BOMB = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>'


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"word/vbaProject.bin": b"x"}, "macro"),
        ({"word/embeddings/oleObject1.bin": b"x"}, "macro"),
        ({"word/embeddings/tep.xlsx": b"PK"}, "tệp khác nhúng"),
        ({"word/media/a.zip": b"PK"}, "tệp khác nhúng"),
        ({"word/_rels/settings.xml.rels": RELATION.format("attachedTemplate")}, "lấy từ nơi khác"),
        ({"word/_rels/a.rels": RELATION.format("oleObject")}, "lấy từ nơi khác"),
        ({"word/bomb.xml": BOMB}, "treo máy"),
        ({"word/a.xml": "<w:instrText xmlns:w='w'> DDEAUTO c:\\\\cmd</w:instrText>"}, "DDE"),
        ({"../../etc/passwd": b"x"}, "đường dẫn bất thường"),
        ({"word/zeros.xml": b"\x00" * 150_000_000}, "mở ra quá lớn"),
        ({"word/broken.xml": b"<a><b></a>"}, "bị hỏng"),
    ],
)
def test_a_word_file_that_can_act_is_refused(parts, words):
    assert words in refused(samples.package(parts, base=samples.docx()), "don.docx")


def test_a_plain_link_in_a_word_file_is_fine():
    content = samples.package({"word/_rels/a.rels": RELATION.format("hyperlink")}, base=samples.docx())
    assert inspect(content, "a.docx", LIMITS).kind == Kind.DOCX


def test_external_sheets_and_macros_of_excel_are_refused():
    assert "lấy từ nơi khác" in refused(
        samples.xlsx(**{"xl/externalLinks/_rels/e.rels": RELATION.format("externalLinkPath")})
    )
    assert "macro" in refused(samples.xlsx(**{"xl/vbaProject.bin": b"x"}))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("đơn khiếu nại.pdf", "đơn khiếu nại.pdf"),
        ("C:\\Users\\an\\Đơn.PDF", "Đơn.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("don.pdf.exe", "don.pdf"),
        ("don\u202efdp.exe", "donfdp.pdf"),
        ("a\x00b\nc\r.pdf", "abc.pdf"),
        ("", "tep-dinh-kem.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("con.pdf", "tep-dinh-kem.pdf"),
        ("a" * 300 + ".pdf", "a" * 80 + ".pdf"),
        ('<img src=x onerror="alert(1)">.pdf', "img src=x onerror=alert(1).pdf"),
        ("Do\u031bn.pdf", "Dơn.pdf"),
        ("😡.pdf", "😡.pdf"),
    ],
)
def test_names_lose_paths_hidden_marks_and_false_endings(name, shown):
    assert safe_name(name, Kind.PDF) == shown


def test_a_process_of_its_own_finds_the_same():
    content = samples.hostile_pdf()
    assert inspect_apart(content, "don.pdf", LIMITS) == inspect(content, "don.pdf", LIMITS)


def test_a_process_of_its_own_passes_on_the_refusal():
    with pytest.raises(Refusal, match="HEIC") as caught:
        inspect_apart(b"\x00\x00\x00\x18ftypheic" + b"\x00" * 90, "a.heic", LIMITS)
    assert caught.value.field == "file"


def test_a_process_that_dies_for_want_of_memory_is_a_refusal():
    starved = Limits(memory=60 * 1024 * 1024)
    with pytest.raises(Refusal, match=r"không mở được một cách an toàn|bị hỏng"):
        inspect_apart(samples.noisy_photo(1), "a.jpg", starved)


def test_a_process_that_takes_too_long_is_a_refusal(monkeypatch):
    import sys

    from caunoi.files.checks import isolation

    monkeypatch.setattr(isolation, "_CHILD", [sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(Refusal, match="an toàn"):
        inspect_apart(samples.jpeg(), "a.jpg", Limits(seconds=-9))


def test_the_process_has_no_keys_and_no_database(monkeypatch, tmp_path):
    import sys

    from caunoi.files.checks import isolation

    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    monkeypatch.setattr(
        isolation, "_CHILD", [sys.executable, "-c", "import os,json; print(json.dumps(dict(os.environ)))"]
    )
    environment, _ = isolation.ask_child({}, b"", LIMITS)
    assert not {name for name in environment if "DATABASE" in name or "CAUNOI" in name or "SECRET" in name}

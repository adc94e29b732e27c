"""What a file truly is, from its own bytes; the name is never believed."""

import io
import zipfile

from caunoi.files.words import Kind
from caunoi.kernel.refusal import Refusal

_START = {
    b"\xff\xd8\xff": Kind.JPEG,
    b"\x89PNG\r\n\x1a\n": Kind.PNG,
}
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
    b"\xcf\xfa\xed\xfe",
    b"#!",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF")
_TAKEN = ("PDF, ảnh (JPG, PNG, WebP), Word (.docx), Excel (.xlsx), OpenDocument (.odt), văn bản (.txt)",
          "PDF, pictures (JPG, PNG, WebP), Word (.docx), Excel (.xlsx), OpenDocument (.odt), text (.txt)")  # fmt: skip


def kind_of(content: bytes) -> Kind:
    """The kind of a file; refuses, saying what it seems to be and what would be taken."""
    for start, kind in _START.items():
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Kind.WEBP
    if content[:4] == b"PK\x03\x04":
        return _kind_of_package(content)
    _refuse_known(content)
    if b"%PDF-" in content[:1024]:
        return Kind.PDF
    if _is_text(content):
        return Kind.TEXT
    raise _not_taken(_guessed(content))


def _refuse_known(content: bytes) -> None:
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        raise Refusal(
            "Ảnh này ở dạng HEIC của iPhone, hệ thống chưa mở được. Trên máy: vào Cài đặt, Camera, Định dạng, chọn "
            "“Tương thích nhất” rồi chụp lại; hoặc chụp màn hình tấm ảnh và gửi ảnh chụp màn hình.",
            "This picture is in the iPhone's HEIC form, which cannot be opened here. Choose Settings, Camera, Formats, "
            "Most Compatible and take it again, or send a screenshot of it.",
            field="file",
        )
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Refusal(
            "Đây là tệp Word hoặc Excel kiểu cũ (.doc, .xls). Hãy mở và lưu lại dạng .docx, .xlsx hoặc PDF rồi gửi.",
            "This is an old Word or Excel file (.doc, .xls). Open it and save it as .docx, .xlsx or PDF.",
            field="file",
        )
    if content.startswith(_PROGRAMS):
        raise _not_taken(("chương trình máy tính", "a computer program"))
    if content.startswith(_ARCHIVES):
        raise _not_taken(("tệp nén", "an archive"))


def _kind_of_package(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
            if "mimetype" in names and package.getinfo("mimetype").file_size < 100:
                declared = package.read("mimetype").decode("ascii", "replace")
                if declared.strip() == "application/vnd.oasis.opendocument.text":
                    return Kind.ODT
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as broken:
        raise Refusal(
            "Tệp bị hỏng nên không mở được. Hãy lưu lại rồi gửi.",
            "The file is damaged. Save it again and send it.",
            field="file",
        ) from broken
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        return Kind.DOCX
    if "[Content_Types].xml" in names and "xl/workbook.xml" in names:
        return Kind.XLSX
    raise _not_taken(("tệp nén", "an archive"))


def _is_text(content: bytes) -> bool:
    """Whether it reads as plain text: UTF-8 or marked UTF-16, or an old Vietnamese code; never a page or a drawing."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return len(content) % 2 == 0
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in content)
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<?php", b"{\\rtf")):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return controls == 0 and sum(byte < 128 for byte in content) * 3 >= len(content)
    return controls == 0


def _guessed(content: bytes) -> tuple[str, str]:
    """What it seems to be, for the sentence; the guess decides nothing."""
    import puremagic

    try:
        mime = str(puremagic.from_string(content[:65536], mime=True) or "")
    except (puremagic.PureError, ValueError, IndexError):
        mime = ""
    if mime.startswith("video"):
        return "phim", "a video"
    if mime.startswith("audio"):
        return "tệp âm thanh", "a sound file"
    if mime.startswith("image"):
        return "loại ảnh chưa nhận", "a kind of picture not taken"
    return "loại tệp chưa nhận", "a kind of file not taken"


def _not_taken(what: tuple[str, str]) -> Refusal:
    return Refusal(
        f"Tệp này là {what[0]}. Hệ thống nhận: {_TAKEN[0]}.",
        f"This file is {what[1]}. Taken here: {_TAKEN[1]}.",
        field="file",
    )

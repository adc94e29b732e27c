"""Which reader a file goes to, by its first bytes and never by its name alone."""

from collections.abc import Callable
from pathlib import Path

from caunoi.kernel.refusal import Refusal

from . import docx, html, old, pdf, plain
from .shapes import MAX_BYTES, MAX_CHARS, Text, empty, not_a_document, too_large, too_long

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh")


def text_of_path(path: str | Path) -> Text:
    """The text of the file at ``path``; refuses what is missing, empty, too large, locked or no document."""
    path = Path(path)
    if not path.is_file():
        raise Refusal(f"Không tìm thấy tệp “{path}”.", f"There is no file “{path}”.", field="file")
    if path.stat().st_size > MAX_BYTES:
        raise too_large()
    return text_of(path.name, path.read_bytes())


def text_of(name: str, data: bytes) -> Text:
    """The text of a file's bytes."""
    if not data.strip(b"\x00 \t\r\n"):
        raise empty()
    if len(data) > MAX_BYTES:
        raise too_large()
    found = _reader(name, data)(data)
    if not found.text.strip():
        raise empty()
    if len(found.text) > MAX_CHARS:
        raise too_long()
    return found


def _reader(name: str, data: bytes) -> Callable[[bytes], Text]:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return pdf.text
    if head.startswith(b"PK\x03\x04"):
        return docx.text
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return old.doc
    if head.startswith(b"{\\rtf"):
        return old.rtf
    if head.startswith(_PICTURES):
        raise Refusal(
            "Tệp là ảnh chụp. Hãy nhận dạng chữ (OCR) trước, hoặc nhập bản docx hay pdf có lớp chữ.",
            "The file is a picture. Run character recognition (OCR) first, or import a docx or a pdf with text.",
            field="file",
        )
    if head.startswith(_PROGRAMS):
        raise not_a_document()
    if html.looks_like(name, head):
        return html.text
    return plain.text

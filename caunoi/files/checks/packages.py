"""Word, Excel and OpenDocument files: packages of parts, checked before and while they are unpacked."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from caunoi.files.rules import Limits
from caunoi.files.words import Kind
from caunoi.kernel.refusal import Refusal

_MACROS = re.compile(r"(vbaProject|vbaData|macrosheets/|(^|/)Basic/|(^|/)Scripts/|\.bin$|activeX/)", re.IGNORECASE)
_FILES_INSIDE = re.compile(
    r"((^|/)embeddings/|(^|/)Object \d|\.(zip|docx|xlsx|jar|exe|dll|js|vbs|docm|xlsm)$)",
    re.IGNORECASE,
)
_HARMLESS_BINARY = re.compile(r"(printerSettings/printerSettings\d*\.bin|ObjectReplacements/)", re.IGNORECASE)
_ABOUT_AUTHOR = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "docProps/thumbnail.jpeg", "meta.xml")
_BLANK = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
    "meta.xml": b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta office:version="1.2" '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:meta/></office:document-meta>',
}


def checked(content: bytes, kind: Kind, limits: Limits) -> tuple[bytes, tuple[str, ...]]:
    """The file without its author's particulars; refuses bombs, macros, files inside, parts fetched from elsewhere."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            _must_unpack_safely(entries, limits)
            _must_not_act(entries)
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    _must_be_quiet(package, entry, kind)
            if any(entry.filename.startswith("_xmlsignatures/") for entry in entries):
                return content, ()
            return _without_author(package, entries), ()
    except DefusedXmlException as bomb:
        raise _unsafe("khai báo có thể làm treo máy", "declarations that can hang a computer") from bomb
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, ParseError) as broken:
        raise Refusal(
            "Tệp bị hỏng hoặc có mật khẩu nên không mở được. Hãy lưu lại rồi gửi.",
            "The file is damaged or has a password. Save it again and send it.",
            field="file",
        ) from broken


def _must_unpack_safely(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Judge by the package's own list, before anything is unpacked."""
    total = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if (
        len(entries) > limits.entries
        or total > limits.unpacked
        or (total > 1024 * 1024 and total // packed > limits.ratio)
    ):
        raise _unsafe("phần nén bất thường, mở ra quá lớn", "parts that unpack to an immense size")
    names = [entry.filename for entry in entries]
    strange = any(
        name.startswith(("/", "\\")) or ".." in name.split("/") or "\\" in name or "\x00" in name for name in names
    )
    if strange or len(set(names)) != len(names):
        raise _unsafe("đường dẫn bất thường bên trong", "strange paths inside")


def _must_not_act(entries: list[zipfile.ZipInfo]) -> None:
    for entry in entries:
        if _MACROS.search(entry.filename) and not _HARMLESS_BINARY.search(entry.filename):
            raise _unsafe("macro (mã lệnh)", "macros")
        if _FILES_INSIDE.search(entry.filename) and not _HARMLESS_BINARY.search(entry.filename):
            raise _unsafe("tệp khác nhúng bên trong", "other files inside")


def _must_be_quiet(package: zipfile.ZipFile, entry: zipfile.ZipInfo, kind: Kind) -> None:
    """Read one part without trusting it: no entities, nothing fetched from elsewhere, no commands."""
    with package.open(entry) as part:
        for element in _elements(part):
            name = str(element.tag).rsplit("}", 1)[-1]
            if name == "Relationship" and element.get("TargetMode") == "External":
                _must_be_link(str(element.get("Type", "")))
            elif name == "Override" and "macroEnabled" in str(element.get("ContentType", "")):
                raise _unsafe("macro (mã lệnh)", "macros")
            elif name == "instrText" and re.match(r"\s*DDE", element.text or "", re.IGNORECASE):
                raise _unsafe("lệnh gọi chương trình khác (DDE)", "commands to other programs (DDE)")
            elif name in ("ddeLink", "script", "event-listener") or (kind is Kind.ODT and name == "floating-frame"):
                raise _unsafe("lệnh gọi chương trình khác", "commands to other programs")


def _elements(part: Any) -> Iterator[Any]:
    for _, element in iterparse(part, events=("end",), forbid_dtd=True):
        yield element
        element.clear()


def _must_be_link(relation: str) -> None:
    if not relation.endswith("/hyperlink"):
        raise _unsafe("phần lấy từ nơi khác trên mạng", "parts fetched from elsewhere")


def _without_author(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as anew:
        for entry in entries:
            if entry.filename == "docProps/thumbnail.jpeg":
                continue
            plain = zipfile.ZipInfo(entry.filename, date_time=(2000, 1, 1, 0, 0, 0))
            plain.compress_type = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            content = _BLANK.get(entry.filename) or package.read(entry)
            if entry.filename == "_rels/.rels":
                content = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)
            anew.writestr(plain, content)
    return made.getvalue()


def _unsafe(vi: str, en: str) -> Refusal:
    return Refusal(
        f"Tệp có {vi} nên không nhận để bảo đảm an toàn. Hãy lưu (in) thành PDF rồi gửi.",
        f"The file has {en} and is not taken, for safety. Save (print) it as PDF and send that.",
        field="file",
    )

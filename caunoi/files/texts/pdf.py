"""PDF files: their text layer, or a short scan as a machine reads it; locked and damaged files are refused with what to do instead."""

import io
import tempfile
from pathlib import Path

from caunoi.kernel.refusal import Refusal

from .plain import repair
from .shapes import MAX_PAGES, OCR, Text, damaged, locked, scanned

#: Finding tables costs most of a second a page; files longer than this are read without.
_PAGES_WITH_TABLES = 12
#: A person waits for the reading of a scan: some seconds a page.
_PAGES_READ = 8


def text(data: bytes) -> Text:
    """The text of a PDF, page after page; nothing in the file is run."""
    pages = _pages(data)
    if pages > MAX_PAGES:
        raise Refusal(
            f"Tệp PDF có {pages} trang, nhiều hơn mức {MAX_PAGES}. Hãy chia nhỏ rồi nhập từng phần.",
            f"The PDF has {pages} pages, more than {MAX_PAGES}. Split it and import each part.",
            field="file",
        )
    found = _with_tables(data) if pages <= _PAGES_WITH_TABLES else _plain(data)
    if len(found.split()) < 3 * max(1, pages // 2):
        return _scan(data, pages)
    fixed, encoding = repair(found)
    return Text(fixed, "pdf", encoding or "utf-8")


def _scan(data: bytes, pages: int) -> Text:
    """A scan of a few pages as a machine reads it, where one is installed; else what to do instead."""
    from caunoi.files import ocr

    if pages > _PAGES_READ or not ocr.engines():
        raise scanned()
    found = ocr.read(data, "pdf", pages=pages).text
    if len(found.split()) < 3:
        raise scanned()
    return Text(found, "pdf", OCR)


def _pages(data: bytes) -> int:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as opened:
            return len(opened.pages)
    except pikepdf.PasswordError as no:
        raise locked() from no
    except Exception as broken:
        raise damaged("PDF", "PDF") from broken


def _plain(data: bytes) -> str:
    """The text alone, hundreds of times faster: for long files."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as opened:
        return "\n".join(page.get_textpage().get_text_range().replace("\r\n", "\n") for page in opened)


def _with_tables(data: bytes) -> str:
    """The text with the cells of each table row on one line."""
    import viparse
    from viparse.errors import ViparseError

    with tempfile.TemporaryDirectory(prefix="caunoi-") as folder:
        path = Path(folder) / "document.pdf"
        path.write_bytes(data)
        try:
            documents = viparse.load(path, output="text", encoding="auto", ocr=False)
        except (ViparseError, Exception) as broken:
            raise damaged("PDF", "PDF") from broken
    return "\n".join(document.text for document in documents)

"""PDF files with a text layer; scans, locked and damaged files are refused with what to do instead."""

import io
import tempfile
from pathlib import Path

from caunoi.kernel.refusal import Refusal

from .plain import repair
from .shapes import MAX_PAGES, Text, damaged, locked, scanned


def text(data: bytes) -> Text:
    """The text of a PDF, page after page; nothing in the file is run."""
    pages = _pages(data)
    if pages > MAX_PAGES:
        raise Refusal(
            f"Tệp PDF có {pages} trang, nhiều hơn mức {MAX_PAGES}. Hãy chia nhỏ rồi nhập từng phần.",
            f"The PDF has {pages} pages, more than {MAX_PAGES}. Split it and import each part.",
            field="file",
        )
    found = _extracted(data)
    if len(found.split()) < 3 * max(1, pages // 2):
        raise scanned()
    fixed, encoding = repair(found)
    return Text(fixed, "pdf", encoding or "utf-8")


def _pages(data: bytes) -> int:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as opened:
            return len(opened.pages)
    except pikepdf.PasswordError as no:
        raise locked() from no
    except Exception as broken:
        raise damaged("PDF", "PDF") from broken


def _extracted(data: bytes) -> str:
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

"""A page of a kept file as a PNG, for officers to look at."""

import io
from typing import Any

from caunoi.kernel.refusal import Refusal


def page_as_png(content: bytes, kind: str, page: int, side: int) -> bytes:
    """One page, its longer side ``side`` pixels; refuses where there is nothing to draw or nothing to draw with."""
    picture = _pdf_page(content, page, side) if kind == "pdf" else _picture(content, kind)
    picture.thumbnail((side, side))
    made = io.BytesIO()
    picture.convert("RGB" if picture.mode not in ("L", "1") else "L").save(made, "PNG")
    return made.getvalue()


def _picture(content: bytes, kind: str) -> Any:
    from PIL import Image

    if kind not in ("jpeg", "png", "webp"):
        raise Refusal(
            "Loại tệp này không xem trước được; hãy tải về.",
            "This kind of file has no preview; download it.",
            field="file",
        )
    opened = Image.open(io.BytesIO(content))
    opened.load()
    return opened


def _pdf_page(content: bytes, page: int, side: int) -> Any:
    try:
        import pypdfium2
    except ImportError as absent:
        raise Refusal(
            "Máy chủ chưa cài phần xem trước PDF (pypdfium2). Hãy tải tệp về để xem.",
            "PDF preview (pypdfium2) is not installed on the server. Download the file.",
            field="file",
        ) from absent
    try:
        document = pypdfium2.PdfDocument(content)
        if not 0 <= page < len(document):
            raise Refusal("Không có trang này.", "There is no such page.", field="page")
        drawn = document[page]
        longest = max(drawn.get_width(), drawn.get_height()) or 1
        return drawn.render(scale=min(side / longest, 6.0)).to_pil()
    except pypdfium2.PdfiumError as broken:
        raise Refusal("Không vẽ được trang này.", "This page cannot be drawn.", field="page") from broken

"""PDF files: opened, everything that can act or hide taken out, written anew. Streams are never decoded here."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from caunoi.files.rules import Limits
from caunoi.kernel.refusal import Refusal

#: Keys that hold scripts, actions on opening, files inside, forms with scripts, media.
_KEYS = (
    "/OpenAction", "/AA", "/JavaScript", "/JS", "/EmbeddedFiles", "/EF", "/AF", "/XFA", "/RichMedia",
    "/RichMediaContent", "/Collection", "/Renditions", "/AlternatePresentations", "/PieceInfo",
)  # fmt: skip
_ACTIONS = (
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Sound", "/Movie",
    "/RichMediaExecute", "/SetOCGState", "/Hide",
)  # fmt: skip
_ANNOTATIONS = ("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D")
#: What each thing is called when the officer is told what was taken out.
NAMES = {"script": "mã lệnh", "action": "hành động tự chạy", "file": "tệp nhúng", "media": "phương tiện nhúng"}


def cleaned(content: bytes, limits: Limits) -> tuple[bytes, int, tuple[str, ...]]:
    """The file without what can act, the number of pages, and the names of what was taken out.

    A file with a digital signature and nothing to take out is kept byte for byte, so that the signature stays good.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pages = len(pdf.pages)
            _must_have_pages(pages, limits)
            removed = _strip(pdf)
            if not removed and _is_signed(pdf):
                return content, pages, ()
            _forget_author(pdf)
            return _written(pdf), pages, tuple(sorted(removed))
    except pikepdf.PasswordError as locked:
        raise Refusal(
            "Tệp PDF có đặt mật khẩu nên không mở được. Hãy bỏ mật khẩu (in ra PDF mới) rồi gửi.",
            "The PDF has a password. Remove it (print it to a new PDF) and send it again.",
            field="file",
        ) from locked
    except (pikepdf.PdfError, RecursionError, ValueError, KeyError, OverflowError) as broken:
        raise Refusal(
            "Tệp PDF bị hỏng nên không mở được. Hãy lưu hoặc quét lại rồi gửi.",
            "The PDF is damaged. Save or scan it again and send it.",
            field="file",
        ) from broken


def _must_have_pages(pages: int, limits: Limits) -> None:
    if pages == 0:
        raise Refusal("Tệp PDF không có trang nào.", "The PDF has no pages.", field="file")
    if pages > limits.pages:
        raise Refusal(
            f"Tệp PDF có {pages} trang, quá mức {limits.pages} trang. Hãy tách thành nhiều tệp.",
            f"The PDF has {pages} pages; the limit is {limits.pages}. Split it.",
            field="file",
        )


def _strip(pdf: pikepdf.Pdf) -> set[str]:
    """Take out what can act, wherever it lies: in objects of their own and in dictionaries written inside others."""
    removed: set[str] = set()
    for holder in _holders(pdf):
        if isinstance(holder, pikepdf.Array):
            _strip_array(holder, removed)
        else:
            _strip_dictionary(holder, removed)
    return removed


def _holders(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary, stream and array, indirect or inline; without recursion, each indirect one once."""
    waiting: list[Any] = [pdf.trailer, *pdf.objects]
    seen: set[tuple[int, int]] = set()
    while waiting:
        holder = waiting.pop()
        if not isinstance(holder, (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)):
            continue
        if holder.is_indirect:
            if holder.objgen in seen:
                continue
            seen.add(holder.objgen)
        yield holder
        children = list(holder) if isinstance(holder, pikepdf.Array) else [holder[key] for key in holder.keys()]  # noqa: SIM118
        waiting.extend(child for child in children if _is_inline(child))


def _is_inline(child: Any) -> bool:
    return isinstance(child, (pikepdf.Dictionary, pikepdf.Array)) and not child.is_indirect


def _strip_dictionary(holder: Any, removed: set[str]) -> None:
    for key in list(holder.keys()):
        if key in _KEYS:
            removed.add(_called(key))
            del holder[key]
        elif _acts(holder[key]):
            removed.add(_called(str(holder[key].get("/S"))))
            del holder[key]


def _strip_array(holder: Any, removed: set[str]) -> None:
    for at in reversed(range(len(holder))):
        item = holder[at]
        if _acts(item):
            removed.add(_called(str(item.get("/S"))))
            del holder[at]
        elif isinstance(item, pikepdf.Dictionary) and str(item.get("/Subtype", "")) in _ANNOTATIONS:
            removed.add("file" if str(item.get("/Subtype")) == "/FileAttachment" else "media")
            del holder[at]


def _acts(value: Any) -> bool:
    return isinstance(value, pikepdf.Dictionary) and str(value.get("/S", "")) in _ACTIONS


def _called(key: str) -> str:
    if key in ("/JavaScript", "/JS", "/XFA"):
        return "script"
    if key in ("/EmbeddedFiles", "/EF", "/AF", "/Collection", "/PieceInfo"):
        return "file"
    return "media" if "Media" in key or key in ("/Renditions", "/Rendition", "/Sound", "/Movie") else "action"


def _is_signed(pdf: pikepdf.Pdf) -> bool:
    form = pdf.Root.get("/AcroForm")
    return isinstance(form, pikepdf.Dictionary) and int(form.get("/SigFlags", 0)) & 1 == 1


def _forget_author(pdf: pikepdf.Pdf) -> None:
    """Who wrote it, with what and when is nobody's business but the sender's."""
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    if "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]


def _written(pdf: pikepdf.Pdf) -> bytes:
    made = io.BytesIO()
    pdf.save(
        made,
        object_stream_mode=pikepdf.ObjectStreamMode.preserve,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        compress_streams=False,
        encryption=False,
        static_id=True,
    )
    return made.getvalue()

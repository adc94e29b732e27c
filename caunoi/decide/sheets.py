"""Sheets to print: ballots in two halves, slips with one-time codes, each with its QR."""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import qrcode
from django.conf import settings
from django.urls import reverse
from qrcode.image.svg import SvgPathImage

from caunoi.notices.fonts import Face, drawable, face
from caunoi.notices.plain import plain

from .models import Decision
from .words import Kind

_PAGE = Path(__file__).with_name("sheets.typ")


def qr_svg(text: str) -> str:
    """A QR drawing as SVG."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=2, box_size=10)
    code.add_data(text)
    drawn: str = code.make_image(image_factory=SvgPathImage).to_string().decode()
    return drawn[drawn.index("<svg") :]


def ballots_pdf(row: Decision, households: Sequence[str], codes: Sequence[str]) -> bytes:
    """Ballots in two halves on separate pages: the households' in the order of the roll, the voting halves in random order.

    A household signs its half and draws a voting half from the pile itself; no page shows which it drew.
    """
    boxes = (
        [each.name for each in row.candidates.filter(withdrawn=False)]
        if row.kind == Kind.ELECTION
        else ["Tán thành", "Không tán thành"]
    )
    stubs = [
        _sheet(
            f"CUỐNG PHIẾU CỦA HỘ {code}",
            [row.title, "Đại diện hộ ký nhận: ……………………………", "Nộp phiếu ngày: ………"],
            [],
            code,
            f"Hộ {code}",
        )
        for code in households
    ]
    papers = [
        _sheet(
            "PHIẾU LẤY Ý KIẾN HỘ GIA ĐÌNH", [row.title, *([f"Bầu tối đa {row.seats} người."] if row.kind == Kind.ELECTION else [])], boxes,
            f"{code[:4]}-{code[4:8]}-{code[8:]}", "Mã của phiếu, không phải của hộ", qr=code,
        )
        for code in codes
    ]  # fmt: skip
    parts = [
        {"title": "Phần A. Cuống phiếu theo sổ hộ", "told": "Đại diện hộ ký cuống, rồi tự rút một phiếu ở phần B.", "sheets": stubs, "last": False},
        {
            "title": "Phần B. Phiếu lấy ý kiến", "sheets": papers, "last": True,
            "told": "Cắt rời và xáo trộn trước khi phát. Mã trên phiếu không nối với hộ nào và không lưu ở đâu cùng mã hộ.",
        },
    ]  # fmt: skip
    return _compiled(row, f"Phiếu lấy ý kiến: {row.title}", parts)


def slips_pdf(row: Decision, slips: Iterable[tuple[str, str]]) -> bytes:
    """One slip for each household with its one-time code and the address of the vote."""
    address = settings.SITE_URL + reverse("decide:vote", args=[row.code])
    sheets = [
        _sheet(
            f"MÃ BIỂU QUYẾT CỦA HỘ {household}", [row.title, f"Mở {address} (hoặc quét mã), nhập mã bên cạnh.", "Mã dùng một lần; giữ kín đến khi dùng xong."],
            [], code, address, qr=address,
        )
        for household, code in slips
    ]  # fmt: skip
    parts = [
        {
            "title": "Mã biểu quyết trực tuyến",
            "told": "Cắt rời, giao tận tay đại diện hộ trong phong bì kín.",
            "sheets": sheets,
            "last": True,
        }
    ]
    return _compiled(row, f"Mã biểu quyết: {row.title}", parts)


def _sheet(head: str, lines: list[str], boxes: list[str], code: str, alt: str, *, qr: str = "") -> dict[str, Any]:
    return {"head": head, "lines": lines, "boxes": boxes, "code": code, "alt": alt, "qr": qr_svg(qr or code)}


def _compiled(row: Decision, title: str, parts: list[dict[str, Any]]) -> bytes:
    chosen = face()
    data = {"title": plain(title), "issuer": row.place.full_name, "face": chosen.family, "parts": parts}
    words = drawable(json.dumps(data, ensure_ascii=False), chosen.letters)
    made = _compiler(chosen).compile(input=_PAGE.read_bytes(), sys_inputs={"sheets": words}, format="pdf")
    if not isinstance(made, bytes):
        raise TypeError("typst returned no single file")
    return made


@cache
def _compiler(chosen: Face) -> Any:
    from typst import Compiler, Fonts

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[chosen.folder])
    return Compiler(font_paths=fonts, root=str(_PAGE.parent))

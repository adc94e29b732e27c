"""Sheets to print: cards with a QR code for a counter's day, and paper forms that carry the same codes."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import qrcode
from django.conf import settings
from django.urls import reverse
from qrcode.image.svg import SvgPathImage

from caunoi.notices.fonts import Face, drawable, face
from caunoi.notices.plain import plain

from .models import CodeBatch
from .queries import codes_of
from .words import Channel, Score, Why

_PAGE = Path(__file__).with_name("sheets.typ")
ASK = "Ông (bà) có hài lòng với lần giải quyết này không?"


def sheet_pdf(batch: CodeBatch) -> bytes:
    """The codes of a batch as a sheet: cards to hand out, or forms to fill in by hand."""
    service, forms = batch.service, batch.channel == Channel.PAPER.value
    told = "Cắt rời. Mỗi người một mã, dùng một lần; mã không nối với hồ sơ hay người nào. Phiếu không phát hết: ghi số còn lại vào đợt mã."
    data = {
        "title": plain(f"{'Phiếu đánh giá' if forms else 'Mã đánh giá'}: {service.name}{f', {batch.desk}' if batch.desk else ''}"),
        "told": told, "issuer": service.body.name, "name": plain(service.name), "forms": forms, "ask": ASK,
        "scores": [each.vi for each in Score], "why": "Vì sao (đánh dấu nếu muốn):", "whys": [each.vi for each in Why], "more": "Ý kiến thêm:",
        "scan": "Quét mã, chọn một mức. Không hỏi tên.", "address": f"hoặc mở {settings.SITE_URL.split('://')[-1]}{reverse('benefit:code')}",
        "until": f"Dùng đến {batch.until:%d/%m/%Y}", "face": face().family,
        "codes": [
            {"code": code, "qr": _qr(settings.SITE_URL + reverse("benefit:rate", args=[code]))} for code in codes_of(batch)
        ],
    }  # fmt: skip
    chosen = face()
    words = drawable(json.dumps(data, ensure_ascii=False), chosen.letters)
    made = _compiler(chosen).compile(input=_PAGE.read_bytes(), sys_inputs={"sheets": words}, format="pdf")
    if not isinstance(made, bytes):
        raise TypeError("typst returned no single file")
    return made


def _qr(text: str) -> str:
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=2, box_size=10)
    code.add_data(text)
    drawn: str = code.make_image(image_factory=SvgPathImage).to_string().decode()
    return drawn[drawn.index("<svg") :]


@cache
def _compiler(chosen: Face) -> Any:
    from typst import Compiler, Fonts

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[chosen.folder])
    return Compiler(font_paths=fonts, root=str(_PAGE.parent))

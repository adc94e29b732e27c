"""The papers of a work: a receipt with the drawing that leads to its check, the settlement as docx, pdf and xlsx."""

import io
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import qrcode
from qrcode.image.svg import SvgPathImage

from caunoi.kernel.refusal import Refusal
from caunoi.notices.fonts import Face, drawable, face
from caunoi.notices.paper import Block, Column, Heading, Paper, Paragraph, Signature, Table
from caunoi.notices.plain import plain
from caunoi.notices.queries import MEDIA_TYPES, PaperContent, made_file
from caunoi.notices.text import paragraphs

from . import queries
from .models import CommunityWork
from .queries import Receipt, Sums

_PAGE = Path(__file__).with_name("receipt.typ")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = ("docx", "pdf", "xlsx")


def qr_svg(text: str) -> str:
    """A QR drawing as SVG."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=2, box_size=10)
    code.add_data(text)
    drawn: str = code.make_image(image_factory=SvgPathImage).to_string().decode()
    return drawn[drawn.index("<svg") :]


def receipt_file(receipt: Receipt, name: str, address: str) -> PaperContent:
    """Biên nhận: number, day, what was given; the name only on the paper itself."""
    work = receipt.work
    rows = [
        ("Công trình", work.title, False), ("Nơi thực hiện", work.place.full_name, False), ("Người góp", name or "Không ghi tên", False),
        (f"Đã góp ({receipt.given.vi.lower()})", receipt.told, True), ("Ngày", f"{receipt.on:%d/%m/%Y}", False),
    ]  # fmt: skip
    if receipt.value:
        rows.insert(4, ("Giá trị quy đổi", f"{dots(receipt.value)} đồng ({receipt.clause})", False))
    if receipt.undone:
        rows.append(("Lưu ý", receipt.undone, True))
    chosen = face()
    data = {
        "title": f"Biên nhận số {receipt.number}: {work.title}", "issuer": plain(work.body.name), "face": chosen.family,
        "head": f"BIÊN NHẬN ĐÓNG GÓP SỐ {receipt.number}", "rows": [[plain(label), plain(told), bold] for label, told, bold in rows],
        "qr": qr_svg(address), "address": address, "code": "-".join(receipt.code[at : at + 4] for at in range(0, 12, 4)),
        "foot": "Mã này kiểm tra được tại trang của công trình và không cho biết tên người góp. Tên chỉ được nêu công khai khi người góp muốn.",
    }  # fmt: skip
    words = drawable(json.dumps(data, ensure_ascii=False), chosen.letters)
    made = _compiler(chosen).compile(input=_PAGE.read_bytes(), sys_inputs={"receipt": words}, format="pdf")
    if not isinstance(made, bytes):
        raise TypeError("typst returned no single file")
    return PaperContent(f"bien-nhan-{receipt.number}.pdf", MEDIA_TYPES["pdf"], made)


def settlement_file(row: CommunityWork, ending: str, on: date) -> PaperContent:
    """Quyết toán of a work, or its accounts as they stand; refuses sums that do not balance."""
    if ending not in KINDS:
        raise Refusal("Chỉ có tệp docx, pdf và xlsx.", "Only docx, pdf and xlsx.")
    sums, settled = queries.sums_of(row), getattr(row, "settlement", None)
    if not sums.balances or (settled and settled.sums != sums.frozen()):
        raise Refusal("Số liệu không khớp sổ, không lập được văn bản.", "The sums do not match the journal.")
    if sums.too_few and settled is None:
        raise Refusal(
            "Mới có rất ít người góp: bảng thu chi lập lúc này sẽ lộ mức góp của từng hộ.",
            "Too few have given: the accounts would tell what one household gave.",
        )
    name = f"{'quyet-toan' if settled else 'thu-chi'}-{row.pk.hex[:8]}"
    if ending == "xlsx":
        return PaperContent(f"{name}.xlsx", XLSX, _workbook(row, sums, on))
    paper = _paper(row, sums, settled, on)
    return made_file(paper, name, ending)


def summary(sums: Sums) -> list[tuple[str, int]]:
    """Money in, out and left: the left column adds up to the right."""
    return [
        ("Đóng góp bằng tiền", sums.given), ("Ngân sách hỗ trợ", sums.granted), ("Tổng thu bằng tiền", sums.received), ("Đã chi", sums.spent),
        ("Trả lại, chuyển quỹ cộng đồng", sums.returned), ("Còn lại", sums.left),
    ]  # fmt: skip


def dots(amount: int) -> str:
    """A sum with points between thousands."""
    return f"{amount:,}".replace(",", ".")


def _paper(row: CommunityWork, sums: Sums, settled: Any, on: date) -> Paper:
    undone = queries.undone_of(row)
    paid = [each for each in queries.expenses_of(row).order_by("number") if each.entry_id not in undone]
    permit = queries.permit_of(row.decision)
    body: list[Block] = [Paragraph(f"{row.title}, tại {row.place.full_name}; {row.body.name} giữ sổ.")]
    if permit is not None:
        body.append(Paragraph(f"Theo quyết định của cộng đồng dân cư {permit.code}: “{permit.title}”, {permit.yes}/{permit.base} tán thành."))  # fmt: skip
    if settled:
        body.append(Paragraph(f"Quyết toán ngày {settled.on:%d/%m/%Y}, trình trước: {settled.approved_by}."))
    body += [
        Heading(2, "Thu, chi bằng tiền"),
        Table((Column("Nội dung", 4), Column("Số tiền (đồng)", 2, "right")), tuple((label, dots(amount)) for label, amount in summary(sums))),
        Paragraph(f"Số hộ, người, tổ chức đóng góp: {sums.givers}, trong đó {sums.households} hộ; {sums.receipts} biên nhận."),
    ]  # fmt: skip
    if sums.kinds:
        body += [
            Heading(2, "Đóng góp bằng hiện vật, ngày công, đất"),
            Table(
                (Column("Nội dung", 3), Column("Số lượng", 2, "right"), Column("Giá trị quy đổi (đồng)", 2, "right")),
                tuple((each.given.vi, each.told, dots(each.value) if each.value else "không quy đổi") for each in sums.kinds),
            ),
        ]  # fmt: skip
    budget = queries.against_budget(row)
    if budget:
        body += [
            Heading(2, "Chi so với dự toán"),
            Table(
                (Column("Khoản", 4), Column("Dự toán", 2, "right"), Column("Đã chi", 2, "right")),
                tuple((each.line.what if each.line else "Ngoài dự toán", dots(each.planned), dots(each.spent)) for each in budget),
            ),
        ]  # fmt: skip
    body += [
        Heading(2, "Các khoản chi"),
        Table(
            (Column("Số", 1, "centre"), Column("Ngày", 2, "centre"), Column("Nội dung", 4), Column("Chứng từ", 3), Column("Số tiền (đồng)", 2, "right")),
            tuple((str(each.number), f"{each.on:%d/%m/%Y}", f"{each.what}; {each.payee}", each.voucher, dots(each.amount)) for each in paid),
        ) if paid else Paragraph("Chưa chi khoản nào."),
    ]  # fmt: skip
    if undone:
        body.append(Paragraph(f"Có {len(undone)} bút toán ghi sai đã được đảo; bút toán gốc vẫn giữ trong sổ."))
    if settled and settled.told:
        body += [Heading(2, "Nhận xét"), *paragraphs(settled.told)]
    kind = "BẢNG QUYẾT TOÁN" if settled else "BẢNG CÔNG KHAI THU, CHI"
    return Paper(
        issuer=row.body.name, place=row.commune.name, kind=kind, summary=row.title, on=settled.on if settled else on, body=tuple(body),
        signatures=(Signature(("NGƯỜI GIỮ SỔ",), "", "(Ký, ghi rõ họ tên)"), Signature(("ĐẠI DIỆN CÁC HỘ, BAN GIÁM SÁT",), "", "(Ký, ghi rõ họ tên)")),
        recipients=("Niêm yết tại nơi sinh hoạt cộng đồng", "Lưu: hồ sơ công trình"),
    )  # fmt: skip


def _workbook(row: CommunityWork, sums: Sums, on: date) -> bytes:
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        plain_cell = book.add_format(
            {"font_name": "Times New Roman", "font_size": 11, "border": 1, "text_wrap": True, "valign": "top"}
        )
        head = book.add_format(
            {
                "font_name": "Times New Roman",
                "font_size": 11,
                "border": 1,
                "bold": True,
                "align": "center",
                "text_wrap": True,
            }
        )
        money = book.add_format({"font_name": "Times New Roman", "font_size": 11, "border": 1, "num_format": "#,##0"})
        title = book.add_format({"font_name": "Times New Roman", "font_size": 13, "bold": True})
        sheet = book.add_worksheet("Tổng hợp")
        sheet.write_string(0, 0, f"{row.title}, đến ngày {on:%d/%m/%Y}", title)
        sheet.set_column(0, 0, 46)
        sheet.set_column(1, 1, 22)
        for at, (label, amount) in enumerate(summary(sums), start=2):
            sheet.write_string(at, 0, label, plain_cell)
            sheet.write_number(at, 1, amount, money)
        sheet.write_string(9, 0, "Kiểm tra: thu − chi − trả lại − còn lại (phải bằng 0)", plain_cell)
        sheet.write_formula(9, 1, "=B5-B6-B7-B8", money, 0)
        for at, each in enumerate(sums.kinds, start=11):
            sheet.write_string(at, 0, f"{each.given.vi}: {each.told}", plain_cell)
            sheet.write_number(at, 1, each.value, money)
        paid = book.add_worksheet("Các khoản chi")
        for at, label in enumerate(("Số", "Ngày", "Nội dung", "Trả cho", "Chứng từ", "Số tiền (đồng)", "Ghi chú")):
            paid.write_string(0, at, label, head)
            paid.set_column(at, at, (6, 12, 40, 28, 22, 18, 30)[at])
        undone = queries.undone_of(row)
        for at, bill in enumerate(queries.expenses_of(row).order_by("number"), start=1):
            cells = (str(bill.number), f"{bill.on:%d/%m/%Y}", bill.what, bill.payee, bill.voucher)
            for column, text in enumerate(cells):
                paid.write_string(at, column, text[:32000], plain_cell)
            paid.write_number(at, 5, bill.amount, money)
            paid.write_string(at, 6, undone.get(bill.entry_id, "")[:32000], plain_cell)
    return content.getvalue()


@cache
def _compiler(chosen: Face) -> Any:
    from typst import Compiler, Fonts

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[chosen.folder])
    return Compiler(font_paths=fonts, root=str(_PAGE.parent))

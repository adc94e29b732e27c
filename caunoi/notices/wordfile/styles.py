"""The named styles and the numbering of a paper in Word: officers edit by style, not by hand."""

import io
from dataclasses import dataclass
from functools import cache
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from caunoi.notices.layout import Edition

LEFT, CENTRE, RIGHT, JUSTIFY = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
#: Numbering instances of a fresh file: the counted list and the dash list.
COUNTED, DASHED = 1, 2
#: What a paper needs of the styles that come with an empty document; the other 150 are looked through for each paragraph written.
_OF_WORD = {
    "Normal", "Heading1", "Heading2", "Heading3", "DefaultParagraphFont", "TableNormal", "TableGrid", "NoList", "Header", "Footer",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How one named style looks; zero sizes and spaces are left out."""

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: WD_ALIGN_PARAGRAPH = CENTRE
    indent: float = 0
    before: float = 0
    after: float = 0
    flowing: bool = False
    together: bool = False


def looks(edition: Edition) -> tuple[Look, ...]:
    """Every style of an edition, from the national title to the list of recipients."""
    e = edition
    label = e.recipients_label_style
    flow: dict[str, Any] = {"align": JUSTIFY, "indent": e.indent, "before": e.space_before, "flowing": True}
    return (
        Look("Quốc hiệu", e.national_size, bold=True),
        Look("Tiêu ngữ", e.motto_size or e.national_size, bold=True),
        Look("Cơ quan chủ quản", e.issuer_size),
        Look("Cơ quan ban hành", e.issuer_size, bold=True),
        Look("Đường kẻ", 2),
        Look("Số, ký hiệu", e.number_size, before=6),
        Look("Địa danh, thời gian", e.place_size, italic=True, before=6),
        Look("Mẫu số", e.form_size, align=RIGHT, bold=True, after=4),
        Look("Tên loại", e.kind_size, bold=True, before=18, together=True),
        Look("Trích yếu", e.summary_size, bold=True, together=True),
        Look("Trích yếu công văn", e.subject_size, italic=e.subject_italic, before=6),
        Look("Kính gửi", e.body_size, italic=False, before=18, after=6),
        Look("Căn cứ", e.body_size, italic=e.ground_italic, **flow),
        Look("Dòng giữa", e.body_size, bold=True, before=10, after=4, together=True),
        Look("Lời văn", e.body_size, **flow),
        Look("Điều", e.body_size, **flow),
        Look("Khoản", e.body_size, **flow),
        Look("Điểm", e.body_size, **flow),
        Look("Gạch đầu dòng", e.body_size, **flow),
        Look("Tên bảng", e.body_size, italic=True, before=8, after=4, together=True),
        Look("Ô bảng", 12, align=LEFT, before=2, after=2),
        Look("Ghi chú bảng", 11, italic=True, align=LEFT, before=4),
        Look("Phụ lục", e.kind_size, bold=True, together=True),
        Look("Tên phụ lục", e.summary_size, bold=True, together=True),
        Look("Kèm theo", e.summary_size, italic=True, together=True, after=6),
        Look("Quyền hạn, chức vụ", e.authority_size, bold=True, together=True),
        Look("Chức vụ", e.authority_size, bold=e.office_bold, together=True),
        Look("Ghi chú ký", 12, italic=True, together=True),
        Look("Họ tên người ký", e.name_size, bold=True),
        Look(
            "Nơi nhận",
            e.recipients_label_size,
            bold="bold" in label,
            italic="italic" in label,
            underline="underline" in label,
            align=LEFT,
        ),
        Look("Danh sách nơi nhận", e.recipients_size, align=LEFT),
        Look("Số trang", e.page_number_size),
    )


def fresh(edition: Edition) -> DocumentType:
    """An empty document with the styles, numbering and page of an edition."""
    return Document(io.BytesIO(_blank(edition.layout.value, edition.since.isoformat(), _Hidden(edition))))


class _Hidden:
    """Carries the edition past the cache key, which is its layout and day."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hidden)


@cache
def _blank(_layout: str, _since: str, carried: _Hidden) -> bytes:
    edition = carried.edition
    document = Document()
    for paragraph in list(document.element.body.iterchildren(qn("w:p"))):
        document.element.body.remove(paragraph)
    _keep_few(document)
    _defaults(document, edition)
    for look in looks(edition):
        _add_style(document, look, edition)
    for level in (1, 2, 3):
        _heading(document, level, edition)
    _numbering(document, edition)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _keep_few(document: DocumentType) -> None:
    """Take out the styles no paper uses; a link to one of them goes with it. Word knows its own without being told."""
    root = document.styles.element
    for style in list(root.iterchildren(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _OF_WORD:
            root.remove(style)
            continue
        for link in list(style.iterchildren(qn("w:link"))):
            style.remove(link)


def _defaults(document: DocumentType, edition: Edition) -> None:
    normal = document.styles["Normal"]
    _font(normal, edition.font, edition.body_size)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    for lang in document.styles.element.iter(qn("w:lang")):
        for key in ("val", "eastAsia"):
            lang.set(qn(f"w:{key}"), "vi-VN")


def _add_style(document: DocumentType, look: Look, edition: Edition) -> None:
    style = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _font(style, edition.font, look.size)
    style.font.bold, style.font.italic, style.font.underline = look.bold, look.italic, look.underline
    shape = style.paragraph_format
    shape.alignment = look.align
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.keep_with_next = look.together
    if look.indent:
        shape.first_line_indent = Mm(look.indent)
    if look.flowing:
        shape.widow_control = True
        _leading(shape, edition)


def _heading(document: DocumentType, level: int, edition: Edition) -> None:
    style = document.styles[f"Heading {level}"]
    _font(style, edition.font, edition.body_size)
    style.font.bold, style.font.italic = True, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    shape = style.paragraph_format
    shape.alignment, shape.first_line_indent = JUSTIFY, Mm(edition.indent)
    shape.space_before, shape.space_after = Pt(edition.space_before + 2), Pt(0)
    shape.keep_with_next = True
    _leading(shape, edition)


def _leading(shape: Any, edition: Edition) -> None:
    if edition.line_exact:
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(edition.line_exact)
    else:
        shape.line_spacing = edition.line_spacing


def _font(style: Any, name: str, size: float) -> None:
    """The font in all four slots Word looks into, theme fonts taken out, else accents fall back to another face."""
    style.font.name, style.font.size = name, Pt(size)
    slots = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(slots.attrib):
        if "heme" in key:
            del slots.attrib[key]
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        slots.set(qn(f"w:{slot}"), name)


def _numbering(document: DocumentType, edition: Edition) -> None:
    """One list counts “I.”, “Điều 1.” and “1.”; “Điều” runs on through the parts; points are typed (see ``writer``)."""
    first = int(Mm(edition.indent).twips)
    levels = (
        _level(0, "upperRoman", f"%1{edition.roman_end}", first),
        _level(1, "decimal", "Điều %2.", first, bold=True, restart=False),
        _level(2, "decimal", "%3.", first),
    )
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    root.append(_abstract(0, "".join(levels)))
    root.append(_abstract(1, _level(0, "bullet", "-", first)))
    for number, abstract in ((COUNTED, 0), (DASHED, 1)):
        root.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
        )


def _abstract(number: int, levels: str) -> Any:
    kind = "multilevel" if number == 0 else "singleLevel"
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
    )


def _level(at: int, form: str, text: str, first: int, *, bold: bool = False, restart: bool = True) -> str:
    again = "" if restart else '<w:lvlRestart w:val="0"/>'
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{again}<w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{first}"/></w:pPr>{look}</w:lvl>'
    )


def recount(document: DocumentType) -> int:
    """A further instance of the counted list that starts again, for an annex."""
    root = document.part.numbering_part.element
    number = 1 + max(int(num.get(qn("w:numId"))) for num in root.iterchildren(qn("w:num")))
    again = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(3)
    )
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="0"/>{again}</w:num>'))
    return number


def element(tag: str, **attributes: str) -> Any:
    """A WordprocessingML element with its attributes."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made

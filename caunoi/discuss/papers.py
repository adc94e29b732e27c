"""The synthesis report as official paper, the matrix as a workbook, and the open data."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.notices.issuing import place_on_paper
from caunoi.notices.layout import signature, symbol_of
from caunoi.notices.paper import Block, Column, Heading, Paper, Paragraph, Table
from caunoi.notices.pdffile import write_pdf
from caunoi.notices.wordfile import write_docx
from caunoi.notices.words import Layout, Manner
from caunoi.places.models import Place

from . import queries
from .masking import masked
from .models import Consultation, Opinion
from .rules import majority, shown_count
from .words import ANSWERED_STAGES, Channel, GroupKind, Measure, Stage, Stance

BATCH = 2000


def report(consultation: Consultation, *, on: date) -> Paper:
    """Báo cáo tổng hợp, tiếp thu, giải trình: what was asked, who answered, each group with its answer."""
    totals = queries.tallies.totals(consultation)
    counts = queries.tallies.counts(consultation, Measure.SECTION)
    sections = [each for each in queries.consultations.sections_of(consultation) if each.pk in counts]
    groups = queries.matrix.rows(consultation, list(queries.matrix.groups(consultation)))
    verdicts = queries.matrix.verdicts(consultation)
    channels = "; ".join(
        f"{channel.vi.lower()}: {_counted(opinions)} ý kiến" for channel, (opinions, _) in totals.channels.items()
    )
    body: list[Block] = [
        Heading(1, "Quá trình lấy ý kiến"),
        Paragraph(
            f"{consultation.body.name} lấy ý kiến Nhân dân về “{consultation.title}” từ ngày {consultation.opens_on:%d/%m/%Y} đến hết ngày {consultation.closes_on:%d/%m/%Y} "
            f"({consultation.cite}). Kế hoạch đã gửi HĐND ({consultation.plan_council}) và Ủy ban MTTQ ({consultation.plan_front})."
        ),
        *[Paragraph(f"Thời gian được gia hạn từ {each.before:%d/%m/%Y} đến {each.after:%d/%m/%Y}: {each.reason}") for each in consultation.extensions.all()],
        Heading(1, "Kết quả"),
        Paragraph(
            f"Có {_counted(totals.persons)} người tham gia với {_counted(totals.opinions)} ý kiến được tính ({channels}). "
            f"Ngoài ra có {_counted(totals.spoken)} ý kiến chỉ phát biểu tại cuộc họp, được ghi nhận và trả lời nhưng không tính vào số đếm."
        ),
        Table(
            (Column("Phần của dự thảo", 4), Column("Đồng ý", 1, "right"), Column("Không đồng ý", 1, "right"), Column("Không có ý kiến", 1, "right"), Column("Đa số", 1.4)),
            tuple(
                (section.name, _counted(counts[section.pk].agree), _counted(counts[section.pk].disagree), _counted(counts[section.pk].passed), _majority(counts[section.pk]))
                for section in sections
            ),
            caption="Bày tỏ theo từng phần (số người)",
        ),
        Heading(1, "Tiếp thu, giải trình"),
        Paragraph("Mọi ý kiến được xếp thành {} nhóm: {}.".format(_counted(len(groups)), ", ".join(f"{verdict.vi.lower()} {_counted(number)}" for verdict, number in verdicts.items()))),
        Table(
            (Column("TT", 0.5, "right"), Column("Về", 1.6), Column("Nhóm ý kiến", 3), Column("Số ý kiến", 0.8, "right"), Column("Trả lời", 1), Column("Lý do", 4)),
            tuple(
                (str(at), about(row.group), row.group.title, _counted(row.opinions), row.verdict.vi if row.verdict else "", row.group.reason)
                for at, row in enumerate(groups, start=1)
            ),
            caption="Bảng tổng hợp, tiếp thu, giải trình", landscape=True,
        ),
    ]  # fmt: skip
    if consultation.decision:
        body += [
            Heading(1, "Quyết định"),
            Paragraph(f"{consultation.decision}, ngày {consultation.decided_on:%d/%m/%Y}."),
        ]
        if not consultation.follows_majority:
            body.append(Paragraph(f"Quyết định khác ý kiến đa số vì: {consultation.explanation}"))
    name, title = consultation.answerer, consultation.answerer_title or "Người đứng đầu"
    return Paper(
        issuer=consultation.body.name, superior="", symbol=symbol_of(Layout.STATE, abbreviation="BC", body="UBND"), place=place_on_paper(consultation.place), year=on.year,
        kind="Báo cáo", summary=f"Tổng hợp, tiếp thu, giải trình ý kiến Nhân dân về {consultation.title}", body=tuple(body),
        signatures=(signature(Layout.STATE, manner=Manner.ON_BEHALF, office=title, name=name, of="Ủy ban nhân dân"),), recipients=("Thường trực HĐND", "Ủy ban MTTQ Việt Nam cùng cấp", "Lưu: VT"),
    )  # fmt: skip


def _counted(number: int) -> str:
    """A paper is Vietnamese whoever opens it: dots between thousands."""
    return f"{number:,}".replace(",", ".")


def _majority(count: Any) -> str:
    leading = majority(count.by_value)
    return Stance.of(leading).vi if leading is not None else "không bên nào"


def about(group: Any) -> str:
    """What a group is on."""
    if group.section_id:
        return str(group.section.name)
    return "Nhận định" if group.statement_id else "Câu hỏi"


def report_file(consultation: Consultation, kind: str, *, on: date) -> bytes:
    """The report as docx or pdf."""
    paper = report(consultation, on=on)
    return write_docx(paper) if kind == "docx" else write_pdf(paper)


def workbook(consultation: Consultation) -> bytes:
    """The matrix as xlsx: the groups, and every opinion in words with its group; read by the drafting body."""
    import xlsxwriter

    content = io.BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(content, options) as book:
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center"})
        cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        groups = queries.matrix.rows(consultation, list(queries.matrix.groups(consultation)))
        _sheet(
            book, "Bảng tổng hợp", head, cell, (("TT", 6), ("Về", 28), ("Nhóm ý kiến", 50), ("Số ý kiến", 10), ("Số người", 10), ("Trả lời", 14), ("Lý do", 60)),
            ((at, about(row.group), row.group.title, row.opinions, row.people, row.verdict.vi if row.verdict else "", row.group.reason) for at, row in enumerate(groups, start=1)),
        )  # fmt: skip
        _sheet(
            book, "Ý kiến", head, cell, (("Mã", 10), ("Phần", 28), ("Bày tỏ", 14), ("Nội dung", 70), ("Hình thức", 22), ("Nguồn", 30), ("Nhóm", 40)),
            _worded(consultation),
        )  # fmt: skip
    return content.getvalue()


def _worded(consultation: Consultation) -> Iterator[tuple[Any, ...]]:
    found = (
        Opinion.objects.filter(consultation=consultation, withdrawal__isnull=True)
        .exclude(text="")
        .select_related("section", "question", "packet", "placement__group")
    )
    for each in found.order_by("id").iterator(BATCH):
        group = each.placement.group if hasattr(each, "placement") else None
        target = each.section.name if each.section else (each.question.text if each.question else "")
        stance = Stance.of(each.stance).vi if each.stance is not None else ""
        yield (
            each.pk,
            target,
            stance,
            each.text,
            Channel(each.channel).vi,
            each.packet.title if each.packet else "",
            group.title if group else "",
        )


def _sheet(book: Any, name: str, head: Any, cell: Any, columns: tuple[tuple[str, int], ...], rows: Any) -> None:
    sheet = book.add_worksheet(name)
    for at, (title, width) in enumerate(columns):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, title, head)
    sheet.freeze_panes(1, 0)
    for down, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(down, at, value, cell)
            else:
                sheet.write_string(down, at, str(value), cell)


#: What a reader of the open data finds in each column.
def open_rows(consultation: Consultation, few: int) -> Iterator[tuple[Any, ...]]:
    """Standing opinions without tokens, a batch at a time: places of fewer than ``few`` people are left out, words come once the matrix is signed."""
    answered = Stage(consultation.stage) in ANSWERED_STAGES
    shown = {
        place for place, _, persons in queries.tallies.by_place(consultation) if place and shown_count(persons, few)
    }
    with as_system():
        sections = {each.pk: each for each in queries.consultations.sections_of(consultation)}
        asked = dict(consultation.questions.values_list("pk", "position"))
        statements = dict(consultation.statements.values_list("pk", "position"))
        codes = dict(Place.objects.filter(pk__in=shown).values_list("pk", "code"))
        chosen = consultation.questions.filter(options__isnull=False)
        options = dict(chosen.values_list("options", "options__position"))
        groups = {each.pk: each for each in consultation.groups.all()}
        bare = {(each.section_id, each.stance): each for each in groups.values() if each.kind == GroupKind.BARE.value}
        whole = {
            (each.statement_id, each.question_id): each
            for each in groups.values()
            if each.kind in (GroupKind.STATEMENT.value, GroupKind.QUESTION.value)
        }
    last, number = 0, 0
    while True:
        with as_system():
            batch = list(
                Opinion.objects.filter(consultation=consultation, pk__gt=last, withdrawal__isnull=True)
                .values_list(
                    "pk", "section_id", "question_id", "statement_id", "stance", "option_id", "scale", "weight", "channel", "place_id", "at", "text",
                    "placement__group_id", "placement__hidden",
                ).order_by("pk")[:BATCH]
            )  # fmt: skip
        for (
            pk,
            section,
            question,
            statement,
            stance,
            option,
            scale,
            weight,
            channel,
            place,
            at,
            text,
            group_id,
            hidden,
        ) in batch:
            last, number = pk, number + 1
            group = groups.get(group_id) or (
                bare.get((section, stance)) if section else whole.get((statement, question))
            )
            yield (
                number, "phan" if section else "cau_hoi" if question else "nhan_dinh", sections[section].position if section in sections else "",
                asked.get(question, ""), statements.get(statement, ""), Stance.of(stance).value if stance is not None else "", options.get(option, ""),
                scale or "", weight, channel, codes.get(place, ""), localdate(at), group.pk if answered and group else "",
                group.verdict if answered and group else "", masked(text) if answered and not hidden else "",
            )  # fmt: skip
        if len(batch) < BATCH:
            return

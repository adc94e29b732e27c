"""Handing out the reception book as a document: masked, or with the names opened for a reason, on record."""

import io
import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.queries import grants_of
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force
from caunoi.ledger.commands import record
from caunoi.notices.layout import symbol_of
from caunoi.notices.paper import Column, Paper, Table
from caunoi.notices.pdffile import write_pdf
from caunoi.notices.wordfile import write_docx
from caunoi.notices.words import Layout
from caunoi.places.models import Body

from ..facts import PeopleShown
from ..models import Visit
from ..queries.day import Line, Wanted, visits_in, whole_log
from ..words import Sort
from .common import digest
from .papers import SYMBOLS
from .people import people_of, said

#: How wide each of the thirteen columns is, as shares; the sixth column of text gets the most.
WIDTHS = (0.7, 1.2, 2.0, 1.3, 3.2, 1.0, 0.8, 1.5, 0.8, 2.0, 1.8, 1.5, 1.3)
MOST_LINES = 5000


@transaction.atomic
def log_file(
    *, wanted: Wanted, kind: str, bodies: Sequence[Body], named: bool, reason: str, by: Person, at: datetime
) -> bytes:
    """The book of a span as docx, pdf or xlsx; names of denouncers and of the protected stay sealed but to the custodian."""
    if not bodies:
        raise Refusal("Bạn không làm việc ở nơi tiếp công dân nào.", "You work at no reception desk.")
    people = _opened(wanted, reason, by, at) if named else {}
    lines = whole_log(wanted, people)
    if len(lines) > MOST_LINES:
        raise Refusal(
            f"Sổ có {len(lines)} dòng, quá {MOST_LINES}. Hãy chọn khoảng ngày ngắn hơn.",
            f"The book has {len(lines)} lines, more than {MOST_LINES}. Choose a shorter span.",
        )
    heads = [item.vi for item in in_force("recv.log", on=localdate(at)).items]
    if kind == "xlsx":
        return _workbook(heads, lines, wanted)
    paper = _paper(heads, lines, wanted, bodies[0], localdate(at))
    return write_docx(paper) if kind == "docx" else write_pdf(paper)


def _opened(wanted: Wanted, reason: str, by: Person, at: datetime) -> dict[uuid.UUID, str]:
    why = said(reason)
    custodian = {grant.body_id for grant in grants_of(by) if grant.role == Role.CUSTODIAN}
    visits = visits_in(wanted)
    shown = [visit for visit in visits if visit.body_id in custodian or not _protected(visit)]
    for visit in shown:
        record(PeopleShown(reason=digest(why), visits=len(shown)), about=visit.ref, by=by.ref, at=at)
    return {visit.pk: _told(people_of(visit)) for visit in shown}


def _protected(visit: Visit) -> bool:
    return visit.protected or any(matter.kind == Sort.DENUNCIATION for matter in visit.matters.all())


def _told(people: list[dict[str, Any]]) -> str:
    """Names and addresses, then after a separator their numbers: columns 3 and 4."""
    names = "; ".join(", ".join(part for part in (each.get("name"), each.get("address")) if part) for each in people)
    return f"{names}\x1f{'; '.join(str(each['id_number']) for each in people if each.get('id_number'))}"


def _paper(heads: list[str], lines: list[Line], wanted: Wanted, body: Body, on: date) -> Paper:
    columns = tuple(Column(head, width) for head, width in zip(heads, WIDTHS, strict=True))
    table = Table(
        columns,
        tuple(line.cells for line in lines),
        landscape=True,
        size=8,
        note="" if lines else "Không có lượt tiếp nào trong kỳ.",
    )
    last = wanted.until - timedelta(days=1)
    return Paper(
        layout=Layout.STATE, issuer=body.name, superior="", symbol=symbol_of(Layout.STATE, abbreviation="STCD", body=SYMBOLS.get(body.office, "")),
        place=body.place.name, on=on, year=None, kind="Sổ tiếp công dân", summary=f"Từ ngày {wanted.since:%d/%m/%Y} đến ngày {last:%d/%m/%Y}",
        form="Mẫu số 03/TCD", to=(), body=(table,), signatures=(), recipients=(),
    )  # fmt: skip


def _workbook(heads: list[str], lines: list[Line], wanted: Wanted) -> bytes:
    import xlsxwriter

    content = io.BytesIO()
    options: Mapping[str, Any] = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(content, dict(options)) as book:
        sheet = book.add_worksheet("03-TCD")
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        plain = {"font_name": "Times New Roman", "font_size": 10, "border": 1, "text_wrap": True, "valign": "top"}
        head, cell = (
            book.add_format({**plain, "bold": True, "align": "center", "valign": "vcenter"}),
            book.add_format(plain),
        )
        title = book.add_format({"font_name": "Times New Roman", "font_size": 13, "bold": True, "align": "center"})
        last = wanted.until - timedelta(days=1)
        sheet.merge_range(0, 0, 0, 12, "SỔ TIẾP CÔNG DÂN (Mẫu số 03/TCD)", title)
        sheet.merge_range(1, 0, 1, 12, f"Từ ngày {wanted.since:%d/%m/%Y} đến ngày {last:%d/%m/%Y}", title)
        for at, (name, width) in enumerate(zip(heads, WIDTHS, strict=True)):
            sheet.set_column(at, at, 7 + 6 * width)
            sheet.write_string(3, at, name, head)
            sheet.write_string(4, at, str(at + 1), head)
        for row, line in enumerate(lines, start=5):
            for at, words in enumerate(line.cells):
                sheet.write_string(row, at, words[:32000], cell)
        sheet.repeat_rows(3, 4)
        sheet.freeze_panes(5, 0)
    return content.getvalue()

"""Files: the draft, open data, the feed, the report and the workbook of the drafting body."""

import csv
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all, signed_in
from caunoi.files.views import handed_out

from .. import papers, queries
from ..rules import shown_count
from ..words import Measure, Stage
from .officer.desk import mine
from .public import seen


class _Line:
    def write(self, text: str) -> str:
        """What the writer made, handed on at once."""
        return text


def _streamed(name: str, columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> StreamingHttpResponse:
    def lines() -> Iterator[str]:
        writer = csv.writer(_Line())
        yield "\ufeff" + writer.writerow(columns)
        for row in rows:
            yield writer.writerow([_plain(cell) for cell in row])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _plain(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell and cell[0] in "=+-@\t" else cell


@require_safe
@open_to_all
def opinions(request: Any, slug: str) -> StreamingHttpResponse:
    found = seen(slug)
    return _streamed(f"y-kien-{found.slug}.csv", papers.COLUMNS, papers.open_rows(found))


@require_safe
@open_to_all
def figures(request: Any, slug: str) -> StreamingHttpResponse:
    found = seen(slug)
    counts = queries.tallies.counts(found, Measure.SECTION)
    rows = [
        (each.position, each.name, *(shown_count(n) if shown_count(n) is not None else "" for n in (counts[each.pk].agree, counts[each.pk].disagree, counts[each.pk].passed)))
        for each in queries.consultations.sections_of(found) if each.pk in counts
    ]  # fmt: skip
    return _streamed(f"so-lieu-{found.slug}.csv", ("phan", "ten", "dong_y", "khong_dong_y", "khong_y_kien"), iter(rows))


@require_safe
@open_to_all
def draft(request: Any, slug: str) -> HttpResponse:
    row = queries.drafts.file_of(seen(slug))
    if row is None:
        raise Http404
    return handed_out(queries.drafts.content_of(row), row.name, row.media_type)


@require_safe
@open_to_all
def news(request: Any) -> HttpResponse:
    rows = list(queries.published()[:50])
    updated = max((row.signed_at or row.opens_at for row in rows), default=None)
    return render(
        request,
        "discuss/news.xml",
        {"rows": rows, "updated": updated},
        content_type="application/atom+xml; charset=utf-8",
    )


@require_safe
@signed_in
def workbook(request: Any, consultation_id: int) -> HttpResponse:
    found = mine(request, consultation_id)
    content = papers.workbook(found)
    response = HttpResponse(content, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response["Content-Disposition"] = f'attachment; filename="bang-tong-hop-{found.slug}.xlsx"'
    return response


@require_safe
@signed_in
def report(request: Any, consultation_id: int, kind: str) -> HttpResponse:
    found = mine(request, consultation_id)
    types = {
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pdf": "application/pdf",
    }
    if kind not in types or Stage(found.stage) in (Stage.PREPARING, Stage.DROPPED, Stage.OPEN):
        raise Http404
    response = HttpResponse(papers.report_file(found, kind, on=localdate()), content_type=types[kind])
    response["Content-Disposition"] = f'attachment; filename="bao-cao-{found.slug}.{kind}"'
    return response

"""Files: the draft, open data, the feed, the report and the workbook of the drafting body."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all, signed_in
from caunoi.files.opendata import Format, table
from caunoi.files.views import handed_out

from .. import papers, queries
from ..opendata import FIGURES, OPINIONS
from ..rules import shown_count
from ..words import Measure, Stage
from .officer.desk import mine
from .public import seen


@require_safe
@open_to_all
def opinions(request: Any, slug: str, how: str) -> HttpResponseBase:
    found = seen(slug)
    return table(
        OPINIONS,
        papers.open_rows(found, queries.tallies.fewest_told(localdate())),
        _format(how),
        name=f"y-kien-{found.slug}",
    )


@require_safe
@open_to_all
def figures(request: Any, slug: str, how: str) -> HttpResponseBase:
    found = seen(slug)
    counts, few = queries.tallies.counts(found, Measure.SECTION), queries.tallies.fewest_told(localdate())
    rows = [
        (each.position, each.name, *(shown_count(of, few) for of in (counts[each.pk].agree, counts[each.pk].disagree, counts[each.pk].passed)))
        for each in queries.consultations.sections_of(found) if each.pk in counts
    ]  # fmt: skip
    return table(FIGURES, rows, _format(how), name=f"so-lieu-{found.slug}")


def _format(how: str) -> Format:
    if how not in {each.value for each in Format}:
        raise Http404
    return Format(how)


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

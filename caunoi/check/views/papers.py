"""Papers as files."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.check import papers
from caunoi.notices.handing import file_response
from caunoi.notices.queries import MEDIA_TYPES

from .shared import board_or_404, inspection_or_404, project_or_404, report_or_404

INSPECTION = {"ke-hoach": papers.plan_file, "ket-luan": papers.conclusion_file}
PROJECT = {"thong-bao": papers.notice_file, "bao-cao": papers.end_file}


@require_safe
@signed_in
def inspection(request: Any, inspection_id: UUID, form: str, kind: str) -> HttpResponse:
    """The plan or the conclusion of an inspection."""
    found = inspection_or_404(request, inspection_id)
    if form not in INSPECTION or kind not in MEDIA_TYPES:
        raise Http404
    return file_response(INSPECTION[form](found, kind))


@require_safe
@signed_in
def project(request: Any, project_id: UUID, form: str, kind: str) -> HttpResponse:
    """The notice to the investor or the end report of a supervision."""
    found = project_or_404(request, project_id)
    if form not in PROJECT or kind not in MEDIA_TYPES:
        raise Http404
    return file_response(PROJECT[form](found, kind))


@require_safe
@signed_in
def report(request: Any, report_id: UUID, kind: str) -> HttpResponse:
    """A board's report of a period."""
    found = report_or_404(request, report_id)
    if kind not in MEDIA_TYPES:
        raise Http404
    return file_response(papers.report_file(found, kind, today=localdate()))


@require_safe
@signed_in
def programme(request: Any, board_id: UUID, year: int, kind: str) -> HttpResponse:
    """A board's programme of a year."""
    found = board_or_404(request, board_id)
    if kind not in MEDIA_TYPES or not 2000 <= year <= 2099:
        raise Http404
    return file_response(papers.programme_file(found, year, kind))

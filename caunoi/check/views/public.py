"""What everybody may see: what a place's boards inspect and supervise, one inspection, one project."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.check import queries
from caunoi.ui.paging import page_of

from .shared import header_of, place_or_404


@require_safe
@open_to_all
def place(request: Any, code: str) -> HttpResponse:
    """A place's inspections and the projects its community supervises."""
    here = place_or_404(code)
    projects = request.GET.get("xem") == "cong-trinh"
    rows, before, after = page_of(request, queries.projects_in(here) if projects else queries.inspections_in(here))
    context = {
        "place": here, "header_place": header_of(here), "rows": list(rows), "projects": projects, "before": before, "after": after, "today": localdate(),
        "figures": queries.figures(here, localdate()),
    }  # fmt: skip
    return render(request, "check/public/place.html", context)


@require_safe
@open_to_all
def inspection(request: Any, code: str, inspection_id: UUID) -> HttpResponse:
    """One inspection: whom, when, what was found, what was recommended and answered."""
    here, found = place_or_404(code), queries.inspection_of(inspection_id)
    if found is None or found.place.code != here.code:
        raise Http404
    context = {
        "place": here, "header_place": header_of(here), "row": found, "findings": queries.shown_findings(found),
        "asked": queries.shown_recommendations(inspection=found), "today": localdate(),
    }  # fmt: skip
    return render(request, "check/public/inspection.html", context)


@require_safe
@open_to_all
def project(request: Any, code: str, project_id: UUID) -> HttpResponse:
    """One project: its public sheet, the site log, defects and what came of them, how the supervision ended."""
    here, found = place_or_404(code), queries.project_of(project_id)
    if found is None or found.place.code != here.code:
        raise Http404
    entries, before, after = page_of(request, queries.shown_entries(found))
    context = {
        "place": here, "header_place": header_of(here), "row": found, "entries": entries, "before": before, "after": after,
        "asked": queries.shown_recommendations(project=found), "today": localdate(),
    }  # fmt: skip
    return render(request, "check/public/project.html", context)

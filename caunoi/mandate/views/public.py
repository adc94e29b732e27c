"""Directives open to the public: who does what by when, and how it stands; no words said between the bodies."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.mandate import queries

PAGE = 20


@require_safe
@open_to_all
def directives(request: Any) -> HttpResponse:
    """The list, the newest first; one place's where asked."""
    found = queries.published()
    code = request.GET.get("noi", "")[:20]
    if code:
        found = found.filter(body__place__code=code)
    at = _number(request.GET.get("tu"))
    rows = list(found[at : at + PAGE + 1])
    kept = f"noi={code}&" if code.isalnum() else ""
    context = {
        "rows": rows[:PAGE],
        "previous": f"?{kept}tu={max(at - PAGE, 0)}" if at else "", "next": f"?{kept}tu={at + PAGE}" if len(rows) > PAGE else "",
    }  # fmt: skip
    return render(request, "mandate/public/directives.html", context)


@require_safe
@open_to_all
def directive(request: Any, mandate_id: UUID) -> HttpResponse:
    """One directive with its tree as far as it is public."""
    found = queries.published().filter(pk=mandate_id).first()
    if found is None:
        raise Http404
    at = _number(request.GET.get("tu"))
    page = queries.tree(found, at=at, size=PAGE, public=True)
    bodies, more_bodies = queries.bodies_of_mandate(found, size=PAGE, public=True)
    context = {
        "mandate": found, "page": page, "bodies": bodies, "more_bodies": more_bodies,
        "standings": queries.standings(queries.public_tasks(found)),
        "previous": f"?tu={max(at - PAGE, 0)}" if at else "", "next": f"?tu={at + PAGE}" if page.more else "",
    }  # fmt: skip
    return render(request, "mandate/public/directive.html", context)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0

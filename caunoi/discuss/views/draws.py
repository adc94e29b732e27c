"""Random draws as everybody sees and repeats them."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all

from .. import draw as drawing
from .. import queries
from ..draw import kernel
from .public import page_of, turning

SCRIPT = Path(drawing.__file__).with_name("check.py")
#: Reserves named on the page; the script names all.
RESERVES = 20


@require_safe
@open_to_all
def draws(request: Any) -> HttpResponse:
    page = page_of(request, queries.draws.draws())
    return render(request, "discuss/draws.html", {"page": page, "today": localdate(), **turning(request, page)})


@require_safe
@open_to_all
def draw(request: Any, slug: str) -> HttpResponse:
    found = _draw(slug)
    seats = sorted(found.seats.items())
    context = {
        "draw": found,
        "seats": seats,
        "people": sum(found.seats.values()),
        "quotas": kernel.quotas_of(found.codes.splitlines(), sum(found.seats.values())),
        "late": found.is_overdue(localdate()),
        "corrections": [{**each, "at": datetime.fromisoformat(each["at"])} for each in found.corrections],
        "listed": found.codes.count("\n") + 1,
        "strata": [{**part, "reserves": part["reserves"][:RESERVES]} for part in found.result],
        "written": ",".join(f"{name}={number}" for name, number in seats),
        "script": SCRIPT.read_text(encoding="utf-8"),
    }
    return render(request, "discuss/draw.html", context)


@require_safe
@open_to_all
def codes(request: Any, slug: str) -> HttpResponse:
    return _text(_draw(slug).codes + "\n")


@require_safe
@open_to_all
def script(request: Any) -> HttpResponse:
    return _text(SCRIPT.read_text(encoding="utf-8"))


def _draw(slug: str) -> Any:
    found = queries.draws.draw_by_slug(slug)
    if found is None:
        raise Http404
    return found


def _text(content: str) -> HttpResponse:
    return HttpResponse(content, content_type="text/plain; charset=utf-8")

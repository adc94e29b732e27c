"""Sổ tiếp công dân (Mẫu 03/TCD): on the page with masked names, as Word, PDF and Excel with or without them."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force
from caunoi.notices.queries import MEDIA_TYPES, PaperContent
from caunoi.notices.views import handed_out

from ... import commands
from ...forms.officer import ExportForm, LogForm
from ...queries import day
from .shared import at_desk, bodies_of

NAMES = {"co_quan": "body", "tu": "since", "den": "until", "loai": "kind", "ket_qua": "settlement", "ai_tiep": "turn"}
TYPES = {**MEDIA_TYPES, "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@at_desk
@never_cache
@require_GET
def log(request: HttpRequest) -> HttpResponse:
    return _page(request, ExportForm())


@at_desk
@never_cache
@require_POST
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """The book of the days chosen; with names only for a reason, which is recorded."""
    if kind not in TYPES:
        raise Http404
    form = ExportForm(request.POST)
    bodies = day.with_desk_first(bodies_of(request))
    wanted = _wanted(LogForm(request.GET, bodies=bodies), bodies)
    try:
        made = commands.log_file(
            wanted=wanted, kind=kind, bodies=[body for body in bodies if body.pk in wanted.bodies], named=bool(request.POST.get("named")), reason=request.POST.get("reason", ""),
            by=request.user, at=now(),  # type: ignore[arg-type]
        )  # fmt: skip
    except Refusal as no:
        form.is_valid()
        form.refuse(no)
        return _page(request, form, status=422)
    name = f"so-tiep-cong-dan-{wanted.since:%Y%m%d}-{wanted.until - timedelta(days=1):%Y%m%d}.{kind}"
    return handed_out(PaperContent(name, TYPES[kind], made))


def _page(request: HttpRequest, export: ExportForm, *, status: int = 200) -> HttpResponse:
    bodies = day.with_desk_first(bodies_of(request))
    form = LogForm(request.GET, bodies=bodies)
    wanted = _wanted(form, bodies)
    found = day.log(wanted, after=_after(request.GET.get("sau", "")))
    query = {name: value for name, value in request.GET.items() if name in NAMES and value}
    context = {
        "form": form, "export": export, "lines": found.lines, "columns": in_force("recv.log", on=localdate()).items, "wanted": wanted,
        "following": "?" + urlencode({**query, "sau": found.after}) if found.after else "", "query": urlencode(query), "filtered": bool(query),
        "walled": day.walled_in(wanted), "last": wanted.until - timedelta(days=1), "first_page": "?" + urlencode(query) if request.GET.get("sau") else "",
    }  # fmt: skip
    return render(request, "reception/officer/log.html", context, status=status)


def _wanted(form: Any, bodies: list[Any]) -> day.Wanted:
    """The filter, each part that cannot be read left out; a body keeps a book of its own, so one body's."""
    form.is_valid()
    given = getattr(form, "cleaned_data", {})
    today = localdate()
    since = given.get("tu") or date(today.year, today.month, 1) - timedelta(days=1)
    since = given.get("tu") or date(since.year, since.month, 1)
    until = (given.get("den") or today) + timedelta(days=1)
    chosen = [body for body in bodies if body.code == given.get("co_quan")] or bodies[:1]
    return day.Wanted(
        tuple(body.pk for body in chosen), since, max(until, since + timedelta(days=1)), given.get("loai") or "",
        given.get("ket_qua") or "", given.get("ai_tiep") or "",
    )  # fmt: skip


def _after(text: str) -> str:
    """The paging key of the address, or nothing where somebody tampered with it."""
    try:
        day.after_of(text)
    except ValueError:
        return ""
    return text

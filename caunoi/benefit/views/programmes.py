"""Who benefits: a place's programmes, one of them with its list, its changes and whom it reached; the service index."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.benefit import queries
from caunoi.kernel.refusal import Refusal
from caunoi.ui.charts import bar_list
from caunoi.ui.front import front
from caunoi.ui.maps import Told, commune_map
from caunoi.ui.paging import page_of

from .shared import header, place_or_404


@require_safe
@open_to_all
def programmes(request: Any, code: str) -> HttpResponse:
    """The programmes of a place that are public."""
    place, today = place_or_404(code), localdate()
    rows, before, after = page_of(request, queries.programmes_of(place), 20)
    context = {
        "place": place,
        "header_place": header(place),
        "rows": rows,
        "before": before,
        "after": after,
        "today": today,
    }
    return render(request, "benefit/public/programmes.html", context)


@require_safe
@open_to_all
def programme(request: Any, code: str, programme_id: UUID) -> HttpResponse:
    """One programme: criteria, names within their days, editions, objections, reached and not reached."""
    place, today = place_or_404(code), localdate()
    row = queries.programme_of(programme_id)
    if row is None or row.place.code != place.code or row.state == "draft":
        raise Http404
    shown, public = queries.shown(row, today), queries.names_shown(row, today)
    people, before, after = page_of(request, queries.beneficiaries(row) if public else [], 50)
    named = [str(each) for each in shown.columns]
    told = [each for each in shown.reached if each.share is not None]
    context = {
        "place": place, "header_place": header(place), "row": row, "shown": shown, "public": public, "today": today,
        "people": queries.cells(list(people), named) if public else [], "before": before, "after": after, "start": _start(request, 50),
        "chart": bar_list(_("Đã nhận, phần trăm số đủ điều kiện"), [(each.name, round((each.share or 0) * 100, 1)) for each in told], label=_("Nơi"), unit="%") if told else None,
        "map": _map(row, shown), "open": bool(row.state == "posted" and row.objections_until and today <= row.objections_until),
        "object_ways": front.ways("object", row),
    }  # fmt: skip
    return render(request, "benefit/public/programme.html", context)


def _map(row: Any, shown: queries.Programme) -> Any:
    """A map where the places reached are communes of a province."""
    told = {
        each.place.code: Told(each.name, None if each.share is None else each.share * 100, _words(each)) for each in shown.reached if each.place
    }  # fmt: skip
    if not row.place.is_province or not told:
        return None
    return commune_map(_("Đã nhận, phần trăm số đủ điều kiện"), row.place.code, told, unit="%")


def _words(each: queries.Reached) -> str:
    if each.share is None:
        return _("nhóm nhỏ, không nêu số")
    return _("%(got)s trên %(all)s đã nhận") % {"got": each.reached, "all": each.eligible}


@require_safe
@open_to_all
def index(request: Any, code: str) -> HttpResponse:
    """The service index of a place in a quarter, part by part; a sum only where every part is known."""
    place, today = place_or_404(code), localdate()
    period = request.GET.get("quy") or queries.latest_period(place, today)
    try:
        found = queries.index_of(place, period)
    except Refusal as no:
        raise Http404 from no
    context = {
        "place": place,
        "header_place": header(place),
        "index": found,
        "periods": queries.periods_known(place, today),
        "period": period,
    }
    return render(request, "benefit/public/index.html", context)


def _start(request: Any, size: int) -> int:
    page = str(request.GET.get("trang", "1"))
    return (max(1, int(page)) - 1) * size if page.isascii() and page.isdigit() and len(page) < 6 else 0

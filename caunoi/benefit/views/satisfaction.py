"""How satisfied people are: a place's rated things, one of them, the communes of a province beside each other."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.benefit import queries
from caunoi.benefit.words import Matter
from caunoi.places import queries as places
from caunoi.ui.charts import bar_list, lines
from caunoi.ui.front import front
from caunoi.ui.maps import Told, commune_map, province_map
from caunoi.ui.numbers import vnpercent
from caunoi.ui.paging import page_of

from .shared import header, place_or_404

#: What stands for a place where the provinces are beside each other.
COUNTRY = "ca-nuoc"


@require_safe
@open_to_all
def satisfaction(request: Any, code: str) -> HttpResponse:
    """What is rated in a place and how, each with its count, its interval and who said nothing."""
    place, today = place_or_404(code), localdate()
    rows, before, after = page_of(request, queries.services_of(place))
    context = {
        "place": place, "header_place": header(place), "found": queries.satisfaction(place, list(rows), today), "before": before, "after": after,
        "year": queries.year(today), "matters": list(Matter) if place.is_province else [], "ways": front.ways("satisfaction", place),
    }  # fmt: skip
    return render(request, "benefit/public/satisfaction.html", context)


@require_safe
@open_to_all
def service(request: Any, code: str, service_id: UUID) -> HttpResponse:
    """One thing that is rated: steps, ways, reasons, its own past, what looks unusual."""
    place, today = place_or_404(code), localdate()
    found = queries.service_of(service_id)
    if found is None or found.place.code != place.code:
        raise Http404
    detail = queries.detail(found, today)
    past = [(f"{(since.month + 2) // 3}/{since:%y}", share) for (since, _until), share in detail.rated.quarters]
    told = [(name, share.share * 100 if share.share is not None else None) for name, share in past]
    context = {
        "place": place, "header_place": header(place), "service": found, "detail": detail, "year": queries.year(today), "past": detail.rated.quarters,
        "scores": bar_list(_("Câu trả lời"), [(score.label, n) for score, n in detail.scores], label=_("Mức"), unit=_("phiếu")) if detail.scores else None,
        "whys": bar_list(_("Vì sao"), [(why.label, n) for why, n in detail.whys], label=_("Lý do"), unit=_("phiếu")) if detail.whys else None,
        "trend": lines(_("Tỷ lệ hài lòng theo quý (%)"), [name for name, _v in told], [(_("Hài lòng"), [value for _n, value in told])])
        if sum(value is not None for _n, value in told) > 1 else None,
    }  # fmt: skip
    return render(request, "benefit/public/service.html", context)


@require_safe
@open_to_all
def compare(request: Any, code: str, matter: str) -> HttpResponse:
    """The communes of a province beside each other, or the provinces of the country, of one kind of thing only."""
    today, chosen = localdate(), next((each for each in Matter if each.value == matter), None)
    place = None if code == COUNTRY else place_or_404(code)
    if chosen is None or (place is not None and not place.is_province):
        raise Http404
    units = list(places.communes(place, today)) if place is not None else list(places.provinces(today))
    rows = queries.beside(place, chosen, units, today)
    told = [row for row in rows if row.share.count.asked or row.share.count.answered]
    page, before, after = page_of(request, told, 50)
    context = {
        "place": place, "header_place": header(place) if place else None, "matter": chosen, "matters": list(Matter), "code": code, "rows": page,
        "before": before, "after": after, "year": queries.year(today), "limits": queries.limits(today), "silent": len(rows) - len(told),
        "map": _map(place, rows), "back_href": reverse("benefit:satisfaction", args=[place.code]) if place else reverse("benefit:code"),
    }  # fmt: skip
    return render(request, "benefit/public/compare.html", context)


def _map(place: Any, rows: list[queries.Beside]) -> Any:
    told = {row.place.code: Told(row.place.full_name, _percent(row), _words(row)) for row in rows}
    title = _("Tỷ lệ hài lòng, đã kéo về mức chung")
    return province_map(title, told, unit="%") if place is None else commune_map(title, place.code, told, unit="%")


def _percent(row: queries.Beside) -> float | None:
    share = row.share.share if row.share.drawn is None else row.share.drawn
    return None if share is None else share * 100


def _words(row: queries.Beside) -> str:
    if row.share.hidden or row.share.share is None:
        return _("chưa đủ phiếu để công khai") if row.share.count.asked else _("chưa mời ai đánh giá")
    told = f"{vnpercent(row.share.share)} ({vnpercent(row.share.low)} – {vnpercent(row.share.high)})"
    return f"{told}, " + ngettext("%(n)s phiếu", "%(n)s phiếu", row.share.count.answered) % {
        "n": row.share.count.answered
    }

"""How satisfied people are: a place's rated things, one of them, the communes of a province beside each other."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.benefit import queries
from caunoi.benefit.words import Matter
from caunoi.places import queries as places
from caunoi.ui.charts import bar_list, lines
from caunoi.ui.front import front

from .shared import header, page_of, place_or_404


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
    """The communes of a province beside each other, of one kind of thing only."""
    place, today = place_or_404(code), localdate()
    chosen = next((each for each in Matter if each.value == matter), None)
    if chosen is None or not place.is_province:
        raise Http404
    communes = list(places.communes(place, today))
    rows = queries.beside(place, chosen, communes, today)
    told = [row for row in rows if row.share.count.asked or row.share.count.answered]
    told.sort(
        key=lambda row: (row.share.hidden, row.place.sort_key if hasattr(row.place, "sort_key") else row.place.name)
    )
    page, before, after = page_of(request, told, 50)
    context = {
        "place": place, "header_place": header(place), "matter": chosen, "matters": list(Matter), "rows": page, "before": before, "after": after,
        "year": queries.year(today), "limits": queries.limits(today), "silent": len(rows) - len(told),
        "back_href": reverse("benefit:satisfaction", args=[place.code]),
    }  # fmt: skip
    return render(request, "benefit/public/compare.html", context)

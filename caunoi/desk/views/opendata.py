"""Open data: every set the rooms offer, with its columns, terms and newest day; each as CSV, JSON or Parquet."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from caunoi.access.doors import open_to_all
from caunoi.files.opendata import LICENCE, LICENCE_URL, Dataset, Format, Span, catalogue, handed_out
from caunoi.kernel.text import clean
from caunoi.places import queries as places

#: The first year any set has rows of.
FIRST_YEAR = 2020


@open_to_all
@require_GET
def sets(request: HttpRequest) -> HttpResponse:
    span = _span(request)
    rows = [(each, each.extent(span), _files(each, span)) for each in catalogue.all()]
    return render(request, "desk/public/open_data.html", {**_shared(request, span), "rows": rows})


@open_to_all
@require_GET
def dataset(request: HttpRequest, code: str) -> HttpResponse:
    found, span = _found(code), _span(request)
    context = {"set": found, "extent": found.extent(span), "files": _files(found, span), **_shared(request, span)}
    return render(request, "desk/public/dataset.html", context)


@open_to_all
@require_GET
def download(request: HttpRequest, code: str, how: str) -> HttpResponseBase:
    if how not in {each.value for each in Format}:
        raise Http404
    response = handed_out(_found(code), _span(request), Format(how))
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _found(code: str) -> Dataset:
    found = catalogue.of(code)
    if found is None:
        raise Http404
    return found


def _span(request: HttpRequest) -> Span:
    """What the address asks for; a place that is not is refused rather than taken for everywhere."""
    code, text, today = clean(request.GET.get("noi", ""))[:20], request.GET.get("nam", ""), localdate()
    place = places.place_on(code, today) if code.isascii() and code.isalnum() else None
    if code and place is None:
        raise Http404
    known = text.isascii() and text.isdecimal() and len(text) == 4 and FIRST_YEAR <= int(text) <= today.year + 1
    return Span(today, place, int(text) if known else today.year)


def _files(found: Dataset, span: Span) -> list[tuple[Format, str]]:
    asked = urlencode(
        {**({"noi": span.place.code} if span.place else {}), **({"nam": span.year} if found.by_year else {})}
    )
    return [(how, reverse("desk:dataset-file", args=[found.code, how.value]) + (f"?{asked}" if asked else "")) for how in Format]  # fmt: skip


def _shared(request: HttpRequest, span: Span) -> dict[str, Any]:
    place = span.place
    return {
        "place": place, "year": span.year, "today": span.today, "years": range(FIRST_YEAR, localdate().year + 1), "licence": LICENCE, "licence_url": LICENCE_URL,
        "query": f"?noi={place.code}" if place else "", "header_place": {"name": place.full_name, "within": place.province.full_name if place.province else ""} if place else None,
    }  # fmt: skip

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all, signed_in
from caunoi.kernel.text import clean
from caunoi.places import queries as places
from caunoi.search import queries, rules

#: What is typed beyond this is not read.
LONGEST = 200


@require_safe
@open_to_all
def everybody(request: HttpRequest) -> HttpResponse:
    """What is public; an officer who is signed in is shown no more here than anybody."""
    return _page(request, "desk/finding/public.html", officer=False)


@require_safe
@signed_in
def officers(request: HttpRequest) -> HttpResponse:
    """What is public and what the officer's bodies may see, cases included."""
    return _page(request, "desk/finding/desk.html", officer=True)


def _page(request: HttpRequest, template: str, *, officer: bool) -> HttpResponse:
    typed = clean(request.GET.get("q", ""))[:LONGEST]
    kind, after, code = (clean(request.GET.get(name, ""))[:60] for name in ("loai", "sau", "noi"))
    wide, place = request.GET.get("rong") == "1", _place(code)
    known = {each.kind: each for each in queries.kinds()}
    kind = kind if kind in known else ""
    asked = {"q": typed, "noi": place.code if place else "", "loai": kind, "rong": "1" if wide else ""}
    found = queries.search(typed, place=place, kind=kind, after=after, wide=wide, public_only=not officer)
    context: dict[str, Any] = {
        "typed": typed, "kind": known.get(kind), "place": place, "lost_place": bool(code) and place is None, "found": found, "words": rules.terms(typed),
        "mine": queries.live_groups(typed, request.user, place, localdate(), public_only=not officer) if not kind else [], "left_out": queries.left_out(officer=officer),
        "here": request.path, "all_href": _with(request, asked, loai="", sau=""), "wide_href": _with(request, asked, rong="1", sau=""),
        "next_href": _with(request, asked, sau=found.after) if found.after else "", "kinds": [(each, _with(request, asked, loai=each.kind)) for each in known.values()],
        "groups": [(group, _with(request, asked, loai=group.kind)) for group in found.groups], "officer": officer,
        "place_href": reverse("places:search"), "everywhere_href": _with(request, asked, noi="", sau=""), "code": code,
        "header_place": {"name": place.full_name, "within": place.province.full_name if place.province else ""} if place else None,
    }  # fmt: skip
    return render(request, template, context)


def _place(code: str) -> Any:
    """A place by its code, or by a name only one has; None where there is none or several."""
    if not code:
        return None
    if code.isascii() and code.isalnum() and any(letter.isdigit() for letter in code):
        return places.place_on(code, localdate())
    found = [each for each in places.search_places(code, on=localdate(), limit=3) if each.current]
    best = [each for each in found if each.why is found[0].why]
    return best[0].place if len(best) == 1 else None


def _with(request: HttpRequest, asked: dict[str, str], **changed: str) -> str:
    wanted = {name: value for name, value in {**asked, **changed}.items() if value}
    return f"{request.path}?{urlencode(wanted)}"

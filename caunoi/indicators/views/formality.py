"""Signs of formality, for those who do people-relations work in a place and above it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from caunoi.access.doors import holding
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean

from ..periods import period, preceding, recent
from ..queries.formality import copied, led_places, signs
from .cards import OVERSEERS
from .shared import named

SIZE = 20


@holding(*OVERSEERS)
@require_safe
def formality(request: HttpRequest) -> HttpResponse:
    """The signs of one place and period, and the reports that say the same."""
    led = led_places(request.user)
    if not led:
        raise PermissionDenied
    place = _place(request, led)
    of = _period(request)
    before = preceding(of, on=localdate())
    pairs, read = copied(place, of)
    asked = request.GET.get("trang", "")
    page = max(1, min(500, int(asked))) if asked.isdecimal() and len(asked) < 5 else 1
    query = f"noi={place.code}&ky={of.code}"
    context = {
        "place": place, "led": led, "period": of, "period_name": named(of), "before_name": named(before), "signs": signs(place, of, before),
        "pairs": pairs[(page - 1) * SIZE : page * SIZE], "found": len(pairs), "read": read, "query": query,
        "previous": f"?{query}&trang={page - 1}" if page > 1 else "", "following": f"?{query}&trang={page + 1}" if len(pairs) > page * SIZE else "",
        "choices": [(code, named(period(code, on=localdate()))) for code in recent(localdate())],
    }  # fmt: skip
    return render(request, "indicators/formality.html", context)


def _place(request: HttpRequest, led: list[Any]) -> Any:
    code = clean(request.GET.get("noi", "").replace("\x00", ""))[:20]
    found = next((each for each in led if each.code == code), None) if code else led[0]
    if found is None:
        raise PermissionDenied
    return found


def _period(request: HttpRequest) -> Any:
    today = localdate()
    ended = [code for code in recent(today) if "-H" in code and period(code, on=today).until <= today]
    code = clean(request.GET.get("ky", "").replace("\x00", ""))[:20] or ended[0]
    try:
        return period(code, on=today)
    except Refusal as refusal:
        raise Http404 from refusal

"""The officer's list of cases, and search."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from caunoi.access.doors import signed_in
from caunoi.access.queries import bodies_of
from caunoi.duties.queries import Scope, counts
from caunoi.duties.words import Pile
from caunoi.ui.case import Tab

from ...display import lines
from ...forms.officer.filtering import Filter
from ...queries import desk


@signed_in
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """What the officer's bodies handle: by deadline or newest first, filtered, paged."""
    today, bodies = localdate(), bodies_of(request.user)
    if not bodies:
        return render(request, "voice/officer/no_body.html")
    form = Filter(request.GET)
    words = form.words()
    if words:
        return _search(request, form, words, bodies, today)
    wanted = form.wanted(request.user)
    found = desk.rows(bodies, wanted, today=today, after=_key(request.GET.get("after", ""), wanted.pile is not None))
    context = {
        "form": form, "rows": lines(found.rows, today), "bodies": bodies, "tabs": _tabs(form, counts(Scope.of_bodies(bodies), today=today)),
        "following": _page(request, found.after), "first": _page(request, "") if request.GET.get("after") else "", "filtered": form.is_narrow(),
        "bound_to_pile": wanted.pile,
    }  # fmt: skip
    return render(request, "voice/officer/inbox.html", context)


def _search(request: HttpRequest, form: Filter, words: str, bodies: list[Any], today: Any) -> HttpResponse:
    found = desk.found_rows(words, bodies)
    if len(found) == 1 and "/" in words:
        return redirect("voice:officer-case", found[0].petition.pk)
    return render(request, "voice/officer/found.html", {"form": form, "rows": lines(found, today), "words": words})


def _tabs(form: Filter, piles: dict[Pile, int]) -> list[Tab]:
    chosen = form.pile()
    kept = form.kept_without_pile()
    tabs = [Tab(_("Mới nhất"), "?" + urlencode(kept), current=chosen is None)]
    for pile in (Pile.OVERDUE, Pile.TODAY, Pile.WEEK, Pile.LATER, Pile.PAUSED):
        tabs.append(
            Tab(pile.label, "?" + urlencode({**kept, "han": pile.value}), count=piles[pile], current=chosen is pile)
        )
    return tabs


def _page(request: HttpRequest, after: str) -> str:
    kept = {name: value for name, value in request.GET.items() if name != "after" and value}
    if not after and not request.GET.get("after"):
        return ""
    return "?" + urlencode({**kept, **({"after": after} if after else {})})


def _key(after: str, by_day: bool) -> str:
    """The paging key of the address, or nothing where somebody tampered with it."""
    first, _sep, key = after.partition("~")
    try:
        UUID(key)
        datetime.fromisoformat(first)
    except ValueError:
        return ""
    return after if by_day == (len(first) == 10) else ""

from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed as SyndicationFeed
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from caunoi.access.doors import open_to_all
from caunoi.files.opendata import Format, Span, handed_out
from caunoi.know import queries
from caunoi.know.opendata import DISCLOSURES
from caunoi.know.queries import lists as law_lists
from caunoi.know.queries import public
from caunoi.know.words import Family, Stage

from ..drawing import qr
from .shared import asked, header, place_of

SIZE = 15


@open_to_all
@require_GET
def disclosures(request: HttpRequest) -> HttpResponse:
    wanted = asked(request, "q", "noi", "muc", "sau")
    today, place = localdate(), place_of(wanted["noi"])
    names = law_lists.labels(on=today)
    item = wanted["muc"] if wanted["muc"] in names else ""
    found = public.published(place=place, item=item, words=wanted["q"], after=wanted["sau"], size=SIZE + 1)
    rows, kept = found[:SIZE], {name: value for name, value in wanted.items() if value and name != "sau"}
    narrow = {"noi": place.code} if place else {}
    context: dict[str, Any] = {
        "asked": wanted, "place": place, "item": item, "names": names,
        "entries": list(law_lists.registers((Family.COMMUNE, Family.WIDER), on=today)),
        "rows": [(row, names.get(row.item, row.item)) for row in rows], "narrowed": bool(wanted["q"] or item), "today": today,
        "following": f"?{urlencode({**kept, 'sau': public.mark(rows[-1])})}" if len(found) > SIZE else "",
        "first": f"?{urlencode(kept)}" if wanted["sau"] else "",
        "figures": queries.figures_of(place, today=today) if place else None,
        "feed": f"{reverse('know:feed')}?{urlencode({**narrow, **({'muc': item} if item else {})})}".rstrip("?"),
        "subscribe": f"{reverse('know:subscription')}?{urlencode(narrow)}".rstrip("?"),
        "csv": f"{reverse('know:open-data')}?{urlencode(narrow)}".rstrip("?"),
    }  # fmt: skip
    if place:
        context["header_place"] = header(place)
    return render(request, "know/resident/disclosures.html", context)


@open_to_all
@require_GET
def lists(request: HttpRequest) -> HttpResponse:
    today = localdate()
    code = asked(request, "loai")["loai"]
    family = Family(code) if code in list(Family) else Family.COMMUNE
    tabs = [
        {"label": each.label, "href": f"{reverse('know:lists')}?loai={each.value}", "current": each is family} for each in Family
    ]  # fmt: skip
    entries = law_lists.register(family, on=today)
    context = {
        "family": family, "tabs": tabs, "entries": entries, "forms": law_lists.forms_of(family, on=today) if entries else [],
        "inside": family in (Family.UNIT, Family.ENTERPRISE),
    }  # fmt: skip
    return render(request, "know/resident/lists.html", context)


@open_to_all
@require_GET
def coming(request: HttpRequest) -> HttpResponse:
    today, place = localdate(), place_of(asked(request, "noi")["noi"])
    if place is None or place.is_province:
        raise Http404
    names = law_lists.labels(on=today)
    rows = [(row, names.get(row.item, row.item), (today - row.due).days) for row in public.coming(place, today=today)]
    return render(
        request, "know/resident/coming.html",
        {"place": place, "rows": rows, "header_place": header(place), "figures": queries.figures_of(place, today=today)},
    )  # fmt: skip


@open_to_all
@require_GET
def wall(request: HttpRequest) -> HttpResponse:
    """The newest of a commune in large letters, for a screen in the village house; it reads itself anew."""
    today, place = localdate(), place_of(asked(request, "noi")["noi"])
    if place is None or place.is_province:
        raise Http404
    names = law_lists.labels(on=today)
    rows = [row for row in public.published(place=place, size=12) if row.stage == Stage.POSTED.value][:6]
    address = f"{settings.SITE_URL}{reverse('know:disclosures')}?noi={place.code}"
    context = {
        "place": place, "rows": [(row, names.get(row.item, row.item)) for row in rows], "qr": qr(address), "address": address,
        "figures": queries.figures_of(place, today=today), "header_place": header(place),
    }  # fmt: skip
    response = render(request, "know/resident/wall.html", context)
    response["Refresh"] = "300"
    return response


@open_to_all
@require_GET
def open_data(request: HttpRequest) -> HttpResponseBase:
    place = place_of(asked(request, "noi")["noi"])
    return handed_out(DISCLOSURES, Span(localdate(), place), Format.CSV, name="cong-khai")


class Feed(SyndicationFeed):
    """What is disclosed as Atom, of everywhere, a place or a subject."""

    feed_type = Atom1Feed
    door = "open_to_all"

    def get_object(self, request: HttpRequest) -> Any:
        wanted = asked(request, "noi", "muc")
        return place_of(wanted["noi"]), wanted["muc"]

    def title(self, what: Any) -> str:
        return _("Công khai – %(place)s") % {"place": what[0].full_name if what[0] else "Cầu Nối"}

    def subtitle(self) -> str:
        return _("Thông tin chính quyền vừa công khai.")

    def link(self, what: Any) -> str:
        return reverse("know:disclosures") + (f"?noi={what[0].code}" if what[0] else "")

    def items(self, what: Any) -> list[Any]:
        return public.published(place=what[0], item=what[1], size=30)

    def item_title(self, item: Any) -> str:
        return f"[{_('Đã gỡ')}] {item.title}" if item.stage == Stage.TAKEN_DOWN.value else item.title

    def item_description(self, item: Any) -> str:
        return item.summary

    def item_link(self, item: Any) -> str:
        return reverse("know:disclosure", args=[item.pk])

    def item_guid(self, item: Any) -> str:
        return f"urn:uuid:{item.pk}"

    def item_pubdate(self, item: Any) -> Any:
        return item.posted_at

    def item_updateddate(self, item: Any) -> Any:
        return item.changed_at or item.posted_at

    def item_author_name(self, item: Any) -> str:
        return item.body.name

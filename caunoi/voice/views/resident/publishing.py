import uuid
from typing import Any

from django.contrib.syndication.views import Feed as SyndicationFeed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from caunoi.access.doors import open_to_all
from caunoi.kernel.text import clean
from caunoi.places import queries as places
from caunoi.voice.queries import figures_of, mark, publication, publications
from caunoi.voice.queries.published import fewest_told
from caunoi.voice.words import Kind, Outcome

SIZE = 15


@open_to_all
@require_GET
def answers(request: HttpRequest) -> HttpResponse:
    asked = {name: clean(request.GET.get(name, ""))[:120] for name in ("q", "noi", "chu-de", "sau")}
    place, topic = _place(asked["noi"]), places.topic(asked["chu-de"]) if asked["chu-de"] else None
    found = publications(
        **_within(place), topic_id=topic.pk if topic else None, words=asked["q"], after=asked["sau"], size=SIZE + 1
    )
    rows = found[:SIZE]
    kept = {name: value for name, value in asked.items() if value and name != "sau"}
    context: dict[str, Any] = {
        "asked": asked,
        "place": place,
        "topic": topic,
        "topics": [each for each in places.topics() if each.parent_id is None],
        "rows": [(row, Kind(row.kind)) for row in rows],
        "following": f"?{urlencode({**kept, 'sau': mark(rows[-1])})}" if len(found) > SIZE else "",
        "first": f"?{urlencode(kept)}" if asked["sau"] else "",
        "figures": figures_of(place, today=localdate()),
        "smallest": fewest_told(localdate()),
        "narrowed": bool(kept),
        "feed": reverse("voice:answers-feed") + (f"?{urlencode({'noi': place.code})}" if place else ""),
    }
    return render(request, "voice/resident/answers.html", context)


@open_to_all
@require_GET
def answer(request: HttpRequest, publication_id: uuid.UUID) -> HttpResponse:
    shown = publication(publication_id)
    if shown is None:
        raise Http404
    context = {
        "shown": shown,
        "kind": Kind(shown.kind),
        "outcome": Outcome(shown.outcome) if shown.outcome else None,
        "days": (shown.answered_on - shown.received_on).days,
        "others": [row for row in publications(place_id=shown.place_id, size=4) if row.pk != shown.pk][:3],
        "header_place": {
            "name": shown.place.full_name,
            "within": shown.province.full_name if shown.province_id != shown.place_id else "",
        },
    }
    return render(request, "voice/resident/answer.html", context, status=410 if shown.taken_down_at else 200)


def _place(code: str) -> Any:
    return places.place_on(code, localdate()) if code else None


def _within(place: Any) -> dict[str, int]:
    if place is None:
        return {}
    return {"province_id": place.pk} if place.is_province else {"place_id": place.pk}


class Feed(SyndicationFeed):
    """Published answers as Atom, of everywhere or of one place."""

    feed_type = Atom1Feed
    door = "open_to_all"

    def get_object(self, request: HttpRequest) -> Any:
        return _place(clean(request.GET.get("noi", ""))[:20])

    def title(self, place: Any) -> str:
        return (
            _("Câu trả lời công khai – %(place)s") % {"place": place.full_name}
            if place
            else _("Câu trả lời công khai – Cầu Nối")
        )

    def subtitle(self) -> str:
        return _("Khiếu nại, kiến nghị, phản ánh đã được trả lời và công khai.")

    def link(self, place: Any) -> str:
        return reverse("voice:answers") + (f"?noi={place.code}" if place else "")

    def items(self, place: Any) -> list[Any]:
        return publications(**_within(place), size=30)

    def item_title(self, item: Any) -> str:
        return item.title

    def item_description(self, item: Any) -> str:
        return item.answer

    def item_link(self, item: Any) -> str:
        return reverse("voice:answer", args=[item.pk])

    def item_guid(self, item: Any) -> str:
        return f"urn:uuid:{item.pk}"

    def item_pubdate(self, item: Any) -> Any:
        return item.published_at

    def item_updateddate(self, item: Any) -> Any:
        return item.published_at

    def item_author_name(self, item: Any) -> str:
        return item.body.name

"""Dialogues and promises for programs: Atom, iCalendar, CSV."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed as SyndicationFeed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.dialogue import queries
from caunoi.dialogue.opendata import DIALOGUES, PROMISES
from caunoi.dialogue.words import Stage
from caunoi.files.opendata import Format, Span, handed_out

from .pages import place_asked


class Feed(SyndicationFeed):
    """Dialogues to come and just held as Atom, of everywhere or of one place."""

    feed_type = Atom1Feed
    door = "open_to_all"

    def get_object(self, request: HttpRequest) -> Any:
        return place_asked(request)

    def title(self, place: Any) -> str:
        return (
            _("Đối thoại với Nhân dân – %(place)s") % {"place": place.full_name}
            if place
            else _("Đối thoại với Nhân dân – Cầu Nối")
        )

    def subtitle(self) -> str:
        return _("Buổi đối thoại sắp tới, kết quả đã công bố.")

    def link(self, place: Any) -> str:
        return reverse("dialogue:dialogues") + (f"?noi={place.code}" if place else "")

    def items(self, place: Any) -> list[Any]:
        return [*queries.coming(place=place, size=20), *queries.past(place=place, size=20)]

    def item_title(self, item: Any) -> str:
        return f"{Stage(item.stage).label}: {item.title}"

    def item_description(self, item: Any) -> str:
        where = item.venue or item.link
        return f"{localtime(item.starts_at):%H:%M, %d/%m/%Y} – {where}. {item.summary or item.content}"

    def item_link(self, item: Any) -> str:
        return reverse("dialogue:dialogue", args=[item.pk])

    def item_guid(self, item: Any) -> str:
        return f"urn:uuid:{item.pk}"

    def item_pubdate(self, item: Any) -> Any:
        return item.announced_at

    def item_updateddate(self, item: Any) -> Any:
        return item.published_at or item.cancelled_at or item.ended_at or item.announced_at

    def item_author_name(self, item: Any) -> str:
        return item.body.name


@open_to_all
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    rows = [*queries.coming(place=place_asked(request), size=100), *queries.past(place=place_asked(request), size=50)]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cau Noi//Doi thoai//VI", "CALSCALE:GREGORIAN"]
    for row in rows:
        lines += _event(row)
    lines.append("END:VCALENDAR")
    text = "\r\n".join(part for line in lines for part in _folded(line)) + "\r\n"
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="doi-thoai.ics"'
    return response


@open_to_all
@require_safe
def dialogues_csv(request: HttpRequest) -> HttpResponseBase:
    return handed_out(DIALOGUES, Span(localdate(), place_asked(request)), Format.CSV, name="doi-thoai")


@open_to_all
@require_safe
def promises_csv(request: HttpRequest) -> HttpResponseBase:
    return handed_out(PROMISES, Span(localdate(), place_asked(request)), Format.CSV, name="loi-hua")


def _event(row: Any) -> list[str]:
    changed = row.published_at or row.cancelled_at or row.announced_at
    return [
        "BEGIN:VEVENT", f"UID:{row.pk}@cau-noi", f"DTSTAMP:{_utc(changed)}", f"DTSTART:{_utc(row.starts_at)}", f"DTEND:{_utc(row.starts_at + timedelta(hours=3))}",
        f"SUMMARY:{_escaped(row.title)}", f"LOCATION:{_escaped(row.venue or row.link)}", f"DESCRIPTION:{_escaped(row.content)}",
        f"URL:{settings.SITE_URL}{reverse('dialogue:dialogue', args=[row.pk])}", f"STATUS:{'CANCELLED' if row.stage == Stage.CANCELLED.value else 'CONFIRMED'}",
        f"SEQUENCE:{row.version}", "END:VEVENT",
    ]  # fmt: skip


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line cut so that none is longer than 75 octets, never inside a letter (RFC 5545)."""
    kept, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > 74:
            yield kept
            kept, size = " ", 1
        kept, size = kept + letter, size + width
    yield kept

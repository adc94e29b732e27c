"""Dialogues and promises for programs: Atom, iCalendar, CSV."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed as SyndicationFeed
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import open_to_all
from caunoi.dialogue import queries
from caunoi.dialogue.words import Form, Occasion, Stage

from .pages import place_asked

#: Rows fetched at a time, and rows in one file at most.
STRIDE, MOST = 200, 20_000


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
def dialogues_csv(request: HttpRequest) -> StreamingHttpResponse:
    place = place_asked(request)
    head = [
        "ma",
        "don_vi",
        "co_quan",
        "vi_sao",
        "hinh_thuc",
        "ten",
        "bat_dau",
        "thong_bao",
        "trang_thai",
        "nguoi_tham_du",
        "nguoi_qua_mang",
        "so_cau_hoi",
        "cong_bo",
    ]

    def rows() -> Iterator[list[Any]]:
        yield head
        for row in queries.coming(place=place, size=MOST):
            yield _dialogue_row(row)
        after = ""
        while page := queries.past(place=place, after=after, size=STRIDE):
            yield from (_dialogue_row(row) for row in page)
            after = queries.mark(page[-1])

    return _csv(rows(), "doi-thoai.csv")


@open_to_all
@require_safe
def promises_csv(request: HttpRequest) -> StreamingHttpResponse:
    place, today = place_asked(request), localdate()

    def rows() -> Iterator[list[Any]]:
        yield ["ma", "doi_thoai", "don_vi", "co_quan", "viec", "ngay_hua", "han_dau", "han", "xong_ngay", "trang_thai"]
        after = ""
        while page := queries.promises_in(place=place, today=today, after=after, size=STRIDE):
            for each in page:
                kept = each.promise
                yield [
                    kept.pk,
                    kept.dialogue_id,
                    kept.place.code,
                    kept.body.name,
                    kept.what,
                    kept.made_on,
                    kept.first_due,
                    kept.due,
                    kept.finished_on or "",
                    each.sight.value,
                ]
            after = queries.promise_mark(page[-1])

    return _csv(rows(), "loi-hua.csv")


class _Line:
    """What a csv writer writes to: it hands each line back."""

    def write(self, line: str) -> str:
        return line


def _csv(rows: Iterator[list[Any]], name: str) -> StreamingHttpResponse:
    """A file sent line by line, marked as UTF-8 for spreadsheets; nothing in it is ever a formula."""
    writer = csv.writer(_Line())
    lines = (writer.writerow([_plain(value) for value in row]) for row in rows)
    response = StreamingHttpResponse(chain(["\ufeff"], lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _plain(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value


def _dialogue_row(row: Any) -> list[Any]:
    moments = [
        localtime(at).isoformat(timespec="minutes") if at else ""
        for at in (row.starts_at, row.announced_at, row.published_at)
    ]
    return [
        row.pk, row.place.code, row.body.name, Occasion(row.occasion).value, Form(row.form).value, row.title, moments[0], moments[1], row.stage,
        "" if row.attended is None else row.attended, row.attended_online, row.asked, moments[2],
    ]  # fmt: skip


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

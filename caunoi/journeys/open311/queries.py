"""What other systems may read: services from the topics of competence, requests that are published or their own."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime

from caunoi.access.context import as_system
from caunoi.connect.queries import requests_of
from caunoi.duties.queries import next_due
from caunoi.kernel.words import say
from caunoi.places import queries as places
from caunoi.voice import queries as voice
from caunoi.voice.words import Kind, Stage

from .shapes import Wrong

#: GeoReport v2: at most so many days between the two dates, so many requests in one answer.
SPAN_DAYS, MOST = 90, 1000
SPAN = timedelta(days=SPAN_DAYS)
#: The service of a matter no topic fits.
OTHER = "khac"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which requests are asked for."""

    place: Any = None
    service: str = ""
    status: str = ""
    since: datetime | None = None
    until: datetime | None = None
    ids: tuple[str, ...] = ()
    size: int = MOST


def services() -> list[dict[str, Any]]:
    """What may be reported: the topics in use, and one for all else."""
    rows = [_service(each.code, each.label, each.parent.label if each.parent else each.label, each.words) for each in places.topics()]  # fmt: skip
    return [*rows, _service(OTHER, say("Việc khác", "Something else"), say("Việc khác", "Something else"), "")]


def service(code: str) -> dict[str, Any] | None:
    """One service by its code."""
    return next((each for each in services() if each["service_code"] == code), None)


def requests(asked: Asked, token: Any) -> list[dict[str, Any]]:
    """Published feedback with its answer, and the token's own requests without a word of what they say; the newest first."""
    if asked.ids:
        found = [request(each, token) for each in asked.ids[:MOST]]
        return [row for row in found if row is not None and _fits(row, asked)]
    rows = [*(_own(token, asked) if token is not None else []), *(_published(asked) if asked.status != "open" else [])]
    rows = [row for row in rows if _fits(row, asked)]
    return sorted(rows, key=lambda row: row["requested_datetime"], reverse=True)[: asked.size]


def request(given: str, token: Any = None) -> dict[str, Any] | None:
    """One request: by the receipt's code how far it is, by a publication's id the question and its answer."""
    try:
        row = voice.publication(uuid.UUID(given))
    except ValueError:
        row = None
    if row is not None:
        return _answer(row) if row.kind == Kind.FEEDBACK.value and row.taken_down_at is None else None
    petition = voice.tracked(given[:40])
    if petition is None or petition.kind not in _SHOWN or petition.secret:
        return None
    steps = [step["at"] for step in voice.progress(petition).steps]
    with as_system():
        duty = next_due([petition.ref]).get(petition.ref)
    return _progress(petition, duty, max(steps, default=petition.received_at))


#: A feedback, or what nobody has classified yet: a complaint or denunciation is followed on our own pages only.
_SHOWN = (Kind.FEEDBACK.value, Kind.UNSORTED.value)


def _service(code: str, name: str, group: str, words: str) -> dict[str, Any]:
    return {
        "service_code": code, "service_name": name, "description": say(f"Phản ánh về {name.lower()}", f"Feedback on {name.lower()}"), "metadata": False,
        "type": "realtime", "keywords": ",".join(part.strip() for part in words.split(";") if part.strip())[:300], "group": group,
    }  # fmt: skip


def _published(asked: Asked) -> Iterable[dict[str, Any]]:
    """Published answers of feedback received in the span, read page by page as far as the span goes."""
    place = asked.place
    within = {} if place is None else {"province_id": place.pk} if place.is_province else {"place_id": place.pk}
    topic = places.topic(asked.service) if asked.service and asked.service != OTHER else None
    after, read = "", 0
    while read < 5 * MOST:
        rows = voice.publications(**within, topic_id=topic.pk if topic else None, after=after, size=200)
        for row in rows:
            if row.kind == Kind.FEEDBACK.value and (asked.since is None or row.received_on >= localtime(asked.since).date()):  # fmt: skip
                yield _answer(row)
        read += len(rows)
        if len(rows) < 200 or (asked.since is not None and rows[-1].published_at < asked.since):
            return
        after = voice.mark(rows[-1])


def _own(token: Any, asked: Asked) -> list[dict[str, Any]]:
    """Requests sent with this token: where they stand and by when an answer is due."""
    mine = requests_of(token, most=MOST)
    with as_system():
        petitions = voice.petitions_by_id([row.petition for row in mine])
        due = next_due([petition.ref for petition in petitions])
    return [_progress(each, due.get(each.ref)) for each in petitions if each.kind in _SHOWN and not each.secret]


def _progress(petition: Any, duty: Any, moved: datetime | None = None) -> dict[str, Any]:
    """How far a petition is, without a word of what it says."""
    open_yet = petition.ended_on is None and petition.answered_on is None
    last = petition.ended_on or petition.answered_on
    moved = moved or (_day(last) if last else petition.received_at)
    return _row(
        petition.code, "open" if open_yet else "closed", Stage(petition.stage).label, petition.topic, None, petition.body.name, petition.received_at, moved,
        _day(duty.due, time(17)) if duty and open_yet else None,
    )  # fmt: skip


def _day(day: date, hour: time = time(0)) -> datetime:
    return datetime.combine(day, hour, timezone.get_current_timezone())


def _answer(row: Any) -> dict[str, Any]:
    begun = _day(row.received_on)
    shown = _row(str(row.pk), "closed", row.answer[:2000], row.topic, f"{row.title}\n{row.question}"[:4000], row.body.name, begun, row.published_at, None)  # fmt: skip
    shown["service_notice"] = f"{settings.SITE_URL}{reverse('voice:answer', args=[row.pk])}"
    return shown


def _row(
    code: str, status: str, notes: str, topic: Any, words: str | None, body: str, begun: datetime, moved: datetime, due: datetime | None
) -> dict[str, Any]:  # fmt: skip
    return {
        "service_request_id": code, "status": status, "status_notes": notes, "service_name": topic.label if topic else say("Việc khác", "Something else"),
        "service_code": topic.code if topic else OTHER, "description": words, "agency_responsible": body, "service_notice": None,
        "requested_datetime": _moment(begun), "updated_datetime": _moment(moved), "expected_datetime": _moment(due) if due else None,
        "address": None, "address_id": None, "zipcode": None, "lat": None, "long": None, "media_url": None,
    }  # fmt: skip


def _fits(row: dict[str, Any], asked: Asked) -> bool:
    begun = datetime.fromisoformat(row["requested_datetime"])
    return (
        (not asked.status or row["status"] == asked.status)
        and (not asked.service or row["service_code"] == asked.service)
        and (asked.since is None or begun >= asked.since)
        and (asked.until is None or begun <= asked.until)
    )


def _moment(at: datetime) -> str:
    return localtime(at).isoformat(timespec="seconds")


def jurisdiction(code: str) -> Any:
    """The place a jurisdiction means; none where none was given; refuses one that is not."""
    if not code:
        return None
    place = places.place_on(code) if code.isascii() and code.isalnum() and len(code) <= 20 else None
    if place is None:
        raise Wrong(404, say("Không có địa phương (jurisdiction_id) mang mã này.", "jurisdiction_id was not found."))
    return place


def code_of(petition_id: uuid.UUID) -> str | None:
    """The receipt's code of a petition sent this way."""
    with as_system():
        found = voice.petitions_by_id([petition_id])
    return found[0].code if found else None

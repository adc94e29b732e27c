"""Reception days as an iCalendar file (RFC 5545): for heads by a secret address, for residents by their appointment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

#: A line has at most so many bytes; longer ones are folded.
WIDTH = 73


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar."""

    uid: str
    begins: datetime
    ends: datetime
    summary: str
    place: str = ""
    told: str = ""
    cancelled: bool = False
    href: str = ""


def icalendar(name: str, events: Iterable[Event], *, at: datetime) -> bytes:
    """The calendar, ready to be subscribed to."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cau Noi//Tiep cong dan//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}", "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
        *(line for event in events for line in _event(event, at)), "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(event: Event, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}@cau-noi"
    yield f"DTSTAMP:{_moment(at)}"
    yield f"DTSTART:{_moment(event.begins)}"
    yield f"DTEND:{_moment(event.ends)}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    if event.told:
        yield f"DESCRIPTION:{_text(event.told)}"
    if event.href:
        yield f"URL:{event.href}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    plain = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return plain.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 bytes, never inside a letter, each further piece begun with a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > WIDTH:
            yield piece
            piece = " "
        piece += letter
    yield piece

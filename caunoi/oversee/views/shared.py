"""What the pages share: asking a form, handing out a file, a place's header."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.timezone import localdate

from caunoi.oversee import queries
from caunoi.places import queries as places
from caunoi.ui import asking


def asked(
    request: Any, form: Any, command: Callable[..., Any], *, law: Iterable[str] = (), **more: Any
) -> HttpResponse:
    """Ask a form of one act, what the law says of it beside."""
    said = queries.law_of(law, localdate())
    return asking.asked(request, form, command, template="oversee/officer/ask.html", law=said, **more)


@dataclass(frozen=True, slots=True)
class Waits:
    """An act of my body that is not mine, or not yet to be done: who signs, from what day."""

    heading: Any
    body: Any
    names: str = ""
    since: date | None = None


def offered(
    acts: Iterable[tuple[str, Any, Any, bool]], person: Any, since: dict[str, date] | None = None
) -> tuple[list[tuple[str, Any]], list[Waits]]:
    """Of acts (address, heading, body, whether its head signs) those this officer may do today, and those that wait."""
    found, headed, today = list(acts), queries.headed(person), localdate()
    mine, waits = [], []
    for slug, heading, body, signed in found:
        day = (since or {}).get(slug)
        early = day if day and day > today else None
        if early or (signed and body.pk not in headed):
            names = ", ".join(queries.signers(body)) if signed and body.pk not in headed else ""
            waits.append(Waits(heading, body, names, early))
        else:
            mine.append((slug, heading))
    return mine, waits


def place_or_404(code: str) -> Any:
    """A place by its code."""
    found = places.place_of_ref(code[:20].replace("\x00", ""))
    if found is None:
        raise Http404
    return found


def header(place: Any) -> dict[str, str]:
    """The place in the masthead."""
    return {"name": place.full_name, "within": place.province.full_name if place.province else ""}

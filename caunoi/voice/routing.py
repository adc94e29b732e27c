"""Where a petition goes: the competent body by the competence data, never one that is complained about."""

from collections.abc import Iterable
from datetime import date

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.remember import remembered
from caunoi.places import queries as places
from caunoi.places.models import Body, Competence, Place, Topic

from .filing import Filing


def with_those_below(bodies: Iterable[Body], on: date) -> list[int]:
    """The bodies complained about and every body under them, as ids in order."""
    given = [body.pk for body in bodies]
    return places.ids_with_those_below(given, on) if given else []


def receiving_body(filing: Filing, respondents: list[int], on: date) -> Body:
    """The body that receives the petition: the one chosen, else the competent one; its superior where it is complained about."""
    body = filing.body or _competent(filing.kind.value, filing.topic, filing.place, on)
    seen: set[int] = set()
    while body is not None and body.pk in respondents and body.pk not in seen:
        seen.add(body.pk)
        body = places.superior_of(body, on)
    if body is None:
        raise Refusal(
            f"Chưa có cơ quan nào ở {filing.place.name} nhận được đơn này. Hãy chọn địa phương khác hoặc gửi lên cấp tỉnh.",
            f"No body of {filing.place.name} can receive this petition yet. Choose another place or the province.",
            field="place",
        )
    return body


@remembered(20, key=lambda kind, topic, place, on: (kind, topic and topic.pk, place.pk, on))
def _competent(kind: str, topic: Topic | None, place: Place, on: date) -> Body | None:
    return places.receiving_body(kind, topic, place, on, rules=_rules(on))


@remembered(20, key=lambda on: on)
def _rules(on: date) -> list[Competence]:
    """The rules of competence of a day: the same for every place, and hundreds of them."""
    return list(places.rules_on(on))


@remembered(600, key=lambda code, on: (code, on))
def commune_of_code(code: str, on: date) -> Place | None:
    """The commune a code means on a day; None when there is none."""
    found = places.place_on(code, on)
    return None if found is None or found.is_province else found


def province_of(place: Place) -> int:
    """The province a place lies in; a province lies in itself."""
    return place.province_id or place.pk

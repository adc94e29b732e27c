"""What the figures of a body cover: its whole place for those who lead one, otherwise its own work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from caunoi.duties.queries import Scope as DutyScope
from caunoi.law.queries import in_force
from caunoi.places import queries as places
from caunoi.places.words import BodyKind
from caunoi.ui.measures import Reach
from caunoi.voice.queries.tallies import Scope as LetterScope
from caunoi.voice.queries.tallies import Span

from .periods import ReportPeriod

#: A body, a place, a person as the floors below give them; their tables are not ours to import.
type Body = Any
type Place = Any
type Person = Any

#: Bodies that answer for, lead or watch over everything in their place.
LEADING = {
    BodyKind.PEOPLES_COMMITTEE, BodyKind.PARTY_COMMITTEE, BodyKind.FATHERLAND_FRONT, BodyKind.PEOPLES_COUNCIL, BodyKind.PARTY_BOARD,
    BodyKind.RECEPTION_OFFICE, BodyKind.INSPECTORATE, BodyKind.STEERING_BOARD, BodyKind.OFFICE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whose letters and duties are counted; ``units`` are its rows, by the id letters are counted under, in order."""

    body: Body
    letters: LetterScope
    by_unit: LetterScope
    duties: DutyScope
    units: Mapping[int, str]
    bodies: Mapping[int, str]
    scope_vi: str
    places: tuple[int, ...] = ()

    @property
    def reach(self) -> Reach:
        """The same for what the rooms count of their own records."""
        return Reach(self.letters.bodies, self.places, self.letters.province, self.letters.country)

    @property
    def is_province(self) -> bool:
        """Whether its rows are communes."""
        return self.by_unit.by == "place"


def coverage(body: Body, period: ReportPeriod) -> Coverage:
    """What a body's figures cover in a period: a province by commune, a commune by body, another body by itself."""
    last = period.last
    if body.kind not in LEADING:
        return _of_bodies(body, places.ids_with_those_below([body.pk], last), period, str(body.name))
    if body.place.is_province:
        return _of_province(body, period, body.place)
    ids = [each.pk for each in _bodies_in(body.place, period)]
    return _of_bodies(body, ids, period, str(body.place.full_name), place=body.place)


def coverage_of_place(place: Place, period: ReportPeriod) -> Coverage:
    """Everything in a place, whoever leads it."""
    if place.is_province:
        return _of_province(None, period, place)
    ids = [each.pk for each in _bodies_in(place, period)]
    return _of_bodies(None, ids, period, str(place.full_name), place=place)


def coverage_of_own(body: Body, period: ReportPeriod) -> Coverage:
    """The work of a body itself, whatever it leads."""
    return _of_bodies(body, [body.pk], period, str(body.name))


def coverage_under(body: Body, period: ReportPeriod) -> Coverage:
    """The work of a body and of every body under it: what its head answers for."""
    return _of_bodies(body, places.ids_with_those_below([body.pk], period.last), period, str(body.name))


def _of_province(body: Body, period: ReportPeriod, province: Place) -> Coverage:
    communes = {each.pk: each.full_name for day in _days(period) for each in places.communes(province, day)}
    units = {**communes, province.pk: "Các cơ quan cấp tỉnh"}
    scope = {"province": province.pk}
    found = places.find_bodies(province=province, on=period.last)
    return Coverage(
        body, LetterScope(**scope), LetterScope(**scope, by="place"), DutyScope(province=province.pk), units,
        dict(found.values_list("pk", "name")), str(province.full_name),
    )  # fmt: skip


def _of_bodies(body: Body, ids: list[int], period: ReportPeriod, scope_vi: str, *, place: Place = None) -> Coverage:
    names = {each.pk: each.name for each in places.bodies(period.last).filter(pk__in=ids).order_by("sort_key")}
    duties = DutyScope(place=place.pk) if place is not None else DutyScope(bodies=tuple(ids))
    within = tuple(places.ids_within(place)) if place is not None else ()
    return Coverage(
        body, LetterScope(tuple(ids)), LetterScope(tuple(ids), by="body"), duties, names, names, scope_vi, within
    )


def _bodies_in(place: Place, period: ReportPeriod) -> list[Body]:
    """The bodies of a place, those of residential groups in it too, that existed at the end of a period."""
    return list(places.bodies(period.last).filter(place_id__in=places.ids_within(place)).order_by("sort_key"))


def _days(period: ReportPeriod) -> tuple[Any, Any]:
    """Units are named as they were on the first and the last day, so that a merger in between shows both."""
    return period.since, period.until - timedelta(days=1)


def counted_days(since: date, until: date) -> Span:
    """The days counted, with the size of a large group: from how many signers on the law asks for representatives."""
    return Span(since, until, min(band.since for band in in_force("recv.group_reps", on=since).bands))

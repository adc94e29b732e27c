"""Which body of a place the words of a document may mean; one is taken only when no other fits."""

import re
from collections.abc import Iterable
from datetime import date

from caunoi.kernel.text import fold
from caunoi.mandate.reading.addressees import kinds
from caunoi.mandate.words import BodyKind
from caunoi.places import queries as places
from caunoi.places.models import Body, Place
from caunoi.places.words import BodyKind as Real

_SAME: dict[BodyKind, tuple[Real, ...]] = {
    BodyKind.PARTY_COMMITTEE: (Real.PARTY_COMMITTEE,),
    BodyKind.PEOPLE_RELATIONS: (Real.PARTY_BOARD,),
    BodyKind.PARTY_ORGAN: (Real.PARTY_BOARD,),
    BodyKind.COUNCIL: (Real.PEOPLES_COUNCIL,),
    BodyKind.GOVERNMENT: (Real.PEOPLES_COMMITTEE,),
    BodyKind.DEPARTMENT: (Real.DEPARTMENT, Real.OFFICE, Real.INSPECTORATE, Real.SERVICE_CENTRE, Real.RECEPTION_OFFICE),
    BodyKind.STATE_AGENCY: (Real.PEOPLES_COMMITTEE, Real.DEPARTMENT),
    BodyKind.JUSTICE: (Real.POLICE, Real.MILITARY, Real.COURT, Real.PROCURACY),
    BodyKind.FRONT: (Real.FATHERLAND_FRONT,),
    BodyKind.ORGANISATION: (Real.ORGANISATION, Real.ASSOCIATION),
    BodyKind.STEERING: (Real.STEERING_BOARD,),
    BodyKind.BOARD: (Real.PEOPLES_INSPECTION, Real.INVESTMENT_SUPERVISION),
    BodyKind.NEIGHBOURHOOD: (Real.RESIDENTIAL_HEADS, Real.FRONT_BOARD),
    BodyKind.ENTERPRISE: (Real.ENTERPRISE, Real.STATE_ENTERPRISE),
}


#: Bodies of a whole level below, as papers of a province name them: "Ủy ban nhân dân các xã, phường".
_BELOW = re.compile(r"\b(?:cac|cap|tung|moi) (?:xa|phuong|dac khu|dia phuong)\b|\bcap co so\b")
#: What such words give work to, by the kind they name: the office of the bodies below.
_OFFICES = {
    BodyKind.GOVERNMENT: "ubnd",
    BodyKind.PARTY_COMMITTEE: "danguy",
    BodyKind.FRONT: "mttq",
    BodyKind.COUNCIL: "hdnd",
}


def office_below(words: str | None) -> str:
    """The office that words give work to at every place below; empty where they mean one body, or several offices."""
    if not words or not _BELOW.search(fold(words)):
        return ""
    named = {_OFFICES[kind] for kind in kinds(words) if kind in _OFFICES}
    return named.pop() if len(named) == 1 else ""


def choosable(body: Body, on: date) -> list[Body]:
    """The bodies a body may give tasks to: those of its own place."""
    return _around(body.place, on)


class Suggestions:
    """Guesses bodies around the importing one; made once for a document."""

    def __init__(self, body: Body, *, on: date) -> None:
        self._above_communes = body.place.is_province
        self._bodies = [(each, fold(each.name), fold(each.short_name)) for each in _around(body.place, on)]

    def one_for(self, words: str | None, kinds: Iterable[BodyKind]) -> Body | None:
        """The only body the words can mean: by its name, else by its kind alone; None where two could be meant."""
        if not words:
            return None
        said = fold(words)
        if self._above_communes and _BELOW.search(said):
            return None
        named = [
            body
            for body, name, short in self._bodies
            if (name and (name in said or said in name)) or (short and short == said)
        ]
        if len(named) == 1:
            return named[0]
        real = {each.value for kind in kinds for each in _SAME.get(kind, ())}
        alike = [body for body, _, _ in self._bodies if body.kind in real]
        return alike[0] if len(alike) == 1 and not said.startswith(("cac ", "moi ", "tung ", "nhung ")) else None


def supporting_bodies(words: str, giver: Body, lead: Body | None, *, on: date) -> list[Body]:
    """The bodies that a document's words of support can only mean, each once, without the lead; unclear words name none."""
    if not words:
        return []
    bodies = Suggestions(giver, on=on)
    found = [bodies.one_for(part.strip(), kinds(part)) for part in re.split(r"[,;/\n]| và ", words) if part.strip()]
    return list({body.pk: body for body in found if body is not None and (lead is None or body.pk != lead.pk)}.values())


def _around(place: Place, on: date) -> list[Body]:
    return places.bodies_of(place, on)

"""What forms let an officer choose from: bodies, places, people, topics; never anybody the petition is about."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count

from caunoi.access.queries import held
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.places import queries as places
from caunoi.places.models import Body, Place, Topic

from ..models import Handover, Petition, Petitioner, PetitionStep
from ..words import OPEN_STAGES, Act, Kind, Part
from . import finding
from .lists import (
    complaint_limit,
    dialogue_notice,
    extensions_for,
    hops_limit,
    keeping_grounds,
    refusal_grounds,
    rule,
)

#: Roles whose holders work on cases.
WORKING = (Role.RECEIVER, Role.HANDLER, Role.HEAD, Role.DEPUTY)


def topics_in_use() -> list[Topic]:
    """The topics, in order."""
    return places.topics()


def body_by_id(pk: int) -> Body | None:
    """A body of today by its id."""
    return places.bodies().filter(pk=pk).select_related("place", "province").first()


def body_names(ids: Iterable[int]) -> list[str]:
    """The names of bodies, none where none are given."""
    wanted = list(ids)
    return (
        list(Body.objects.filter(pk__in=wanted).order_by("sort_key").values_list("name", flat=True)[:20])
        if wanted
        else []
    )


def bodies_named(words: str, *, near: Place, on: date, without: Iterable[int] = (), most: int = 9) -> list[Body]:
    """Bodies of the province whose name holds the words; the exact name alone when it is one."""
    province = near.province or near
    found = [
        body for body in places.find_bodies(words, province=province, on=on)[: most + 20] if body.pk not in set(without)
    ]
    exact = [body for body in found if body.name.casefold() == words.strip().casefold()]
    return exact or found[:most]


def bodies_near(place: Place, *, on: date, without: Iterable[int] = ()) -> list[Body]:
    """The people's committees a petition of the place may be about: of the place and of its province."""
    wanted = [place.pk, *([place.province_id] if place.province_id else [])]
    found = places.bodies(on).filter(place_id__in=wanted, office="ubnd").select_related("place")
    return [body for body in found if body.pk not in set(without)]


def competent_bodies(petition: Petition, *, on: date) -> list[Body]:
    """The bodies the competence data name for the matter, the nearest first; not the present one, not one complained about."""
    kind = petition.kind if petition.kind != Kind.UNSORTED.value else Kind.FEEDBACK.value
    found = places.competent_bodies(kind, petition.topic, petition.place, on, against=petition.respondents)
    bodies: dict[int, Body] = {each.body.pk: each.body for each in found}
    return [body for pk, body in bodies.items() if pk != petition.body_id and pk not in petition.respondents]


def because_competent(petition: Petition, *, on: date) -> list[tuple[str, str]]:
    """The competent bodies with the rule that says so, for people to read."""
    kind = petition.kind if petition.kind != Kind.UNSORTED.value else Kind.FEEDBACK.value
    found = places.competent_bodies(kind, petition.topic, petition.place, on, against=petition.respondents)
    return [(each.body.name, each.because) for each in found]


def places_named(words: str, *, on: date) -> list[Place]:
    """Today's communes a name or an old address may mean."""
    codes = [option.code for option in finding.communes_found(words, on=on).options]
    found = {place.code: place for place in places.existing(on).filter(code__in=codes).select_related("province")}
    return [found[code] for code in codes if code in found]


def place_by_id(pk: int) -> Place | None:
    """A unit of today by its id."""
    return places.existing().filter(pk=pk).select_related("parent", "province").first()


def place_label(place: Place) -> str:
    """A unit's name with its province."""
    return f"{place.full_name}, {place.province.full_name}" if place.province else place.full_name


def superior_for(petition: Petition, *, on: date) -> Body | None:
    """The common superior who may decide: above the present body, not complained about."""
    superior = places.superior_of(petition.body, on)
    while superior is not None and superior.pk in petition.respondents:
        superior = places.superior_of(superior, on)
    return superior


def people_of(body: Body) -> list[Person]:
    """The officers who work on cases of a body today, in the order of their names."""
    grants = (
        held()
        .filter(body=body, role__in=[role.value for role in WORKING], holder__is_active=True)
        .select_related("holder")
    )
    people = {grant.holder_id: grant.holder for grant in grants}
    return sorted(people.values(), key=lambda person: person.name.rpartition(" ")[2] + person.name)


def open_cases_of(people: Iterable[Person]) -> dict[int, int]:
    """How many open cases each officer holds: one statement."""
    stages = [stage.value for stage in OPEN_STAGES]
    rows = (
        Petition.objects.filter(handler__in=list(people), stage__in=stages).values("handler_id").annotate(n=Count("id"))
    )
    return {row["handler_id"]: row["n"] for row in rows}


def waiting_handover(petition: Petition) -> Handover | None:
    """The handover not yet acknowledged."""
    return (
        petition.handovers.filter(acknowledged_at__isnull=True)
        .select_related("sender", "receiver")
        .order_by("-hop")
        .first()
    )


def people_still_in(petition: Petition) -> list[Petitioner]:
    """Those who have not withdrawn, in order."""
    return list(petition.petitioners.filter(withdrawn_on__isnull=True).order_by("position"))


def count_of(petition: Petition, part: Part) -> int:
    """How many people take that part now."""
    return petition.petitioners.filter(part=part.value, withdrawn_on__isnull=True).count()


def last_reopen_request(petition: Petition) -> PetitionStep | None:
    """The petitioner's latest request to look again."""
    return petition.steps.filter(act=Act.ASK_REOPEN.value).order_by("-id").first()


__all__ = [
    "because_competent", "bodies_named", "bodies_near", "body_by_id", "body_names", "competent_bodies", "complaint_limit",
    "count_of", "dialogue_notice", "extensions_for", "hops_limit", "keeping_grounds", "last_reopen_request", "open_cases_of", "people_of",
    "people_still_in", "place_by_id", "place_label", "places_named", "refusal_grounds", "rule", "superior_for", "topics_in_use", "waiting_handover",
]  # fmt: skip

"""Who is competent: which body settles, handles or reviews a matter on a topic in a place on a day, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from caunoi.places.models import Body, Competence, Place, Topic
from caunoi.places.words import Level, Matter, Part

from .bodies import bodies, superior_of


@dataclass(frozen=True, slots=True)
class Competent:
    """A body, what it does with the matter, and the rule that says so."""

    body: Body
    part: Part
    rule: Competence
    because: str


def topics() -> list[Topic]:
    """The topics in use, in order, parents fetched along."""
    return list(Topic.objects.filter(in_use=True).select_related("parent").order_by("position"))


def topic(code: str) -> Topic | None:
    """The topic of a code."""
    return Topic.objects.filter(code=code).first()


def rules_on(on: date | None = None) -> QuerySet[Competence]:
    """The rules of competence of a day, topics and places fetched along."""
    day = on or timezone.localdate()
    found = Competence.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)
    return found.select_related("topic", "place", "body").order_by("level", "topic__position", "matter", "part", "pk")


def competent_bodies(
    kind: str, about: Topic | str | None, place: Place, on: date | None = None, *, against: Iterable[int] = (),
    rules: Iterable[Competence] | None = None,
) -> list[Competent]:  # fmt: skip
    """Who does what for a matter, the nearest body first: settling before handling, reviewing and guiding.

    ``against`` are ids of bodies complained about: they are left out, and their superior stands in for them.
    ``rules`` are those of the day where the caller already has them.
    """
    day = on or timezone.localdate()
    subject = topic(about) if isinstance(about, str) else about
    chain = _chain(place)
    every = rules_on(day).filter(matter__in=["", kind]) if rules is None else rules
    found = [rule for rule in every if rule.matter in ("", kind) and _applies(rule, subject, chain)]
    seats = _bodies(found, chain, day)
    barred = set(against)
    shown: dict[tuple[int, str], Competent] = {}
    for rule in _decided(found, subject, chain):
        body = seats.get((rule.body_id,) if rule.body_id else (rule.level, rule.office))
        while body is not None and body.pk in barred:
            body = superior_of(body, day)
        if body is not None:
            shown.setdefault((body.pk, rule.part), Competent(body, Part(rule.part), rule, _because(rule)))
    order = {part.value: position for position, part in enumerate(Part)}
    levels = {unit.pk: position for position, unit in enumerate(chain)}
    return sorted(shown.values(), key=lambda each: (levels.get(each.body.place_id, 9), order[each.part]))


def receiving_body(
    kind: str,
    about: Topic | str | None,
    place: Place,
    on: date | None = None,
    *,
    rules: Iterable[Competence] | None = None,
) -> Body | None:
    """The body that takes a matter in: the nearest that settles it, else the nearest competent one."""
    known = kind if kind in {matter.value for matter in Matter} else Matter.FEEDBACK.value  # not sorted yet
    found = competent_bodies(known, about, place, on, rules=rules)
    settling = [each for each in found if each.part is Part.SETTLE]
    chosen = (settling or found)[:1]
    return chosen[0].body if chosen else None


def _chain(place: Place) -> list[Place]:
    """The unit, then what it lies in up to the province; groups count as their commune."""
    chain = [place]
    while chain[-1].parent is not None:
        chain.append(chain[-1].parent)
    return chain


def _applies(rule: Competence, subject: Topic | None, chain: list[Place]) -> bool:
    within = rule.place_id is None or any(unit.pk == rule.place_id for unit in chain)
    return within and (rule.topic_id is None or _distance(rule, subject) is not None)


def _distance(rule: Competence, subject: Topic | None) -> int | None:
    """How far above the matter's topic the rule's lies: 0 the same, None elsewhere."""
    steps = 0
    while subject is not None:
        if subject.pk == rule.topic_id:
            return steps
        subject, steps = subject.parent, steps + 1
    return None


def _decided(found: list[Competence], subject: Topic | None, chain: list[Place]) -> list[Competence]:
    """Of the rules for one part at one level, those nearest in topic, then in place, then the kind named, then the latest."""
    inside = {unit.pk: position for position, unit in enumerate(chain)}

    def nearness(rule: Competence) -> tuple[int, int, int, int]:
        distance = _distance(rule, subject)
        return (
            99 if distance is None else distance,
            99 if rule.place_id is None else inside[rule.place_id],
            0 if rule.matter else 1,
            -rule.since.toordinal(),
        )

    best: dict[tuple[str, str], Competence] = {}
    for rule in found:
        key = (rule.level, rule.part)
        if key not in best or nearness(rule) < nearness(best[key]):
            best[key] = rule
    return list(best.values())


def _bodies(found: list[Competence], chain: list[Place], day: date) -> dict[tuple[str | int, ...], Body]:
    """The bodies the rules mean: by id where one is named, else by level and office in the chain; one statement."""
    named = [rule.body_id for rule in found if rule.body_id]
    level = {unit.pk: unit.level for unit in chain}
    rows = (
        bodies(day)
        .filter(Q(pk__in=named) | Q(place__in=chain, office__in={rule.office for rule in found}))
        .select_related("place", "province")
    )
    seats: dict[tuple[str | int, ...], Body] = {}
    for body in rows:
        seats[(body.pk,)] = body
        if body.place_id in level:
            seats[(level[body.place_id], body.office)] = body
    return seats


def _because(rule: Competence) -> str:
    """Why, in one line: the part, the level, the article."""
    parts = [Part(rule.part).label, Level(rule.level).label]
    if rule.topic is not None:
        parts.append(rule.topic.label)
    return " · ".join(parts) + (f" ({rule.cite})" if rule.cite else "")

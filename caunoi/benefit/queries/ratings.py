"""Satisfaction as everybody and as officers may see it: services of a place, one of them, communes beside each other, what looks unusual."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count as Number
from django.db.models import QuerySet, Sum

from caunoi.access.context import as_system
from caunoi.access.queries import bodies_of, roles_in
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.benefit import rules, tokens
from caunoi.benefit.models import CallBack, CodeBatch, RatedService, ServiceRating, UsedCode
from caunoi.benefit.words import Call, Channel, Matter, Score, Why
from caunoi.identity.models import Person
from caunoi.kernel import survey
from caunoi.places.models import Body, Place

from .counts import Count, Elsewhere, counts_by_place, counts_of, elsewhere
from .standing import Limits, Share, Trend, limits, quarters, shares, trend, year

#: Comments an officer's page shows at most.
COMMENTS = 50


@dataclass(frozen=True, slots=True)
class Rated:
    """One thing that is rated: its share over a year, its quarters, where it goes."""

    service: RatedService
    share: Share
    quarters: list[tuple[tuple[date, date], Share]]
    trend: Trend


@dataclass(frozen=True, slots=True)
class Abroad:
    """Ratings another room keeps, told the same way."""

    told: Elsewhere
    share: Share
    trend: Trend


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """A place's page: its rated things by kind, what other rooms keep, the limits."""

    matters: list[tuple[Matter, list[Rated]]]
    abroad: list[Abroad]
    limits: Limits


def services_of(place: Place) -> QuerySet[RatedService]:
    """What people rate in a place: those still offered first."""
    return (
        RatedService.objects.filter(place=place)
        .select_related("body", "place")
        .order_by("until", "matter", "name", "pk")
    )


def services_for(bodies: list[Body]) -> QuerySet[RatedService]:
    """What people rate of some bodies."""
    return RatedService.objects.filter(body__in=bodies).select_related("body", "place").order_by("until", "matter", "name", "pk")  # fmt: skip


def service_of(service_id: UUID) -> RatedService | None:
    """One thing that is rated."""
    return RatedService.objects.select_related("body", "place").filter(pk=service_id).first()


def rated(services: list[RatedService], today: date) -> list[Rated]:
    """Some things with their shares and quarters: as many statements whatever their number. Only alike things are drawn together."""
    limit, past = limits(today), quarters(today)
    found = counts_of([each.pk for each in services], [year(today), *past])
    whole: dict[UUID, Share] = {}
    for matter in {each.matter for each in services}:
        alike = [each for each in services if each.matter == matter]
        told = shares([found.get((each.pk, 0), Count()) for each in alike], limit, together=True)
        whole |= {each.pk: share for each, share in zip(alike, told, strict=True)}
    rows = []
    for each in services:
        of = [found.get((each.pk, at + 1), Count()) for at in range(len(past))]
        rows.append(
            Rated(each, whole[each.pk], list(zip(past, shares(of, limit), strict=True)), trend(of[-2], of[-3], limit))
        )
    return rows


def satisfaction(place: Place, services: list[RatedService], today: date) -> Satisfaction:
    """A page of a place's rated things, those of one kind together, and what other rooms keep."""
    limit = limits(today)
    rows = rated(services, today)
    by_matter = [(matter, [row for row in rows if row.service.matter == matter.value]) for matter in Matter]
    abroad = []
    for told in elsewhere(place, [year(today), *quarters(today)]):
        share = shares(told.counts[:1], limit)[0]
        if share.count.asked or share.count.answered:
            abroad.append(Abroad(told, share, trend(told.counts[-2], told.counts[-3], limit)))
    return Satisfaction([each for each in by_matter if each[1]], abroad, limit)


@dataclass(frozen=True, slots=True)
class Beside:
    """A place beside its like, of one kind of thing."""

    place: Place
    share: Share


def beside(province: Place | None, matter: Matter, units: list[Place], today: date) -> list[Beside]:
    """The communes of a province beside each other, or the provinces, of one kind of thing, over a year: one statement."""
    found = counts_by_place(province.pk if province else None, matter.value, *year(today))
    told = shares([found.get(each.pk, Count()) for each in units], limits(today), together=True)
    return [Beside(place, share) for place, share in zip(units, told, strict=True)]


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing's page: answers by step and way, why, what looks unusual; steps and reasons only where enough said something."""

    rated: Rated
    scores: list[tuple[Score, int]]
    channels: list[tuple[Channel, int, int]]
    whys: list[tuple[Why, int]]
    calls: list[tuple[Call, int]]
    unusual: list[rules.Unusual]
    limits: Limits


def detail(service: RatedService, today: date) -> Detail:
    """One thing as everybody may see it."""
    limit, (since, until) = limits(today), year(today)
    found = rated([service], today)[0]
    with as_system():
        said = list(
            ServiceRating.objects.filter(service=service, on__gte=since, on__lt=until)
            .order_by("on", "hour", "pk").values_list("on", "hour", "score", "channel", "reasons")
        )  # fmt: skip
        asked = dict(
            CodeBatch.objects.filter(service=service, on__gte=since, on__lt=until).order_by().values_list("channel").annotate(n=Sum("size") - Sum("returned"))
        )  # fmt: skip
        calls = dict(
            CallBack.objects.filter(service=service, on__gte=since, on__lt=until).order_by().values_list("result").annotate(n=Number("pk"))
        )  # fmt: skip
    shown = len(said) >= limit.fewest
    steps, ways, whys = Counter(r[2] for r in said), Counter(r[3] for r in said), Counter(w for r in said for w in r[4])
    return Detail(
        found,
        [(score, steps[score.number]) for score in Score] if shown else [],
        [(way, asked.get(way.value, 0), ways[way.value]) for way in Channel if asked.get(way.value) or ways[way.value]],
        [(why, whys[why.value]) for why in Why if whys[why.value] >= limit.fewest] if shown else [],
        [(call, calls[call.value]) for call in Call if calls.get(call.value)],
        _unusual(said, found.share.count) if shown else [],
        limit,
    )


def _unusual(said: list[tuple[date, int, int, str, list[str]]], count: Count) -> list[rules.Unusual]:
    own = [row for row in said if row[3] not in (Channel.PAPER.value, Channel.PHONE.value)]
    found = rules.bursts([(row[0], row[1]) for row in own])
    run = rules.longest_run([row[2] for row in own])
    found += [run] if run else []
    if count.keyed and own:
        apart = survey.difference(count.keyed_satisfied, count.keyed, count.satisfied - count.keyed_satisfied, len(own))
        keyed = rules.keyed_apart(keyed=count.keyed, low=float(apart.low[0]), high=float(apart.high[0]))
        found += [keyed] if keyed else []
    return found


# Cán bộ


def my_bodies(person: Person, *roles: Role) -> list[Body]:
    """The bodies a person works for in one of the roles."""
    wanted = {str(each) for role in roles or (Role.RECEIVER, Role.HANDLER) for each in covering(role)}
    return [body for body in bodies_of(person) if wanted & roles_in(person, body)]


def service_for(person: Person, service_id: UUID) -> RatedService | None:
    """One thing of a body the person works for."""
    found = service_of(service_id)
    return found if found is not None and found.body in my_bodies(person) else None


@dataclass(frozen=True, slots=True)
class Given:
    """A batch at the desk: how many of its codes were used."""

    batch: CodeBatch
    used: int

    @property
    def left(self) -> int:
        """How many codes are neither used nor returned."""
        return self.batch.size - self.batch.returned - self.used


def batches_of(service: RatedService) -> QuerySet[CodeBatch]:
    """Codes given out for a thing, the latest first; call-backs carry none."""
    return service.batches.exclude(channel=Channel.PHONE.value).order_by("-on", "-pk")


def given(batches: list[CodeBatch]) -> list[Given]:
    """Batches with how much of them was used: one statement."""
    with as_system():
        used = dict(
            UsedCode.objects.filter(batch__in=batches).order_by().values_list("batch").annotate(n=Number("pk"))
        )  # fmt: skip
    return [Given(each, used.get(each.pk, 0)) for each in batches]


def batch_for(person: Person, batch_id: int) -> CodeBatch | None:
    """A batch of a body the person works for."""
    found = CodeBatch.objects.select_related("service__body", "service__place").filter(pk=batch_id).first()
    return found if found is not None and found.service.body in my_bodies(person) else None


def batch_of(key: UUID) -> CodeBatch | None:
    """The batch of a form's key, for whoever made it."""
    return CodeBatch.objects.filter(key=key).first()


def code_in(batch: CodeBatch, serial: int) -> str:
    """One code of a batch, as it is printed."""
    return tokens.code_of(batch.pk, serial)


def codes_of(batch: CodeBatch) -> list[str]:
    """Every code of a batch, made anew: they are kept nowhere."""
    return [tokens.code_of(batch.pk, serial) for serial in range(1, batch.size + 1)]


def comments_of(service: RatedService, today: date) -> list[str]:
    """What people wrote of a thing over a year, without day or step, in the order of the alphabet; nothing where too few said anything."""
    since, until = year(today)
    with as_system():
        rows = ServiceRating.objects.filter(service=service, on__gte=since, on__lt=until)
        if rows.count() < limits(today).fewest:
            return []
        return sorted(rows.exclude(comment="").order_by("-on").values_list("comment", flat=True)[:COMMENTS])


def code_open(code: str, today: date) -> RatedService | None:
    """What a code rates where it may still be used today; None otherwise."""
    read = tokens.read(code)
    if read is None:
        return None
    with as_system():
        batch = CodeBatch.objects.select_related("service__body", "service__place").filter(pk=read[0]).first()
        if batch is None or not 1 <= read[1] <= batch.size or batch.until < today:
            return None
        if batch.service.until is not None and batch.service.until <= today:
            return None
        used = UsedCode.objects.filter(batch=batch, serial=read[1]).exists()
    return None if used else batch.service


def figures(place: Place, today: date) -> tuple[int, Share]:
    """A place's page: how many things are rated, and the share over those with enough ratings."""
    services = list(RatedService.objects.filter(place=place, until__isnull=True).values_list("pk", flat=True)[:200])
    limit = limits(today)
    found = [count for count in counts_of(services, [year(today)]).values() if count.answered >= limit.fewest]
    return len(services), shares([sum(found, Count())], limit)[0]

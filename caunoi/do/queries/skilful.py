"""Skilful models as everybody and as their keepers see them, and the criteria they are rated by."""

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from caunoi.do.models import ModelEvidence, ModelRating, ModelRecognition, SkilfulModel
from caunoi.do.rules.skilful import share_of_way
from caunoi.do.words import Field, Level, Trial
from caunoi.files.models import StoredFile
from caunoi.identity.models import Person
from caunoi.law.queries import in_force
from caunoi.law.rules import Item
from caunoi.places import queries as places
from caunoi.places.models import Body, Place
from caunoi.places.words import Level as PlaceLevel

from .works import KEEPERS, my_bodies, photos_of

CRITERIA = "house.model.criteria"
LEAST = {
    Level.COMMUNE: "house.model.commune",
    Level.PROVINCE: "house.model.province",
    Level.CENTRE: "house.model.centre",
}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion and its most points."""

    code: str
    label: str
    most: int


@dataclass(frozen=True, slots=True)
class Criteria:
    """The criteria of a day with the rule they come from."""

    items: list[Criterion]
    cite: str


@dataclass(frozen=True, slots=True)
class Least:
    """The least points of a level with the rule they come from."""

    level: Level
    least: int
    cite: str


def criteria_on(on: date) -> Criteria:
    """What a model is rated by on a day."""
    rule = in_force(CRITERIA, on=on)
    return Criteria([Criterion(item.code, item.label, _points(item)) for item in rule.items], rule.cite)


def _points(item: Item) -> int:
    return int(item.points or 0)


def least_for(level: Level, on: date) -> Least:
    """How many points a level asks for on a day."""
    rule = in_force(LEAST[level], on=on)
    return Least(level, int(rule.value or 0), rule.cite)


def models_in(place: Place | None, *, field: str = "", recognised: bool = False, name: str = "") -> QuerySet[SkilfulModel]:  # fmt: skip
    """Models of a place and below, for everybody, the latest first."""
    found = SkilfulModel.objects.select_related("place", "body")
    if place is not None:
        found = found.filter(within_place(place))
    if field in {each.value for each in Field}:
        found = found.filter(field=field)
    if recognised:
        found = found.filter(stage=Trial.RECOGNISED.value)
    if name:
        found = found.filter(title__icontains=name)
    return found.annotate(spread=Count("adoptions")).order_by("-registered_on", "title", "pk")


def within_place(place: Place, prefix: str = "") -> Q:
    """Rows whose place is this one or lies in it."""
    if place.is_province:
        return Q(**{f"{prefix}place": place}) | Q(**{f"{prefix}place__province": place})
    if place.level == PlaceLevel.COMMUNE:
        return Q(**{f"{prefix}place": place}) | Q(**{f"{prefix}place__parent": place})
    return Q(**{f"{prefix}place": place})


def model_of(model_id: uuid.UUID) -> SkilfulModel | None:
    """One model."""
    rows = SkilfulModel.objects.select_related("place__parent", "place__province", "body", "adopted_from__place")
    return rows.filter(pk=model_id).first()


def models_for(person: Person) -> QuerySet[SkilfulModel]:
    """The models a person keeps."""
    mine = [body.pk for body in my_bodies(person)]
    return SkilfulModel.objects.filter(body_id__in=mine).select_related("place", "body").order_by("-registered_on", "title", "pk")  # fmt: skip


def kept_model(person: Person, model_id: uuid.UUID) -> SkilfulModel | None:
    """One model the person keeps."""
    row = model_of(model_id)
    return row if row is not None and row.body_id in {body.pk for body in my_bodies(person)} else None


def adopters(person: Any, row: SkilfulModel) -> list[Body]:
    """The bodies for which a person may take a model over: their own that have it not yet, as their own or as another's."""
    if not getattr(person, "is_authenticated", False) or row.stage == Trial.STOPPED.value:
        return []
    alike = Q(adopted_from=row) | Q(title=row.title, year__gte=row.year)
    if row.adopted_from_id:
        alike |= Q(pk=row.adopted_from_id) | Q(adopted_from=row.adopted_from_id)
    taken = set(SkilfulModel.objects.filter(alike).values_list("body_id", flat=True)) | {row.body_id}
    return [body for body in my_bodies(person) if body.pk not in taken and body.place.level in (PlaceLevel.COMMUNE, PlaceLevel.GROUP, PlaceLevel.BLOCK)]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a model is: the value measured last, how much of the way, the last rating."""

    value: Decimal | None
    share: int | None
    rating: ModelRating | None


def standing_of(row: SkilfulModel) -> Standing:
    """How far a model is."""
    last = row.evidence.filter(value__isnull=False).first()
    value = last.value if last else None
    return Standing(value, share_of_way(row.start, row.target, value), row.ratings.first())


@dataclass(frozen=True, slots=True)
class Adopted:
    """A place that took a model over, and with what result."""

    model: SkilfulModel
    value: Decimal | None
    share: int | None
    total: int | None


def adoptions_of(row: SkilfulModel, size: int = 60) -> list[Adopted]:
    """The places that took a model over, with their result: one statement."""
    value = ModelEvidence.objects.filter(model=OuterRef("pk"), value__isnull=False).order_by("-on", "-at").values("value")[:1]  # fmt: skip
    total = ModelRating.objects.filter(model=OuterRef("pk")).order_by("-on", "-pk").values("total")[:1]
    rows = row.adoptions.select_related("place", "body").annotate(value=Subquery(value), total=Subquery(total))
    return [
        Adopted(each, each.value, share_of_way(each.start, each.target, each.value), each.total)
        for each in rows.order_by("registered_on", "pk")[:size]
    ]


@dataclass(frozen=True, slots=True)
class Seen:
    """Evidence with the photographs that may be shown."""

    note: ModelEvidence
    photos: list[StoredFile]


def evidence_of(row: SkilfulModel, size: int = 30) -> list[Seen]:
    """What was seen of a model, the latest first, with photographs."""
    notes = list(row.evidence.all()[:size])
    by = photos_of([note.ref for note in notes])
    return [Seen(note, by.get(note.ref, [])) for note in notes]


def rated(rating: ModelRating, on: date) -> list[tuple[str, int, int | None]]:
    """A rating criterion by criterion: name, points, the most there may be, by the criteria of its day."""
    known = {each.code: each for each in criteria_on(on).items}
    return [(known[code].label if code in known else code, given, known[code].most if code in known else None) for code, given in rating.points]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ModelCounts:
    """A place's models in numbers."""

    running: int
    recognised: int
    spread: int


def model_counts(place: Place, since: date, until: date) -> ModelCounts:
    """Models at work in a place, recognised in a span, taken over by other places."""
    here = SkilfulModel.objects.filter(within_place(place))
    recognised = ModelRecognition.objects.filter(model=OuterRef("pk"), on__gte=since, on__lt=until)
    found = here.aggregate(
        running=Count("pk", filter=~Q(stage=Trial.STOPPED.value)), recognised=Count("pk", filter=Q(Exists(recognised)))
    )
    spread = SkilfulModel.objects.filter(within_place(place, "adopted_from__")).count()
    return ModelCounts(found["running"], found["recognised"], spread)


def recognisers(row: SkilfulModel, on: date | None = None) -> list[Body]:
    """The bodies of the province that recognise a model above the commune: its committee, its Party bodies, its Front."""
    province = row.place if row.place.is_province else row.place.province
    return [body for body in places.bodies_of(province, on) if body.kind in KEEPERS] if province is not None else []


def recognisable(person: Any, model_id: uuid.UUID, on: date | None = None) -> SkilfulModel | None:
    """One model the person may recognise for the province."""
    row = model_of(model_id)
    if row is None or person is None:
        return None
    return row if {body.pk for body in my_bodies(person)} & {body.pk for body in recognisers(row, on)} else None

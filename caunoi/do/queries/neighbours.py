"""Groups, movements and conventions as everybody and as their keepers see them."""

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Prefetch, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.do.models import GroupContact, Movement, MovementTarget, SelfGroup, VillageConvention
from caunoi.do.words import GroupKind, TextStage
from caunoi.identity.models import Person
from caunoi.law.queries import deadline
from caunoi.places.models import Place
from caunoi.places.words import Level as PlaceLevel

from .skilful import within_place
from .works import my_bodies, within


def groups_in(place: Place | None, today: date, *, kind: str = "") -> QuerySet[SelfGroup]:
    """Groups and help points of a place and below, with the contacts everybody may read today."""
    found = SelfGroup.objects.filter(Q(until__isnull=True) | Q(until__gt=today)).select_related("place", "commune")
    if place is not None:
        found = found.filter(within(place))
    if kind in {each.value for each in GroupKind}:
        found = found.filter(kind=kind)
    return found.prefetch_related(Prefetch("contacts", _named(today), to_attr="named")).order_by("place__sort_key", "kind", "name", "pk")  # fmt: skip


def _named(today: date) -> QuerySet[GroupContact]:
    return GroupContact.objects.filter(since__lte=today, until__gt=today, erased_at__isnull=True).order_by(
        "since", "pk"
    )


def groups_for(person: Person) -> QuerySet[SelfGroup]:
    """The groups a person keeps: those at work first."""
    mine = [body.pk for body in my_bodies(person)]
    found = SelfGroup.objects.filter(body_id__in=mine).select_related("place", "body")
    return found.order_by("until", "place__sort_key", "name", "pk")


def kept_group(person: Person, group_id: uuid.UUID) -> SelfGroup | None:
    """One group the person keeps."""
    return groups_for(person).filter(pk=group_id).first()


def contacts_of(row: SelfGroup) -> list[GroupContact]:
    """The contacts of a group, those erased too, for who keeps it."""
    return list(row.contacts.order_by("-since", "-pk")[:60])


def contact_of(row: SelfGroup, contact_id: int) -> GroupContact | None:
    """One contact that was not erased."""
    return row.contacts.filter(pk=min(contact_id, 2**62), erased_at__isnull=True).first()


def movements_in(place: Place | None) -> QuerySet[Movement]:
    """Movements of a place, of those above that set it a target, and of those below; the latest first."""
    found = Movement.objects.select_related("place", "body")
    if place is not None:
        targeted = MovementTarget.objects.filter(within_place(place)).values("movement_id")
        found = found.filter(within_place(place) | Q(pk__in=targeted))
    return found.order_by("-since", "title", "pk")


def movement_of(movement_id: uuid.UUID) -> Movement | None:
    """One movement."""
    return Movement.objects.select_related("place__parent", "place__province", "body").filter(pk=movement_id).first()


@dataclass(frozen=True, slots=True)
class Reached:
    """A place's target and how far it is."""

    target: MovementTarget

    @property
    def share(self) -> int:
        """In whole per cent of the target."""
        return min(999, int(self.target.reached * 100 / self.target.target))

    @property
    def full(self) -> bool:
        """Whether the target is reached."""
        return self.target.reached >= self.target.target


@dataclass(frozen=True, slots=True)
class Whole:
    """A movement over all its places."""

    target: Decimal
    reached: Decimal
    places: int
    full: int
    silent: int

    @property
    def share(self) -> int:
        """In whole per cent; nothing where there is no target."""
        return min(999, int(self.reached * 100 / self.target)) if self.target else 0


def targets_of(row: Movement) -> QuerySet[MovementTarget]:
    """The targets of a movement, place by place."""
    return row.targets.select_related("place").order_by("place__sort_key", "pk")


def whole_of(row: Movement) -> Whole:
    """A movement over all its places; units are one, so they add up."""
    return wholes_of([row])[0]


def wholes_of(rows: list[Movement]) -> list[Whole]:
    """Some movements over all their places: one statement."""
    found = MovementTarget.objects.filter(movement__in=rows).values_list("movement", "target", "reached", "reported_on")
    by: dict[uuid.UUID, list[tuple[Decimal, Decimal, date | None]]] = {row.pk: [] for row in rows}
    for movement, target, reached, on in found:
        by[movement].append((target, reached, on))
    return [
        Whole(
            sum((target for target, _, _ in part), Decimal(0)), sum((reached for _, reached, _ in part), Decimal(0)), len(part),
            sum(reached >= target for target, reached, _ in part), sum(on is None for _, _, on in part),
        )
        for part in by.values()
    ]  # fmt: skip


def movements_for(person: Person) -> QuerySet[Movement]:
    """The movements a person keeps, and those that set a place of theirs a target."""
    bodies = my_bodies(person)
    targeted = MovementTarget.objects.filter(place_id__in=[body.place_id for body in bodies]).values("movement_id")
    found = Movement.objects.filter(Q(body_id__in=[body.pk for body in bodies]) | Q(pk__in=targeted))
    return found.select_related("place", "body").order_by("-since", "title", "pk")


def kept_movement(person: Person, movement_id: uuid.UUID) -> Movement | None:
    """One movement the person keeps or reports to."""
    return movements_for(person).filter(pk=movement_id).first()


def reporting(person: Person, row: Movement) -> set[int]:
    """The places of a movement a person may report for."""
    bodies = my_bodies(person)
    if row.body_id in {body.pk for body in bodies}:
        return set(row.targets.values_list("place_id", flat=True))
    return set(row.targets.filter(place_id__in=[body.place_id for body in bodies]).values_list("place_id", flat=True))


def target_of(row: Movement, target_id: int) -> MovementTarget | None:
    """One target of a movement."""
    return targets_of(row).filter(pk=min(target_id, 2**62)).first()


def conventions_in(place: Place | None) -> QuerySet[VillageConvention]:
    """The conventions in force and the drafts posted in a place and below."""
    found = VillageConvention.objects.filter(stage__in=[TextStage.IN_FORCE.value, TextStage.DRAFT.value])
    found = found.exclude(stage=TextStage.DRAFT.value, posted_on__isnull=True)
    if place is not None:
        found = found.filter(within(place))
    return found.select_related("place", "commune").defer("text").order_by("place__sort_key", "stage", "pk")


def convention_of(convention_id: uuid.UUID) -> VillageConvention | None:
    """One text everybody may read: in force, once in force, or a draft that is posted."""
    found = VillageConvention.objects.select_related("place__parent", "commune", "body", "replaces").filter(pk=convention_id)  # fmt: skip
    return found.exclude(stage=TextStage.DRAFT.value, posted_on__isnull=True).exclude(stage=TextStage.WITHDRAWN.value).first()  # fmt: skip


def history_of(row: VillageConvention) -> list[VillageConvention]:
    """Every text of a group that was in force, the latest first."""
    stages = [TextStage.IN_FORCE.value, TextStage.REPLACED.value, TextStage.ENDED.value]
    return list(VillageConvention.objects.filter(place=row.place, stage__in=stages).defer("text").order_by("-recognised_on", "pk")[:30])  # fmt: skip


def conventions_for(person: Person) -> QuerySet[VillageConvention]:
    """The texts a person keeps or oversees."""
    mine = [body.pk for body in my_bodies(person)]
    found = VillageConvention.objects.filter(Q(body_id__in=mine) | Q(overseer_id__in=mine))
    return found.select_related("place", "body").defer("text").order_by("place__sort_key", "-drafted_on", "pk")


def kept_convention(person: Person, convention_id: uuid.UUID) -> VillageConvention | None:
    """One text the person keeps or oversees."""
    mine = [body.pk for body in my_bodies(person)]
    found = VillageConvention.objects.filter(Q(body_id__in=mine) | Q(overseer_id__in=mine), pk=convention_id)
    return found.select_related("place__parent", "commune", "body").first()


def vote_from(row: VillageConvention) -> date | None:
    """The first day the households may vote on a posted draft."""
    return deadline("convention.posting", start=row.posted_on).raw_due if row.posted_on else None


@dataclass(frozen=True, slots=True)
class NeighbourCounts:
    """A place's groups, help points, movements and conventions in numbers."""

    groups: int
    help_points: int
    movements: int
    conventions: int
    villages: int


def neighbour_counts(place: Place, today: date) -> NeighbourCounts:
    """What neighbours run by themselves in a place today."""
    at_work = Q(until__isnull=True) | Q(until__gt=today)
    groups = SelfGroup.objects.filter(within(place), at_work).aggregate(
        all=Count("pk", filter=~Q(kind=GroupKind.HELP_POINT.value)),
        points=Count("pk", filter=Q(kind=GroupKind.HELP_POINT.value)),
    )
    movements = movements_in(place).filter(since__lte=today, until__gte=today).count()
    conventions = VillageConvention.objects.filter(within(place), stage=TextStage.IN_FORCE.value).count()
    with as_system():
        villages = Place.objects.filter(parent=place, level=PlaceLevel.GROUP, until__isnull=True).count() if place.level == PlaceLevel.COMMUNE else 0  # fmt: skip
    return NeighbourCounts(groups["all"], groups["points"], movements, conventions, villages)

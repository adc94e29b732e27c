"""Programmes as everybody and as officers may see them: criteria, names within their days, editions and differences, objections, reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.benefit.models import Beneficiary, BenefitProgramme, ListEdition, ListObjection, Reach
from caunoi.benefit.words import State
from caunoi.identity.models import Person
from caunoi.identity.sealing import unseal
from caunoi.kernel.public_names import COLUMNS, Column
from caunoi.places.models import Body, Place

from .ratings import my_bodies
from .standing import limits

#: Rows of a difference one page shows.
DIFFERENCE = 100


def programmes_of(place: Place) -> QuerySet[BenefitProgramme]:
    """The programmes of a place that are public, the latest first; of a province also those of its communes."""
    rows = BenefitProgramme.objects.exclude(state=State.DRAFT.value).select_related("body", "place")
    rows = rows.filter(province_id=place.pk) if place.is_province else rows.filter(place=place)
    return rows.order_by("-since", "title", "pk")


def programme_of(programme_id: UUID) -> BenefitProgramme | None:
    """One programme the speaker may see."""
    return BenefitProgramme.objects.select_related("body", "place").filter(pk=programme_id).first()


def names_shown(row: BenefitProgramme, on: date) -> bool:
    """Whether names may be read by everybody today."""
    return bool(row.posted_on and row.names_until and row.posted_on <= on < row.names_until)


def beneficiaries(row: BenefitProgramme) -> QuerySet[Beneficiary]:
    """The rows in the list now, as far as the reader may see them."""
    return Beneficiary.objects.filter(programme=row, last_edition__isnull=True).order_by("position", "pk")


def cells(rows: Sequence[Beneficiary], columns: Sequence[str]) -> list[list[str]]:
    """The words of some rows, in the order of the columns asked; empty where a row does not have one."""
    found = []
    for row in rows:
        kept = unseal(row.sealed)
        by_name = dict(zip(kept["columns"], kept["cells"], strict=False))
        found.append([by_name.get(each, "") for each in columns])
    return found


@dataclass(frozen=True, slots=True)
class Changed:
    """An edition with what came and went against the one before; the words only while names may be read."""

    edition: ListEdition
    came: list[list[str]]
    went: list[list[str]]


@dataclass(frozen=True, slots=True)
class Reached:
    """Who was reached in one place: None where the people there are too few to be told apart from each other."""

    name: str
    place: Place | None
    eligible: int | None
    reached: int | None

    @property
    def share(self) -> float | None:
        """How many of those in need."""
        return (
            None if self.eligible is None or self.reached is None or not self.eligible else self.reached / self.eligible
        )

    @property
    def missed(self) -> int | None:
        """How many in need were not reached."""
        return None if self.eligible is None or self.reached is None else self.eligible - self.reached


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme's page."""

    columns: list[Column]
    editions: list[Changed]
    objections: int
    answered: int
    reached: list[Reached]
    eligible: int | None
    got: int | None
    fewest: int


def shown(row: BenefitProgramme, on: date) -> Programme:
    """A programme as everybody may see it: editions, objections as counts, reach with small groups hidden."""
    editions = list(row.editions.all()[:20])
    columns = [Column(each) for each in editions[0].columns] if editions else list(COLUMNS[row.item])
    changes: dict[int, tuple[list[Beneficiary], list[Beneficiary]]] = {}
    public = [each for each in editions if row.posted_on and each.number > 1 and each.on >= row.posted_on]
    if public and names_shown(row, on):
        numbers = [each.number for each in public]
        moved = Beneficiary.objects.filter(programme=row).filter(Q(first_edition__in=numbers) | Q(last_edition__in=[n - 1 for n in numbers]))  # fmt: skip
        for each in moved.order_by("position", "pk")[: 2 * DIFFERENCE]:
            for number in numbers:
                came, went = changes.setdefault(number, ([], []))
                if each.first_edition == number:
                    came.append(each)
                if each.last_edition == number - 1:
                    went.append(each)
    named = [str(each) for each in columns]
    told = [
        Changed(each, cells(changes.get(each.number, ([], []))[0], named), cells(changes.get(each.number, ([], []))[1], named))
        for each in public
    ]  # fmt: skip
    with as_system():
        counted = ListObjection.objects.filter(programme=row).aggregate(all=Count("pk"), done=Count("ended_on"))
    fewest = limits(on).fewest
    reached = reach_of(row, fewest)
    known = [each for each in reached if each.eligible is not None]
    eligible = sum(each.eligible or 0 for each in known) if known else None
    got = sum(each.reached or 0 for each in known) if known else None
    return Programme(columns, told, counted["all"], counted["done"], reached, eligible, got, fewest)


def reach_of(row: BenefitProgramme, fewest: int) -> list[Reached]:
    """Who was reached, place by place: a place where fewer than the limit are in need, or were missed, is not told.

    Sums are told over the places shown only, so that nothing hidden can be worked out from them.
    """
    found = []
    for each in row.reaches.select_related("place").order_by("name", "pk"):
        missed = each.eligible - each.reached
        small = 0 < each.eligible < fewest or 0 < missed < fewest or 0 < each.reached < fewest
        found.append(Reached(each.name, each.place, None if small else each.eligible, None if small else each.reached))
    return found


def corrected_until(place: Place, until: date, *, most: int) -> list[ListEdition]:
    """Corrections of posted lists of a place up to a day, the latest first."""
    rows = ListEdition.objects.filter(programme__in=programmes_of(place).order_by(), number__gt=1, on__lte=until)
    rows = rows.filter(on__gte=F("programme__posted_on")).exclude(why="")
    return list(rows.select_related("programme__body", "programme__place").order_by("-on", "-pk")[:most])


def reached_in(places: list[Place], since: date, until: date, fewest: int) -> dict[int, tuple[int, int]]:
    """How many in need and reached by all programmes that began in a span, by the place that carried them out: one statement."""
    rows = (
        Reach.objects.filter(programme__place__in=places, programme__since__gte=since, programme__since__lt=until)
        .exclude(programme__state=State.DRAFT.value).order_by().values_list("programme__place").annotate(n=Sum("eligible"), got=Sum("reached"))
    )  # fmt: skip
    return {place: (n, got) for place, n, got in rows if n >= fewest and (n - got == 0 or n - got >= fewest)}


# Cán bộ


def programmes_for(bodies: list[Body]) -> QuerySet[BenefitProgramme]:
    """The programmes of some bodies, those still under way first."""
    return BenefitProgramme.objects.filter(body__in=bodies).select_related("body", "place").order_by("result_on", "-since", "pk")  # fmt: skip


def editor_bodies(person: Person) -> list[Body]:
    """The bodies whose programmes a person keeps."""
    return my_bodies(person, Role.EDITOR)


def programme_for(person: Person, programme_id: UUID) -> BenefitProgramme | None:
    """A programme of a body the person works for."""
    found = programme_of(programme_id)
    return found if found is not None and found.body in editor_bodies(person) else None


def objections_of(row: BenefitProgramme) -> QuerySet[ListObjection]:
    """The objections to a list, for its body."""
    return row.objections.order_by("ended_on", "-on", "-pk")


def unfinished_objections(most: int = 2000) -> list[UUID]:
    """Petitions of objections that had no result yet."""
    with as_system():
        rows = ListObjection.objects.filter(ended_on__isnull=True).order_by("-on", "-pk")
        return list(rows.values_list("petition", flat=True)[:most])


@dataclass(frozen=True, slots=True)
class Programmes:
    """A place's programmes in numbers: public now, taking objections today, people on posted lists."""

    all: int
    open: int


def programme_figures(place: Place, on: date) -> Programmes:
    """A place's page: one statement."""
    found = programmes_of(place).order_by().aggregate(
        all=Count("pk"), open=Count("pk", filter=Q(state=State.POSTED.value, objections_until__gte=on))
    )  # fmt: skip
    return Programmes(found["all"], found["open"])

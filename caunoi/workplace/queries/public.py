"""What everybody may read of a place's workplaces: counts, and the rows of open data."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.duties.models import Duty
from caunoi.files.opendata import Extent
from caunoi.kernel.remember import remembered
from caunoi.places.models import Place
from caunoi.workplace.models import StaffConference, WorkDialogue, Workplace, WorkPromise
from caunoi.workplace.words import Stage, WordStage

from .owed import OURS


@dataclass(frozen=True, slots=True)
class Counts:
    """The register of a place in numbers; late duties and promises only of workplaces that show their results."""

    workplaces: int
    valid: int
    void: int
    late: int
    broken: int


@remembered(60, key=lambda place, today: (place.pk, today))
def counts_of(place: Place, today: date) -> Counts:
    """A place's workplaces in numbers, kept for a minute; conferences held this year. One statement where there are none."""
    there = _of(Workplace.objects.all(), place, "")
    workplaces = there.count()
    if not workplaces:
        return Counts(0, 0, 0, 0, 0)
    held = _of(StaffConference.objects.filter(shown=True, held_on__year=today.year), place, "workplace__").aggregate(
        valid=Count("pk", filter=Q(stage=Stage.VALID.value)), void=Count("pk", filter=Q(stage=Stage.VOID.value))
    )
    words = _of(WorkPromise.objects.filter(shown=True), place, "workplace__")
    broken = words.filter(Q(stage=WordStage.BROKEN.value) | Q(stage=WordStage.RUNNING.value, due__lt=today)).count()
    with as_system():
        shown = there.filter(shown=True).values("body_id")
        late = Duty.objects.filter(OURS, owed_by_id__in=shown, standing="open", due__lt=today).count()
    return Counts(workplaces, held["valid"], held["void"], late, broken)


def done_between(place: Place, since: date, until: date) -> dict[str, int]:
    """What the workplaces of a place have shown of a span: conferences, dialogues, promises that fell due and how many were kept."""
    held = _of(StaffConference.objects.filter(shown=True, held_on__gte=since, held_on__lt=until), place, "workplace__")
    spoken = _of(WorkDialogue.objects.filter(shown=True, held_on__gte=since, held_on__lt=until), place, "workplace__")
    words = _of(WorkPromise.objects.filter(shown=True, due__gte=since, due__lt=until), place, "workplace__")
    return {
        **held.aggregate(
            valid=Count("pk", filter=Q(stage=Stage.VALID.value)), void=Count("pk", filter=Q(stage=Stage.VOID.value))
        ),
        "dialogues": spoken.count(),
        **words.aggregate(promises=Count("pk"), kept=Count("pk", filter=Q(stage=WordStage.KEPT.value))),
    }


def open_rows(place: Place | None) -> Iterator[tuple[Any, ...]]:
    """Workplaces of the register with what each has shown: conferences, dialogues, agreements, promises."""
    rows = _of(Workplace.objects.all(), place, "").select_related("place", "body").order_by("place__code", "name", "pk")
    told = rows.annotate(
        valid=Count(
            "conferences", filter=Q(conferences__shown=True, conferences__stage=Stage.VALID.value), distinct=True
        ),
        void=Count(
            "conferences", filter=Q(conferences__shown=True, conferences__stage=Stage.VOID.value), distinct=True
        ),
        last_held=Max("conferences__held_on", filter=Q(conferences__shown=True, conferences__stage=Stage.VALID.value)),
        talks=Count("dialogues", filter=Q(dialogues__shown=True), distinct=True),
        deals=Count("agreements", filter=Q(agreements__shown=True), distinct=True),
        words=Count("promises", filter=Q(promises__shown=True), distinct=True),
        kept=Count("promises", filter=Q(promises__shown=True, promises__stage=WordStage.KEPT.value), distinct=True),
    )
    for row in told.iterator(chunk_size=500):
        yield (
            row.body.code, row.place.code, row.place.full_name, row.name, row.sort, row.size, row.union, row.shown, row.valid, row.void, row.last_held,
            row.talks, row.deals, row.words, row.kept, row.synthetic,
        )  # fmt: skip


def open_extent(place: Place | None) -> Extent:
    """How many workplaces there are, and when the newest was registered."""
    found = _of(Workplace.objects.all(), place, "").aggregate(rows=Count("pk"), latest=Max("registered_at"))
    return Extent(found["rows"], localdate(found["latest"]) if found["latest"] else None)


def _of(rows: QuerySet[Any], place: Place | None, prefix: str) -> QuerySet[Any]:
    if place is None:
        return rows
    here = Q(**{f"{prefix}place": place})
    return rows.filter(here | Q(**{f"{prefix}place__province": place})) if place.is_province else rows.filter(here)

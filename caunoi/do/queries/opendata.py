"""Rows of the room's open data."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Max, OuterRef, Subquery

from caunoi.access.context import as_system
from caunoi.do.models import CommunityWork, Contribution, ModelEvidence, ModelRating, ModelRecognition, SkilfulModel
from caunoi.do.words import Giver, Stage
from caunoi.files.opendata import Extent
from caunoi.places.models import Place

from .accounts import fewest, sums_by_work
from .skilful import within_place
from .works import within

#: How many works are told of with one set of statements.
STRIDE = 300


def open_works(place: Place | None) -> Iterator[tuple[Any, ...]]:
    """Works with their accounts, some hundred at a time."""
    found = CommunityWork.objects.select_related("place", "commune", "body", "settlement").order_by(
        "commune__code", "proposed_on", "pk"
    )
    found = found.filter(within(place)) if place is not None else found
    keys = list(found.values_list("pk", flat=True))
    for first in range(0, len(keys), STRIDE):
        part = list(found.filter(pk__in=keys[first : first + STRIDE]))
        sums = sums_by_work(part)
        with as_system():
            counted = Contribution.objects.filter(work__in=part, entry__undone_by__isnull=True).exclude(
                giver=Giver.STATE.value
            )
            givers = dict(counted.order_by().values_list("work").annotate(Count("pk")))
        for row in part:
            by, count = sums.get(row.pk, {}), givers.get(row.pk, 0)
            shown = count == 0 or count >= fewest() or row.stage == Stage.POSTED.value
            settlement = getattr(row, "settlement", None)
            yield (
                str(row.pk), row.commune.code, row.place.full_name, row.title, row.kind, row.stage, row.body.name, row.decision.partition(":")[2], row.proposed_on,
                row.done_on, count, -by.get("given", 0) if shown else None, -by.get("granted", 0), by.get("spent", 0) if shown else None,
                by.get("returned", 0) if shown else None, settlement.posted_on if settlement else None, row.synthetic,
            )  # fmt: skip


def works_extent(place: Place | None) -> Extent:
    """How many works there are, and the day of the newest."""
    found = CommunityWork.objects.filter(within(place)) if place is not None else CommunityWork.objects.all()
    told = found.aggregate(rows=Count("pk"), latest=Max("proposed_on"))
    return Extent(told["rows"], told["latest"])


def open_models(place: Place | None) -> Iterator[tuple[Any, ...]]:
    """Models with their last value, points and level."""
    value = (
        ModelEvidence.objects.filter(model=OuterRef("pk"), value__isnull=False)
        .order_by("-on", "-at")
        .values("value")[:1]
    )
    total = ModelRating.objects.filter(model=OuterRef("pk")).order_by("-on", "-pk").values("total")[:1]
    level = ModelRecognition.objects.filter(model=OuterRef("pk")).order_by("-on", "-pk").values("level")[:1]
    found = SkilfulModel.objects.filter(within_place(place)) if place is not None else SkilfulModel.objects.all()
    rows = found.select_related("place").annotate(value=Subquery(value), total=Subquery(total), level=Subquery(level))
    for row in rows.order_by("place__code", "registered_on", "pk").iterator(chunk_size=500):
        yield (
            str(row.pk), row.place.code, row.place.full_name, row.title, row.field, row.holder, row.unit, str(row.start), str(row.target),
            "" if row.value is None else str(row.value), row.total, row.level or "", row.stage, str(row.adopted_from_id or ""), row.registered_on, row.synthetic,
        )  # fmt: skip


def models_extent(place: Place | None) -> Extent:
    """How many models there are, and the day of the newest."""
    found = SkilfulModel.objects.filter(within_place(place)) if place is not None else SkilfulModel.objects.all()
    told = found.aggregate(rows=Count("pk"), latest=Max("registered_on"))
    return Extent(told["rows"], told["latest"])

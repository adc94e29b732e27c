"""What the room gives away as open data, and how much there is."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from caunoi.check.models import Inspection, Project, SiteEntry
from caunoi.check.words import Sort
from caunoi.files.opendata import Extent
from caunoi.places.models import Place


def open_inspections(place: Place | None) -> Iterator[tuple[Any, ...]]:
    """Every inspection of a place's boards, in the order of the columns."""
    rows = (
        _of(Inspection.objects.all(), place)
        .select_related("item", "board", "place", "inspected")
        .order_by("item__due", "pk")
    )
    counted = rows.annotate(
        found=Count("findings", filter=Q(findings__public=True), distinct=True),
        asked=Count("recommendations", distinct=True),
    )
    for row in counted.iterator(chunk_size=2000):
        yield (
            str(row.pk), row.place.code, row.place.full_name, row.board.name, row.item.what, row.item.visited, row.item.due, row.item.noticed_on,
            row.held.value, row.concluded_on, row.conclusion, row.found, row.asked, row.synthetic,
        )  # fmt: skip


def open_inspections_extent(place: Place | None) -> Extent:
    """How many inspections, and the newest."""
    found = _of(Inspection.objects.all(), place).aggregate(rows=Count("pk"), latest=Max("item__due"))
    return Extent(found["rows"], found["latest"])


def open_projects(place: Place | None) -> Iterator[tuple[Any, ...]]:
    """Every project under a community's supervision, in the order of the columns."""
    defect = Q(recommendations__sort=Sort.DEFECT.value)
    rows = _of(Project.objects.all(), place).select_related("board", "place").order_by("starts_on", "pk")
    counted = rows.annotate(
        logged=Count("entries", filter=Q(entries__public=True), distinct=True),
        defects=Count("recommendations", filter=defect, distinct=True),
        mended=Count("recommendations", filter=defect & Q(recommendations__advice__settled_on__isnull=False), distinct=True),
    )  # fmt: skip
    for row in counted.iterator(chunk_size=2000):
        yield (
            str(row.pk), row.place.code, row.place.full_name, row.board.name, row.name, row.built, row.spot, row.investor, row.contractor, row.value,
            row.fund, row.starts_on, row.ends_on, row.told_on, row.supervise_from, row.ended_on, row.result, row.logged, row.defects, row.mended,
            row.synthetic,
        )  # fmt: skip


def open_projects_extent(place: Place | None) -> Extent:
    """How many projects, and the newest."""
    found = _of(Project.objects.all(), place).aggregate(rows=Count("pk"), latest=Max("starts_on"))
    return Extent(found["rows"], found["latest"])


def open_entries(place: Place | None) -> Iterator[tuple[Any, ...]]:
    """Every public entry of the site logs, in the order of the columns; who wrote it is not in it."""
    rows = SiteEntry.objects.filter(public=True).select_related("project__place")
    if place is not None:
        rows = rows.filter(Q(project__place=place) | Q(project__place__province=place))
    for row in rows.order_by("on", "pk").iterator(chunk_size=2000):
        yield (
            str(row.pk), row.project.place.code, row.project.place.full_name, str(row.project_id), row.project.name, row.on, row.looks, row.spot,
            row.text, row.project.synthetic,
        )  # fmt: skip


def open_entries_extent(place: Place | None) -> Extent:
    """How many public entries, and the newest."""
    rows = SiteEntry.objects.filter(public=True)
    if place is not None:
        rows = rows.filter(Q(project__place=place) | Q(project__place__province=place))
    found = rows.aggregate(rows=Count("pk"), latest=Max("on"))
    return Extent(found["rows"], found["latest"])


def _of(rows: QuerySet[Any], place: Place | None) -> QuerySet[Any]:
    return rows if place is None else rows.filter(Q(place=place) | Q(place__province=place))

"""What everybody may see: a place's inspections and projects, one of each, and the pictures shown with them."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.check.models import Exhibit, Finding, Inspection, Project, Recommendation, SiteEntry
from caunoi.check.words import Sort
from caunoi.files import queries as files
from caunoi.places.models import Place


def inspections_in(place: Place) -> QuerySet[Inspection]:
    """The inspections of a place's boards: those ahead first, then the latest."""
    rows = Inspection.objects.filter(place=place).select_related("item", "board", "inspected")
    return rows.order_by(F("concluded_on").desc(nulls_first=True), "item__due", "pk")


def projects_in(place: Place) -> QuerySet[Project]:
    """The projects under supervision in a place: those running first, with how much was logged and is not mended."""
    open_ = Q(recommendations__sort=Sort.DEFECT.value, recommendations__advice__settled_on__isnull=True)
    rows = Project.objects.filter(place=place).select_related("board")
    return rows.annotate(
        logged=Count("entries", filter=Q(entries__public=True), distinct=True),
        not_mended=Count("recommendations", filter=open_, distinct=True),
    ).order_by(F("ended_on").desc(nulls_first=True), "-starts_on", "pk")


def inspection_of(inspection_id: uuid.UUID) -> Inspection | None:
    """One inspection with its board and place."""
    return Inspection.objects.select_related("item", "board", "place", "inspected").filter(pk=inspection_id).first()


def project_of(project_id: uuid.UUID) -> Project | None:
    """One project with its board and place."""
    return Project.objects.select_related("board", "place").filter(pk=project_id).first()


def findings_of(inspection: Inspection) -> list[Finding]:
    """What was found, as far as the reader may see, with the pictures they may see."""
    return list(Finding.objects.filter(inspection=inspection).prefetch_related("exhibits")[:300])


def shown_findings(inspection: Inspection) -> list[Finding]:
    """What was found and made public."""
    rows = Finding.objects.filter(inspection=inspection, public=True).prefetch_related(shown())
    return list(rows[:300])


def entries_of(project: Project) -> QuerySet[SiteEntry]:
    """The site log as far as the reader may see."""
    return SiteEntry.objects.filter(project=project).prefetch_related("exhibits")


def shown_entries(project: Project) -> QuerySet[SiteEntry]:
    """The site log as everybody may see it."""
    return SiteEntry.objects.filter(project=project, public=True).prefetch_related(shown())


def shown() -> Any:
    """Pictures shown to everybody, for a list of findings or entries."""
    return Prefetch("exhibits", queryset=Exhibit.objects.filter(public=True, taken_back_at__isnull=True))


def shown_recommendations(
    *, inspection: Inspection | None = None, project: Project | None = None
) -> list[Recommendation]:
    """What was recommended in public after an inspection or for a project, with the pictures shown."""
    rows = Recommendation.objects.filter(inspection=inspection, project=project, advice__public=True)
    rows = rows.select_related("advice__to", "advice__board").prefetch_related(shown())
    return list(rows.order_by("-advice_id")[:200])


def shown_picture(exhibit_id: int) -> tuple[Exhibit, bytes] | None:
    """A picture or paper with its content, if it is shown to everybody at this moment."""
    row = Exhibit.objects.filter(pk=min(exhibit_id, 2**62), public=True, taken_back_at__isnull=True).first()
    if row is None or not _its_owner_is_public(row):
        return None
    return content_of(row)


def content_of(row: Exhibit) -> tuple[Exhibit, bytes] | None:
    """The content of a picture whose reader's right was asked; None where it is removed or in quarantine."""
    with as_system():
        file = files.file_row(row.file)
        if file is None or not file.may_be_handed_out:
            return None
        return row, files.content_of(file)


def media_of(row: Exhibit) -> str:
    """The media type of what is kept."""
    with as_system():
        file = files.file_row(row.file)
    return file.media_type if file is not None else "application/octet-stream"


def _its_owner_is_public(row: Exhibit) -> bool:
    # A picture is shown with its finding, entry or recommendation or not at all; their own walls answer here.
    if row.finding_id is not None:
        return Finding.objects.filter(pk=row.finding_id, public=True).exists()
    if row.entry_id is not None:
        return SiteEntry.objects.filter(pk=row.entry_id, public=True).exists()
    return Recommendation.objects.filter(pk=row.recommendation_id, advice__public=True).exists()


@dataclass(frozen=True, slots=True)
class Figures:
    """A place's inspections in numbers over a year, and what is open now."""

    concluded: int
    projects: int
    open_defects: int
    late_answers: int


def figures(place: Place, today: date) -> Figures:
    """Inspections concluded this year, projects under supervision, defects not mended, answers overdue: three statements."""
    concluded = Inspection.objects.filter(place=place, concluded_on__year=today.year).count()
    projects = Project.objects.filter(place=place, ended_on__isnull=True).count()
    asked = Recommendation.objects.filter(board__place=place, advice__public=True).aggregate(
        open_=Count("pk", filter=Q(sort=Sort.DEFECT.value, advice__settled_on__isnull=True) & ~Q(advice__answer="explained")),
        late=Count("pk", filter=Q(advice__answered_on__isnull=True, advice__due__lt=today)),
    )  # fmt: skip
    return Figures(concluded, projects, asked["open_"], asked["late"])

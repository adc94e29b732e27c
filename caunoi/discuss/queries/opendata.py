"""Rows of open data: published consultations and the counts of their sections, a part at a time."""

from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.timezone import localdate

from caunoi.discuss.models import Consultation, Section
from caunoi.discuss.rules import shown_count
from caunoi.discuss.words import PUBLIC_STAGES
from caunoi.files.opendata import Extent
from caunoi.places.models import Place

from . import tallies

#: Consultations read and counted at a time.
STRIDE = 100


def consultation_rows(place: Place | None) -> Iterator[tuple[Any, ...]]:
    """Published consultations with what was taken in, the newest first."""
    for part in _parts(place):
        taken = tallies.overview([row.pk for row in part])
        for row in part:
            yield (
                row.slug, row.place.code, row.place.full_name, row.body.name, row.title, row.matter, row.stage, row.opens_on, row.closes_on,
                row.answer_on, row.answerer, row.signed_at, row.decided_on, row.decision, row.follows_majority, row.reported_on, *taken[row.pk], row.cite, row.synthetic,
            )  # fmt: skip


def section_rows(place: Place | None) -> Iterator[tuple[Any, ...]]:
    """People for and against each section of a published draft; counts under the threshold are left out."""
    few = tallies.fewest_told(localdate())
    for part in _parts(place):
        counts, none = tallies.section_counts([row.pk for row in part]), tallies.Count()
        sections: dict[int, list[Section]] = {}
        for each in Section.objects.filter(consultation__in=part).defer("text").order_by("position"):
            sections.setdefault(each.consultation_id, []).append(each)
        for row in part:
            for section in sections.get(row.pk, []):
                count = counts.get(section.pk, none)
                shown = (shown_count(of, few) for of in (count.agree, count.disagree, count.passed))
                yield (row.slug, row.place.code, row.title, section.position, section.kind, section.name, *shown)


def consultation_extent(place: Place | None) -> Extent:
    """How many published consultations there are, and when the newest opened."""
    found = _published(place).aggregate(rows=Count("pk"), latest=Max("opens_at"))
    return Extent(found["rows"], localdate(found["latest"]) if found["latest"] else None)


def section_extent(place: Place | None) -> Extent:
    """How many sections published drafts have."""
    rows = Section.objects.filter(consultation__in=_published(place)).count()
    return Extent(rows, consultation_extent(place).latest)


def _published(place: Place | None) -> QuerySet[Consultation]:
    found = Consultation.objects.filter(stage__in=[each.value for each in PUBLIC_STAGES])
    return found if place is None else found.filter(Q(province=place) | Q(place=place))


def _parts(place: Place | None) -> Iterator[list[Consultation]]:
    rows = _published(place).select_related("place", "body").order_by("-opens_at", "-pk")
    return (list(part) for part in batched(rows.iterator(chunk_size=STRIDE), STRIDE))

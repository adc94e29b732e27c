"""Criticisms and rounds of the standing channel: points with their opinions and answers, what changed in the text issued."""

import uuid
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from caunoi.kernel.diffs import Piece, compare
from caunoi.kernel.splitting import Piece as Part
from caunoi.kernel.splitting import SectionKind, split
from caunoi.oversee.models import Criticism, CriticismOpinion, CriticismPoint
from caunoi.oversee.words import Sort, Verdict
from caunoi.places.models import Place

#: Parts that are named with their kind before the number.
_COUNTED = (SectionKind.CHAPTER, SectionKind.PART, SectionKind.ARTICLE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A point, how many opinions lie in it as far as the reader may know, and those named."""

    point: CriticismPoint
    named: list[CriticismOpinion]

    @property
    def verdict(self) -> Verdict | None:
        """What the body answered."""
        return Verdict(self.point.verdict) if self.point.verdict else None


@dataclass(frozen=True, slots=True)
class Changed:
    """A part of the draft beside the same part as issued."""

    label: str
    lines: list[list[Piece]]


def criticisms_of(place: Place, sort: Sort) -> QuerySet[Criticism]:
    """Those of a place, the latest first."""
    rows = Criticism.objects.filter(place=place, sort=sort.value).select_related("body", "drafter")
    return rows.annotate(pointed=Count("points")).order_by("-since", "-pk")


def criticism_of(criticism_id: uuid.UUID) -> Criticism | None:
    """One with its bodies."""
    return Criticism.objects.select_related("body", "drafter", "place__province").filter(pk=criticism_id).first()


def points_of(row: Criticism) -> list[Shown]:
    """The points in order, each with its contributors named by consent: two statements."""
    points = list(row.points.all())
    named: dict[int, list[CriticismOpinion]] = {}
    for opinion in row.opinions.filter(public=True, point__isnull=False):
        named.setdefault(opinion.point_id or 0, []).append(opinion)
    return [Shown(point, named.get(point.pk, [])) for point in points]


def opinions_of(row: Criticism) -> QuerySet[CriticismOpinion]:
    """What was sent, as far as the reader may see it."""
    return row.opinions.select_related("point").order_by("pk")


def ungrouped(row: Criticism) -> QuerySet[CriticismOpinion]:
    """What lies in no point yet."""
    return row.opinions.filter(point__isnull=True).order_by("pk")


def answers_of(row: Criticism) -> dict[Verdict, int]:
    """How many points were accepted, explained, out of scope: one statement."""
    counted = dict(row.points.exclude(verdict="").order_by().values_list("verdict").annotate(count=Count("pk")))
    return {each: counted.get(each.value, 0) for each in Verdict}


def sections_of(row: Criticism) -> list[str]:
    """What the parts of the draft are called, for a point to name."""
    return [_label(piece) for piece in split(row.draft) if piece.number][:400] if row.draft else []


def changes_of(row: Criticism) -> list[Changed]:
    """Part by part, what changed between the draft and the text issued; parts that stayed are left out."""
    if not row.issued:
        return []
    before = {_label(piece): piece.text for piece in split(row.draft)}
    after = {_label(piece): piece.text for piece in split(row.issued)}
    by_number = {label.partition(".")[0]: label for label in before}
    found, met = [], set()
    for label, text in after.items():
        old = label if label in before else by_number.get(label.partition(".")[0], "")
        met.add(old)
        lines = (
            compare(before[old], text)
            if old == label
            else compare(f"{old}\n{before[old]}" if old else "", f"{label}\n{text}")
        )
        if any(piece.change != "same" for line in lines for piece in line):
            found.append(Changed(label or row.title, lines))
    found += [
        Changed(label or row.title, compare(f"{label}\n{text}", ""))
        for label, text in before.items()
        if label not in met
    ]
    return found


def _label(piece: Part) -> str:
    """“Điều 2. Giờ bán hàng”: what a part is called where people name it."""
    named = f"{piece.kind.vi} {piece.number}" if piece.kind in _COUNTED and piece.number else piece.number
    return f"{named}. {piece.title}" if named and piece.title else named or piece.title

"""What everybody may read: disclosures by place, subject and words; one of them with its versions, proofs, list and questions."""

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.files import queries as files
from caunoi.files.models import StoredFile
from caunoi.files.opendata import Extent
from caunoi.identity.sealing import unseal
from caunoi.kernel.text import fold
from caunoi.places.models import Place

from ..models import Disclosure, DisclosureVersion, ItemQuestion, ListedName, NameList
from ..words import Column, Stage, Wait

SHOWN = (Stage.POSTED.value, Stage.TAKEN_DOWN.value)


def published(
    *, place: Place | None = None, item: str = "", words: str = "", after: str = "", size: int = 20
) -> list[Disclosure]:
    """What was disclosed to everybody, newest first; ``after`` is the ``mark`` of the last one read."""
    found = _public(place).select_related("place", "body").defer("search", "text", "files")
    if item:
        found = found.filter(item=item)
    terms = re.findall(r"[^\W_]+", fold(words))[:12]
    if words.strip() and not terms:
        return []
    if terms:
        found = found.extra(where=["know_disclosure.search @@ to_tsquery('simple', %s)"], params=[" & ".join(terms)])
    if after:
        moment, _, key = after.partition("~")
        try:
            at = _aware(moment)
            found = found.filter(Q(posted_at__lt=at) | Q(posted_at=at, id__lt=uuid.UUID(key)))
        except (ValueError, OverflowError):
            return []
    return list(found.order_by("-posted_at", "-id")[:size])


def mark(row: Disclosure) -> str:
    """Where a list goes on after this one."""
    return f"{row.posted_at.isoformat() if row.posted_at else ''}~{row.pk}"


def _aware(moment: str) -> datetime:
    at = datetime.fromisoformat(moment)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _public(place: Place | None) -> QuerySet[Disclosure]:
    found = Disclosure.objects.filter(posted_at__isnull=False, stage__in=SHOWN, inside=False)
    if place is None:
        return found
    return found.filter(province_id=place.pk) if place.is_province else found.filter(place_id=place.pk)


def posted() -> QuerySet[Disclosure]:
    """Every disclosure everybody may read, to be narrowed by who shows it as a record."""
    return _public(None).defer("search", "text", "files")


def coming(place: Place, *, today: date, size: int = 60) -> list[Disclosure]:
    """What a place has planned and not disclosed yet, what is late first."""
    found = Disclosure.objects.filter(place=place, stage=Stage.PLANNED.value, inside=False).select_related("body")
    return list(found.defer("search", "text").order_by("due", "id")[:size])


def shown(disclosure_id: uuid.UUID) -> Disclosure | None:
    """One disclosure everybody may read, taken down or not; the page says which."""
    return (
        Disclosure.objects.select_related("place", "province", "body")
        .defer("search")
        .filter(pk=disclosure_id, stage__in=SHOWN, inside=False)
        .first()
    )


def versions_of(row: Disclosure) -> list[DisclosureVersion]:
    """Every version, the first first."""
    return list(row.versions.all())


def files_of(row: Disclosure) -> list[dict[str, Any]]:
    """The files of the version shown."""
    found = DisclosureVersion.objects.filter(disclosure=row, number=row.version).values_list("files", flat=True).first()
    return list(found or [])


@dataclass(frozen=True, slots=True)
class Listed:
    """The list part as everybody sees it: its columns and rows within their days, else only how many people."""

    columns: list[str]
    rows: list[list[str]]
    people: int
    until: date | None


def listed(row: Disclosure, *, after: int = 0, size: int = 100) -> Listed | None:
    """The list of a disclosure; its rows come from the database only within their days, whoever asks for them."""
    kept = NameList.objects.filter(disclosure=row).first()
    if kept is None:
        return None
    rows = ListedName.objects.filter(disclosure=row, position__gt=after).order_by("position")[:size]
    cells = [unseal(bytes(each.sealed))["cells"] for each in rows]
    return Listed([Column(each).label for each in kept.columns], cells, kept.people, row.until)


def questions_of(row: Disclosure, *, size: int = 100) -> list[ItemQuestion]:
    """Questions everybody may read, newest first."""
    found = ItemQuestion.objects.filter(disclosure=row, state=Wait.SHOWN.value)
    return list(found.order_by("-asked_at")[:size])


def question_by(digest: str) -> ItemQuestion | None:
    """A question by the digest of its code; the speaker has shown the code before."""
    return ItemQuestion.objects.select_related("disclosure", "body").filter(code_digest=digest).first()


def concealed_before(versions: Iterable[DisclosureVersion]) -> int:
    """The newest version that took out personal data: none before it is shown; 0 where none did."""
    return max((each.number for each in versions if each.conceals), default=0)


def file_of(row: Disclosure, file_id: uuid.UUID) -> tuple[StoredFile, bytes] | None:
    """A file of any published version of a disclosure, or a picture of its proofs, with its content."""
    versions = list(DisclosureVersion.objects.filter(disclosure=row))
    concealed = concealed_before(versions)
    known = {entry["id"] for version in versions if version.number >= concealed for entry in version.files}
    pictures = row.proofs.filter(withdrawn_at__isnull=True, picture__isnull=False).values_list("picture", flat=True)
    if str(file_id) not in known and file_id not in set(pictures):
        return None
    with as_system():
        found = files.file_row(file_id)
        if found is None or not found.may_be_handed_out:
            return None
        return found, files.content_of(found)


def open_data(place: Place | None) -> Iterator[tuple[Any, ...]]:
    """Every disclosure of a place as rows for a table, newest first, read from the database a part at a time."""
    found = (
        _public(place).select_related("place", "body").defer("search", "text", "files").order_by("-posted_at", "-id")
    )
    for row in found.iterator(chunk_size=500):
        yield (
            row.pk, row.place.code, row.place.full_name, row.body.name, row.item, row.title, row.number, row.decided_on, row.due,
            row.since, row.last, row.permanent, row.stage, row.version, row.met_on, row.ended_early, row.ended_reason, row.synthetic,
        )  # fmt: skip


def open_extent(place: Place | None) -> Extent:
    """How many rows ``open_data`` gives, and the day of the newest."""
    found = _public(place).aggregate(rows=Count("pk"), latest=Max("changed_at"), posted=Max("posted_at"))
    days = [localdate(at) for at in (found["latest"], found["posted"]) if at]
    return Extent(found["rows"], max(days, default=None))


def inside(bodies: Sequence[int], *, after: str = "", size: int = 30) -> tuple[list[Disclosure], str]:
    """What bodies disclosed to their own people, newest first; the database shows it to nobody else."""
    found = Disclosure.objects.filter(body__in=list(bodies), inside=True, stage=Stage.POSTED.value).select_related(
        "body"
    )
    if after:
        moment, _, key = after.partition("~")
        try:
            at = _aware(moment)
            found = found.filter(Q(posted_at__lt=at) | Q(posted_at=at, id__lt=uuid.UUID(key)))
        except (ValueError, OverflowError):
            return [], ""
    rows = list(found.defer("search", "text").order_by("-posted_at", "-id")[: size + 1])
    return rows[:size], mark(rows[size - 1]) if len(rows) > size else ""


def inside_one(disclosure_id: uuid.UUID, bodies: Sequence[int]) -> Disclosure | None:
    """One thing a body disclosed to its own people."""
    found = Disclosure.objects.select_related("body").defer("search")
    return found.filter(pk=disclosure_id, body__in=list(bodies), inside=True, stage__in=SHOWN).first()


def neighbours(row: Disclosure, size: int = 3) -> list[Disclosure]:
    """Others of the same place and subject, newest first."""
    found = Disclosure.objects.filter(place_id=row.place_id, item=row.item, stage=Stage.POSTED.value, inside=False)
    return list(found.exclude(pk=row.pk).defer("search", "text").order_by(F("posted_at").desc())[:size])

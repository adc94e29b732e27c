"""Letters about the same matter as one: copies the clock found, and letters in other words, among those the reader may open."""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from caunoi.access.context import as_system
from caunoi.voice.models import Petition
from caunoi.voice.queries import weekly
from caunoi.warn.models import LetterSketch
from caunoi.watch.group import group

from .limits import limits

#: Letters named on the page, copies looked for at most, letters read for others in other words.
NAMED, COPIES, READ = 50, 2_000, 200


@dataclass(frozen=True, slots=True)
class SameMatter:
    """What the reader may open of a letter's matter: copies, and letters that may be about it in other words."""

    copies: list[Petition] = field(default_factory=list)
    total: int = 0
    others: list[Petition] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.total or self.others)


def copies_of(petition: uuid.UUID) -> list[uuid.UUID]:
    """The letters in one case with another, itself left out; what they say stays behind their walls."""
    with as_system():
        case = LetterSketch.objects.filter(petition=petition).values_list("case_id", flat=True).first()
        if case is None:
            return []
        rows = LetterSketch.objects.filter(case_id=case).exclude(petition=petition).order_by("-received_on", "petition")
        return list(rows.values_list("petition", flat=True)[:COPIES])


def how_many(petition: uuid.UUID) -> int:
    """How many letters of the same matter the speaker may open, up to a bound."""
    ids = copies_of(petition)
    return weekly.count_among(ids) if ids else 0


def same_matter(petition: Petition) -> SameMatter:
    """Everything of a letter's matter the speaker may open; nothing of a letter that is sealed."""
    with as_system():
        if not LetterSketch.objects.filter(petition=petition.pk).exists():
            return SameMatter()
    ids = copies_of(petition.pk)
    near = timedelta(days=limits(petition.received_on).joined)
    around = weekly.readable(place=petition.place_id, since=petition.received_on - near, until=petition.received_on + near, most=READ)  # fmt: skip
    rows = [row for row in around if row[0] != petition.pk]
    own = f"{petition.title}\n{petition.text}"
    cases = group([str(petition.place_id)] * (len(rows) + 1), [own, *(words for _, words in rows)]).case
    known = set(ids)
    others = [row[0] for row, case in zip(rows, cases[1:], strict=True) if case == cases[0] and row[0] not in known]
    return SameMatter(weekly.among(ids, most=NAMED), weekly.count_among(ids), weekly.among(others, most=NAMED))

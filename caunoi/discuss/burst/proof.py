"""Reading what the burst intake entered in the ledger: does every stored opinion still say what was acknowledged?"""

import base64
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

from caunoi.ledger.models import Entry

from . import tree
from .facts import OpinionsTaken
from .shapes import Row, digest_of

STORED = """
SELECT o.id, o.consultation_id, o.token, o.section_id, o.question_id, o.statement_id, o.option_id, o.stance, o.scale, o.text,
  EXISTS (SELECT 1 FROM discuss_withdrawal w WHERE w.opinion_id = o.id)
FROM discuss_opinion o WHERE o.id = ANY (%s)
"""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What does not fit, in both languages."""

    vi: str
    en: str


def troubles() -> Iterator[Trouble]:
    """Everything in which the stored opinions differ from the ledger's entries; asked as the system, which sees every row.

    Words that their author withdrew are gone for good; of such an opinion only its being there is checked.
    """
    for entry in Entry.objects.filter(kind=OpinionsTaken.act).order_by("id").iterator():
        digests = digests_of(entry.data)
        if tree.levels_of(digests)[-1][0].hex() != entry.data["root"]:
            yield Trouble(f"Mục {entry.pk}: gốc cây không khớp.", f"Entry {entry.pk}: the root does not fit.")
        stored = _stored(entry.data["opinions"])
        for number, digest in zip(entry.data["opinions"], digests, strict=True):
            if number not in stored:
                yield Trouble(
                    f"Ý kiến {number} đã nhận nhưng không còn.", f"Opinion {number} was acknowledged and is gone."
                )
            elif stored[number] not in (digest, None):
                yield Trouble(
                    f"Ý kiến {number} khác lúc nhận.", f"Opinion {number} differs from what was acknowledged."
                )


def troubles_of(receipt: Iterable[dict[str, object]]) -> Iterator[Trouble]:
    """Every opinion of a receipt whose proof does not lead to the ledger's entry it names."""
    for number, one in enumerate(receipt, start=1):
        try:
            proven = holds(str(one["digest"]), one["proof"])  # type: ignore[arg-type]
        except (KeyError, ValueError, TypeError):
            proven = False
        if not proven:
            yield Trouble(
                f"Ý kiến thứ {number} của biên nhận không khớp sổ cái, hoặc biên nhận không kèm bằng chứng.",
                f"Opinion {number} of the receipt does not lead to the ledger, or carries no proof.",
            )


def digests_of(data: dict[str, str]) -> list[bytes]:
    """The digests an entry holds, in the order of its opinions."""
    joined = base64.b64decode(data["digests"])
    return [joined[at : at + 32] for at in range(0, len(joined), 32)]


def holds(digest: str, proof: dict[str, object]) -> bool:
    """Whether a receipt's proof leads from the opinion's digest to the root in the ledger's entry it names."""
    entry = Entry.objects.filter(leaf=bytes.fromhex(str(proof["entry"])), kind=OpinionsTaken.act).first()
    if entry is None:
        return False
    path = [bytes.fromhex(beside) for beside in proof["path"]]  # type: ignore[attr-defined]
    found = tree.root_from(bytes.fromhex(digest), int(str(proof["place"])), int(str(proof["size"])), path)
    return bool(found.hex() == entry.data["root"] and int(str(proof["size"])) == entry.data["count"])


def _stored(numbers: list[int]) -> dict[int, bytes | None]:
    with connection.cursor() as cursor:
        cursor.execute(STORED, [numbers])
        return {row[0]: None if row[10] and not row[9] else digest_of(_row(row)) for row in cursor.fetchall()}


def _row(row: tuple[object, ...]) -> Row:
    return Row(row[1], uuid.UUID(str(row[2])), row[3], row[4], row[5], row[6], None, row[7], row[8], row[9])  # type: ignore[arg-type]

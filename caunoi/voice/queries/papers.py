"""Files of a letter: those of a case, those of a letter still being written, what the machine read in them."""

from collections.abc import Iterable
from typing import Any

from caunoi.files.queries import files_about, reading_of
from caunoi.files.words import Reading
from caunoi.identity.models import Person

#: How the files of a letter being written at the counter are named.
DRAFT = "quay"


def draft_ref(person: Person, key: str) -> str:
    """What the files of a letter being written are about until it has a number."""
    return f"{DRAFT}:{person.pk}:{key}"


def of(about: str) -> list[Any]:
    """The files, oldest first."""
    return list(files_about(about))


def readings(about: str) -> list[dict[str, Any]]:
    """Each file with its pages and what was read: text, state, how sure."""
    shown = []
    for row in files_about(about):
        read = reading_of(row)
        pages = range(1, min(row.pages or 1, 20) + 1) if row.is_paper else []
        shown.append(
            {
                "row": row,
                "pages": pages,
                "text": read.text if read else "",
                "state": Reading(row.reading_state),
                "sure": row.reading_confidence,
            }
        )
    return shown


def is_waiting(found: Iterable[dict[str, Any]]) -> bool:
    """Whether the machine still reads one of them."""
    return any(each["state"] is Reading.WAITING for each in found)

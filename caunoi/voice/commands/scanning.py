"""Letters on paper: kept as pictures, read by machine where there is one, corrected by a person, then taken in like any other."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from caunoi.files import ocr
from caunoi.files.commands import ask_reading, correct_reading
from caunoi.files.models import StoredFile
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.places.models import Body

from .counter import keep_papers


def scan(*, files: Iterable[Any], about: str, body: Body, by: Person, at: datetime) -> list[str]:
    """Keep scanned pages and put them in the reading queue; returns what was wrong with those not kept."""
    wrong = keep_papers(files=files, about=about, body=body, by=by, at=at)
    if ocr.engines():
        for row in StoredFile.objects.filter(about=about, removed_at=None, reading_state="none"):
            if row.is_paper:
                ask_reading(file_id=row.pk, by=by, at=at)
    return wrong


def why_no_machine() -> str:
    """What to say where no machine can read; empty where one can."""
    try:
        ocr.must_be_able()
    except Refusal as no:
        return str(no)
    return ""


@transaction.atomic
def corrected(*, texts: dict[uuid.UUID, str], by: Person, at: datetime) -> str:
    """Keep the texts compared with their pictures; the whole letter, one paper after another."""
    for file_id, text in texts.items():
        correct_reading(file_id=file_id, text=text, by=by, at=at)
    return "\n\n".join(text.strip() for text in texts.values() if text.strip())

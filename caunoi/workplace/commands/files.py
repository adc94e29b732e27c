"""Files of a record: the signed paper, the proof of a promise kept."""

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from caunoi.files.commands import store
from caunoi.workplace.queries.work import KINDS

from .common import Actor, locked, must_keep, ref_of


@transaction.atomic
def add_files(*, kind: str, pk: uuid.UUID, files: Collection[Any], by: Actor, at: datetime) -> int:
    """Keep files of a conference, dialogue, agreement or promise for the workplace and its committee."""
    row: Any = locked(KINDS[kind], pk)
    must_keep(by, row.workplace)
    for each in files:
        store(
            content=each.read(), name=each.name, about=row.ref, body=row.workplace.body, seen_by=[row.overseer_id], by=ref_of(by), at=at
        )  # fmt: skip
    return len(files)

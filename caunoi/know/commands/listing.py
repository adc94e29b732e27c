"""Lists of people: sealed rows, only the columns the disclosure law asks, shown only for their days."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.identity.sealing import seal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record

from .. import rules
from ..facts import NamesErased, NamesListed
from ..models import Disclosure, ListedName, NameList
from ..words import Column, Stage
from .common import Actor, digest, locked, must_hold, ref_of


@transaction.atomic
def list_names(
    *, disclosure_id: uuid.UUID, columns: Sequence[Column], rows: Sequence[Sequence[str]], by: Actor, at: datetime
) -> NameList:
    """Đưa danh sách vào: replaces the one before; refuses columns, numbers and addresses the law does not ask for."""
    row = locked(disclosure_id)
    must_hold(by, Role.EDITOR, row.body)
    if row.stage not in (Stage.DECIDED.value, Stage.POSTED.value):
        raise Refusal("Chỉ đưa danh sách vào bài chưa gỡ, sau khi ghi quyết định.", "Enter the decision first.")
    rules.must_be_allowed(row.item, columns)
    kept = [[clean(cell)[:200] for cell in each[: len(columns)]] for each in rows if any(cell.strip() for cell in each)]
    for at_line, each in enumerate(kept, 1):
        if len(each) != len(columns):
            raise Refusal(
                f"Dòng {at_line} có {len(each)} ô, phải có {len(columns)}.", f"Line {at_line} has {len(each)} cells.", field="rows"
            )  # fmt: skip
    rules.must_be_bare(kept)
    ListedName.objects.filter(disclosure=row).delete()
    ListedName.objects.bulk_create(
        (
            ListedName(
                disclosure=row, body_id=row.body_id, inside=row.inside, position=position, sealed=seal({"cells": cells}),
                since=row.since, until=row.until,
            )
            for position, cells in enumerate(kept, 1)
        ),
        batch_size=500,
    )  # fmt: skip
    found = NameList.objects.update_or_create(
        disclosure=row, defaults={"columns": [str(each) for each in columns], "people": len(kept), "changed_at": at}
    )[0]
    fact = NamesListed(people=len(kept), columns=tuple(str(each) for each in columns), digest=digest(kept))
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return found


@transaction.atomic
def erase_names(*, at: datetime, most: int = 200) -> int:
    """Xóa tên khi hết hạn: rows whose days are over, or whose disclosure was taken down; how many people stays. How many lists."""
    with as_system():
        over = Q(until__lte=localdate(at)) | Q(disclosure__stage=Stage.TAKEN_DOWN.value)
        ended = list(ListedName.objects.filter(over).values_list("disclosure", flat=True).distinct()[:most])
        for row in Disclosure.objects.select_for_update(of=("self",)).filter(pk__in=ended).order_by("pk"):
            people, _ = ListedName.objects.filter(over, disclosure=row).delete()
            record(NamesErased(people=people), about=row.ref, by="clock", at=at)
    return len(ended)

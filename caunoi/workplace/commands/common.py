"""What every act here shares: whose work it is, what is locked, as whom it is kept."""

import hashlib
import uuid
from datetime import date, datetime
from typing import Any

from django.db import models

from caunoi.access.rules import must_hold
from caunoi.access.words import Role
from caunoi.duties.commands import meet_duty
from caunoi.duties.models import Duty
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.workplace import queries
from caunoi.workplace.models import Workplace
from caunoi.workplace.words import Kept

#: The clock and the installation act without a role; a person never.
Actor = Person | str
LONGEST_TEXT = 8000


def must_keep(by: Actor, row: Workplace, role: Role = Role.EMPLOYER) -> Kept:
    """As whom the actor keeps the record; refuses, saying whose work it is."""
    if not isinstance(by, Person):
        return Kept.OWN
    kept = queries.keeping(by, row, role)
    if kept is None:
        must_hold(set(), role, row.name)
    return kept or Kept.OWN


def ref_of(by: Actor) -> str:
    """How the ledger names who acted."""
    return by.ref if isinstance(by, Person) else by


def digest(text: str) -> str:
    """The digest the ledger keeps of words that stay in the room."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def locked_workplace(workplace_id: uuid.UUID) -> Workplace:
    """The workplace, locked for this transaction."""
    rows = Workplace.objects.select_for_update(of=("self",)).select_related("body", "place", "overseer")
    return _found(rows.filter(pk=workplace_id).first())


def locked[Row: models.Model](kind: type[Row], pk: uuid.UUID) -> Row:
    """A record of a workplace, locked; refuses where it is not the speaker's to change."""
    rows = kind._default_manager.select_for_update(of=("self",)).select_related(
        "workplace__body", "workplace__overseer", "workplace__place"
    )
    return _found(rows.filter(pk=pk).first())


def walls(row: Workplace) -> dict[str, Any]:
    """What a record carries so that the walls can tell whose it is."""
    return {"workplace": row, "body_id": row.body_id, "overseer_id": row.overseer_id}


def must_be_current(version: int | None, now: int) -> None:
    """Refuse a change decided on a page that somebody else has changed meanwhile."""
    if version is not None and version != now:
        raise Refusal(
            "Người khác vừa thay đổi nội dung này. Hãy mở lại trang, xem rồi làm tiếp; nội dung bạn gõ vẫn ở đây.",
            "Somebody else has just changed this. Open the page again, look, then go on; what you typed is still here.",
        )


def said(text: str, field: str, least: int = 10, most: int = LONGEST_TEXT) -> str:
    """Words of some length, made clean."""
    words = clean(text)
    if not least <= len(words) <= most:
        raise Refusal(
            f"Hãy ghi từ {least} đến {most:,} ký tự.".replace(",", "."),
            f"Write {least} to {most:,} characters.",
            field=field,
        )
    return words


def _found[Row](row: Row | None) -> Row:
    if row is None:
        raise Refusal(
            "Không thấy hồ sơ này, hoặc bạn không được thay đổi.",
            "There is no such record, or it is not yours to change.",
        )
    return row


def meet_on(about: str, key: str, on: date, by: Actor, at: datetime, *, evidence: str) -> None:
    """Meet the running duty of a thing on the day it was done, which may lie before the day it is recorded."""
    for duty in Duty.objects.filter(about=about, rule=key, settled_on__isnull=True):
        meet_duty(duty_id=duty.pk, by=ref_of(by), at=at, evidence=evidence, on=on)

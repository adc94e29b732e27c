"""What the acts share: who acts, for which body, which record is held while they act."""

import hashlib
import uuid
from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from caunoi.access.queries import roles_in
from caunoi.access.rules import covering, must_hold
from caunoi.access.words import Role
from caunoi.do.models import CommunityWork
from caunoi.files.commands import store
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.places.models import Body, Place
from caunoi.places.queries import body_on
from caunoi.places.words import Level

#: The installation acts without a role; a person never.
Actor = Person | str


def ref_of(by: Actor) -> str:
    """How the ledger names who acts."""
    return by.ref if isinstance(by, Person) else by


def name_of(by: Actor) -> str:
    """How a work's own page names who acted: nobody by name but the office of the account."""
    return by.name if isinstance(by, Person) else ""


def must_work(by: Actor, *bodies: Body | None) -> None:
    """Refuse, saying whose work it is, unless the actor works for one of the bodies."""
    if not isinstance(by, Person):
        return
    wanted = {str(role) for role in covering(Role.HANDLER)}
    there = [body for body in bodies if body is not None]
    if not any(wanted & roles_in(by, body) for body in there):
        must_hold(set(), Role.HANDLER, there[0].name)


def locked_work(work_id: uuid.UUID, by: Actor, version: int | None = None) -> CommunityWork:
    """The work, held until the act is over, so that two treasurers act one after the other."""
    rows = CommunityWork.objects.select_for_update(of=("self",)).select_related("place", "commune", "body", "overseer")
    row = rows.filter(pk=work_id).first()
    if row is None:
        raise Refusal("Không thấy công trình này.", "There is no such work.")
    must_work(by, row.body, row.overseer)
    must_be_current(version, row.version)
    return row


def locked[Row: models.Model](kind: type[Row], pk: Any, *related: str) -> Row:
    """A record, held until the act is over."""
    rows = kind._default_manager.select_for_update(of=("self",)).filter(pk=pk)
    row = (rows.select_related(*related) if related else rows).first()
    if row is None:
        raise Refusal("Không thấy hồ sơ này.", "There is no such record.")
    return row


def must_be_current(version: int | None, now: int) -> None:
    """Refuse a change decided on a page that somebody else has changed meanwhile."""
    if version is not None and version != now:
        raise Refusal(
            "Người khác vừa thay đổi nội dung này. Hãy mở lại trang, xem rồi làm tiếp; nội dung bạn gõ vẫn ở đây.",
            "Somebody else has just changed this. Open the page again, look, then go on; what you typed is still here.",
        )


def said(text: str, field: str, least: int = 3, most: int = 4000) -> str:
    """Words of some length, made clean."""
    words = clean(text)
    if not least <= len(words) <= most:
        raise Refusal(
            f"Hãy ghi từ {least} đến {most:,} ký tự.".replace(",", "."),
            f"Write {least} to {most:,} characters.",
            field=field,
        )
    return words


def digest(text: str) -> str:
    """The digest the ledger keeps of words that stay in the room."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def commune_of(place: Place) -> Place:
    """The commune a place lies in, or is."""
    return place.parent if place.level in (Level.GROUP, Level.BLOCK) and place.parent is not None else place


def overseer_of(commune: Place, on: date) -> Body | None:
    """The committee of the commune."""
    return body_on(f"ubnd.{commune.code}", on)


def must_lie_within(body: Body, place: Place) -> None:
    """Refuse a place the body has nothing to do with: not its own, nor one below."""
    if place.pk == body.place_id or place.parent_id == body.place_id or place.province_id == body.place_id:
        return
    raise Refusal(
        f"{place.full_name} không thuộc địa bàn của {body.name}.",
        f"{place.full_name} is not within the area of {body.name}.",
        field="place",
    )


def must_be_a_number(value: Decimal, field: str) -> Decimal:
    """A quantity above zero with two decimals at most."""
    if not value.is_finite() or value <= 0 or value > Decimal(9_999_999_999):
        raise Refusal("Số lượng phải lớn hơn 0.", "The quantity must be more than 0.", field=field)
    if value != value.quantize(Decimal("0.01")):
        raise Refusal("Ghi nhiều nhất hai chữ số thập phân.", "Two decimals at most.", field=field)
    return value


def keep_files(
    files: Collection[Any], *, about: str, body: Body, overseer: Body | None, by: Actor, at: datetime, alt_text: str = ""
) -> list[str]:  # fmt: skip
    """Keep files for the body and the commune's committee; a picture has its position and camera taken out."""
    seen_by = [overseer.pk] if overseer is not None and overseer.pk != body.pk else []
    kept = []
    for each in files:
        content = each.read()
        each.seek(0)
        row = store(
            content=content, name=each.name, about=about, body=body, seen_by=seen_by, alt_text=alt_text, by=ref_of(by), at=at
        )  # fmt: skip
        kept.append(row.sent_sha256)
    return kept

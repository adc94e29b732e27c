"""A request sent by another system becomes a petition of feedback: same clock, number and receipt as any other."""

import hashlib
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from caunoi.connect.commands import keep_request
from caunoi.kernel.text import clean, opening
from caunoi.kernel.words import say
from caunoi.places import queries as places
from caunoi.voice.commands import Filing, Who
from caunoi.voice.commands.intake import lodge
from caunoi.voice.words import Channel, Kind

from .queries import OTHER, jurisdiction, service
from .shapes import Wrong

#: Letters of a description, of a title made of it, of everything else.
LONGEST, TITLE, SHORT = 20_000, 120, 300


def send(given: Mapping[str, Any], token: Any, at: datetime) -> dict[str, Any]:
    """File the feedback; the same words sent again on the same day by the same system give the same receipt."""
    code = _said(given, "service_code")
    if not code:
        raise Wrong(400, say("Thiếu service_code.", "service_code was not provided."))
    if service(code) is None:
        raise Wrong(404, say("Không có loại việc (service_code) này.", "service_code was not found."))
    place = _place(given)
    text = clean(str(given.get("description", "")))[: LONGEST + 1]
    if not 10 <= len(text) <= LONGEST:
        raise Wrong(400, say(f"description cần từ 10 đến {LONGEST} chữ.", f"description must have 10 to {LONGEST} letters."))  # fmt: skip
    address = ", ".join(
        part for part in (_said(given, "address_string"), _said(given, "address_id"), _point(given)) if part
    )
    media = _said(given, "media_url")
    words = text + (f"\n{say('Ảnh', 'Picture')}: {media}" if media.startswith(("https://", "http://")) else "")
    who = Who(
        name=" ".join(part for part in (_said(given, "last_name"), _said(given, "first_name")) if part), phone=_said(given, "phone")[:30],
        email=_said(given, "email")[:200],
    )  # fmt: skip
    key = _key(token, given, localdate(at))
    filing = Filing(
        title=opening(text, TITLE), text=words, place=place, kind=Kind.FEEDBACK, address=address,
        topic=places.topic(code) if code != OTHER else None, people=(who,) if who.name or who.phone or who.email else (),
    )  # fmt: skip
    receipt = lodge(filing=filing, channel=Channel.API, by="resident", at=at, key=f"open311:{key}")
    keep_request(token=token, petition=uuid.UUID(str(receipt.petition)), reply_token=key[:32], service=code, at=at)
    notice = say(
        f"Hẹn trả lời trước hết ngày {receipt.due}. Mã bí mật để đọc câu trả lời: {receipt.secret}",
        f"To be answered by {receipt.due}. Secret to read the answer with: {receipt.secret}",
    )
    return {"service_request_id": receipt.code, "token": key[:32], "service_notice": notice, "account_id": None}


def _key(token: Any, given: Mapping[str, Any], day: Any) -> str:
    """What tells one request from another: the system's own key where it gives one, else everything it said that day."""
    own = _said(given, "idempotency_key")
    said = own or "|".join(f"{name}={given[name]}" for name in sorted(given) if name != "api_key") + f"|{day}"
    return hashlib.sha256(f"{token.pk}|{said}".encode()).hexdigest()


def _place(given: Mapping[str, Any]) -> Any:
    """The commune: named by its code, or read from the address where that leaves no doubt."""
    place = jurisdiction(_said(given, "jurisdiction_id"))
    if place is not None and not place.is_province:
        return place
    address = _said(given, "address_string")
    found = places.resolve_address(f"{address}, {place.full_name}" if place else address) if address else None
    if found is not None and found.certain and len(found.units) == 1:
        return found.units[0].place
    if place is None and not address:
        raise Wrong(400, say("Thiếu jurisdiction_id (mã xã, phường) hoặc address_string.", "jurisdiction_id (code of a commune) or address_string was not provided."))  # fmt: skip
    raise Wrong(400, say("Chưa rõ xã, phường nào: hãy cho jurisdiction_id là mã xã, phường.", "The commune is not clear: give its code as jurisdiction_id."))  # fmt: skip


def _point(given: Mapping[str, Any]) -> str:
    """A pair of degrees as words; what is none is refused."""
    lat, long = _said(given, "lat"), _said(given, "long")
    if not lat and not long:
        return ""
    try:
        at = float(lat), float(long)
    except ValueError:
        at = (999.0, 999.0)
    if not (-90 <= at[0] <= 90 and -180 <= at[1] <= 180):
        raise Wrong(400, say("lat, long phải là tọa độ.", "lat and long must be degrees."))
    return f"({at[0]:.6f}, {at[1]:.6f})"


def _said(given: Mapping[str, Any], name: str) -> str:
    return " ".join(clean(str(given.get(name, ""))).split())[:SHORT]

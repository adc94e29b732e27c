"""Hearing of a place's disclosures by mail: asked, confirmed by the address itself, told in groups, stopped with one click."""

import secrets
import uuid
from datetime import datetime, timedelta
from itertools import groupby

from django.conf import settings
from django.db import transaction

from caunoi.access.context import as_system
from caunoi.identity.sealing import keyed_digest, seal, unseal
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.notices.commands import queue_message
from caunoi.notices.rules import must_reach
from caunoi.notices.words import Channel
from caunoi.places.models import Place

from .. import codes
from ..facts import Stopped, Subscribed
from ..models import Disclosure, Subscription
from ..queries import lists

#: A confirming letter to one address at most so often; a digest to one subscription at most so often.
AGAIN, DAILY = timedelta(hours=1), timedelta(hours=20)
#: Subscriptions of one address, entries of one digest, digests of one round at most.
MOST, ENTRIES, ROUND = 20, 40, 200
#: An unconfirmed request is forgotten after so long.
FORGOTTEN = timedelta(days=3)

CONFIRM = """Kính gửi Ông/Bà,

Có người (mong là Ông/Bà) xin nhận thư khi {where} công khai thông tin mới.

Nếu đúng, hãy bấm để xác nhận: {site}/cong-khai/theo-doi/{token}/

Nếu không phải Ông/Bà, xin bỏ qua thư này; sẽ không có thư nào nữa.
"""
DIGEST = """{where} vừa công khai:

{entries}
Thôi nhận thư này (một lần bấm): {site}/cong-khai/theo-doi/{token}/thoi/
"""


def subscribe(*, place: Place | None, items: list[str], email: str, at: datetime, language: str = "vi") -> None:
    """Xin nhận thư: a letter asks the address to confirm; nothing else is sent before, nor told to whoever asked."""
    address = must_reach(Channel.EMAIL, email).lower()
    known = keyed_digest(address)
    with transaction.atomic(), as_system():
        mine = Subscription.objects.filter(address_digest=known, stopped_at__isnull=True)
        if mine.filter(asked_at__gt=at - AGAIN, confirmed_at__isnull=True).exists():
            return
        same = [each for each in mine.filter(place=place, confirmed_at__isnull=False) if set(each.items) >= set(items)]
        if same or mine.count() >= MOST:
            return
        token = secrets.token_urlsafe(24)
        row = Subscription.objects.create(
            token_digest=_digest(token), address_digest=known, sealed=seal({"email": address, "token": token}), place=place,
            items=items, language=language, asked_at=at,
        )  # fmt: skip
        words = CONFIRM.format(where=_where(place), site=settings.SITE_URL, token=token)
        queue_message(
            about=row.ref, channel=Channel.EMAIL, to=address, subject="Xác nhận nhận thư thông tin công khai", body=words,
            by="system", at=at, urgent=True,
        )  # fmt: skip


def confirm(*, token: str, at: datetime) -> Subscription:
    """Xác nhận: by whoever holds the letter's link."""
    with transaction.atomic(), as_system():
        row = _of(token)
        if row.confirmed_at is None or row.stopped_at is not None:
            row.confirmed_at, row.stopped_at, row.told_until = at, None, at
            row.save(update_fields=["confirmed_at", "stopped_at", "told_until"])
            record(Subscribed(subscription=str(row.pk)), about=row.ref, by="resident", at=at)
    return row


def stop(*, token: str, at: datetime) -> Subscription:
    """Thôi nhận: at once; the address is forgotten with the next sweep unless taken up again."""
    with transaction.atomic(), as_system():
        row = _of(token)
        if row.stopped_at is None:
            row.stopped_at = at
            row.save(update_fields=["stopped_at"])
            record(Stopped(subscription=str(row.pk)), about=row.ref, by="resident", at=at)
    return row


def send_digests(*, at: datetime, most: int = ROUND) -> int:
    """One letter to each subscription whose place disclosed something since the last, newest first, by subject; how many."""
    sent = 0
    with as_system():
        live = Subscription.objects.filter(
            confirmed_at__isnull=False, stopped_at__isnull=True, told_until__lt=at - DAILY
        ).order_by("told_until")
        for pk in list(live.values_list("pk", flat=True)[:most]):
            with transaction.atomic():
                sent += _tell(pk, at)
        Subscription.objects.filter(confirmed_at__isnull=True, asked_at__lt=at - FORGOTTEN).delete()
        Subscription.objects.filter(stopped_at__lt=at - FORGOTTEN).delete()
    return sent


def _tell(pk: uuid.UUID, at: datetime) -> int:
    row = (
        Subscription.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("place")
        .filter(pk=pk, stopped_at__isnull=True)
        .first()
    )
    if row is None or row.told_until is None:
        return 0
    found = Disclosure.objects.filter(
        posted_at__gt=row.told_until, posted_at__lte=at, inside=False, ended_at__isnull=True
    )
    if row.place_id:
        found = (
            found.filter(province_id=row.place_id)
            if row.place and row.place.is_province
            else found.filter(place_id=row.place_id)
        )
    if row.items:
        found = found.filter(item__in=row.items)
    entries = list(found.select_related("body").order_by("-posted_at", "-id")[:ENTRIES])
    since, row.told_until = row.told_until, at
    row.save(update_fields=["told_until"])
    if not entries:
        return 0
    kept = unseal(bytes(row.sealed))
    words = DIGEST.format(
        where=_where(row.place), entries=_listed(entries, at), site=settings.SITE_URL, token=kept["token"]
    )  # fmt: skip
    queue_message(
        about=row.ref, channel=Channel.EMAIL, to=kept["email"], subject=f"{_where(row.place)}: {len(entries)} nội dung công khai mới",
        body=words, by="clock", at=at, key=f"{row.pk}:{since.isoformat()}",
        stop=f"{settings.SITE_URL}/cong-khai/theo-doi/{kept['token']}/thoi/",
    )  # fmt: skip
    return 1


def _listed(entries: list[Disclosure], at: datetime) -> str:
    """By subject, the subject of the newest first, each newest first."""
    names = lists.labels(on=at.date())
    newest: dict[str, int] = {}
    for place, entry in enumerate(entries):
        newest.setdefault(entry.item, place)
    ordered = sorted(entries, key=lambda entry: newest[entry.item])
    lines: list[str] = []
    for item, group in groupby(ordered, key=lambda entry: entry.item):
        lines += [names.get(item, item).upper()]
        lines += [
            f"- {entry.title} ({entry.body.name}, {entry.posted_at:%d/%m/%Y})\n  {settings.SITE_URL}/cong-khai/bai/{entry.pk}/"
            for entry in group
        ]
        lines += [""]
    return "\n".join(lines)


def _where(place: Place | None) -> str:
    return place.full_name if place else "Các địa phương"


def _digest(token: str) -> str:
    return codes.token_digest(token)


def _of(token: str) -> Subscription:
    found = (
        Subscription.objects.select_for_update(of=("self",))
        .select_related("place")
        .filter(token_digest=_digest(token))
        .first()
    )
    if found is None:
        raise Refusal(
            "Đường dẫn này không còn dùng được. Hãy đăng ký lại ở trang Công khai.",
            "This link no longer works. Subscribe again on the disclosure page.",
        )
    return found

"""What other systems may ask and are told, in the demo: a token, a webhook with deliveries of every fate, digests by SMS, Zalo and web push.

SMS and Zalo are written down in the data directory (``outbox/``) as they would have been sent: a demo has no gateway.

The addresses end in ``.example``, which no machine on the net has: nothing leaves the demo.
"""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from caunoi.access.context import speaking_for
from caunoi.access.words import Role
from caunoi.connect import commands
from caunoi.connect.models import ContactChoice, Delivery, Webhook
from caunoi.connect.words import Event, Fate
from caunoi.identity.queries import person_by_username
from caunoi.identity.sealing import seal
from caunoi.notices.commands import queue_message, report_delivery, send_due_messages
from caunoi.notices.models import Message
from caunoi.notices.rules import is_weekend
from caunoi.notices.words import Channel
from caunoi.places import queries as places

#: Whose digest comes how; the numbers lead to nobody.
DIGESTS = (("tiepnhan", Channel.SMS, "0900000101"), ("mattran", Channel.ZALO, "0900000102"))
TOLD_VI, TOLD_EN = "Mã kết nối, điểm nhận tin mẫu…", "Sample tokens and webhooks…"
HOOK = "https://cong-thong-tin.{short}.example/nhan-tin"
#: Hours ago, event, fate, attempts, the machine's answer, what went wrong.
DELIVERIES: tuple[tuple[int, Event, Fate, int, int | None, str], ...] = (
    (70, Event.TEST, Fate.DELIVERED, 1, 200, ""),
    (52, Event.PUBLISHED, Fate.DELIVERED, 1, 204, ""),
    (49, Event.CHANGED, Fate.DELIVERED, 3, 200, ""),
    (30, Event.PUBLISHED, Fate.DEAD, 12, 503, "503"),
    (26, Event.CHANGED, Fate.DELIVERED, 2, 200, ""),
    (5, Event.GONE, Fate.DELIVERED, 1, 200, ""),
)


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """One publishing officer's connections in each commune; the secrets are made, shown to nobody and so of no use."""
    for number, (short, code) in enumerate(communes.items()):
        person, body = person_by_username(f"congkhai.{short}"), places.body_on(f"ubnd.{code}", at.date())
        if person is None or body is None:
            continue
        with speaking_for(person.pk, today=at.date()):
            _connect(person, body, short, number, at)
        for username, channel, phone in DIGESTS:
            officer = person_by_username(f"{username}.{short}")
            if officer is not None and channel.value in getattr(settings, "CHANNEL_GATEWAYS", {}):
                _digests(officer, channel, phone, at)


def _digests(officer: Any, channel: Channel, phone: str, at: datetime) -> None:
    """Four working days of digests to one officer: arrived, arrived, a telephone that was off, and one just sent."""
    with speaking_for(officer.pk, today=at.date()):
        commands.choose_channel(channel=channel.value, to=phone, by=officer, at=at)
    day = at - timedelta(days=6)
    told: list[Message] = []
    while day < at:
        if not is_weekend(day.date()):
            morning = min(day.replace(hour=7, minute=5), at)
            things = 3 + (day.day * 7 + officer.pk) % 9
            told.append(queue_message(
                about=officer.ref, channel=channel, to=phone, subject=f"Cầu Nối: {things} việc cần xem hôm nay", body=f"Hôm nay: {things}\n{settings.SITE_URL}/can-bo/",
                by="clock", at=morning, urgent=True, key=f"demo-digest:{officer.pk}:{day.date()}",
            ))  # fmt: skip
            send_due_messages(at=morning, about=officer.ref)
        day += timedelta(days=1)
    for position, each in enumerate(told[:-1]):
        state = "undelivered" if position == 2 else "delivered"
        report_delivery(channel=channel, message_id=each.pk, state=state, at=each.queued_at + timedelta(minutes=1))


def _connect(person: Any, body: Any, short: str, number: int, at: datetime) -> None:
    until = at.date() + timedelta(weeks=20)
    commands.make_token(
        name="Cổng thông tin điện tử phường (mẫu)", role=Role.EDITOR, body=body, until=until, by=person, at=at
    )
    old, _secret = commands.make_token(
        name="Bản thử của nhà cung cấp (mẫu)", role=Role.HANDLER, body=body, until=until, by=person, at=at
    )
    commands.revoke_token(token_id=old.pk, by=person, at=at)
    hook, _signing = commands.set_webhook(
        body=body, place=body.place, kinds=["disclosure", "work"], url=HOOK.format(short=short), by=person, at=at
    )
    Delivery.objects.bulk_create(_delivery(hook, number, row, at) for row in enumerate(DELIVERIES))
    commands.add_device(
        endpoint=f"https://push.{short}.example/may/{uuid.uuid5(uuid.NAMESPACE_URL, short)}", by=person, at=at
    )
    ContactChoice.objects.update_or_create(
        person=person, defaults={"channel": commands.PUSH, "sealed": seal({"to": ""}), "chosen_at": at}
    )


def _delivery(hook: Webhook, number: int, row: tuple[int, Any], at: datetime) -> Delivery:
    position, (hours, event, fate, attempts, answer, trouble) = row
    made, key = at - timedelta(hours=hours), uuid.uuid5(uuid.NAMESPACE_OID, f"{hook.url}:{position}")
    ref = "" if event is Event.TEST else f"work:{uuid.uuid5(uuid.NAMESPACE_OID, f'{number}:{position % 3}')}"
    return Delivery(
        id=key, webhook=hook, event=event.value, ref=ref, payload={"id": str(key), "event": event.value, "at": made.isoformat(), "ref": ref}, fate=fate.value,
        attempts=attempts, next_at=made, made_at=made, ended_at=made + timedelta(minutes=attempts * 3), answer=answer, trouble=trouble,
    )  # fmt: skip

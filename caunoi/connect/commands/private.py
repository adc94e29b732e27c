"""What a person sets for themselves: the private calendar, the channel of the digest, the devices that are told."""

import secrets
from datetime import datetime

from django.conf import settings
from django.db import transaction

from caunoi.identity.models import Person
from caunoi.identity.sealing import seal, unseal
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.ledger.commands import record
from caunoi.notices.commands import queue_message
from caunoi.notices.outward import must_be_outside
from caunoi.notices.rules import must_reach
from caunoi.notices.words import Channel

from ..facts import CalendarMade, CalendarRevoked, ChannelChosen, DeviceAdded, DeviceRemoved
from ..models import CalendarKey, ContactChoice, PushDevice
from ..queries import digest

#: Devices one person is told on at most.
MOST_DEVICES = 10
#: How the digest may reach somebody besides the channels of messages.
PUSH, NONE = Channel.PUSH.value, "none"


@transaction.atomic
def make_calendar(*, by: Person, at: datetime) -> str:
    """Make the secret address of a person's calendar; an earlier one stops working. The secret is given back once."""
    secret = secrets.token_urlsafe(24)
    CalendarKey.objects.update_or_create(person=by, defaults={"digest": digest(secret), "made_at": at, "read_at": None})
    record(CalendarMade(), about=by.ref, by=by.ref, at=at)
    return secret


@transaction.atomic
def revoke_calendar(*, by: Person, at: datetime) -> None:
    """Take the address back: it leads nowhere from now on."""
    gone, _kinds = CalendarKey.objects.filter(person=by).delete()
    if gone:
        record(CalendarRevoked(), about=by.ref, by=by.ref, at=at)


@transaction.atomic
def choose_channel(*, channel: str, to: str, by: Person, at: datetime) -> None:
    """Choose how the digest comes: by a channel that is connected here, by web push, or not at all."""
    if channel in (PUSH, NONE):
        address = ""
    else:
        way = next(
            (each for each in Channel if each.value == channel and each in (Channel.EMAIL, Channel.SMS, Channel.ZALO)),
            None,
        )
        connected = way is Channel.EMAIL or channel in getattr(settings, "NOTICES_SENDERS", {})
        if way is None or not connected:
            raise Refusal("Kênh này chưa được nối ở đây.", "This channel is not connected here.", field="channel")
        address = must_reach(way, to or (by.email if way is Channel.EMAIL else ""))
    if channel == PUSH and not PushDevice.objects.filter(person=by).exists():
        raise Refusal(
            "Chưa có thiết bị nào nhận tin. Hãy bấm “Nhận tin trên thiết bị này” trước.",
            "No device is told yet. Press “Tell me on this device” first.",
            field="channel",
        )
    ContactChoice.objects.update_or_create(
        person=by, defaults={"channel": channel, "sealed": seal({"to": address}) if address else b"", "chosen_at": at}
    )
    record(ChannelChosen(channel=channel), about=by.ref, by=by.ref, at=at)


@transaction.atomic
def send_trial(*, by: Person, at: datetime) -> None:
    """Queue a message to oneself by the channel one chose, at most one a minute; it does not wait for a polite hour."""
    choice = ContactChoice.objects.filter(person=by).first()
    way = choice.channel if choice else Channel.EMAIL.value
    address = str(unseal(choice.sealed)["to"]) if choice and choice.sealed else by.email
    if way == PUSH:
        device = PushDevice.objects.filter(person=by).order_by("-added_at").first()
        address = str(unseal(device.sealed)["endpoint"]) if device else ""
    if way == NONE or not address:
        raise Refusal("Bạn chưa chọn nơi nhận tin. Hãy bấm “Đổi cách nhận” trước.", "You have not chosen where messages come. Press “Change” first.")  # fmt: skip
    minute = at.replace(second=0, microsecond=0)
    queue_message(
        about=by.ref, channel=Channel(way), to=address, by=by, at=at, urgent=True, key=f"trial:{by.pk}:{minute.timestamp():.0f}",
        subject=say("Cầu Nối: tin thử", "Cầu Nối: a trial message"), body=say("Nơi nhận này dùng được.", "Messages reach this place.") + f"\n{settings.SITE_URL}/can-bo/",
    )  # fmt: skip


@transaction.atomic
def add_device(*, endpoint: str, by: Person, at: datetime) -> None:
    """Let a browser be told; the same one twice is one."""
    must_be_outside(endpoint)
    if PushDevice.objects.filter(person=by).count() >= MOST_DEVICES:
        raise Refusal("Đã đủ thiết bị; hãy bỏ bớt trước.", "There are devices enough; remove some first.")
    _row, made = PushDevice.objects.get_or_create(
        person=by,
        digest=digest(f"{by.pk}:{endpoint}"),
        defaults={"sealed": seal({"endpoint": endpoint}), "added_at": at},
    )
    if made:
        record(DeviceAdded(), about=by.ref, by=by.ref, at=at)


@transaction.atomic
def remove_devices(*, by: Person, at: datetime, only: str = "") -> int:
    """Tell a person's devices no more, all or the one of a digest; how many were removed."""
    rows = PushDevice.objects.filter(person=by)
    gone, _kinds = (rows.filter(digest=only) if only else rows).delete()
    if gone:
        record(DeviceRemoved(), about=by.ref, by=by.ref, at=at)
    return gone


def forget_device(*, endpoint: str) -> int:
    """Forget a device its maker says is gone, whoever was told on it; how many rows."""
    gone = 0
    for row in PushDevice.objects.all():
        if row.digest == digest(f"{row.person_id}:{endpoint}"):
            row.delete()
            gone += 1
    return gone

"""Webhooks: set, followed along the ledger, delivered at least once with a signature, given up after days and sent again by hand."""

import json
import secrets
import time
import uuid
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from caunoi.access.context import as_system
from caunoi.access.queries import holds_any
from caunoi.identity.models import Person
from caunoi.identity.sealing import seal, unseal
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import keep_place, record
from caunoi.ledger.models import Entry
from caunoi.ledger.queries import head, unread
from caunoi.notices import outward
from caunoi.places.models import Body, Place
from caunoi.search.findable import register
from caunoi.search.models import FoundRecord
from caunoi.search.queries import public_of

from .. import rules
from ..facts import HookEnded, HookSet
from ..models import Delivery, Webhook
from ..queries import KEEPERS, keeps
from ..words import Event, Fate

FOLLOWER = "webhooks"
#: Every id of an event is made of its hook and its ledger entry, so that following twice makes nothing twice.
_IDS = uuid.UUID("9b1c8a52-5f0e-4c0e-9f57-2f6d0c8a7e11")


@transaction.atomic
def set_webhook(
    *, body: Body, place: Place | None, kinds: list[str], url: str, by: Person, at: datetime
) -> tuple[Webhook, str]:
    """Let another system be told from now on; the signing secret is given back once and kept sealed."""
    if body not in keeps(by) or not holds_any(by, KEEPERS):
        raise Refusal(f"Việc này của cán bộ công khai hoặc quản trị, {body.name}.", f"This is the work of the publishing officer or administrator of {body.name}.")  # fmt: skip
    outward.must_be_outside(url)
    known = {each.kind for each in register.all()}
    if set(kinds) - known:
        raise Refusal("Có loại không có trong danh mục.", "There is a kind that does not exist.", field="kinds")
    rules.must_be_few(Webhook.objects.filter(body=body, ended_at__isnull=True).count(), rules.MOST_HOOKS, "điểm nhận tin", "webhooks")  # fmt: skip
    secret, newest = secrets.token_urlsafe(32), head()
    hook = Webhook.objects.create(
        body=body, place=place, kinds=sorted(kinds), url=url.strip(), sealed=seal({"secret": secret}), made_by=by.ref, made_at=at,
        since_batch=newest["batch"] if newest else 0,
    )  # fmt: skip
    told = HookSet(hook=hook.pk, host=urlsplit(url).hostname or "", place=place.code if place else "", kinds=tuple(sorted(kinds)))  # fmt: skip
    record(told, about=hook.ref, by=by.ref, at=at)
    return hook, secret


@transaction.atomic
def end_webhook(*, hook_id: int, by: Person, at: datetime) -> None:
    """Tell it nothing more; what still waited is given up."""
    hook = _mine(hook_id)
    if hook.ended_at is None:
        hook.ended_at = at
        hook.save(update_fields=["ended_at"])
        Delivery.objects.filter(webhook=hook, fate=Fate.WAITING.value).update(fate=Fate.DEAD.value, ended_at=at)
        record(HookEnded(hook=hook.pk), about=hook.ref, by=by.ref, at=at)


@transaction.atomic
def send_test(*, hook_id: int, by: Person, at: datetime) -> Delivery:
    """Put a test event on its way."""
    hook = _mine(hook_id)
    _must_run(hook)
    made = uuid.uuid4()
    payload = {"id": str(made), "event": Event.TEST.value, "at": at.isoformat()}
    return Delivery.objects.create(id=made, webhook=hook, event=Event.TEST.value, payload=payload, next_at=at, made_at=at)  # fmt: skip


@transaction.atomic
def send_again(*, hook_id: int, by: Person, at: datetime, delivery_id: uuid.UUID | None = None) -> int:
    """Try what was given up once more from the beginning, one or all; how many."""
    hook = _mine(hook_id)
    _must_run(hook)
    rows = Delivery.objects.filter(webhook=hook, fate=Fate.DEAD.value)
    rows = rows.filter(pk=delivery_id) if delivery_id else rows
    return rows.update(fate=Fate.WAITING.value, ended_at=None, attempts=0, next_at=at, trouble="")


def follow(*, at: datetime, again_from: int | None = None) -> int:
    """Read what the ledger sealed since the last time and put events on their way; how many were new.

    ``again_from`` reads once more from a batch on: events that were made before are not made again.
    """
    made = 0
    with as_system():
        hooks = list(Webhook.objects.filter(ended_at__isnull=True).select_related("place"))
    if again_from is not None:
        keep_place(FOLLOWER, again_from)
    for batch, entries in unread(FOLLOWER):
        with transaction.atomic(), as_system():
            made += _told(batch, entries, hooks, at)
            keep_place(FOLLOWER, batch)
    return made


def deliver_due(*, at: datetime, most: int = 100) -> dict[str, int]:
    """Send what is due, each in a transaction of its own; counts by fate."""
    counts = {fate.value: 0 for fate in Fate}
    for _ in range(most):
        with transaction.atomic(), as_system():
            row = (
                Delivery.objects.select_for_update(skip_locked=True, of=("self",)).select_related("webhook")
                .filter(fate=Fate.WAITING.value, next_at__lte=at, webhook__ended_at__isnull=True).order_by("next_at").first()
            )  # fmt: skip
            if row is None:
                break
            _send(row, at)
            counts[row.fate] += 1
    return counts


def _told(batch: int, entries: list[Entry], hooks: list[Webhook], at: datetime) -> int:
    wanted = [hook for hook in hooks if hook.since_batch < batch]
    if not wanted:
        return 0
    latest = {entry.about: entry for entry in entries}
    shown = public_of(list(latest))
    made = []
    for hook in wanted:
        before = _marks(hook, list(latest))
        for ref, entry in latest.items():
            event = _event(hook, shown.get(ref), before.get(ref))
            if event is not None:
                made.append(_delivery(hook, event, entry, shown.get(ref), at))
    have = set(Delivery.objects.filter(pk__in=[each.pk for each in made]).values_list("pk", flat=True))
    fresh = [each for each in made if each.pk not in have]
    Delivery.objects.bulk_create(fresh, ignore_conflicts=True, batch_size=500)
    return len(fresh)


def _marks(hook: Webhook, refs: list[str]) -> dict[str, str]:
    """What each record looked like when the hook was told of it last; empty once it was told that it is gone."""
    rows = Delivery.objects.filter(webhook=hook, ref__in=refs).order_by("ref", "-entry").distinct("ref")
    return dict(rows.values_list("ref", "mark"))


def _event(hook: Webhook, row: FoundRecord | None, before: str | None) -> Event | None:
    """What a hook is told of a record: nothing where the public sees no difference to what it was told before."""
    if row is None:
        return Event.GONE if before else None
    near = hook.place_id in (None, row.place_id, row.province_id)
    if not near or (hook.kinds and row.kind not in hook.kinds) or row.mark == before:
        return None
    return Event.CHANGED if before else Event.PUBLISHED


def _delivery(hook: Webhook, event: Event, entry: Entry, row: FoundRecord | None, at: datetime) -> Delivery:
    made = uuid.uuid5(_IDS, f"{hook.pk}:{entry.pk}")
    payload: dict[str, Any] = {"id": str(made), "event": event.value, "at": entry.at.isoformat(), "ref": entry.about}
    if row is not None:
        kind = register.of(row.kind)
        payload |= {
            "kind": row.kind, "title": row.title, "on": row.on.isoformat(), "stage": row.stage, "place": row.place.code if row.place else "",
            "url": f"{settings.SITE_URL}{kind.address(row.path, shown=True)}" if kind else "", "until": row.until.isoformat() if row.until else None,
            "synthetic": row.synthetic,
        }  # fmt: skip
    return Delivery(
        id=made, webhook=hook, entry=entry.pk, event=event.value, ref=entry.about, mark=row.mark if row else "", payload=payload, next_at=at, made_at=at
    )  # fmt: skip


def _send(row: Delivery, at: datetime) -> None:
    """One try: signed, with the event's id; its outcome kept."""
    content = json.dumps(row.payload, ensure_ascii=False, sort_keys=True).encode()
    secret, moment = unseal(row.webhook.sealed)["secret"], int(time.time())
    headers = {
        "Content-Type": "application/json", "Caunoi-Delivery": str(row.pk), "Caunoi-Event": row.event, "Caunoi-Timestamp": str(moment),
        "Caunoi-Signature": f"v1={rules.signature(secret, moment, content)}",
    }  # fmt: skip
    row.attempts += 1
    taken, row.answer = False, None
    try:
        answer = outward.post(row.webhook.url, content, headers)
        taken, row.answer, row.trouble = answer.taken, answer.status, "" if answer.taken else f"HTTP {answer.status}"
    except (OSError, ValueError, Refusal) as trouble:
        row.trouble = type(trouble).__name__ if not isinstance(trouble, Refusal) else str(trouble)
    again = rules.next_try(at, row.attempts)
    if taken:
        row.fate, row.ended_at = Fate.DELIVERED.value, at
    elif again is None:
        row.fate, row.ended_at = Fate.DEAD.value, at
    else:
        row.next_at = again
    row.save(update_fields=["attempts", "answer", "trouble", "fate", "ended_at", "next_at"])


def _mine(hook_id: int) -> Webhook:
    hook = Webhook.objects.select_for_update(of=("self",)).filter(pk=hook_id).first()
    if hook is None:
        raise Refusal("Không có điểm nhận tin nào như vậy của cơ quan bạn.", "Your body has no such webhook.")
    return hook


def _must_run(hook: Webhook) -> None:
    if hook.ended_at is not None:
        raise Refusal("Điểm nhận tin này đã dừng.", "This webhook has ended.")

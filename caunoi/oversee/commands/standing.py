"""The standing channel (Quyết định 218-QĐ/TW): anybody comments at any time; each quarter's comments are gathered, sent, answered."""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.duties.commands import open_duty
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.text import clean
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.oversee import rules
from caunoi.oversee.facts import CriticismOpened, Opined
from caunoi.oversee.models import Criticism, CriticismOpinion
from caunoi.oversee.words import Capacity, Manner, Sort
from caunoi.places.models import Body

from .common import digest

GATHER = "house.oversee.gather"


@transaction.atomic
def comment(
    *, front: Body, drafter: Body, text: str, key: str, at: datetime, name: str = "", consented: bool = False, device: str = "",
    capacity: Capacity = Capacity.RESIDENT, synthetic: bool = False,
) -> bool:  # fmt: skip
    """Anybody comments on a body's work, unnamed or named by consent; False when the same form was sent before."""
    rules.must_oversee(str(front.kind), front.name)
    rules.must_be_of_the_same_level(front.place_id, drafter.place_id, str(drafter.kind), Sort.STANDING)
    rules.must_be_named_by_consent(name, consented)
    words = rules.must_say(clean(text.replace("\x00", "")), "text", most=5000)
    if consented:
        must_hold_nothing_personal(words, "text")
    with as_system():
        digested = hashlib.sha256(key.encode()).hexdigest()
        if CriticismOpinion.objects.filter(key_digest=digested).exists():
            return False
        row = _round(front, drafter, at, synthetic=synthetic)
        mark = _mark(device, row.ref) if device else ""
        if mark:
            rules.must_not_flood(row.opinions.filter(device=mark).count())
        CriticismOpinion.objects.create(
            criticism=row, body=front, capacity=capacity.value, name=clean(name)[:200], text=words, public=consented, device=mark, key_digest=digested, at=at
        )  # fmt: skip
        record(Opined(words=digest(words)), about=row.ref, by="resident", at=at)
    return True


def _round(front: Body, drafter: Body, at: datetime, *, synthetic: bool) -> Criticism:
    """The quarter's round, opened by its first comment; gathering it after its end is the Front's duty."""
    since, after = rules.quarter_of(localdate(at))
    last = after - timedelta(days=1)
    title = f"Góp ý xây dựng: {drafter.name}, quý {(since.month + 2) // 3}/{since.year}"
    found = Criticism.objects.filter(body=front, drafter=drafter, title=title).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            row = Criticism.objects.create(
                sort=Sort.STANDING.value, body=front, place_id=front.place_id, drafter=drafter, title=title, manner=Manner.STANDING.value, since=since,
                until=last, synthetic=synthetic,
            )  # fmt: skip
    except IntegrityError:  # somebody else's first comment came a moment before
        return Criticism.objects.get(body=front, drafter=drafter, title=title)
    due = deadline(GATHER, start=last)
    open_duty(
        rule=GATHER,
        about=row.ref,
        owed_by=front,
        by="clock",
        at=at,
        due=due.due,
        cite=due.cite,
        subject=f"Tổng hợp, gửi: {title}"[:200],
    )
    record(CriticismOpened(sort=row.sort, drafter=drafter.code), about=row.ref, by="clock", at=at)
    return row


def _mark(device: str, ref: str) -> str:
    """What is kept of a browser: another mark for each round, so that nothing can be put together."""
    return hmac.new(settings.IDENTITY_KEY.encode(), f"{device}:{ref}".encode(), hashlib.sha256).hexdigest()[:32]

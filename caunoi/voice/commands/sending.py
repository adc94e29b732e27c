"""A draft's end: sent as a petition, joined to another's, thrown away, or forgotten in time."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from caunoi.identity import sealing

from ..drafts import KEPT_SENT, KEPT_UNSENT
from ..filing import Filing, Who
from ..models import Draft
from ..words import Channel
from .attaching import take_along, throw_away
from .case import RESIDENT
from .intake import Receipt, key_digest, lodge
from .people import join


@transaction.atomic
def send(*, key: str, filing: Filing, at: datetime) -> Receipt:
    """Gửi đơn: file it once with its papers; the same key sent again gives back the same receipt."""
    receipt = lodge(filing=filing, channel=Channel.WEB, by=RESIDENT, at=at, key=key)
    take_along(key=key, petition_id=uuid.UUID(str(receipt.petition)), at=at)
    return receipt


@transaction.atomic
def join_from_draft(*, key: str, petition_id: uuid.UUID, who: Who, at: datetime) -> Receipt:
    """Cùng kiến nghị: join a similar open petition instead of filing; sent twice it is the same receipt."""
    draft = Draft.objects.select_for_update().get(key_digest=key_digest(key))
    if draft.petition:
        return Receipt.from_kept(sealing.unseal(draft.sealed))
    receipt = join(petition_id=petition_id, who=who, at=at)
    take_along(key=key, petition_id=petition_id, at=at)
    draft.petition, draft.sealed, draft.updated_at = receipt.petition, sealing.seal(receipt.kept()), at
    draft.save(update_fields=["petition", "sealed", "updated_at"])
    return receipt


@transaction.atomic
def discard(*, key: str, at: datetime) -> None:
    """Throw a draft with its papers, or a receipt still shown, away."""
    if Draft.objects.filter(key_digest=key_digest(key)).delete()[0]:
        throw_away(digest=key_digest(key), at=at)


def forget_drafts(*, at: datetime) -> int:
    """Throw away drafts nobody sent in thirty days and receipts shown long enough; how many."""
    old = Q(petition__isnull=True, updated_at__lt=at - timedelta(days=KEPT_UNSENT))
    shown = Q(petition__isnull=False, updated_at__lt=at - timedelta(days=KEPT_SENT))
    gone = 0
    for digest in list(Draft.objects.filter(old | shown).values_list("key_digest", flat=True)):
        with transaction.atomic():
            gone += Draft.objects.filter(key_digest=digest).delete()[0]
            throw_away(digest=digest, at=at)
    return gone

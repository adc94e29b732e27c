"""Reading what a resident is writing, or the receipt of what they sent, by the key their browser holds."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from caunoi.identity import sealing

from ..drafts import KEPT_SENT, KEPT_UNSENT, Content
from ..models import Draft


@dataclass(frozen=True, slots=True)
class Kept:
    """What lies under a key: a draft's content while unsent, the receipt's values once sent."""

    content: Content
    receipt: dict[str, str]
    updated_at: datetime


def draft_of(key: str, *, at: datetime) -> Kept | None:
    """What is kept under a key; None when there is nothing, or its time is over."""
    draft = Draft.objects.filter(key_digest=hashlib.sha256(key.encode()).hexdigest()).first() if key else None
    if draft is None or not draft.sealed:
        return None
    if draft.updated_at < at - timedelta(days=KEPT_SENT if draft.petition else KEPT_UNSENT):
        return None
    kept = sealing.unseal(draft.sealed)
    return Kept(Content(), kept, draft.updated_at) if draft.petition else Kept(Content.of(kept), {}, draft.updated_at)

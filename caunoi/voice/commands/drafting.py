"""Keeping what a resident is still writing: sealed, found by its key alone, gone in time."""

import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from caunoi.identity import sealing

from ..drafts import KEPT_SENT, KEPT_UNSENT, Content, Question, Typed
from ..filing import Who
from ..models import Draft
from .intake import Receipt, key_digest
from .people import join


def new_key() -> str:
    """A key of 192 random bits for a new draft; nothing is written until there is something to keep."""
    return secrets.token_urlsafe(24)


@transaction.atomic
def keep_answer(*, key: str, question: Question, typed: Typed, done: bool, at: datetime) -> Content:
    """Keep one answer as typed, and whether it is good; a sent draft stays as it is."""
    draft, content = _opened(key)
    if draft is None or not draft.petition:
        content.keep(question, typed, done=done)
        _write(draft, key, content, at)
    return content


@transaction.atomic
def keep_files(*, key: str, files: list[dict[str, Any]], done: bool, at: datetime) -> Content:
    """Keep the list of files attached so far."""
    draft, content = _opened(key)
    if draft is None or not draft.petition:
        content.files = files
        content.keep(Question.PAPERS, {}, done=done)
        _write(draft, key, content, at)
    return content


@transaction.atomic
def join_from_draft(*, key: str, petition_id: uuid.UUID, who: Who, at: datetime) -> Receipt:
    """Join a similar open petition instead of filing; the receipt takes the draft's place, sent twice it is the same one."""
    draft = Draft.objects.select_for_update().get(key_digest=key_digest(key))
    if draft.petition:
        return Receipt.from_kept(sealing.unseal(draft.sealed))
    receipt = join(petition_id=petition_id, who=who, at=at)
    draft.petition, draft.sealed, draft.updated_at = receipt.petition, sealing.seal(receipt.kept()), at
    draft.save(update_fields=["petition", "sealed", "updated_at"])
    return receipt


def discard(*, key: str) -> None:
    """Throw a draft, or a receipt still shown, away."""
    Draft.objects.filter(key_digest=key_digest(key)).delete()


def forget_drafts(*, at: datetime) -> int:
    """Throw away drafts nobody sent in thirty days and receipts shown long enough; how many."""
    old = Q(petition__isnull=True, updated_at__lt=at - timedelta(days=KEPT_UNSENT))
    shown = Q(petition__isnull=False, updated_at__lt=at - timedelta(days=KEPT_SENT))
    return Draft.objects.filter(old | shown).delete()[0]


def _opened(key: str) -> tuple[Draft | None, Content]:
    draft = Draft.objects.select_for_update().filter(key_digest=key_digest(key)).first()
    if draft is None or draft.petition or not draft.sealed:
        return draft, Content()
    return draft, Content.of(sealing.unseal(draft.sealed))


def _write(draft: Draft | None, key: str, content: Content, at: datetime) -> None:
    sealed = sealing.seal(content.kept())
    if draft is None:
        Draft.objects.update_or_create(key_digest=key_digest(key), defaults={"sealed": sealed, "updated_at": at})
    else:
        Draft.objects.filter(pk=draft.pk).update(sealed=sealed, updated_at=at)

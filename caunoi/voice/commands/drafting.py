"""Keeping what a resident is still writing: sealed, found by its key alone."""

import secrets
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from caunoi.identity import sealing

from ..drafts import Content, Question, Typed
from ..models import Draft
from .intake import key_digest


def new_key() -> str:
    """A key of 192 random bits for a new draft; nothing is written until there is something to keep."""
    return secrets.token_urlsafe(24)


@transaction.atomic
def change_draft(*, key: str, change: Callable[[Content], object], at: datetime) -> Content:
    """Change what is kept under a key, locked meanwhile; a sent draft stays as it is."""
    draft = Draft.objects.select_for_update().filter(key_digest=key_digest(key)).first()
    if draft is not None and draft.petition:
        return Content()
    content = Content.of(sealing.unseal(draft.sealed)) if draft is not None and draft.sealed else Content()
    change(content)
    kept = {"sealed": sealing.seal(content.kept()), "updated_at": at}
    if draft is None:
        Draft.objects.update_or_create(key_digest=key_digest(key), defaults=kept)
    else:
        Draft.objects.filter(pk=draft.pk).update(**kept)
    return content


def keep_answer(*, key: str, question: Question, typed: Typed, done: bool, at: datetime) -> Content:
    """Keep one answer as typed, and whether it is good."""
    return change_draft(key=key, change=lambda content: content.keep(question, typed, done=done), at=at)

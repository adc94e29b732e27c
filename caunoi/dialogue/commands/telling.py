"""Telling those who asked and left an address: one message each, with a link that stops it; nothing about anybody else."""

from datetime import datetime

from django.conf import settings

from caunoi.access.context import as_system
from caunoi.dialogue.models import Dialogue, Promise, PromiseDispute, QuestionAsker
from caunoi.dialogue.queries.stopping import stop_token
from caunoi.identity import sealing
from caunoi.notices.commands import queue_message
from caunoi.notices.words import Channel as Way

BODY = """Kính gửi Ông/Bà,

{subject}.
{words}
Xem tại: {site}{path}

Ông/Bà nhận thư này vì đã gửi câu hỏi hoặc ý kiến và để lại địa chỉ.
Không muốn nhận nữa: {site}/doi-thoai/dung-tin/{token}/
"""


def tell_askers(
    dialogue: Dialogue, *, group: int | None, subject: str, words: str, path: str, key: str, at: datetime
) -> int:
    """Queue a message to each asker of a group, of the whole dialogue where none is named; how many."""
    with as_system():
        rows = QuestionAsker.objects.filter(question__dialogue=dialogue, reachable=True, stopped_at__isnull=True)
        if group is not None:
            rows = rows.filter(question__group_id=group)
        told = list(rows)
        for row in told:
            _send(dialogue, row, subject=subject, words=words, path=path, key=f"{key}:{row.pk}", at=at)
    return len(told)


def tell_everybody(dialogue: Dialogue, subject: str, words: str, *, at: datetime) -> int:
    """Tell everyone who asked before a dialogue that it was moved or called off, or that its result is out."""
    path, key = f"/doi-thoai/{dialogue.pk}/", f"dialogue:{dialogue.pk}:{dialogue.version}"
    return tell_askers(
        dialogue, group=None, subject=f"{subject}: {dialogue.title}", words=words, path=path, key=key, at=at
    )


def tell_of_promise(promise: Promise, *, subject: str, words: str, key: str, at: datetime) -> int:
    """Tell who asked in the promise's group, and who disputed it, what became of it."""
    path = f"/doi-thoai/loi-hua/{promise.pk}/"
    told = tell_askers(
        promise.dialogue, group=promise.group_id, subject=subject, words=words, path=path, key=key, at=at
    )
    with as_system():
        disputes = list(PromiseDispute.objects.filter(promise=promise, reachable=True, stopped_at__isnull=True))
        for row in disputes:
            _send(promise.dialogue, row, subject=subject, words=words, path=path, key=f"{key}:d:{row.pk}", at=at)
    return told + len(disputes)


def _send(
    dialogue: Dialogue,
    row: QuestionAsker | PromiseDispute,
    *,
    subject: str,
    words: str,
    path: str,
    key: str,
    at: datetime,
) -> None:
    kind = "asker" if isinstance(row, QuestionAsker) else "dispute"
    body = BODY.format(
        subject=subject, words=words, site=settings.SITE_URL, path=path, token=stop_token(kind, str(row.pk))
    )
    queue_message(
        about=dialogue.ref, channel=Way.EMAIL, to=sealing.unseal(row.sealed or b"")["email"], subject=subject[:180], body=body, by="system", at=at,
        sender_body=dialogue.body, key=f"dialogue:{key}",
    )  # fmt: skip

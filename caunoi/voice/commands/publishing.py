"""Making an answer public after redaction, and taking it down again with a reason."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.followup.commands import open_followup
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record

from .. import redaction, rules
from ..facts import acted
from ..models import Publication
from ..queries.casefile import publication_digest
from ..words import Act, Kind
from .case import case, on_of, step_of, take


@transaction.atomic
def publish(
    *, petition_id: uuid.UUID, title: str, question: str, answer: str, by: Person, at: datetime, promise: str = "", promised_on: date | None = None
) -> Publication:  # fmt: skip
    """Công khai kết quả: the redacted question and answer; refuses while something in it still says who somebody is.

    A denunciation's letter is never published; only its conclusion, without the denouncer (LTC Điều 40).
    What the answer promises to do is followed in public to its end; it leads to the publication, never to the petition.
    """
    petition = case(petition_id)
    step = step_of(petition, Act.PUBLISH, by)
    if petition.secret and petition.kind != Kind.DENUNCIATION.value:
        raise Refusal(
            "Người gửi đã yêu cầu giữ bí mật nên đơn này không công khai.",
            "The sender asked for secrecy; it stays private.",
        )
    question = "" if petition.kind == Kind.DENUNCIATION.value else question.strip()
    for field, text in (("title", title), ("question", question), ("answer", answer), ("promise", promise)):
        _must_be_clean(text, field)
    shown = Publication.objects.update_or_create(
        petition_digest=publication_digest(petition),
        defaults={
            "kind": petition.kind, "place_id": petition.place_id, "province_id": petition.province_id, "body_id": petition.body_id,
            "topic_id": petition.topic_id, "title": rules.must_say(title, "title", "Hãy ghi tiêu đề.", "Give a title.", 5), "question": question,
            "answer": rules.must_say(answer, "answer", "Hãy ghi câu trả lời công khai.", "Write the public answer."), "outcome": petition.outcome,
            "received_on": petition.received_on, "answered_on": petition.answered_on or on_of(at), "published_at": at, "taken_down_at": None,
            "taken_down_reason": "", "synthetic": petition.synthetic,
        },
    )[0]  # fmt: skip
    take(petition, step, by=by, at=at, other=str(shown.pk))
    if promise.strip():
        _promise(shown, promise, promised_on, by, at)
    return shown


def _promise(shown: Publication, promise: str, promised_on: date | None, by: Person, at: datetime) -> None:
    if promised_on is None or promised_on < on_of(at):
        raise Refusal(
            "Hãy hẹn ngày làm xong, không trước hôm nay.", "Say until when it will be done, not before today.", field="promised_on"
        )  # fmt: skip
    open_followup(
        kind="promise", ref=f"publication:{shown.pk}", place=shown.place, owed_by=shown.body, raised_by="Người dân, qua đơn đã trả lời công khai",
        text=promise, raised_on=on_of(at), due_on=promised_on, href=reverse("voice:answer", args=[shown.pk]), synthetic=shown.synthetic, by=by.ref, at=at,
    )  # fmt: skip


@transaction.atomic
def take_down(*, publication_id: uuid.UUID, reason: str, by: Person, at: datetime) -> Publication:
    """Gỡ bài công khai: with a reason that shows in its place."""
    shown = Publication.objects.select_for_update().select_related("body").filter(pk=publication_id).first()
    if shown is None:
        raise Refusal("Không có bài công khai này.", "There is no such publication.")
    require(by, Role.EDITOR, shown.body)
    shown.taken_down_at = at
    shown.taken_down_reason = rules.must_say(reason, "reason", "Hãy ghi lý do gỡ bài.", "Give the reason.")
    shown.save(update_fields=["taken_down_at", "taken_down_reason"])
    record(acted(Act.NOTE, kind=shown.kind, stage="taken_down"), about=f"publication:{shown.pk}", by=by.ref, at=at)
    return shown


def _must_be_clean(text: str, field: str) -> None:
    found = [mark for mark in redaction.marks(text) if mark.sure]
    if found:
        shown = ", ".join(f"“{text[mark.start : mark.end]}”" for mark in found[:3])
        raise Refusal(
            f"Còn thông tin nhận ra người: {shown}. Hãy che đi trước khi công khai.",
            f"It still says who somebody is: {shown}. Mask it before publishing.",
            field=field,
        )

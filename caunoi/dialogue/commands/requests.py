"""A request by voters: registered, its signatures counted by an officer, its support online told apart; reached, a duty opens."""

import uuid
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import F
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.dialogue import queries, rules
from caunoi.dialogue.facts import Counted, Requested
from caunoi.dialogue.models import DialogueRequest, SignatureSheet, VoterCount
from caunoi.dialogue.words import RequestStage
from caunoi.duties.commands import open_duty, waive_duty
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .common import Actor, locked_request, must_work, ref_of

REACHED = "dialogue.request"


@transaction.atomic
def count_voters(*, body: Body, voters: int, on: date, source: str, by: Actor, at: datetime) -> VoterCount:
    """Enter how many voters the body's place has, from which source, as of which day."""
    must_work(by, Role.HANDLER, body)
    if voters < 1:
        raise Refusal("Số cử tri phải lớn hơn 0.", "The number of voters must be more than 0.", field="voters")
    if on > localdate(at):
        raise Refusal("Ngày của số liệu không thể ở tương lai.", "The day cannot lie ahead.", field="on")
    source = rules.must_say(
        clean(source), "source", "Hãy ghi nguồn của số cử tri, ví dụ số nghị quyết, danh sách cử tri.", "Name the source.", most=500
    )  # fmt: skip
    row = VoterCount.objects.create(
        place=body.place, voters=voters, on=on, source=source, entered_by=ref_of(by), entered_at=at
    )
    counted = Counted(what="voters", number=voters, on=on, source=source)
    record(counted, about=body.place.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def register_request(
    *, body: Body, title: str, content: str, by: Actor, at: datetime, synthetic: bool = False
) -> DialogueRequest:
    """Take a request in; the number of voters it is measured by is the one known today."""
    must_work(by, Role.RECEIVER, body)
    today = localdate(at)
    count = queries.voters_of(body.place, today)
    if count is None:
        raise Refusal(
            "Chưa có số cử tri của địa phương. Hãy nhập số cử tri, nguồn và ngày trước.",
            "The number of voters is not known yet. Enter it first, with its source and day.",
        )
    row = DialogueRequest.objects.create(
        place=body.place, body=body, opened_on=today, voters=count.voters, voters_on=count.on, voters_source=count.source, synthetic=synthetic,
        title=rules.must_say(clean(title), "title", "Hãy ghi cử tri yêu cầu đối thoại về việc gì.", "Say what voters want to talk about.", most=200),
        content=rules.must_say(clean(content), "content", "Hãy ghi nội dung yêu cầu.", "Give the request.", least=10),
    )  # fmt: skip
    record(Requested(stage=row.stage, voters=row.voters), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def add_signatures(
    *, request_id: uuid.UUID, signatures: int, pages: int, by: Actor, at: datetime, note: str = ""
) -> DialogueRequest:
    """Add a counted sheet; when ten in a hundred voters have signed, the duty to hold a dialogue opens."""
    row = locked_request(request_id)
    must_work(by, Role.RECEIVER, row.body)
    rules.must_collect(RequestStage(row.stage))
    if signatures == 0 or pages < 1:
        raise Refusal("Hãy nhập số chữ ký và số tờ.", "Give the number of signatures and sheets.", field="signatures")
    rules.must_be_countable(signatures, row.signatures, row.voters)
    note = clean(note)[:500]
    if signatures < 0:
        note = rules.must_have_reason(note)
    today = localdate(at)
    SignatureSheet.objects.create(
        request=row, signatures=signatures, pages=pages, counted_on=today, note=note, counted_by=ref_of(by), at=at
    )
    row.signatures += signatures
    record(Counted(what="signatures", number=signatures, on=today), about=row.ref, by=ref_of(by), at=at)
    needed = queries.needed_of(row)
    if rules.reached(row.signatures, needed):
        _reach(row, needed, today, by, at)
    row.save(update_fields=["signatures", "stage", "reached_on", "duty_id"])
    return row


def _reach(row: DialogueRequest, needed: int, today: date, by: Actor, at: datetime) -> None:
    row.stage, row.reached_on = RequestStage.REACHED.value, today
    rule, last = queries.request_rule(row.opened_on), deadline("house.dialogue.request", start=today)
    duty = open_duty(
        rule=REACHED, about=row.ref, owed_by=row.body, by=ref_of(by), at=at, starts_on=today, due=last.due, cite=rule.cite,
        subject=f"Đối thoại theo yêu cầu của cử tri: {row.title}"[:200], owed_to="residents",
    )  # fmt: skip
    row.duty_id = duty.pk
    reached = Requested(stage=row.stage, signatures=row.signatures, voters=row.voters, needed=needed)
    record(reached, about=row.ref, by=ref_of(by), at=at)


@transaction.atomic
def close_request(*, request_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> DialogueRequest:
    """Stop a request, saying why in public: its people took it back, or its matter was settled."""
    row = locked_request(request_id)
    must_work(by, Role.HEAD, row.body)
    if RequestStage(row.stage) not in (RequestStage.COLLECTING, RequestStage.REACHED):
        raise Refusal("Yêu cầu này đã kết thúc.", "The request has ended already.")
    row.stage, row.closed_reason = RequestStage.CLOSED.value, rules.must_have_reason(clean(reason))
    row.save(update_fields=["stage", "closed_reason"])
    if row.duty_id and row.reached_on:
        waive_duty(duty_id=row.duty_id, reason=row.closed_reason, by=ref_of(by), at=at)
    record(Requested(stage=row.stage, reason=row.closed_reason), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def support_request(*, request_id: uuid.UUID, device: str, at: datetime) -> bool:
    """One device supports a request; False when it had already. It is shown, and never counted as a signature."""
    with as_system():
        row = DialogueRequest.objects.filter(pk=request_id).first()
        if row is None or row.stage != RequestStage.COLLECTING.value:
            raise Refusal("Yêu cầu này hiện không nhận ủng hộ.", "This request takes no support now.")
        with connection.cursor() as cursor:
            cursor.execute(
                'INSERT INTO dialogue_requestsupport (request_id, supporter, "on") VALUES (%s, %s, %s) ON CONFLICT DO NOTHING',
                [request_id, queries.mark_of(device, str(request_id)), localdate(at)],
            )
            if cursor.rowcount != 1:
                return False
        DialogueRequest.objects.filter(pk=request_id).update(supports=F("supports") + 1)
    return True


__all__ = ["add_signatures", "close_request", "count_voters", "register_request", "support_request"]

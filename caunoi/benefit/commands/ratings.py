"""Ratings: what may be rated, codes given out, a rating by code, by paper or by telephone; no act ties one to a person."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localtime

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.benefit import rules, tokens
from caunoi.benefit.facts import Called, CodesIssued, CodesReturned, Rated, ServiceOpened
from caunoi.benefit.models import CallBack, CodeBatch, RatedService, ServiceRating, UsedCode
from caunoi.benefit.words import Call, Channel, Matter, Score, Why
from caunoi.kernel.public_names import without_private
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .common import Actor, alone, must_work, province_of, ref_of

LASTS = "house.benefit.token"
#: So long after a rating its reasons may be added from the page that followed it.
MORE_WITHIN = timedelta(minutes=30)


@transaction.atomic
def open_service(
    *, body: Body, matter: Matter, name: str, by: Actor, at: datetime, synthetic: bool = False
) -> RatedService:  # fmt: skip
    """Name something people may rate; the same name twice is refused."""
    must_work(by, body)
    name = rules.must_say(name, "name", most=200)
    alone(f"service:{body.pk}")
    if RatedService.objects.filter(body=body, matter=matter.value, name=name).exists():
        raise Refusal("Mục này đã có.", "This is on the list already.", field="name")
    place = body.place
    row = RatedService.objects.create(
        body=body, place=place, province_id=province_of(place), matter=matter.value, name=name, since=localtime(at).date(), synthetic=synthetic,
    )  # fmt: skip
    record(ServiceOpened(body=body.code, matter=matter.value), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def close_service(*, service_id: uuid.UUID, by: Actor, at: datetime) -> RatedService:
    """Take no more ratings of it; what was said stays."""
    row = _service(service_id, lock=True)
    must_work(by, row.body)
    if row.until is None:
        row.until = localtime(at).date()
        row.save(update_fields=["until"])
    return row


@transaction.atomic
def issue_codes(
    *, service_id: uuid.UUID, channel: Channel, size: int, by: Actor, at: datetime, desk: str = "", key: uuid.UUID | None = None
) -> CodeBatch:  # fmt: skip
    """Give out codes of a service: a sheet for a counter's day, slips for cases, numbered paper forms; one form is one batch."""
    row, today = _service(service_id, lock=True), localtime(at).date()
    must_work(by, row.body, Role.RECEIVER)
    rules.must_be_open(row.until, today)
    rules.must_size(size, tokens.MOST)
    if channel is Channel.PHONE:
        raise Refusal("Cuộc gọi lại không cần mã.", "A call-back needs no code.", field="channel")
    batch, new = _batch(row, channel, size, today, clean(desk)[:80], key)
    if new:
        fact = CodesIssued(batch=batch.pk, channel=channel.value, size=size)
        record(fact, about=row.ref, by=ref_of(by), at=at)
    return batch


@transaction.atomic
def return_codes(*, batch_id: int, count: int, by: Actor, at: datetime) -> CodeBatch:
    """Say how many codes were printed but never given out: they count as not asked."""
    batch = (
        CodeBatch.objects.select_for_update(of=("self",)).select_related("service__body").filter(pk=batch_id).first()
    )
    if batch is None:
        raise Refusal("Không thấy đợt mã này.", "There is no such batch.")
    must_work(by, batch.service.body, Role.RECEIVER)
    with as_system():
        used = UsedCode.objects.filter(batch=batch).count()
    rules.must_return(count, batch.size, batch.returned, used)
    batch.returned += count
    batch.save(update_fields=["returned"])
    record(CodesReturned(batch=batch.pk, count=count), about=batch.service.ref, by=ref_of(by), at=at)
    return batch


@dataclass(frozen=True, slots=True)
class Said:
    """A rating just given: its number opens the page of reasons for a while, and nothing else."""

    rating: int
    service: RatedService


@transaction.atomic
def rate(*, code: str, score: Score, at: datetime) -> Said:
    """Rate with a code, once."""
    with as_system():
        batch = _spend(code, at)
        rating = _keep(batch.service, score, Channel(batch.channel), at)
        record(Rated(channel=batch.channel), about=batch.service.ref, by="resident", at=at)
    return Said(rating.pk, batch.service)


@transaction.atomic
def tell_more(*, rating_id: int, reasons: Sequence[Why], comment: str, at: datetime) -> None:
    """Add why to a rating just given, once."""
    said = without_private(clean(comment))[:1000]
    with as_system():
        row = ServiceRating.objects.select_for_update().filter(pk=rating_id).first()
        if row is None or row.told_more:
            return
        row.reasons, row.comment, row.told_more = [each.value for each in reasons], said, True
        row.save(update_fields=["reasons", "comment", "told_more"])


@transaction.atomic
def key_in_paper(
    *, code: str, score: Score, reasons: Sequence[Why], comment: str, by: Actor, at: datetime, service_id: uuid.UUID
) -> ServiceRating:  # fmt: skip
    """Key in a paper form: its printed code is used up as if the person had typed it."""
    service = _service(service_id)
    must_work(by, service.body, Role.RECEIVER)
    with as_system():
        batch = _spend(code, at)
        if batch.service_id != service.pk:
            raise Refusal(
                "Phiếu này của một mục khác.", "This form belongs to something else that is rated.", field="code"
            )
        row = _keep(service, score, Channel.PAPER, at, reasons, comment)
        record(Rated(channel=Channel.PAPER.value), about=service.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def key_in_call(
    *, service_id: uuid.UUID, result: Call | None, by: Actor, at: datetime, score: Score | None = None, reasons: Sequence[Why] = (), comment: str = "",
    key: uuid.UUID | None = None,
) -> None:  # fmt: skip
    """Key in a call-back: a rating, or that nobody was reached or wanted to say; both count as asked, and one form is one call."""
    service, today = _service(service_id, lock=True), localtime(at).date()
    must_work(by, service.body, Role.RECEIVER)
    rules.must_be_open(service.until, today)
    if result is None and score is None:
        raise Refusal("Hãy chọn mức hài lòng.", "Choose how satisfied.", field="score")
    if result is not None and (score is not None or reasons or comment.strip()):
        raise Refusal(
            "Không ai trả lời thì không có mức, lý do hay ý kiến: chọn “Người dân trả lời”, hoặc bỏ các ô ấy.",
            "Nobody answered, so there is no rating, reason or comment: choose that the person answered, or clear them.",
            field="result",
        )
    _, new = _batch(service, Channel.PHONE, 1, today, "", key)
    if not new:
        return
    with as_system():
        if result is not None:
            CallBack.objects.create(service=service, on=today, result=result.value)
            record(Called(result=result.value), about=service.ref, by=ref_of(by), at=at)
        elif score is not None:
            _keep(service, score, Channel.PHONE, at, reasons, comment)
            record(Rated(channel=Channel.PHONE.value), about=service.ref, by=ref_of(by), at=at)


def _batch(
    service: RatedService, channel: Channel, size: int, today: date, desk: str, key: uuid.UUID | None
) -> tuple[CodeBatch, bool]:
    until = deadline(LASTS, start=today).raw_due
    return CodeBatch.objects.get_or_create(
        key=key or uuid.uuid4(),
        defaults={"service": service, "body_id": service.body_id, "channel": channel.value, "desk": desk, "on": today, "size": size, "until": until},
    )  # fmt: skip


def _spend(code: str, at: datetime) -> CodeBatch:
    """The batch of a code, the code used up from now on."""
    read, today = tokens.read(code), localtime(at).date()
    rules.must_be_known(known=read is not None)
    number, serial = read or (0, 0)
    batch = CodeBatch.objects.select_related("service__body", "service__place").filter(pk=number).first()
    rules.must_be_known(known=batch is not None and 1 <= serial <= batch.size)
    if batch is None:
        raise AssertionError("judged above")
    rules.must_be_current(batch.until, today)
    rules.must_be_open(batch.service.until, today)
    _, new = UsedCode.objects.get_or_create(batch=batch, serial=serial)
    rules.must_be_new(used=not new)
    return batch


def _keep(
    service: RatedService, score: Score, channel: Channel, at: datetime, reasons: Sequence[Why] = (), comment: str = ""
) -> ServiceRating:
    here = localtime(at)
    return ServiceRating.objects.create(
        service=service, on=here.date(), hour=here.hour, score=score.number, channel=channel.value, reasons=[each.value for each in reasons],
        comment=without_private(clean(comment))[:1000], told_more=bool(reasons or comment),
    )  # fmt: skip


def _service(service_id: uuid.UUID, *, lock: bool = False) -> RatedService:
    rows = RatedService.objects.select_related("body__place")
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=service_id).first()
    if found is None:
        raise Refusal("Không thấy mục này.", "There is nothing like this to rate.")
    return found

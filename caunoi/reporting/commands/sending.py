"""Drafting a report from the figures, writing beside them, sending it upward; receiving it or giving it back."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.duties.commands import meet_all, open_duty
from caunoi.indicators.periods import ReportPeriod, cut_off, period
from caunoi.kernel.text import clean
from caunoi.notices.commands import draft_paper, issue_paper, sign_paper
from caunoi.notices.issuing import issuer_of
from caunoi.notices.models import IssuedPaper
from caunoi.reporting import drafting, papers, queries, rules
from caunoi.reporting.models import SectorReport
from caunoi.reporting.words import Act, Stage

from .common import Actor, digest, locked, must_allow, ref_of, take


@transaction.atomic
def draft(*, report_id: uuid.UUID, by: Actor, at: datetime) -> SectorReport:
    """Count the figures anew; what people wrote stays."""
    row = locked(report_id)
    must_allow(row, Act.DRAFT, by)
    _count(row, at)
    take(row, Act.DRAFT, by, at, seal=drafting.seal_of(row.figures))
    return row


@transaction.atomic
def write(
    *,
    report_id: uuid.UUID,
    remarks: str,
    requests: str,
    by: Actor,
    at: datetime,
    version: int | None = None,
    happening: str = "",
) -> SectorReport:
    """Write remarks and requests beside the figures; a quick report also says what happened."""
    row = locked(report_id)
    must_allow(row, Act.WRITE, by)
    rules.must_be_as_seen(version, row.version)
    row.remarks, row.requests = (clean(text)[: rules.LONGEST] for text in (remarks, requests))
    if row.is_quick:
        row.happening = rules.must_say(
            clean(happening), "happening", "Hãy ghi diễn biến", "Say what happened", least=20
        )
    take(row, Act.WRITE, by, at, words=digest(row.remarks, row.requests, row.happening))
    return row


@transaction.atomic
def send(
    *, report_id: uuid.UUID, by: Actor, at: datetime, version: int | None = None, signer: str = ""
) -> SectorReport:
    """Count once more, freeze and seal, sign in the register, and send upward; the duty is met on the day."""
    row = locked(report_id)
    must_allow(row, Act.SEND, by)
    rules.must_be_as_seen(version, row.version)
    if not row.is_quick:
        rules.must_have_ended(row.until, localdate(at))
    _count(row, at)
    row.seal = drafting.seal_of(row.figures, row.remarks, row.requests, row.happening)
    row.paper = _sign(row, by, at, signer).pk
    row.sent_at, row.first_sent_on = at, row.first_sent_on or localdate(at)
    meets = rules.BOOK.step(Stage(row.stage), Act.SEND).meets
    take(row, Act.SEND, by, at, seal=row.seal, paper=str(row.paper))
    with as_system():
        meet_all(about=row.ref, keys=meets, by=ref_of(by), at=at, evidence=f"paper:{row.paper}")
    return row


@transaction.atomic
def accept(*, report_id: uuid.UUID, by: Actor, at: datetime, answer: str = "") -> SectorReport:
    """Receive a report; a word of answer may go with it."""
    row = locked(report_id)
    row.answer, row.settled_at = clean(answer)[:2000], at
    take(row, Act.ACCEPT, by, at, words=digest(row.answer))
    return row


@transaction.atomic
def give_back(*, report_id: uuid.UUID, answer: str, by: Actor, at: datetime) -> SectorReport:
    """Give a report back with what is missing; sending it again is owed in the days the rule gives."""
    row = locked(report_id)
    must_allow(row, Act.RETURN, by)
    row.answer = rules.must_say(
        clean(answer), "answer", "Hãy ghi còn thiếu gì", "Say what is missing", least=10, most=2000
    )
    row.settled_at = at
    take(row, Act.RETURN, by, at, words=digest(row.answer))
    with as_system():
        open_duty(
            rule="review.again", about=row.ref, owed_by=row.body, by=ref_of(by), at=at, subject=f"Gửi lại: {row.line_word.vi}"[:200], owed_to=row.to.code
        )  # fmt: skip
    return row


def _count(row: SectorReport, at: datetime) -> None:
    today = localdate(at)
    of = span_of(row)
    row.figures = drafting.counted(row.line_word, row.body, of, min(row.until, cut_off(of, today=today)), today)
    row.counted_at = at


def span_of(row: SectorReport) -> ReportPeriod:
    """The days a report counts; a quick one counts the year so far."""
    named = period(row.period.partition("#")[0], on=row.until)
    return ReportPeriod(named.code, named.year, named.part, row.since, row.until)


def _sign(row: SectorReport, by: Actor, at: datetime, signer: str) -> IssuedPaper:
    issuer = issuer_of(row.body, localdate(at))
    drafted = draft_paper(
        paper=papers.paper(row, queries.span_name(row)), code="sector_report", name=row.line_word.vi, series="BC", about=row.ref, body=row.body,
        by=by, at=at, seen_by=[row.to_id],
    )  # fmt: skip
    signed = sign_paper(
        paper_id=drafted.pk, version=drafted.version, manner=issuer.manner, office=issuer.office, of=issuer.collective, by=by, at=at,
        name=signer or issuer.head or (by.name if not isinstance(by, str) else "Người đứng đầu"),
    )  # fmt: skip
    return issue_paper(paper_id=signed.pk, by=by, at=at)

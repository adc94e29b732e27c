"""Drafting, editing, signing and issuing papers. A number is taken at signing, in the same transaction: no gaps."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.notices import rules
from caunoi.notices.facts import Discarded, Drafted, Edited, Issued, Opened, Signed
from caunoi.notices.keeping import digest, paper_in, sealed_file, sealed_paper
from caunoi.notices.layout import signature
from caunoi.notices.letters import Value, letter, template
from caunoi.notices.models import IssuedPaper, PaperFile, PaperSeries
from caunoi.notices.paper import Paper
from caunoi.notices.pdffile import write_pdf
from caunoi.notices.text import paper_to_text, text_to_body
from caunoi.notices.wordfile import write_docx
from caunoi.notices.words import Layout, Manner, PaperState, Signer
from caunoi.places.models import Body

#: Who may sign what: a letter of the head by the head or deputy; forms and minutes by whoever keeps them.
_SIGNS = {
    Signer.HEAD: Role.HEAD,
    Signer.OFFICER: Role.HANDLER,
    Signer.PARTIES: Role.RECEIVER,
    Signer.UNIT: Role.RECEIVER,
}


@transaction.atomic
def draft_letter(
    *,
    code: str,
    fields: Mapping[str, Value],
    about: str,
    body: Body,
    by: Person | str,
    at: datetime,
    layout: Layout = Layout.STATE,
    secret: bool = False,
    period: str = "",
    seen_by: Sequence[int] = (),
    hidden_from: Sequence[int] = (),
    hidden_people: Sequence[int] = (),
) -> IssuedPaper:
    """Draft the letter of a step from its template; refuses naming the first field that is missing."""
    form = template(code, str(fields.get("kind", "")))
    paper = letter(code, fields, layout=layout, on=localdate(at))
    return draft_paper(
        paper=paper,
        code=form.code,
        name=form.name[0],
        series=form.abbreviation,
        about=about,
        body=body,
        by=by,
        at=at,
        secret=secret,
        period=period,
        seen_by=seen_by,
        hidden_from=hidden_from,
        hidden_people=hidden_people,
    )


@transaction.atomic
def draft_paper(
    *,
    paper: Paper,
    code: str,
    about: str,
    body: Body,
    by: Person | str,
    at: datetime,
    name: str = "",
    series: str = "",
    secret: bool = False,
    period: str = "",
    seen_by: Sequence[int] = (),
    hidden_from: Sequence[int] = (),
    hidden_people: Sequence[int] = (),
) -> IssuedPaper:
    """Keep a draft; ``period`` is the year numbers start again in, or the term for papers of the Party."""
    _must_work_in(by, Role.RECEIVER, body)
    paper = replace(paper, number=None, on=None, year=paper.year or localdate(at).year)
    row = IssuedPaper.objects.create(
        about=about,
        body=body,
        code=code,
        name=name or paper.title,
        layout=paper.layout.value,
        symbol=paper.symbol,
        series=series or code,
        period=period or str(localdate(at).year),
        content=sealed_paper(paper),
        secret=secret,
        seen_by=list(seen_by),
        hidden_from=list(hidden_from),
        hidden_people=list(hidden_people),
        created_by=_ref(by),
        created_at=at,
    )
    record(Drafted(paper=str(row.pk), code=code, body=body.code), about=about, by=_ref(by), at=at)
    return row


@transaction.atomic
def edit_paper(
    *,
    paper_id: uuid.UUID,
    version: int,
    by: Person | str,
    at: datetime,
    text: str | None = None,
    summary: str | None = None,
    to: Sequence[str] | None = None,
    recipients: Sequence[str] | None = None,
) -> IssuedPaper:
    """Change a draft's words; refuses when it was signed, or edited by somebody else since ``version`` was read."""
    row = _locked(paper_id)
    _must_work_in(by, Role.RECEIVER, row.body)
    rules.must_be_draft(PaperState(row.state))
    rules.must_be_current(version, row.version)
    before = paper_in(row)
    paper = replace(
        before,
        body=before.body if text is None else text_to_body(text, kept=before.body),
        summary=before.summary if summary is None else summary.strip(),
        to=before.to if to is None else _kept(to),
        recipients=before.recipients if recipients is None else _kept(recipients),
    )
    row.content, row.version, row.edited_at = sealed_paper(paper), version + 1, at
    row.save(update_fields=["content", "version", "edited_at"])
    words = hashlib.sha256(paper_to_text(paper.body).encode()).hexdigest()
    record(Edited(paper=str(row.pk), version=row.version, digest=words), about=row.about, by=_ref(by), at=at)
    return row


@transaction.atomic
def sign_paper(
    *,
    paper_id: uuid.UUID,
    version: int,
    manner: Manner,
    office: str,
    name: str,
    by: Person | str,
    at: datetime,
    of: str = "",
    on: date | None = None,
) -> IssuedPaper:
    """Sign a draft: it takes the next number of its series and its day, becomes two files, and never changes again."""
    row = _locked(paper_id)
    _must_work_in(by, _SIGNS[_signer_of(row.code)], row.body)
    rules.must_be_draft(PaperState(row.state))
    rules.must_be_current(version, row.version)
    day = on or localdate(at)
    paper = replace(paper_in(row), on=day, number=_next_number(row) if row.symbol else None)
    paper = _with_signature(paper, manner=manner, office=office, name=name, of=of)
    docx, pdf = write_docx(paper), write_pdf(paper)
    row.content, row.number, row.state = sealed_paper(paper), paper.number, PaperState.SIGNED.value
    row.signed_by, row.signed_on, row.signed_at = _ref(by), day, at
    row.save(update_fields=["content", "number", "state", "signed_by", "signed_on", "signed_at"])
    kept = PaperFile.objects.create(
        paper=row, docx=sealed_file(docx), pdf=sealed_file(pdf), docx_sha256=digest(docx), pdf_sha256=digest(pdf)
    )
    signed = Signed(
        paper=str(row.pk),
        code=row.code,
        number=row.number or 0,
        symbol=row.symbol,
        series=row.series,
        period=row.period,
        docx=kept.docx_sha256,
        pdf=kept.pdf_sha256,
    )
    record(signed, about=row.about, by=_ref(by), at=at)
    return row


@transaction.atomic
def issue_paper(*, paper_id: uuid.UUID, by: Person | str, at: datetime) -> IssuedPaper:
    """Send a signed paper out: from now on its addressee may rely on it."""
    row = _locked(paper_id)
    _must_work_in(by, Role.RECEIVER, row.body)
    rules.must_be_signed(PaperState(row.state))
    row.state, row.issued_at = PaperState.ISSUED.value, at
    row.save(update_fields=["state", "issued_at"])
    record(Issued(paper=str(row.pk)), about=row.about, by=_ref(by), at=at)
    return row


@transaction.atomic
def discard_paper(*, paper_id: uuid.UUID, reason: str, by: Person | str, at: datetime) -> IssuedPaper:
    """Throw a draft away; it keeps no number, and its words are dropped."""
    row = _locked(paper_id)
    _must_work_in(by, Role.RECEIVER, row.body)
    rules.must_be_draft(PaperState(row.state))
    said = rules.must_say(reason, "reason", "Hãy ghi lý do hủy dự thảo.", "Give the reason.")
    row.state, row.edited_at, row.version = PaperState.DISCARDED.value, at, row.version + 1
    row.content = sealed_paper(replace(paper_in(row), body=(), to=(), recipients=(), summary=""))
    row.save(update_fields=["state", "edited_at", "version", "content"])
    reason_digest = hashlib.sha256(said.encode()).hexdigest()
    record(Discarded(paper=str(row.pk), reason=reason_digest), about=row.about, by=_ref(by), at=at)
    return row


@transaction.atomic
def open_paper(*, paper_id: uuid.UUID, by: Person, at: datetime, reason: str = "") -> Paper:
    """What a paper says; a secret one only with a reason, and the opening is recorded."""
    row = IssuedPaper.objects.select_related("body").filter(pk=paper_id).first()
    if row is None:
        raise _unseen()
    if row.secret:
        _must_work_in(by, Role.RECEIVER, row.body)
        said = rules.must_say(
            reason,
            "reason",
            "Văn bản này có danh tính được giữ bí mật. Hãy ghi lý do mở.",
            "This paper holds a sealed identity. Say why you open it.",
            10,
        )
        record(Opened(paper=str(row.pk), reason=said), about=row.about, by=by.ref, at=at)
    return paper_in(row)


@transaction.atomic
def share_papers(*, about: str, body: Body, by: Person | str, at: datetime) -> int:
    """Let a further body open the papers about a case it takes over; the number of papers shared."""
    rows = (
        IssuedPaper.objects.select_for_update()
        .filter(about=about)
        .exclude(seen_by__contains=[body.pk])
        .exclude(body=body)
    )
    shared = [row for row in rows if body.pk not in row.hidden_from]
    for row in shared:
        row.seen_by = [*row.seen_by, body.pk]
        row.save(update_fields=["seen_by"])
    return len(shared)


@transaction.atomic
def hide_papers(*, about: str, bodies: Sequence[int], people: Sequence[int], by: Person | str, at: datetime) -> int:
    """Keep the papers about a case from bodies and people found to be complained about; the number of papers hidden."""
    rows = list(IssuedPaper.objects.select_for_update().filter(about=about))
    for row in rows:
        hidden = {
            "hidden_from": sorted({*row.hidden_from, *bodies}),
            "hidden_people": sorted({*row.hidden_people, *people}),
        }
        IssuedPaper.objects.filter(pk=row.pk).update(**hidden)
    return len(rows)


def _locked(paper_id: uuid.UUID) -> IssuedPaper:
    found = IssuedPaper.objects.select_for_update(of=("self",)).select_related("body").filter(pk=paper_id).first()
    if found is None:
        raise _unseen()
    return found


def _unseen() -> Refusal:
    return Refusal(
        "Không thấy văn bản này, hoặc bạn không được xem.", "This paper does not exist, or is not yours to see."
    )


def _must_work_in(by: Person | str, role: Role, body: Body) -> None:
    """A person must hold the role in the body; the installation itself (a plain reference) may always act."""
    if isinstance(by, Person):
        require(by, role, body)


def _ref(by: Person | str) -> str:
    return by.ref if isinstance(by, Person) else by


def _signer_of(code: str) -> Signer:
    try:
        return template(code).signer
    except Refusal:
        return Signer.HEAD


def _next_number(row: IssuedPaper) -> int:
    """The number after the last one, the series locked until this transaction ends."""
    PaperSeries.objects.get_or_create(body=row.body, period=row.period, series=row.series)
    series = PaperSeries.objects.select_for_update().get(body=row.body, period=row.period, series=row.series)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last


def _with_signature(paper: Paper, *, manner: Manner, office: str, name: str, of: str) -> Paper:
    if paper.signatures:
        return paper
    office = rules.must_say(office, "signer_office", "Hãy ghi chức vụ người ký.", "Give the signer's office.")
    made = signature(
        paper.layout, manner=manner, office=office, name=rules.must_have_name(name), of=of or office, on=paper.on
    )
    return replace(paper, signatures=(made,))


def _kept(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())

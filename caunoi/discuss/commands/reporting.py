"""The report to the People's Council and the Front as a paper of the body: numbered, signed, kept, and the duty met."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.discuss import papers
from caunoi.discuss.models import Consultation
from caunoi.discuss.words import Act
from caunoi.kernel.refusal import Refusal
from caunoi.notices.commands import draft_paper, issue_paper, sign_paper
from caunoi.notices.words import Manner

from .common import Actor, locked, step_of
from .concluding import report

REPORT = "consult_report"


@transaction.atomic
def issue_report(*, consultation_id: int, by: Actor, at: datetime) -> Consultation:
    """Sign the synthesis report with the body's next number and enter it as sent; by the head. A second click is refused by the book."""
    consultation = locked(consultation_id)
    step_of(consultation, Act.REPORT, by)
    if not consultation.answerer:
        raise Refusal("Chưa có người chịu trách nhiệm trả lời.", "Nobody is named as the answerer.")
    drafted = draft_paper(
        paper=papers.report(consultation, on=localdate(at)), code=REPORT, about=consultation.ref, body=consultation.body, series="BC",
        name="Báo cáo tổng hợp, tiếp thu, giải trình ý kiến Nhân dân", by=by, at=at,
    )  # fmt: skip
    signed = sign_paper(
        paper_id=drafted.pk, version=drafted.version, manner=Manner.ON_BEHALF, office=consultation.answerer_title or "Chủ tịch", name=consultation.answerer, of="Ủy ban nhân dân",
        by=by, at=at,
    )  # fmt: skip
    issued = issue_paper(paper_id=signed.pk, by=by, at=at)
    return report(consultation_id=consultation_id, ref=issued.numbered_symbol, reported_on=localdate(at), by=by, at=at)

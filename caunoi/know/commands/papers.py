"""The quarterly list of what was disclosed and the report to the People's Council, as papers to be signed and sent."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.words import Role
from caunoi.duties.commands import meet_all
from caunoi.kernel.refusal import Refusal
from caunoi.notices.commands import draft_paper, edit_paper, sign_paper
from caunoi.notices.models import IssuedPaper
from caunoi.notices.words import Manner, PaperState

from .. import rules
from ..documents import register_paper, report_paper
from ..queries import papers
from .common import Actor, locked_plan, must_hold, ref_of

REGISTER, REPORT = "disclosure_register", "disclosure_report"


@transaction.atomic
def draft_register(*, plan_id: uuid.UUID, quarter: str, by: Actor, at: datetime) -> IssuedPaper:
    """Soạn danh mục đã công khai của một quý, with form and period of each."""
    plan = locked_plan(plan_id)
    must_hold(by, Role.EDITOR, plan.body)
    since, until = rules.quarter_days(quarter)
    paper = register_paper(papers.told(plan.body, since, until, on=localdate(at)), quarter=quarter)
    return draft_paper(
        paper=paper, code=REGISTER, name=paper.title, series="DM", about=_about(plan.ref, until), body=plan.body, by=ref_of(by), at=at
    )  # fmt: skip


@transaction.atomic
def post_register(*, plan_id: uuid.UUID, quarter: str, by: Actor, at: datetime) -> int:
    """Ghi đã niêm yết danh mục: once it is signed; the quarter's duty is met."""
    plan = locked_plan(plan_id)
    must_hold(by, Role.EDITOR, plan.body)
    _, until = rules.quarter_days(quarter)
    return _meet("disclose.register", _about(plan.ref, until), by, at)


@transaction.atomic
def draft_report(*, plan_id: uuid.UUID, session: date, by: Actor, at: datetime) -> IssuedPaper:
    """Soạn báo cáo HĐND về công khai, gửi cả Ủy ban Mặt trận."""
    plan = locked_plan(plan_id)
    must_hold(by, Role.EDITOR, plan.body)
    if session not in plan.sessions:
        raise Refusal("Kế hoạch không có kỳ họp ngày này.", "The plan has no session on that day.", field="session")
    since = max((day for day in plan.sessions if day < session), default=date(plan.year, 1, 1))
    paper = report_paper(
        papers.told(plan.body, since, min(session, localdate(at) + rules.DAY), on=localdate(at)), session=session
    )
    return draft_paper(
        paper=paper, code=REPORT, name=paper.title, series="BC", about=f"{plan.ref}:{session}", body=plan.body, by=ref_of(by), at=at
    )  # fmt: skip


@transaction.atomic
def send_report(*, plan_id: uuid.UUID, session: date, by: Actor, at: datetime) -> int:
    """Ghi đã gửi báo cáo: once it is signed; the session's duty is met."""
    plan = locked_plan(plan_id)
    must_hold(by, Role.EDITOR, plan.body)
    return _meet("disclose.report", f"{plan.ref}:{session}", by, at)


def _meet(rule: str, about: str, by: Actor, at: datetime) -> int:
    signed = IssuedPaper.objects.filter(
        about=about, state__in=[PaperState.SIGNED.value, PaperState.ISSUED.value]
    ).first()  # fmt: skip
    if signed is None:
        raise Refusal("Văn bản chưa được ký.", "The paper is not signed yet.")
    return len(meet_all(about=about, keys=[rule], by=ref_of(by), at=at, evidence=signed.ref))


def _about(plan: str, until: date) -> str:
    """What the quarter's duty is about: the plan and its last day."""
    return f"{plan}:{until - rules.DAY}"


@transaction.atomic
def edit_words(*, paper_id: uuid.UUID, text: str, version: int, by: Actor, at: datetime) -> IssuedPaper:
    """Sửa chữ của văn bản còn là dự thảo."""
    _must_edit(paper_id, Role.EDITOR, by)
    return edit_paper(paper_id=paper_id, version=version, text=text, by=ref_of(by), at=at)


@transaction.atomic
def sign(*, paper_id: uuid.UUID, office: str, name: str, version: int, by: Actor, at: datetime) -> IssuedPaper:
    """Ký: by the head; it takes its number and becomes two files."""
    row = _must_edit(paper_id, Role.HEAD, by)
    whole = "Ủy ban nhân dân" if row.body.kind == "peoples_committee" else ""
    manner = Manner.ON_BEHALF if whole else Manner.OWN
    return sign_paper(
        paper_id=paper_id, version=version, manner=manner, office=office, name=name, of=whole or office, by=ref_of(by), at=at
    )  # fmt: skip


def _must_edit(paper_id: uuid.UUID, role: Role, by: Actor) -> IssuedPaper:
    row = IssuedPaper.objects.select_related("body").filter(pk=paper_id, code__in=[REGISTER, REPORT]).first()
    if row is None:
        raise Refusal("Không thấy văn bản này.", "This paper does not exist.")
    must_hold(by, role, row.body)
    return row

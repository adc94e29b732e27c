"""Planning, announcing, moving and cancelling a dialogue. The notice comes in time or not at all."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate, localtime

from caunoi.access.words import Role
from caunoi.dialogue import papers, queries, rules
from caunoi.dialogue.models import Dialogue, DialogueRequest
from caunoi.dialogue.words import Act, Form, Occasion, RequestStage, Stage
from caunoi.duties.commands import meet_all, open_duty, waive_all
from caunoi.identity.sealing import ALPHABET
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.notices.commands import draft_paper, issue_paper, sign_paper
from caunoi.notices.models import IssuedPaper
from caunoi.notices.paper import Paper
from caunoi.notices.words import Manner
from caunoi.places.models import Body

from .common import Actor, locked_dialogue, must_work, name_of, ref_of, take, write_step
from .telling import tell_everybody

NOTICE = "dialogue.notice"
#: Letters of a hall's code: none that is taken for another when read aloud.
_CODE = "".join(letter for letter in ALPHABET if letter not in "0O1IUVBS58")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a notice must say: who answers, when, where or how, about what, how to take part."""

    occasion: Occasion
    form: Form
    title: str
    content: str
    chair: str
    chair_office: str
    starts_at: datetime
    asks_until: datetime
    attend: str
    venue: str = ""
    link: str = ""
    cluster: str = ""
    request: DialogueRequest | None = None


@transaction.atomic
def plan(*, body: Body, plan: Plan, by: Actor, at: datetime, synthetic: bool = False) -> Dialogue:
    """Plan a dialogue; the duty to announce it in time begins."""
    must_work(by, Role.HANDLER, body)
    row = Dialogue(
        code=_new_code(), place=body.place, province_id=body.province_id, body=body, synthetic=synthetic,
        stage=Stage.PLANNED.value, **_checked(plan, body, at),
    )  # fmt: skip
    row.save(force_insert=True)
    write_step(row, Act.PLAN, by, at)
    _owe_notice(row, by, at)
    return row


@transaction.atomic
def edit_plan(*, dialogue_id: uuid.UUID, plan: Plan, version: int, by: Actor, at: datetime) -> Dialogue:
    """Change a plan before it is announced."""
    row = locked_dialogue(dialogue_id)
    rules.must_be_current(version, row.version)
    take(row, Act.EDIT, by, at)
    for name, value in _checked(plan, row.body, at).items():
        setattr(row, name, value)
    row.save()
    waive_all(about=row.ref, reason="Kế hoạch thay đổi.", by=ref_of(by), at=at, keys=[NOTICE])
    _owe_notice(row, by, at)
    return row


@transaction.atomic
def announce(*, dialogue_id: uuid.UUID, by: Actor, at: datetime, office: str = "") -> Dialogue:
    """Sign the notice, give it its number and make the dialogue public; refused when too few days are left."""
    row = locked_dialogue(dialogue_id)
    _must_be_in_time(row.starts_at, at)
    take(row, Act.ANNOUNCE, by, at)
    row.announced_at = at
    row.save()
    sign_at_once(row, papers.notice(row), "dialogue_notice", "TB", by, at, office=office)
    meet_all(about=row.ref, keys=[NOTICE], by=ref_of(by), at=at, evidence=row.ref)
    return row


@transaction.atomic
def move(
    *, dialogue_id: uuid.UUID, starts_at: datetime, asks_until: datetime, reason: str, by: Actor, at: datetime, venue: str = "", link: str = "",
) -> Dialogue:  # fmt: skip
    """Announce another time or place, with the reason; the full notice runs again, everyone who asked is told."""
    row = locked_dialogue(dialogue_id)
    reason = rules.must_have_reason(clean(reason))
    before = row.starts_at
    _must_be_in_time(starts_at, at)
    rules.must_be_ahead(starts_at, at)
    rules.must_be_reachable(Form(row.form), venue or row.venue, link or row.link)
    row.starts_at, row.asks_until = starts_at, min(asks_until, starts_at)
    row.venue, row.link = clean(venue) or row.venue, link.strip() or row.link
    take(row, Act.MOVE, by, at, note=reason, before=before)
    row.announced_at = at
    row.save()
    sign_at_once(row, papers.notice(row, moved_from=before, reason=reason), "dialogue_notice", "TB", by, at)
    tell_everybody(row, f"Đối thoại dời sang {localtime(starts_at):%H:%M ngày %d/%m/%Y}", reason, at=at)
    return row


@transaction.atomic
def cancel(*, dialogue_id: uuid.UUID, reason: str, by: Actor, at: datetime) -> Dialogue:
    """Call a dialogue off, with the reason in public; the yearly duty and a request's stay."""
    row = locked_dialogue(dialogue_id)
    reason = rules.must_have_reason(clean(reason))
    take(row, Act.CANCEL, by, at, note=reason)
    row.cancelled_at, row.reason = at, reason
    row.save()
    waive_all(about=row.ref, reason=reason, by=ref_of(by), at=at)
    tell_everybody(row, "Buổi đối thoại đã hủy", reason, at=at)
    return row


def sign_at_once(
    dialogue: Dialogue, paper: Paper, code: str, series: str, by: Actor, at: datetime, *, office: str = ""
) -> IssuedPaper:
    """Draft, sign and issue a paper of a dialogue in one act: it takes its number and never changes."""
    signer = name_of(by) or dialogue.chair
    name = "Thông báo kết quả đối thoại" if code == "dialogue_result" else "Thông báo đối thoại"
    drafted = draft_paper(
        paper=paper, code=code, about=dialogue.ref, body=dialogue.body, by=by, at=at, series=series, name=name
    )
    signed = sign_paper(
        paper_id=drafted.pk, version=drafted.version, manner=Manner.ON_BEHALF, office=office or papers.office_word(dialogue), name=signer,
        of=dialogue.body.name if dialogue.body.office != "ubnd" else "Ủy ban nhân dân", by=by, at=at,
    )  # fmt: skip
    return issue_paper(paper_id=signed.pk, by=by, at=at)


def _must_be_in_time(starts_at: datetime, at: datetime) -> None:
    last = queries.notice_deadline(localdate(starts_at))
    if last is not None:
        rules.must_be_announced_in_time(localdate(at), last.due, last.value, last.rule.cite)


def _owe_notice(row: Dialogue, by: Actor, at: datetime) -> None:
    last = queries.notice_deadline(localdate(row.starts_at))
    if last is not None and last.due >= localdate(at):
        open_duty(
            rule=NOTICE, about=row.ref, owed_by=row.body, by=ref_of(by), at=at, due=last.due, cite=last.rule.cite,
            subject=f"Thông báo đối thoại: {row.title}"[:200], owed_to="residents",
        )  # fmt: skip


def _checked(plan: Plan, body: Body, at: datetime) -> dict[str, object]:
    """The plan's words, each of them there."""
    rules.must_be_ahead(plan.starts_at, at)
    rules.must_be_reachable(plan.form, plan.venue, plan.link)
    if plan.asks_until > plan.starts_at:
        raise Refusal(
            "Hạn gửi câu hỏi trước phải trước giờ đối thoại.",
            "Questions are due before the dialogue.",
            field="asks_until",
        )
    if plan.occasion is Occasion.REQUEST:
        _must_be_of(plan.request, body)
    say = rules.must_say
    return {
        "occasion": plan.occasion.value,
        "request": plan.request if plan.occasion is Occasion.REQUEST else None,
        "form": plan.form.value,
        "title": say(clean(plan.title), "title", "Hãy ghi tên buổi đối thoại.", "Name the dialogue.", most=200),
        "content": say(clean(plan.content), "content", "Hãy ghi nội dung đối thoại.", "Say what it is about.", least=10),
        "chair": say(clean(plan.chair), "chair", "Hãy ghi họ tên người chủ trì.", "Name the chair.", least=2, most=200),
        "chair_office": say(clean(plan.chair_office), "chair_office", "Hãy ghi chức vụ người chủ trì.", "Give the chair's office.", least=2, most=200),
        "attend": say(clean(plan.attend), "attend", "Hãy ghi cách thức tham dự.", "Say how to take part.", least=10, most=2000),
        "venue": clean(plan.venue)[:300], "link": plan.link.strip()[:500], "cluster": clean(plan.cluster)[:300],
        "starts_at": plan.starts_at, "asks_until": plan.asks_until,
    }  # fmt: skip


def _must_be_of(request: DialogueRequest | None, body: Body) -> None:
    if request is None or request.body_id != body.pk or request.stage != RequestStage.REACHED.value:
        raise Refusal(
            "Hãy chọn yêu cầu đã đủ số cử tri của chính địa phương này.",
            "Choose a request of this place that has enough voters.",
            field="request",
        )


def _new_code() -> str:
    """Six letters that stand for one hall; drawn again until free."""
    while True:
        code = "".join(secrets.choice(_CODE) for _ in range(6))
        if not queries.code_taken(code):
            return code


__all__ = ["Plan", "announce", "cancel", "edit_plan", "move", "plan", "sign_at_once"]

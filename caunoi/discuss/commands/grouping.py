"""Putting opinions into groups and answering each; standing groups come by rule, the others by an officer."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from caunoi.access.words import Role
from caunoi.discuss import rules
from caunoi.discuss.facts import GroupAnswered, Grouped
from caunoi.discuss.models import Consultation, Opinion, OpinionGroup, Placement
from caunoi.discuss.queries.tallies import values_of
from caunoi.discuss.words import GroupKind, Measure, QuestionKind, Stage, StatementStage, Verdict
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record

from .common import Actor, digest, locked, must_work_here, ref_of

_BARE = {
    1: "Đồng ý, không nêu ý kiến thêm",
    -1: "Không đồng ý, không nêu lý do",
    0: "Không có ý kiến khác",
}


def make_standing_groups(consultation: Consultation, *, at: datetime) -> int:
    """A group for every stance without words, every statement and every counted question; made once, in any order."""
    groups = [
        OpinionGroup(
            consultation=consultation, section_id=target, stance=value, kind=GroupKind.BARE.value, title=_BARE[value]
        )
        for target, value in values_of(consultation, Measure.SECTION)
        if value in _BARE
    ]
    groups += [
        OpinionGroup(consultation=consultation, statement=each, kind=GroupKind.STATEMENT.value, title=each.text)
        for each in consultation.statements.filter(stage=StatementStage.SHOWN.value)
    ]
    groups += [
        OpinionGroup(consultation=consultation, question=each, kind=GroupKind.QUESTION.value, title=each.text)
        for each in consultation.questions.exclude(kind=QuestionKind.TEXT.value)
    ]
    OpinionGroup.objects.bulk_create(groups, ignore_conflicts=True)
    return len(groups)


def _grouping(consultation_id: int, by: Actor) -> Consultation:
    consultation = locked(consultation_id)
    must_work_here(by, Role.HANDLER, consultation)
    if Stage(consultation.stage) not in (Stage.OPEN, Stage.CLOSED):
        raise Refusal("Bảng tổng hợp đã ký, không xếp nhóm lại được.", "The matrix is signed; groups stay as they are.")
    return consultation


@transaction.atomic
def group_opinions(
    *,
    consultation_id: int,
    opinions: Sequence[int],
    by: Actor,
    at: datetime,
    group_id: int | None = None,
    title: str = "",
) -> OpinionGroup:
    """Put opinions on one section or question into a group, a new one where a title is given; moved ones move."""
    consultation = _grouping(consultation_id, by)
    rows = list(
        Opinion.objects.filter(consultation=consultation, pk__in=list(opinions), withdrawal__isnull=True).exclude(
            text=""
        )
    )
    if not rows:
        raise Refusal("Hãy chọn ít nhất một ý kiến.", "Choose at least one opinion.", field="opinions")
    targets = {(row.section_id, row.question_id) for row in rows}
    if group_id is None:
        if len(targets) > 1:
            raise Refusal(
                "Các ý kiến đã chọn thuộc nhiều phần khác nhau; mỗi nhóm nói về một phần.",
                "The opinions are on several sections; a group is on one.",
            )
        if len(clean(title)) < 5:
            raise Refusal(
                "Hãy đặt tên nhóm: một câu nói đúng ý chung.",
                "Name the group: one sentence that says what they say.",
                field="title",
            )
        section, question = next(iter(targets))
        group = OpinionGroup.objects.create(
            consultation=consultation,
            section_id=section,
            question_id=question,
            kind=GroupKind.WORDS.value,
            title=clean(title)[:300],
        )
    else:
        found = OpinionGroup.objects.filter(pk=group_id, consultation=consultation, kind=GroupKind.WORDS.value).first()
        if found is None or targets != {(found.section_id, found.question_id)}:
            raise Refusal(
                "Nhóm đã chọn nói về phần khác của dự thảo.", "The group is on another section.", field="group"
            )
        group = found
    Placement.objects.bulk_create(
        [Placement(opinion=row, consultation=consultation, group=group, by=ref_of(by), at=at) for row in rows],
        update_conflicts=True, unique_fields=["opinion"], update_fields=["group", "by", "at"], batch_size=1000,
    )  # fmt: skip
    record(Grouped(group=group.pk, opinions=len(rows)), about=consultation.ref, by=ref_of(by), at=at)
    return group


@transaction.atomic
def hide_words(*, consultation_id: int, opinion_id: int, reason: str, by: Actor, at: datetime) -> None:
    """Keep an opinion's words from being published, for a reason; it stays counted and answered. An empty reason shows it again."""
    consultation = _grouping(consultation_id, by)
    opinion = Opinion.objects.filter(pk=opinion_id, consultation=consultation).first()
    if opinion is None:
        raise Refusal("Không thấy ý kiến này.", "This opinion does not exist.")
    why = rules.must_have_reason(reason) if reason else ""
    Placement.objects.update_or_create(
        opinion=opinion,
        defaults={"hidden": why, "by": ref_of(by), "at": at},
        create_defaults={"consultation": consultation, "hidden": why, "by": ref_of(by), "at": at},
    )


@transaction.atomic
def rename_group(*, consultation_id: int, group_id: int, title: str, by: Actor, at: datetime) -> None:
    """Say what a group says in better words."""
    consultation = _grouping(consultation_id, by)
    if len(clean(title)) < 5:
        raise Refusal("Hãy đặt tên nhóm: một câu nói đúng ý chung.", "Name the group.", field="title")
    OpinionGroup.objects.filter(pk=group_id, consultation=consultation, kind=GroupKind.WORDS.value).update(
        title=clean(title)[:300], version=F("version") + 1
    )


@transaction.atomic
def answer_group(
    *, consultation_id: int, group_id: int, version: int, verdict: Verdict | None, reason: str, by: Actor, at: datetime
) -> OpinionGroup:
    """Accept, explain or set out of scope, with the reason; refuses when somebody answered in between."""
    consultation = _grouping(consultation_id, by)
    why = rules.must_answer_a_group(verdict, clean(reason))
    group = OpinionGroup.objects.filter(pk=group_id, consultation=consultation).first()
    if group is None or verdict is None:
        raise Refusal("Không thấy nhóm ý kiến này.", "This group does not exist.")
    if group.version != version:
        raise Refusal(
            "Người khác vừa trả lời nhóm này. Câu trả lời của bạn còn nguyên bên dưới; hãy xem câu trả lời mới rồi quyết định.",
            "Somebody else has just answered this group. Yours is kept below; look at theirs, then decide.",
        )
    return _answer(consultation, group, verdict, why, by, at)


@transaction.atomic
def answer_groups(
    *, consultation_id: int, groups: Sequence[int], verdict: Verdict | None, reason: str, by: Actor, at: datetime
) -> int:
    """Give several unanswered groups the same answer; answered ones keep theirs."""
    consultation = _grouping(consultation_id, by)
    why = rules.must_answer_a_group(verdict, clean(reason))
    assert verdict is not None  # noqa: S101 - the caller or the row holds it
    rows = list(OpinionGroup.objects.filter(pk__in=list(groups), consultation=consultation, verdict=""))
    for group in rows:
        _answer(consultation, group, verdict, why, by, at)
    return len(rows)


def _answer(
    consultation: Consultation, group: OpinionGroup, verdict: Verdict, why: str, by: Actor, at: datetime
) -> OpinionGroup:
    group.verdict, group.reason, group.answered_by, group.answered_at = verdict.value, why, ref_of(by), at
    group.version += 1
    group.save()
    record(
        GroupAnswered(group=group.pk, verdict=group.verdict, digest=digest(why)),
        about=consultation.ref,
        by=ref_of(by),
        at=at,
    )
    return group

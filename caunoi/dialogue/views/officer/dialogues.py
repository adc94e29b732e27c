"""The board of dialogues, one on the desk, its plan, notice, move and cancelling."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.dialogue import commands, queries, rules
from caunoi.dialogue.forms.officer import MoveForm, PlanForm, ReasonForm
from caunoi.dialogue.views.resident.pages import GROUP_TONES, TONES
from caunoi.dialogue.words import Act, Form, GroupState, Occasion, RequestStage, Stage
from caunoi.kernel.refusal import Refusal
from caunoi.places import queries as places
from caunoi.ui.case import Doable, Happening
from caunoi.ui.clock import clock_of
from caunoi.ui.onward import FROM, onward

from .shared import committees, mine, one_form, own_dialogue


@signed_in
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    bodies, today = mine(request), localdate()
    rows = queries.of_bodies(bodies)
    duties = [
        (body, duty) for body in committees(request) if (duty := queries.duty_of_year(body, today.year)) is not None
    ]
    context = {
        "rows": [{"row": row, "stage": Stage(row.stage), "tone": TONES[Stage(row.stage)]} for row in rows],
        "years": [(body, clock_of(duty, today, name=duty.subject), duty) for body, duty in duties],
        "requests": queries.requests_in(bodies=bodies, running=True), "writing": queries.owed_in_writing(bodies), "today": today,
        "promises": [each for each in queries.of_bodies_promised(bodies, today) if each.sight.value in ("late", "disputed")][:20],
        "voters": [(body, queries.voters_of(body.place, today)) for body in committees(request)],
    }  # fmt: skip
    return render(request, "dialogue/officer/board.html", context)


@signed_in
@require_safe
def desk(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    row = own_dialogue(request, dialogue_id)
    stage = Stage(row.stage)
    context = {
        "row": row, "stage": stage, "tone": TONES[stage], "form_word": Form(row.form), "occasion": Occasion(row.occasion),
        "acts": _doable(row, stage), "waiting": queries.waiting_count(row), "papers": queries.issued_papers(row), "minutes": queries.minutes_of(row),
        "groups": [(group, GroupState(group.state), GROUP_TONES[GroupState(group.state)]) for group in queries.groups_of(row)],
        "deliveries": queries.deliveries_of(row), "last_notice": queries.notice_deadline(localdate(row.starts_at)), "today": localdate(),
        "story": [Happening(Act(step.act).label, step.at, by=step.by_name, note=step.note, cite=step.cite) for step in queries.steps_of(row)],
        "is_live": stage is Stage.LIVE,
    }  # fmt: skip
    return render(request, "dialogue/officer/desk.html", context)


@signed_in
def planning(request: HttpRequest) -> HttpResponse:
    bodies, today = committees(request), localdate()
    requests = [
        each.request for each in queries.requests_in(bodies=bodies, running=True) if each.stage is RequestStage.REACHED
    ]
    wanted = next((each for each in requests if str(each.pk) == request.GET.get("yeu_cau")), None)
    head = places.head_of(bodies[0], today) if bodies else None
    start = {
        "occasion": (Occasion.REQUEST if wanted else Occasion.NEEDED if request.GET.get(FROM) else Occasion.YEARLY).value, "form": Form.IN_PERSON.value, "request": str(wanted.pk) if wanted else "",
        "title": wanted.title if wanted else request.GET.get("ten", "")[:200], "content": wanted.content if wanted else request.GET.get("noi_dung", "")[:1000], "chair": head.name if head else "",
        "chair_office": head.title if head else f"Chủ tịch {bodies[0].name}" if bodies else "",
        "attend": _("Mọi người dân cư trú trên địa bàn. Đến trực tiếp, không cần đăng ký; gửi câu hỏi trước hoặc hỏi tại chỗ."),
        "body": bodies[0].code if len(bodies) == 1 else "",
    }  # fmt: skip
    form = PlanForm(request.POST or None, initial=start, bodies=bodies, requests=requests)
    return one_form(
        request, form, lambda by, at, **fields: commands.plan(body=form.cleaned_data["body"], plan=commands.Plan(**fields), by=by, at=at),
        done=lambda made: onward.came(request, made.ref, reverse("dialogue:desk", args=[made.pk])), title=_("Lập kế hoạch đối thoại"), back=reverse("dialogue:board"), submit=_("Lưu kế hoạch"),
        lead=_("Lưu xong chưa công khai. Người đứng đầu ký thông báo thì mọi người mới thấy."),
    )  # fmt: skip


@signed_in
def edit(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    row = own_dialogue(request, dialogue_id)
    begins, asks = localtime(row.starts_at), localtime(row.asks_until)
    start = {
        **{name: getattr(row, name) for name in ("occasion", "form", "title", "content", "chair", "chair_office", "venue", "link", "cluster", "attend", "version")},
        "body": row.body.code, "request": str(row.request_id or ""), "day": begins.date(), "hour": f"{begins:%H:%M}", "asks_day": asks.date(),
    }  # fmt: skip
    form = PlanForm(
        request.POST or None, initial=start, bodies=[row.body], requests=[row.request] if row.request else []
    )
    return one_form(
        request, form,
        lambda by, at, **fields: commands.edit_plan(
            dialogue_id=row.pk, plan=commands.Plan(**fields), version=form.cleaned_data["version"] or row.version, by=by, at=at
        ),
        done=reverse("dialogue:desk", args=[row.pk]), title=_("Sửa kế hoạch"), back=reverse("dialogue:desk", args=[row.pk]), submit=_("Lưu kế hoạch"),
    )  # fmt: skip


@signed_in
def announcement(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    row = own_dialogue(request, dialogue_id)
    trouble = None
    if request.method == "POST":
        try:
            commands.announce(dialogue_id=row.pk, by=request.user, at=now())
        except Refusal as no:
            trouble = no
        else:
            return redirect("dialogue:desk", row.pk)
    context = {
        "row": row,
        "trouble": trouble,
        "last": queries.notice_deadline(localdate(row.starts_at)),
        "form_word": Form(row.form),
        "today": localdate(),
    }
    return render(request, "dialogue/officer/announcement.html", context, status=409 if trouble else 200)


@signed_in
def moving(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    row = own_dialogue(request, dialogue_id)
    form = MoveForm(request.POST or None, initial={"hour": f"{localtime(row.starts_at):%H:%M}"})
    back = reverse("dialogue:desk", args=[row.pk])
    return one_form(
        request, form, lambda **fields: commands.move(dialogue_id=row.pk, **fields), done=back, back=back, title=_("Đổi thời gian, địa điểm"),
        submit=_("Ký và thông báo thay đổi"), lead=_("Thời gian mới cũng phải thông báo trước đủ số ngày luật định. Người đã gửi câu hỏi được báo tin."),
    )  # fmt: skip


@signed_in
def cancelling(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    row = own_dialogue(request, dialogue_id)
    back = reverse("dialogue:desk", args=[row.pk])
    return one_form(
        request, ReasonForm(request.POST or None), lambda **fields: commands.cancel(dialogue_id=row.pk, **fields), done=back, back=back,
        title=_("Hủy buổi đối thoại"), submit=_("Hủy và công khai lý do"), danger=True, lead=_("Nghĩa vụ đối thoại trong năm vẫn còn."),
    )  # fmt: skip


def _doable(row: Any, stage: Stage) -> list[Doable]:
    """What may be done now, the first the main one; who may do it is said when it is tried."""
    open_to = {step.act for step in rules.BOOK.open_to(stage)}
    at = lambda name: reverse(f"dialogue:{name}", args=[row.pk])  # noqa: E731 a short name for eight addresses
    found: list[Doable] = []
    if Act.ANNOUNCE in open_to:
        found += [
            Doable(Act.ANNOUNCE.label, at("announcement"), icon="megaphone", main=True),
            Doable(Act.EDIT.label, at("edit"), icon="edit"),
        ]
    if stage in (Stage.ANNOUNCED, Stage.LIVE):
        found += [
            Doable(_("Duyệt câu hỏi"), at("moderation"), icon="inbox", main=stage is Stage.ANNOUNCED),
            Doable(_("Gộp nhóm, sắp chương trình"), at("agenda"), icon="menu"),
        ]
        found += [
            Doable(_("Nhập câu hỏi giấy, hỏi miệng"), at("slip"), icon="plus"),
            Doable(_("Bảng điều hành hội trường"), at("console"), icon="people", main=stage is Stage.LIVE),
        ]
    if stage is Stage.HELD:
        found += [
            Doable(_("Lập, ký biên bản"), at("minutes"), icon="document", main=True),
            Doable(Act.PUBLISH.label, at("publishing"), icon="megaphone"),
        ]
    if stage is Stage.PUBLISHED:
        found += [Doable(_("Ghi nhận gửi, niêm yết kết quả"), at("delivery"), icon="letter", main=True)]
    if Act.MOVE in open_to:
        found.append(Doable(Act.MOVE.label, at("moving"), icon="calendar"))
    if Act.CANCEL in open_to:
        found.append(Doable(Act.CANCEL.label, at("cancelling"), icon="close"))
    return found

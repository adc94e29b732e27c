"""The console of the hall: which question is up, what became of each, people counted, the hall closed."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import signed_in
from caunoi.dialogue import commands, queries
from caunoi.dialogue.forms.officer import AnswerForm, CloseForm, PromiseForm, PutOffForm
from caunoi.dialogue.views.resident.pages import GROUP_TONES
from caunoi.dialogue.words import Channel, GroupState, Stage
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline

from .shared import beside, choosable, own_dialogue

#: Each act of the console: its heading, its form, its command.
ACTS: dict[str, tuple[Any, Any, Callable[..., Any]]] = {
    "tra-loi": ("answer", AnswerForm, commands.answer),
    "van-ban": ("put_off", PutOffForm, commands.put_off),
    "loi-hua": ("promise", PromiseForm, commands.promise),
}


@signed_in
@require_safe
def console(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    return _page(request, own_dialogue(request, dialogue_id))


@signed_in
@require_POST
def start(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    row = own_dialogue(request, dialogue_id)
    try:
        commands.start(dialogue_id=row.pk, by=request.user, at=now())
    except Refusal as no:
        messages.error(request, str(no))
    queries.renew(row.code)
    return redirect("dialogue:console", row.pk)


@signed_in
@require_POST
def act(request: HttpRequest, dialogue_id: uuid.UUID, group_id: int, act: str) -> HttpResponse:
    row = own_dialogue(request, dialogue_id)
    version = request.POST.get("version", "")
    seen = int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0
    where = {"dialogue_id": row.pk, "group_id": group_id, "version": seen, "by": request.user, "at": now()}
    form: Any = None
    try:
        if act == "goi":
            commands.call_up(**where)
        elif act in ACTS:
            name, kind, command = ACTS[act]
            form = kind(
                request.POST,
                auto_id=f"{name}_{group_id}_%s",
                **({} if kind is AnswerForm else {"bodies": choosable(row)}),
            )
            if not form.is_valid():
                return _page(request, row, group_id=group_id, act=act, form=form)
            command(**where, **form.cleaned_data)
        else:
            raise Http404
    except Refusal as no:
        if form is not None and no.field in form.fields:
            beside(form, no)
            return _page(request, row, group_id=group_id, act=act, form=form)
        return _page(request, row, group_id=group_id, act=act, form=form, trouble=no)
    queries.renew(row.code)
    return redirect(reverse("dialogue:console", args=[row.pk]) + f"#nhom-{group_id}")


@signed_in
def closing(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    row = own_dialogue(request, dialogue_id)
    later = deadline("house.dialogue.reply", start=localdate()).due
    start_from = {"rest_body": row.body.code, "rest_due": later, "version": row.version, "attended_online": 0}
    form = CloseForm(request.POST or None, initial=start_from, bodies=choosable(row))
    if request.method == "POST" and form.is_valid():
        try:
            commands.close(dialogue_id=row.pk, by=request.user, at=now(), **form.cleaned_data)
        except Refusal as no:
            beside(form, no)
        else:
            queries.renew(row.code)
            return redirect("dialogue:desk", row.pk)
    left = [
        group for group in queries.groups_of(row) if group.state in (GroupState.QUEUED.value, GroupState.CURRENT.value)
    ]
    alone = sum(each.group_id is None for each in queries.shown_questions(row))
    context = {
        "form": form, "title": _("Kết thúc buổi đối thoại"), "back_href": reverse("dialogue:console", args=[row.pk]), "submit": _("Kết thúc"),
        "lead": _("Còn %(groups)s nhóm câu hỏi chưa trao đổi sẽ được trả lời bằng văn bản.") % {"groups": len(left) + alone},
    }  # fmt: skip
    return render(request, "dialogue/officer/form.html", context, status=422 if form.errors else 200)


def _page(
    request: HttpRequest,
    row: Any,
    *,
    group_id: int = 0,
    act: str = "",
    form: Any = None,
    trouble: Refusal | None = None,
) -> HttpResponse:
    row = own_dialogue(request, row.pk)
    promises, bodies = queries.promises_by_group(row), choosable(row)
    questions: dict[int, list[Any]] = {}
    for each in queries.shown_questions(row).filter(group__isnull=False):
        questions.setdefault(each.group_id, []).append(each)
    reply = deadline("house.dialogue.reply", start=localdate()).due
    groups = []
    for group in queries.groups_of(row):
        forms = {
            "tra-loi": AnswerForm(initial={"text": group.answer}, auto_id=f"answer_{group.pk}_%s"),
            "van-ban": PutOffForm(initial={"due": reply}, bodies=bodies, auto_id=f"put_off_{group.pk}_%s"),
            "loi-hua": PromiseForm(bodies=bodies, auto_id=f"promise_{group.pk}_%s"),
        }  # fmt: skip
        if form is not None and group.pk == group_id:
            forms[act] = form
        state = GroupState(group.state)
        groups.append({
            "row": group, "state": state, "tone": GROUP_TONES[state], "questions": questions.get(group.pk, []), "promises": promises.get(group.pk, []),
            "answer": forms["tra-loi"], "put_off": forms["van-ban"], "promise": forms["loi-hua"], "opened": act if group.pk == group_id else "",
        })  # fmt: skip
    context = {
        "row": row, "stage": Stage(row.stage), "is_live": row.stage == Stage.LIVE.value, "trouble": trouble, "waiting": queries.waiting_count(row),
        "current": next((each for each in groups if each["state"] is GroupState.CURRENT), None),
        "queued": [each for each in groups if each["state"] is GroupState.QUEUED],
        "done": [each for each in groups if each["state"] not in (GroupState.CURRENT, GroupState.QUEUED)],
        "alone": queries.shown_questions(row).filter(group__isnull=True).count(), "channels": [(Channel(code), n) for code, n in queries.channels_of(row).items()],
        "form": form,
    }  # fmt: skip
    status = 409 if trouble else 422 if form is not None and form.errors else 200
    return render(request, "dialogue/officer/console.html", context, status=status)

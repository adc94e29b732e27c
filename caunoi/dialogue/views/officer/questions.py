"""Reading questions before they are shown, keying paper in, grouping: proposals of the machine, confirmed by a person."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import signed_in
from caunoi.dialogue import commands, queries
from caunoi.dialogue.forms.officer import HideForm, ShowForm, SlipForm
from caunoi.dialogue.words import Channel, GroupState
from caunoi.kernel.personal import personal_marks
from caunoi.kernel.refusal import Refusal

from .shared import one_form, own_dialogue

LISTED = 50


@signed_in
@require_safe
def questions(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    return _reading(request, own_dialogue(request, dialogue_id))


@signed_in
@require_POST
def decision(request: HttpRequest, dialogue_id: uuid.UUID, number: int) -> HttpResponse:
    row = own_dialogue(request, dialogue_id)
    hiding = request.POST.get("go") == "an"
    form = HideForm(request.POST) if hiding else ShowForm(request.POST)
    if form.is_valid():
        act = commands.hide_question if hiding else commands.show_question
        try:
            act(dialogue_id=row.pk, number=number, by=request.user, at=now(), **form.cleaned_data)
        except Refusal as no:
            form.refuse(no)
        else:
            queries.renew(row.code)
            return redirect("dialogue:moderation", row.pk)
    return _reading(request, row, number=number, wrong=form, hiding=hiding)


@signed_in
def slip(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    row = own_dialogue(request, dialogue_id)
    form = SlipForm(request.POST or None, initial={"channel": Channel.PAPER.value})

    def act(**fields: Any) -> Any:
        made = commands.key_in(dialogue_id=row.pk, **fields)
        queries.renew(row.code)
        messages.success(request, _("Đã nhập câu hỏi số %(number)s.") % {"number": made.number})
        return made

    here = reverse("dialogue:slip", args=[row.pk])
    return one_form(
        request, form, act, done=here, back=reverse("dialogue:desk", args=[row.pk]), title=_("Nhập câu hỏi giấy, hỏi miệng"), submit=_("Nhập câu hỏi"),
        lead=_("Câu hỏi trên giấy và hỏi miệng có giá trị như câu hỏi gửi qua mạng."),
    )  # fmt: skip


@signed_in
def agenda(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    row = own_dialogue(request, dialogue_id)
    trouble = None
    if request.method == "POST":
        try:
            _grouped(request, row)
        except Refusal as no:
            trouble = no
        else:
            queries.renew(row.code)
            return redirect("dialogue:agenda", row.pk)
    row = own_dialogue(request, dialogue_id)
    shown = list(queries.shown_questions(row)[: LISTED * 4])
    groups = queries.groups_of(row)
    by_group: dict[int, list[Any]] = {}
    for each in shown:
        if each.group_id:
            by_group.setdefault(each.group_id, []).append(each)
    context = {
        "row": row, "trouble": trouble, "proposals": queries.proposals(row), "alone": [each for each in shown if each.group_id is None],
        "groups": [(group, GroupState(group.state), by_group.get(group.pk, [])) for group in groups], "kept": request.POST if trouble else {},
    }  # fmt: skip
    return render(request, "dialogue/officer/agenda.html", context, status=422 if trouble else 200)


def _grouped(request: HttpRequest, row: Any) -> None:
    """One of the agenda's buttons."""
    sent, by, at = request.POST, request.user, now()
    go, numbers = (
        sent.get("go", ""),
        [int(each) for each in sent.getlist("so") if each.isascii() and each.isdigit() and len(each) < 9],
    )
    group = _whole(sent.get("nhom"))
    if go == "lap":
        commands.make_group(dialogue_id=row.pk, title=sent.get("title", ""), numbers=numbers, by=by, at=at)
    elif go == "them":
        commands.join_group(dialogue_id=row.pk, group_id=group, numbers=numbers, by=by, at=at)
    elif go == "tach":
        commands.leave_group(dialogue_id=row.pk, number=_whole(sent.get("so")), by=by, at=at)
    elif go == "ten":
        commands.name_group(dialogue_id=row.pk, group_id=group, title=sent.get("title", ""), by=by, at=at)
    elif go in ("len", "xuong"):
        ids = [each.pk for each in queries.groups_of(row)]
        if group in ids:
            here = ids.index(group)
            there = max(here - 1, 0) if go == "len" else min(here + 1, len(ids) - 1)
            ids[here], ids[there] = ids[there], ids[here]
        commands.order_groups(dialogue_id=row.pk, order=ids, version=_whole(sent.get("version")), by=by, at=at)
    else:
        raise Refusal("Không rõ việc cần làm. Hãy bấm lại.", "It is not clear what to do. Press again.")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else 0


def _reading(
    request: HttpRequest, row: Any, *, number: int = 0, wrong: Any = None, hiding: bool = False
) -> HttpResponse:
    rows = []
    for asker in queries.to_read(row):
        own = asker.question.number == number and wrong is not None
        prefix = f"q{asker.question.number}"
        show, hide = ShowForm(initial={"shown": asker.text}, auto_id=f"{prefix}_%s"), HideForm(auto_id=f"{prefix}_%s")
        if own:
            wrong.auto_id = f"{prefix}_%s"
            show, hide = (show, wrong) if hiding else (wrong, hide)
        rows.append(
            {
                "asker": asker,
                "channel": Channel(asker.question.channel),
                "show": show,
                "hide": hide,
                "marks": personal_marks(asker.text),
                "hiding": own and hiding,
            }
        )
    context = {
        "row": row, "rows": rows, "waiting": queries.waiting_count(row), "shown": list(queries.shown_questions(row)[:LISTED]), "wrong": wrong,
    }  # fmt: skip
    return render(request, "dialogue/officer/questions.html", context, status=422 if wrong is not None else 200)

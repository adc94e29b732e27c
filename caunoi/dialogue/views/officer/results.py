"""After the hall: minutes, the result, to whom it went, answers in writing."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from caunoi.access.doors import signed_in
from caunoi.dialogue import commands, queries
from caunoi.dialogue.forms.officer import DeliveryForm, MinutesForm, PublishForm, ReplyForm
from caunoi.dialogue.words import Delivery, GroupState
from caunoi.kernel.refusal import Refusal
from caunoi.notices.queries import content_of, editable_text
from caunoi.notices.words import PaperState
from caunoi.places import queries as places

from .shared import beside, mine, one_form, own_dialogue


@signed_in
def minutes(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    row = own_dialogue(request, dialogue_id)
    paper, trouble, form = queries.minutes_of(row), None, None
    go = request.POST.get("go", "") if request.method == "POST" else ""
    try:
        if go == "lap":
            commands.draft_minutes(dialogue_id=row.pk, by=request.user, at=now())
            return redirect("dialogue:minutes", row.pk)
        if go in ("luu", "ky"):
            form = MinutesForm(request.POST)
            if form.is_valid():
                paper = commands.edit_minutes(dialogue_id=row.pk, by=request.user, at=now(), **form.cleaned_data)
                if go == "ky":
                    commands.sign_minutes(dialogue_id=row.pk, version=paper.version, by=request.user, at=now())
                return redirect("dialogue:minutes", row.pk)
    except Refusal as no:
        trouble = no
    draft = paper is not None and paper.state == PaperState.DRAFT.value
    if draft and form is None:
        form = MinutesForm(initial={"text": editable_text(content_of(paper)), "version": paper.version})
    context = {"row": row, "paper": paper, "draft": draft, "form": form if draft else None, "trouble": trouble}
    return render(
        request,
        "dialogue/officer/minutes.html",
        context,
        status=409 if trouble else 422 if form and form.errors else 200,
    )


@signed_in
def publishing(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    row = own_dialogue(request, dialogue_id)
    back = reverse("dialogue:desk", args=[row.pk])
    return one_form(
        request, PublishForm(request.POST or None), lambda **fields: commands.publish(dialogue_id=row.pk, **fields), done=back, back=back,
        title=_("Công bố kết quả đối thoại"), submit=_("Ký thông báo kết quả và công bố"),
        lead=_("Trang công khai có đủ câu trả lời, việc đã hứa; người đã gửi câu hỏi được báo tin."),
    )  # fmt: skip


@signed_in
def delivery(request: HttpRequest, dialogue_id: uuid.UUID) -> HttpResponse:
    row = own_dialogue(request, dialogue_id)
    form = DeliveryForm(request.POST or None, initial={"way": Delivery.VILLAGE_HEAD.value, "on": localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            commands.deliver(dialogue_id=row.pk, by=request.user, at=now(), **form.arguments())
        except Refusal as no:
            beside(form, no)
        else:
            return redirect("dialogue:delivery", row.pk)
    context = {
        "row": row, "form": form, "rows": [(each, Delivery(each.way)) for each in queries.deliveries_of(row)],
        "villages": [place.full_name for place in places.children(row.place)][:200],
    }  # fmt: skip
    return render(request, "dialogue/officer/delivery.html", context, status=422 if form.errors else 200)


@signed_in
def reply(request: HttpRequest, group_id: int) -> HttpResponse:
    group = queries.group_of(group_id)
    bodies = {body.pk for body in mine(request)}
    if group is None or not bodies & {group.body_id, group.dialogue.body_id}:
        raise Http404
    if group.state != GroupState.WRITING.value:
        return redirect("dialogue:board")
    return one_form(
        request, ReplyForm(request.POST or None), lambda **fields: commands.reply(group_id=group.pk, **fields), done=reverse("dialogue:board"),
        back=reverse("dialogue:board"), title=group.title, submit=_("Gửi câu trả lời"),
        lead=_("%(body)s trả lời, chậm nhất ngày %(due)s.") % {"body": group.body.name, "due": f"{group.due:%d/%m/%Y}"},
    )  # fmt: skip

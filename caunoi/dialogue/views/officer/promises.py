"""Promises on the desk: what mine are, one of them, what may be done with it."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.dialogue import commands, queries, rules
from caunoi.dialogue.forms.promises import ExtendForm, FinishForm, RedoForm, ReportForm, UpholdForm
from caunoi.dialogue.words import PromiseAct, PromiseStage

from .shared import mine, one_form

#: Each act: its word, its form, its command, what its page says first.
ACTS: dict[str, tuple[PromiseAct, Any, Callable[..., Any], Any]] = {
    "tien-do": (
        PromiseAct.REPORT,
        ReportForm,
        commands.report,
        gettext_lazy("Nội dung và tệp hiện công khai; người đã hỏi được báo tin."),
    ),
    "lam-xong": (
        PromiseAct.FINISH,
        FinishForm,
        commands.finish,
        gettext_lazy("Người dân có thời gian nêu ý kiến chưa đồng ý; hết thời gian ấy mới tính là đã giữ lời."),
    ),
    "lui-han": (PromiseAct.EXTEND, ExtendForm, commands.extend, gettext_lazy("Hạn cũ và lý do vẫn hiện công khai.")),
    "giai-trinh": (
        PromiseAct.UPHOLD,
        UpholdForm,
        commands.uphold,
        gettext_lazy("Người đã báo làm xong không tự bác ý kiến của người dân."),
    ),
    "lam-tiep": (PromiseAct.REDO, RedoForm, commands.redo, gettext_lazy("Việc được mở lại với hạn mới.")),
}


@signed_in
@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    bodies, today = mine(request), localdate()
    context = {
        "rows": queries.of_bodies_promised(bodies, today),
        "writing": queries.owed_in_writing(bodies),
        "today": today,
    }
    return render(request, "dialogue/officer/promises.html", context)


@signed_in
@require_safe
def promise(request: HttpRequest, promise_id: uuid.UUID) -> HttpResponse:
    row = _own(request, promise_id)
    open_to = {step.act for step in rules.PROMISE_BOOK.open_to(PromiseStage(row.stage))}
    context = {
        "row": row, "seen": queries.seen(row, localdate()), "words": queries.words_told(row), "disputes": queries.disputes_of(row),
        "acts": [(slug, act.label) for slug, (act, _form, _command, _lead) in ACTS.items() if act in open_to],
    }  # fmt: skip
    return render(request, "dialogue/officer/promise.html", context)


@signed_in
def act(request: HttpRequest, promise_id: uuid.UUID, act: str) -> HttpResponse:
    row = _own(request, promise_id)
    if act not in ACTS:
        raise Http404
    word, kind, command, lead = ACTS[act]
    form = (
        kind(request.POST or None, request.FILES or None) if "files" in kind.base_fields else kind(request.POST or None)
    )

    def take(**fields: Any) -> Any:
        if "files" in fields:
            fields["evidence"] = [commands.Evidence(file.name, file.read()) for file in fields.pop("files")]
        return command(promise_id=row.pk, **fields)

    back = reverse("dialogue:promise-desk", args=[row.pk])
    return one_form(
        request, form, take, done=back, back=back, title=word.label, submit=word.label, lead=f"{row.what} {lead}",
        disputes=queries.disputes_of(row) if word in (PromiseAct.UPHOLD, PromiseAct.REDO) else [],
    )  # fmt: skip


def _own(request: HttpRequest, promise_id: uuid.UUID) -> Any:
    """A promise of a body the reader works in, or made in a dialogue such a body held."""
    row = queries.promise_of(promise_id)
    if row is None or not {body.pk for body in mine(request)} & {row.body_id, row.dialogue.body_id}:
        raise Http404
    return row

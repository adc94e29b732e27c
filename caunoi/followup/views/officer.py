"""The officers' pages: what my bodies owe, disputes to answer, one with what may be done now."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.access.queries import bodies_of
from caunoi.followup import commands, queries, rules
from caunoi.followup.forms import AnswerForm, ExtendForm, FinishForm, RedoForm, ReportForm, UpholdForm
from caunoi.followup.words import Act, Side, State
from caunoi.ui.front import front

from .shared import asked, one_or_404

#: Each act: the step of the book it takes, which part of the course it is, its form, its command, its heading.
ACTS: dict[str, tuple[Act, str, Any, Callable[..., Any], Any]] = {
    "tra-loi": (Act.ACCEPT, "answer", AnswerForm, commands.answer, gettext_lazy("Trả lời kiến nghị")),
    "tien-do": (Act.REPORT, "finish", ReportForm, commands.report, gettext_lazy("Báo tiến độ")),
    "lam-xong": (Act.FINISH, "finish", FinishForm, commands.finish, gettext_lazy("Báo làm xong")),
    "lui-han": (Act.EXTEND, "finish", ExtendForm, commands.extend, gettext_lazy("Lùi hạn")),
    "giai-trinh": (Act.UPHOLD, "dispute", UpholdForm, commands.uphold, gettext_lazy("Giữ kết quả, có giải trình")),
    "lam-tiep": (Act.REDO, "dispute", RedoForm, commands.redo, gettext_lazy("Yêu cầu làm tiếp")),
}


@require_safe
@signed_in
def owed(request: Any) -> HttpResponse:
    """What my bodies owe, and disputes they answer."""
    mine, today = bodies_of(request.user), localdate()
    context = {"rows": queries.owed_by_bodies(mine, today), "disputed": queries.to_judge(mine, today), "today": today}
    return render(request, "followup/officer/owed.html", context)


@require_safe
@signed_in
def followup(request: Any, number: str) -> HttpResponse:
    """One, with what may be done now and by whom."""
    row = one_or_404(number)
    mine = {body.pk for body in bodies_of(request.user)}
    judges = row.judge_id in mine
    context = {
        "row": row, "seen": queries.seen(row, localdate()), "steps": queries.steps_of(row), "acts": _acts(row, mine),
        "disputes": queries.waiting(row, words=True) if judges else [], "room_href": front.address(row.ref) if row.owed_by_id in mine else "",
    }  # fmt: skip
    return render(request, "followup/officer/followup.html", context)


@signed_in
def act(request: Any, number: str, act: str) -> HttpResponse:
    """One act with its form."""
    row = one_or_404(number)
    mine = {body.pk for body in bodies_of(request.user)}
    if act not in dict(_acts(row, mine)):
        raise Http404
    word, _part, kind, command, heading = ACTS[act]
    form = (
        kind(request.POST or None, request.FILES or None) if "files" in kind.base_fields else kind(request.POST or None)
    )
    return asked(
        request, form, lambda **said: command(number=row.number, by=request.user, at=now(), **said), heading=heading, quoted=row.text,
        to=reverse("followup:desk", args=[row.number]),
        disputes=queries.waiting(row, words=True) if word in (Act.UPHOLD, Act.REDO) else [],
    )  # fmt: skip


def _acts(row: Any, mine: set[int]) -> list[tuple[str, Any]]:
    """What the reader's bodies may do with it now."""
    open_to = {step.act: step.by for step in rules.BOOK.open_to(State(row.state))}
    sides = {Side.OWER: row.owed_by_id, Side.JUDGE: row.judge_id}
    return [
        (slug, heading)
        for slug, (word, part, _form, _command, heading) in ACTS.items()
        if word in open_to and commands.runs_here(row, part) and sides.get(open_to[word]) in mine
    ]

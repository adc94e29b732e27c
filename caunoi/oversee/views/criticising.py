"""The officers' pages of social criticism and the standing channel: gathering, sending, answering, the text issued."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.access.words import Role
from caunoi.notices.handing import file_response
from caunoi.notices.queries import MEDIA_TYPES
from caunoi.oversee import commands, forms, papers, queries, rules
from caunoi.oversee.words import Move, Phase, Sort

from .shared import Waits, asked, offered

#: Each act: the move of the book, its form, its command, its heading.
ACTS: dict[str, tuple[Move, Any, Callable[..., Any], Any]] = {
    "y-kien": (Move.OPINE, forms.OpinionForm, commands.opine, gettext_lazy("Ghi một ý kiến")),
    "diem-moi": (Move.GROUP, forms.PointForm, commands.make_point, gettext_lazy("Lập một điểm")),
    "gui": (Move.SEND, forms.SendForm, commands.send, gettext_lazy("Ký, gửi cơ quan trả lời")),
    "ky": (Move.SIGN, forms.SignForm, commands.sign_answers, gettext_lazy("Ký bảng tiếp thu, giải trình")),
    "ban-hanh": (Move.ISSUE, forms.IssueForm, commands.issue, gettext_lazy("Ghi văn bản đã ban hành")),
    "doi-ngay": (Move.MOVE_DAY, forms.LastDayForm, commands.move_last_day, gettext_lazy("Đổi ngày hết nhận ý kiến")),
    "thoi": (Move.DROP, forms.ReasonForm, commands.drop, gettext_lazy("Không thực hiện")),
}
#: What the law book says of a move.
LAW = {
    Move.SEND: ["house.oversee.answer"],
    Move.SIGN: ["house.oversee.answer"],
    Move.MOVE_DAY: ["house.oversee.shorten"],
}
#: Moves of the body that answers.
THEIRS = (Move.ANSWER, Move.SIGN, Move.ISSUE)


@signed_in
def new(request: Any) -> HttpResponse:
    """Take a draft to criticise."""
    bodies = queries.overseers(request.user)
    if not bodies:
        raise Http404
    form = forms.CriticiseForm(request.POST or None, bodies=bodies, drafters=queries.drafters(bodies[0], localdate()))
    return asked(
        request, form, lambda **said: commands.request_criticism(by=request.user, at=now(), **said), to=reverse("oversee:desk"), heading=_("Nhận dự thảo để phản biện"),
        law=["pb.object", "pb.forms"], onward=lambda made: reverse("oversee:criticism-desk", args=[made.pk]),
    )  # fmt: skip


@require_safe
@signed_in
def criticism(request: Any, criticism_id: UUID) -> HttpResponse:
    """One: opinions to gather, points, answers to give, what may be done now."""
    row, mine = _row(request, criticism_id)
    gathers, answers = row.body_id in mine, row.drafter_id in mine
    acts, waits = _acts(row, mine, request.user)
    context = {
        "row": row, "phase": Phase(row.phase), "gathers": gathers, "answers": answers and row.phase == Phase.SENT.value, "acts": acts, "waits": waits, "points": queries.points_of(row),
        "loose": queries.ungrouped(row)[:100] if gathers else [], "counted": queries.opinions_of(row).count() if gathers else None, "today": localdate(),
        "papers": papers.criticism_fitting(row),
    }  # fmt: skip
    return render(request, "oversee/officer/criticism.html", context)


@signed_in
def act(request: Any, criticism_id: UUID, act: str) -> HttpResponse:
    """One act with its form."""
    row, mine = _row(request, criticism_id)
    if act not in dict(_acts(row, mine, request.user)[0]):
        raise Http404
    move, kind, command, heading = ACTS[act]
    given = request.POST if move is Move.SIGN and request.method == "POST" else request.POST or None
    more: dict[str, Any] = {}
    if move in (Move.OPINE, Move.GROUP):
        more["sections"] = queries.sections_of(row)
    if move is Move.GROUP:
        more["opinions"] = queries.ungrouped(row)[:200]
    if move is Move.ISSUE:
        more["criticism"] = row
    return asked(
        request, kind(given, **more), lambda **said: command(criticism_id=row.pk, by=request.user, at=now(), **said), heading=heading, lead=row.title,
        to=reverse("oversee:criticism-desk", args=[row.pk]), law=LAW.get(move, []),
        points=queries.points_of(row) if move is Move.SIGN else [],
    )  # fmt: skip


@signed_in
def point(request: Any, criticism_id: UUID, point_id: int) -> HttpResponse:
    """Answer one point."""
    row, mine = _row(request, criticism_id)
    found = next((each.point for each in queries.points_of(row) if each.point.pk == point_id), None)
    if found is None or row.drafter_id not in mine or row.phase != Phase.SENT.value:
        raise Http404
    form = forms.AnswerForm(request.POST or None, point=found)
    return asked(
        request, form, lambda **said: commands.answer_point(criticism_id=row.pk, point_id=found.pk, by=request.user, at=now(), **said),
        to=reverse("oversee:criticism-desk", args=[row.pk]), heading=_("Trả lời điểm %(number)s") % {"number": found.number}, lead=found.section or row.title, quoted=found.what,
    )  # fmt: skip


@require_safe
@signed_in
def paper(request: Any, criticism_id: UUID, form: str, kind: str) -> HttpResponse:
    """The criticism, or the table of answers, as a file."""
    row, _mine = _row(request, criticism_id)
    if kind not in MEDIA_TYPES or form not in dict(papers.criticism_fitting(row)):
        raise Http404
    return file_response(papers.criticism_file(row, form, kind))


def _acts(row: Any, mine: set[int], person: Any) -> tuple[list[tuple[str, Any]], list[Waits]]:
    """What this officer may do now, and what waits for who signs or for the last day of opinions to pass."""
    steps = {step.act: step for step in rules.MATRIX.open_to(Phase(row.phase))}
    found = [
        (slug, heading, row.drafter if move in THEIRS else row.body, steps[move].by is Role.HEAD)
        for slug, (move, _form, _command, heading) in ACTS.items()
        if move in steps
        and (row.drafter_id if move in THEIRS else row.body_id) in mine
        and not (move in (Move.ISSUE, Move.MOVE_DAY) and row.sort != Sort.DRAFT.value)
        and not (move is Move.DROP and row.opinions.exists())
    ]
    return offered(found, person, {"gui": row.until + timedelta(days=1)})


def _row(request: Any, criticism_id: UUID) -> tuple[Any, set[int]]:
    """A criticism of mine, or one sent to a body of mine."""
    row = queries.criticism_of(criticism_id)
    mine = {body.pk for body in queries.my_bodies(request.user)}
    sent = row is not None and row.phase in ("sent", "answered", "issued")
    if row is None or not (row.body_id in mine or (row.drafter_id in mine and sent)):
        raise Http404
    return row, mine

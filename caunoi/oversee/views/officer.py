"""The officers' pages of supervision: the desk, the programme, one supervision with its acts and papers, a hearing."""

from collections.abc import Callable
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
from caunoi.files.queries import files_about
from caunoi.notices.handing import file_response
from caunoi.notices.queries import MEDIA_TYPES
from caunoi.oversee import commands, forms, papers, queries, rules
from caunoi.oversee.words import Act, Stage
from caunoi.ui.case import Attached
from caunoi.ui.onward import onward

from .shared import Waits, asked, offered

SIZE = 25
#: Each act: the step of the book, its form, its command, its heading.
ACTS: dict[str, tuple[Act, Any, Callable[..., Any], Any]] = {
    "doan": (Act.NOTIFY, forms.TeamForm, commands.set_team, gettext_lazy("Lập đoàn giám sát")),
    "gui-ke-hoach": (Act.NOTIFY, forms.NotifyForm, commands.notify, gettext_lazy("Gửi kế hoạch, quyết định, đề cương")),
    "doi-ngay": (Act.MOVE, forms.MoveForm, commands.move, gettext_lazy("Đổi ngày giám sát")),
    "gui-bao-cao": (
        Act.RECEIVE,
        forms.ReceiveForm,
        commands.send_report,
        gettext_lazy("Gửi báo cáo cho đoàn giám sát"),
    ),
    "da-giam-sat": (Act.HOLD, forms.HoldForm, commands.hold, gettext_lazy("Ghi việc đã giám sát")),
    "bao-cao": (Act.REPORT, forms.ReportForm, commands.report, gettext_lazy("Báo cáo kết quả giám sát")),
    "kien-nghi": (Act.RECOMMEND, forms.RecommendForm, commands.recommend, gettext_lazy("Kiến nghị sau giám sát")),
    "thoi": (Act.CANCEL, forms.ReasonForm, commands.cancel, gettext_lazy("Không thực hiện")),
}


@require_safe
@signed_in
def desk(request: Any) -> HttpResponse:
    """What my bodies supervise, undergo, gather, answer and hear."""
    found = queries.desk_of(request.user, after=request.GET.get("sau", "")[:80].replace("\x00", ""), size=SIZE + 1)
    rows = found.supervisions
    context = {
        "desk": found, "rows": rows[:SIZE], "following": f"?sau={queries.mark(rows[SIZE - 1])}" if len(rows) > SIZE else "", "today": localdate(),
        "first": "?" if request.GET.get("sau") else "", "oversees": queries.overseers(request.user), "headed": queries.headed(request.user), "stages": Stage,
    }  # fmt: skip
    return render(request, "oversee/officer/desk.html", context)


@signed_in
def programme(request: Any) -> HttpResponse:
    """Begin the programme of a year."""
    bodies, today = _overseers(request), localdate()
    since, _last = rules.plan_window(today.year + 1)
    years = [today.year + 1, today.year] if today >= since else [today.year]
    form = forms.ProgrammeForm(request.POST or None, bodies=bodies, years=years)
    return asked(
        request, form, lambda **said: commands.begin_programme(by=request.user, at=now(), **said), to=reverse("oversee:desk"), heading=_("Lập chương trình giám sát năm"),
        law=["gs.plan"],
    )  # fmt: skip


@signed_in
def programme_sign(request: Any, programme_id: int) -> HttpResponse:
    """Sign a programme: one button, what is in it above."""
    row = _programme(request, programme_id)
    if row.body_id not in queries.headed(request.user):
        raise Http404
    return asked(
        request, forms.SignForm(request.POST if request.method == "POST" else None),
        lambda **said: commands.sign_programme(programme_id=row.pk, by=request.user, at=now()), to=reverse("oversee:desk"),
        heading=_("Ký chương trình giám sát năm"), lead=row.aim, items=row.items.select_related("subject").order_by("starts_on"),
    )  # fmt: skip


@require_safe
@signed_in
def programme_paper(request: Any, programme_id: int, kind: str) -> HttpResponse:
    """The programme as a file."""
    row = _programme(request, programme_id)
    if kind not in MEDIA_TYPES:
        raise Http404
    return file_response(papers.programme_file(row, kind))


@signed_in
def plan(request: Any) -> HttpResponse:
    """Plan a supervision; ``lai`` names one whose matter is looked at again, ``ten`` and ``noi_dung`` what another page gives to begin with."""
    body = _overseers(request)[0]
    again = _row(request, request.GET.get("lai", "")) if request.GET.get("lai") else None
    start = (
        {
            "title": f"Giám sát lại: {again.title}"[:300],
            "subject": str(again.subject_id),
            "scope": again.scope,
            "form": again.form,
            "basis": again.basis,
        }
        if again
        else {
            name: request.GET.get(asked_as, "")[:most].replace("\x00", "")
            for name, asked_as, most in (("title", "ten", 300), ("scope", "noi_dung", 2000))
        }
    )
    programmes = [
        each for each in queries.desk_of(request.user).programmes if each.signed_on is None and each.body_id == body.pk
    ]
    form = forms.PlanForm(
        request.POST or None, subjects=queries.subjects(body, localdate()), programmes=programmes, initial=start
    )
    return asked(
        request, form, lambda **said: commands.plan(body=body, previous=again, by=request.user, at=now(), **said), to=reverse("oversee:desk"),
        heading=_("Lập kế hoạch giám sát"), lead=body.name, law=["gs.notice", "gs.report_in", "gs.report_out"],
        onward=lambda made: onward.came(request, made.ref, reverse("oversee:supervision-desk", args=[made.pk])),
    )  # fmt: skip


@require_safe
@signed_in
def supervision(request: Any, supervision_id: UUID) -> HttpResponse:
    """One, with what may be done now, its team, its recommendations, its papers."""
    row = _row_or_404(request, supervision_id)
    mine = {body.pk for body in queries.my_bodies(request.user)}
    keeps = row.body_id in mine
    acts, waits = _acts(row, mine, request.user)
    files = [
        Attached(each.name, reverse("files:download", args=[each.pk]), each.size, each.kind)
        for each in files_about(row.ref)
        if each.may_be_handed_out
    ]
    context = {
        "row": row, "stage": Stage(row.stage), "keeps": keeps, "acts": acts, "waits": waits, "team": queries.team_of(row), "advice": queries.advice_of(row), "today": localdate(),
        "papers": papers.fitting(row) if keeps else [], "files": files, "following": row.following.order_by("starts_on")[:5],
    }  # fmt: skip
    return render(request, "oversee/officer/supervision.html", context)


@signed_in
def act(request: Any, supervision_id: UUID, act: str) -> HttpResponse:
    """One act with its form."""
    row = _row_or_404(request, supervision_id)
    mine = {body.pk for body in queries.my_bodies(request.user)}
    if act not in dict(_acts(row, mine, request.user)[0]):
        raise Http404
    word, kind, command, heading = ACTS[act]
    given: list[Any] = [request.POST or None, request.FILES or None] if word is Act.RECEIVE else [request.POST or None]
    more = {"bodies": queries.subjects(row.body, localdate())} if word is Act.RECOMMEND else {}
    law = {
        Act.NOTIFY: ["gs.notice"],
        Act.RECEIVE: ["gs.report_in"],
        Act.HOLD: ["gs.report_out"],
        Act.REPORT: ["gs.report_out"],
    }.get(word, [])
    return asked(
        request, kind(*given, **more), lambda **said: command(supervision_id=row.pk, by=request.user, at=now(), **said), heading=heading, lead=row.title,
        to=reverse("oversee:supervision-desk", args=[row.pk]), law=law, quoted=row.outline if word is Act.RECEIVE else "",
    )  # fmt: skip


@require_safe
@signed_in
def paper(request: Any, supervision_id: UUID, form: str, kind: str) -> HttpResponse:
    """One of its papers as a file."""
    row = _row_or_404(request, supervision_id)
    if (
        row.body_id not in {body.pk for body in queries.my_bodies(request.user)}
        or kind not in MEDIA_TYPES
        or form not in dict(papers.fitting(row))
    ):
        raise Http404
    return file_response(papers.supervision_file(row, form, kind))


@signed_in
def hearing(request: Any, hearing_id: int) -> HttpResponse:
    """Keep a hearing; once kept, what was told and what it leaves to be followed."""
    row = _hearing(request, hearing_id)
    here = reverse("oversee:hearing", args=[row.pk])
    if row.held_on is not None:
        return render(request, "oversee/officer/hearing.html", {"row": row, "left": queries.left_of([row])[row.pk]})
    form = forms.HearForm(request.POST or None)
    return asked(
        request, form, lambda **said: commands.hear(hearing_id=row.pk, by=request.user, at=now(), **said), to=here, back=reverse("oversee:desk"),
        heading=_("Ghi phiên nghe kết quả giám sát, phản biện"), lead=f"{row.body.name} · {row.half_label}", law=["gs.6m"],
    )  # fmt: skip


@signed_in
def left(request: Any, hearing_id: int) -> HttpResponse:
    """Put one thing asked or promised at a hearing on the public list."""
    row = _hearing(request, hearing_id)
    if row.held_on is None:
        raise Http404
    others = [each for each in queries.subjects(row.body, localdate()) if each.pk != row.front_id]
    form = forms.LeftForm(request.POST or None, bodies=[row.body, *others])
    return asked(
        request, form, lambda **said: commands.leave(hearing_id=row.pk, by=request.user, at=now(), **said), to=reverse("oversee:hearing", args=[row.pk]),
        heading=_("Ghi điều phải trả lời, lời hứa"), lead=f"{row.body.name} · {row.half_label}",
    )  # fmt: skip


def _acts(row: Any, mine: set[int], person: Any) -> tuple[list[tuple[str, Any]], list[Waits]]:
    """What this officer may do now, and what waits for who signs."""
    steps = {step.act: step for step in rules.BOOK.open_to(Stage(row.stage))}
    sides = {Act.RECEIVE: row.subject}
    found = [
        (slug, heading, sides.get(word, row.body), steps[word].by is Role.HEAD)
        for slug, (word, _form, _command, heading) in ACTS.items()
        if word in steps and sides.get(word, row.body).pk in mine and not (word is Act.RECEIVE and row.received_on)
    ]
    return offered(found, person)


def _overseers(request: Any) -> list[Any]:
    found = queries.overseers(request.user)
    if not found:
        raise Http404
    return found


def _programme(request: Any, programme_id: int) -> Any:
    found = queries.programme_for(request.user, programme_id)
    if found is None:
        raise Http404
    return found


def _hearing(request: Any, hearing_id: int) -> Any:
    found = queries.hearing_for(request.user, hearing_id) if hearing_id < 2**63 else None
    if found is None:
        raise Http404
    return found


def _row(request: Any, key: str) -> Any:
    try:
        return _row_or_404(request, UUID(key))
    except ValueError:
        raise Http404 from None


def _row_or_404(request: Any, supervision_id: UUID) -> Any:
    row = queries.supervision_of(supervision_id)
    mine = {body.pk for body in queries.my_bodies(request.user)}
    if row is None or not (row.body_id in mine or (row.subject_id in mine and row.shown)):
        raise Http404
    return row

"""The list of decisions, starting one, a decision's page, and the acts on it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import signed_in
from caunoi.decide import commands, papers, queries, sheets
from caunoi.decide.forms import StartForm
from caunoi.decide.words import Board, Kind, Stage
from caunoi.duties.queries import duties_about
from caunoi.kernel.refusal import Refusal
from caunoi.ui.case import Happening

from .acts import ACTS, doable


def found_or_404(code: str) -> Any:
    """The decision of a code, where the speaker may see it."""
    row = queries.decision(code)
    if row is None:
        raise Http404
    return row


@require_safe
@signed_in
def decisions(request: HttpRequest) -> HttpResponse:
    """Everything a person's communes and villages decide."""
    communes, villages = queries.communes_of(request.user), queries.villages_of(request.user)  # type: ignore[arg-type]
    rows = queries.decisions_of(request.user)  # type: ignore[arg-type]
    page = Paginator(rows, 30).get_page(request.GET.get("trang"))
    context = {
        "communes": communes, "villages": villages, "rolls": queries.rolls(villages, localdate()), "page": page, "may": bool(villages or communes),
        "previous": f"?trang={page.previous_page_number()}" if page.has_previous() else "",
        "following": f"?trang={page.next_page_number()}" if page.has_next() else "",
    }  # fmt: skip
    heads = queries.heads_of(villages, localdate())
    context["village_rows"] = [(each, context["rolls"].get(each.pk, 0), heads.get(each.pk)) for each in villages]  # type: ignore[union-attr]
    return render(request, "decide/officer/decisions.html", context)


@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """Begin a decision."""
    villages = queries.villages_of(request.user)  # type: ignore[arg-type]
    whole = [body.place for body in queries.keeping_bodies(request.user) if body.place.level == "commune"]  # type: ignore[arg-type]
    places = list({place.pk: place for place in [*villages, *whole]}.values())
    earlier = _changed_by(request)
    initial = {"place": request.GET.get("noi", ""), "origin": "head", "form": "meeting"}
    if (head := f"{Kind.ELECTION.value}:{Board.VILLAGE_HEAD.value}") == request.GET.get("viec", ""):
        village = next((each for each in villages if each.code == initial["place"]), None)
        if village is not None:
            initial |= {"what": head, "title": _("Bầu người đứng đầu %(place)s") % {"place": village.full_name}}
    if earlier is not None:
        initial |= {
            "place": earlier.place.code,
            "what": str(earlier.topic),
            "title": earlier.title,
            "text": earlier.text,
        }
    form = StartForm(
        request.POST if request.method == "POST" else None,
        places=places,
        today=localdate(),
        replaces=earlier,
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        try:
            row = commands.start(**form.arguments(), by=request.user, at=localtime())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("decide:officer-decision", row.code)
    return render(
        request,
        "decide/officer/act.html",
        {
            "form": form,
            "title": _("Đưa việc ra bàn") if earlier is None else _("Thay quyết định đang có hiệu lực"),
            "lead": ""
            if earlier is None
            else _("“%(title)s” được thay khi quyết định mới có hiệu lực, theo đúng trình tự đã quyết định (Điều 22).")
            % {"title": earlier.title},
            "back": reverse("decide:officer-decisions")
            if earlier is None
            else reverse("decide:officer-decision", args=[earlier.code]),
        },
        status=422 if form.errors else 200,
    )


def _changed_by(request: HttpRequest) -> Any:
    """The decision in force that a new one is to change, named in the address."""
    code = request.GET.get("thay", "")
    if not code:
        return None
    row = found_or_404(code)
    if row.stage != Stage.IN_FORCE or row.kind != Kind.ORDINARY or not queries.keeps(request.user, row):  # type: ignore[arg-type]
        raise Http404
    return row


@require_safe
@signed_in
def decision(request: HttpRequest, code: str) -> HttpResponse:
    """Where a decision stands, what is still wanted, what may be done."""
    row = found_or_404(code)
    today = localdate()
    keeps = queries.keeps(request.user, row)  # type: ignore[arg-type]
    preparing = row.stage in (Stage.DRAFT, Stage.ANNOUNCED)
    obstacles = queries.obstacles_of(row, today) if keeps and preparing else []
    context = {
        "row": row, "keeps": keeps, "obstacles": obstacles,
        "wanted": queries.wanted_of(row, today) if keeps and preparing else [], "topic": queries.topics_on(today)[row.topic],
        "teams": queries.teams_of(row, today) if keeps and not row.is_whole and row.stage in (Stage.DRAFT, Stage.ANNOUNCED, Stage.VOTING) else [],
        "base": queries.base_of(row.place, today) if not row.is_whole else None, "asked": queries.asked_of(row, today) if keeps else [],
        "arithmetic": queries.arithmetic(row), "parts": queries.parts_of(row) if row.is_whole else [], "candidates": list(row.candidates.all()),
        "meetings": list(row.meetings.all()), "acts": doable(row, obstacles) if keeps else [], "duties": list(duties_about(row.ref)) if keeps else [],
        "stubs": queries.stubs_of(row) if keeps and row.form == "ballot" and row.series else None,
        "counting": queries.counting_of(row) if keeps and row.form == "ballot" and row.stage != Stage.DRAFT else None,
        "online": queries.online_turnout(row) if keeps and row.form == "online" else None, "papers": papers.forms_of(row) if keeps else [],
        "least": queries.pass_rule(row.topic, today).threshold.least(queries.base_of(row.place, today)) if not row.is_whole and queries.base_of(row.place, today) else None,
        "following": queries.following(row),
        "happened": [Happening(each.act_label, each.on, each.by_name, each.note, each.cite) for each in row.steps.all()],
    }  # fmt: skip
    return render(request, "decide/officer/decision.html", context)


@signed_in
def act(request: HttpRequest, code: str, act: str) -> HttpResponse:
    """One act's form: what it asks, and why it may be refused."""
    row = found_or_404(code)
    found = ACTS.get(act)
    if found is None or not queries.keeps(request.user, row):  # type: ignore[arg-type]
        raise Http404
    form = found.form(request.POST if request.method == "POST" else None, row=row)
    back = reverse("decide:officer-decision", args=[row.code])
    if request.method == "POST" and form.is_valid():
        try:
            done = found.do(decision_id=row.pk, **form.arguments(), by=request.user, at=localtime())
        except Refusal as no:
            form.refuse(no)
        else:
            return found.after(request, row, done) if found.after else redirect(back)
    not_yet = row.stage not in found.at and not form.errors
    context = {
        "form": form, "title": found.label, "row": row, "back": back, "lead": found.lead, "danger": found.danger, "not_yet": not_yet,
    }  # fmt: skip
    return render(request, "decide/officer/act.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def ballots(request: HttpRequest, code: str) -> HttpResponse:
    """Draw and print a series of ballots: shown once, kept nowhere."""
    row = found_or_404(code)
    households, codes = commands.print_ballots(decision_id=row.pk, by=request.user, at=localtime())
    return _printed(sheets.ballots_pdf(row, households, codes), f"phieu-{row.code}.pdf")


@require_POST
@signed_in
def slips(request: HttpRequest, code: str) -> HttpResponse:
    """Open the online vote and print the households' codes: shown once, kept nowhere."""
    row = found_or_404(code)
    return _printed(
        sheets.slips_pdf(row, commands.open_online(decision_id=row.pk, by=request.user, at=localtime())),
        f"ma-{row.code}.pdf",
    )


@require_POST
@signed_in
def team_leaving(request: HttpRequest, code: str, member_id: int) -> HttpResponse:
    """Take somebody out of a team."""
    row = found_or_404(code)
    commands.leave_team(decision_id=row.pk, member_id=member_id, by=request.user, at=localtime())
    return redirect("decide:officer-decision", row.code)


@require_safe
@signed_in
def paper(request: HttpRequest, code: str, form: str, kind: str) -> HttpResponse:
    """One of the forms as a file."""
    row = found_or_404(code)
    if kind not in ("docx", "pdf") or form not in papers.FORMS or not queries.keeps(request.user, row):  # type: ignore[arg-type]
        raise Http404
    made = papers.paper_file(row, form, kind)
    return HttpResponse(
        made.content,
        content_type=made.media_type,
        headers={"Content-Disposition": f'attachment; filename="{made.name}"'},
    )


def _printed(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )

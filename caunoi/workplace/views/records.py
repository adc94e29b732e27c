"""Conferences, dialogues, agreements, promises: begun, looked at, moved on by the acts their books allow."""

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
from caunoi.kernel.words import say
from caunoi.notices.handing import file_response
from caunoi.ui.case import Doable
from caunoi.ui.clock import clock_of
from caunoi.workplace import commands, papers, queries
from caunoi.workplace.forms.agreements import DraftForm, PromiseForm
from caunoi.workplace.forms.conferences import PlanForm, years_to_choose
from caunoi.workplace.forms.dialogues import AskForm, MembersForm, SetForm
from caunoi.workplace.forms.shared import AttachForm
from caunoi.workplace.queries import lawful
from caunoi.workplace.words import Act, Content, Gathering, Stage, TalkStage

from .acts import GRAVE, WAYS, open_ways
from .shared import asked, page_of, posted, workplace_or_404

HEADINGS = {
    "hoi-nghi": gettext_lazy("Hội nghị"), "doi-thoai": gettext_lazy("Đối thoại"), "thoa-uoc": gettext_lazy("Thỏa ước lao động tập thể"),
    "cam-ket": gettext_lazy("Cam kết với người lao động"),
}  # fmt: skip
PAGES = {"hoi-nghi": "conference", "doi-thoai": "dialogue", "thoa-uoc": "agreement", "cam-ket": "promise"}
LISTS = {
    "hoi-nghi": queries.conferences_of, "doi-thoai": queries.dialogues_of, "thoa-uoc": queries.agreements_of, "cam-ket": queries.promises_of,
}  # fmt: skip


@require_safe
@signed_in
def listing(request: Any, workplace_id: UUID, kind: str) -> HttpResponse:
    """Every record of one kind at a workplace."""
    row = workplace_or_404(request, workplace_id)
    context = listed(request, row, _kind(kind), LISTS[kind](row))
    return render(request, "workplace/officer/listing.html", {**context, "public": False})


def listed(request: Any, row: Any, kind: str, found: Any) -> dict[str, Any]:
    """One page of records of a kind, as the tables show them."""
    today = localdate()
    rows, before, after = page_of(request, found)
    if kind == "thoa-uoc":
        rows = queries.deals(list(rows), today)
    elif kind == "cam-ket":
        rows = [(each, queries.overdue(each, today)) for each in rows]
    return {
        "row": row,
        "kind": kind,
        "rows": rows,
        "before": before,
        "after": after,
        "today": today,
        "heading": HEADINGS[kind],
    }


@require_safe
@signed_in
def record(request: Any, kind: str, pk: UUID) -> HttpResponse:
    """One record: how it stands, why, what may be done next."""
    row, today = _row(request, kind, pk), localdate()
    acts = [
        Doable(
            str(way.heading),
            href=reverse("workplace:act", args=[kind, pk, slug]),
            main=number == 0 and way.act not in GRAVE,
            **_why(row, way.act),
        )
        for number, (slug, way) in enumerate(open_ways(request.user, kind, row))
    ]
    context = {
        "row": row, "place": row.workplace, "kind": kind, "acts": acts, "files": queries.files_of(row), "today": today,
        "keeps": queries.keeping(request.user, row.workplace), "papers": papers.papers_of(kind, row), **_told(kind, row, today),
    }  # fmt: skip
    return render(request, f"workplace/officer/{PAGES[kind]}.html", context)


@signed_in
def act(request: Any, kind: str, pk: UUID, slug: str) -> HttpResponse:
    """Take a step of a record's book."""
    row = _row(request, kind, pk)
    way = WAYS[kind].get(slug)
    if way is None:
        raise Http404
    here = reverse("workplace:record", args=[kind, pk])
    said = posted(request)
    form = way.form(said, row=row, initial=way.starting(localdate()))
    return asked(
        request, form, lambda **said: way.command(**{way.key: pk}, by=request.user, at=now(), **said), to=here, heading=way.heading, back=here,
        lead=way.lead or _name(kind, row),
    )  # fmt: skip


@signed_in
def begin(request: Any, workplace_id: UUID, kind: str) -> HttpResponse:
    """Begin a conference, a dialogue, an agreement, a list of members."""
    row, today = workplace_or_404(request, workplace_id), localdate()
    form: Any
    match kind:
        case "hoi-nghi":
            start = {
                "year": str(today.year),
                "gathering": Gathering.PLENARY.value,
                "contents": [Content.LAST.value, Content.MONEY.value],
            }
            form, command, heading = (
                PlanForm(posted(request), years=years_to_choose(today), initial=start),
                commands.plan_conference,
                _("Chuẩn bị hội nghị"),
            )
        case "doi-thoai":
            form, command, heading = SetForm(posted(request)), commands.set_dialogue, _("Ấn định buổi đối thoại")
        case "yeu-cau-doi-thoai":
            form, command, heading = (
                AskForm(posted(request), initial={"asked_on": today}),
                commands.ask_dialogue,
                _("Ghi yêu cầu đối thoại"),
            )
        case "thanh-vien-doi-thoai":
            form, command, heading = (
                MembersForm(posted(request), initial={"listed_on": today}),
                commands.list_members,
                _("Ghi danh sách thành viên đối thoại"),
            )
        case "thoa-uoc":
            form, command, heading = (
                DraftForm(posted(request)),
                commands.draft,
                _("Soạn thỏa ước lao động tập thể"),
            )
        case _:
            raise Http404
    home = reverse("workplace:desk", args=[row.pk])
    kinds = {"hoi-nghi": "hoi-nghi", "doi-thoai": "doi-thoai", "yeu-cau-doi-thoai": "doi-thoai", "thoa-uoc": "thoa-uoc"}
    return asked(
        request, form, lambda **said: command(workplace_id=row.pk, by=request.user, at=now(), **said),
        to=lambda made: reverse("workplace:record", args=[kinds[kind], made.pk]) if kind in kinds else home, heading=heading, back=home, lead=row.name,
        seats=lawful.seats_for(lawful.workers_on(row, today), today) if kind == "thanh-vien-doi-thoai" else None,
    )  # fmt: skip


@signed_in
def again(request: Any, pk: UUID) -> HttpResponse:
    """Hold a void conference again."""
    void = _row(request, "hoi-nghi", pk)
    if void.stage != Stage.VOID.value:
        raise Http404
    start = {
        "year": str(void.year),
        "gathering": void.gathering,
        "venue": void.venue,
        "contents": void.contents,
        "more": void.more,
    }
    form = PlanForm(posted(request), years=[void.year], again=True, initial=start)
    return asked(
        request, form, lambda **said: commands.plan_conference(workplace_id=void.workplace_id, again_of=void.pk, by=request.user, at=now(), **said),
        to=lambda made: reverse("workplace:record", args=["hoi-nghi", made.pk]), heading=_("Họp lại hội nghị"),
        back=reverse("workplace:record", args=["hoi-nghi", pk]), lead=void.workplace.name,
    )  # fmt: skip


@signed_in
def promise(request: Any, kind: str, pk: UUID) -> HttpResponse:
    """Keep a promise of an agreement or a dialogue."""
    if kind not in ("thoa-uoc", "doi-thoai"):
        raise Http404
    row = _row(request, kind, pk)
    source = {"agreement_id" if kind == "thoa-uoc" else "dialogue_id": row.pk}
    here = reverse("workplace:record", args=[kind, pk])
    return asked(
        request, PromiseForm(posted(request)), lambda **said: commands.promise(**source, by=request.user, at=now(), **said),
        to=here, heading=_("Ghi cam kết có ngày"), back=here, lead=_name(kind, row),
    )  # fmt: skip


@signed_in
def attach(request: Any, kind: str, pk: UUID) -> HttpResponse:
    """Add files to a record."""
    row = _row(request, kind, pk)
    here = reverse("workplace:record", args=[kind, pk])
    form = AttachForm(posted(request), request.FILES if request.method == "POST" else None)
    return asked(
        request, form, lambda **said: commands.add_files(kind=kind, pk=row.pk, by=request.user, at=now(), **said),
        to=here, heading=_("Thêm tệp"), back=here, lead=_name(kind, row), multipart=True,
    )  # fmt: skip


@require_safe
@signed_in
def paper(request: Any, kind: str, pk: UUID, code: str, ending: str) -> HttpResponse:
    """A paper of a record."""
    return file_response(papers.paper_file(kind, _row(request, kind, pk), code, ending))


def _kind(kind: str) -> str:
    if kind not in PAGES:
        raise Http404
    return kind


def _row(request: Any, kind: str, pk: UUID) -> Any:
    found = queries.record_of(request.user, _kind(kind), pk)
    if found is None:
        raise Http404
    return found


def _name(kind: str, row: Any) -> str:
    return str(row.title if kind == "thoa-uoc" else row.text if kind == "cam-ket" else row.workplace.name)


def _why(row: Any, step: Any) -> dict[str, str]:
    """Why an act is greyed: a thin conference is not concluded, a valid one not thrown away."""
    if step not in (Act.CONCLUDE, Act.VOID, Act.VOTE):
        return {}
    found = queries.standing_of(row)
    if found.valid == (step is not Act.VOID):
        return {}
    return {"why_not": say(*found.why), "cite": found.cite}


def _told(kind: str, row: Any, today: Any) -> dict[str, Any]:
    match kind:
        case "hoi-nghi":
            held = row.stage in (Stage.HELD.value, Stage.VALID.value, Stage.VOID.value)
            last, cite = lawful.last_day_to_call(row.workplace, row.held_on)
            return {
                "standing": queries.standing_of(row) if held else None, "questions": list(row.resolutions.all()), "call_by": last, "call_cite": cite,
                "again": queries.repeat_of(row), "to_call": row.stage == Stage.PLANNED.value, "void": row.stage == Stage.VOID.value,
            }  # fmt: skip
        case "doi-thoai":
            duty = queries.duty_of(row.ref, lawful.PUBLISH) or queries.duty_of(row.ref, lawful.ANSWER)
            held = row.stage in (TalkStage.HELD.value, TalkStage.SIGNED.value, TalkStage.PUBLISHED.value)
            return {"clock": clock_of(duty, today) if duty else None, "promises": _promises(row, today), "held": held}
        case "thoa-uoc":
            duty = queries.duty_of(row.ref, lawful.SEND)
            return {
                "deal": queries.deal_of(row, today), "clock": clock_of(duty, today) if duty else None, "promises": _promises(row, today),
                "term": lawful.term_of(today),
            }  # fmt: skip
        case _:
            duty = queries.duty_of(row.ref, "workplace.promise")
            return {"clock": clock_of(duty, today) if duty else None, "late": queries.overdue(row, today)}


def _promises(row: Any, today: Any) -> list[tuple[Any, bool]]:
    return [(each, queries.overdue(each, today)) for each in queries.promises_in(row)]

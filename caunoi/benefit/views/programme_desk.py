"""Officers' pages of programmes: write down, list, post, correct, settle, tell; and the published scores of the service index."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.access.words import Role
from caunoi.benefit import commands, queries
from caunoi.benefit.forms.programmes import (
    IndexForm,
    ListForm,
    PostForm,
    ProgrammeForm,
    ReachForm,
    ResultForm,
    SureForm,
)
from caunoi.kernel.public_names import COLUMNS
from caunoi.law.queries import in_force
from caunoi.ui.paging import page_of

from .shared import asked, file


@require_safe
@signed_in
def programmes(request: Any) -> HttpResponse:
    """The programmes of one's bodies."""
    bodies = queries.editor_bodies(request.user)
    rows, before, after = page_of(request, queries.programmes_for(bodies))
    context = {"rows": rows, "before": before, "after": after, "bodies": bodies, "today": localdate()}
    return render(request, "benefit/officer/programmes.html", context)


@signed_in
def new(request: Any) -> HttpResponse:
    """Write a programme down."""
    bodies = queries.editor_bodies(request.user)
    if not bodies:
        raise Http404
    return asked(
        request, ProgrammeForm(request.POST or None, bodies=bodies), lambda **said: commands.open_programme(by=request.user, at=now(), **said),
        to=reverse("benefit:desk-programmes"), heading=_("Ghi một chương trình"), onward=_href,
    )  # fmt: skip


@require_safe
@signed_in
def programme(request: Any, programme_id: UUID) -> HttpResponse:
    """One programme at the desk: where it stands, its list, objections, what may be done now."""
    row, today = _programme(request, programme_id), localdate()
    shown = queries.shown(row, today)
    people, before, after = page_of(request, queries.beneficiaries(row), 50)
    context = {
        "row": row, "shown": shown, "people": queries.cells(list(people), [str(each) for each in shown.columns]), "before": before, "after": after,
        "objections": queries.objections_of(row)[:50], "today": today, "over": bool(row.objections_until and today > row.objections_until),
    }  # fmt: skip
    return render(request, "benefit/officer/programme.html", context)


@signed_in
def listing(request: Any, programme_id: UUID) -> HttpResponse:
    """Enter or correct the list."""
    row = _programme(request, programme_id)
    form = ListForm(
        request.POST or None, request.FILES or None, allowed=COLUMNS[row.item], correcting=row.state == "posted", initial={"seen": row.version}
    )  # fmt: skip
    return _act(
        request, row, form, commands.enter_list, _("Sửa danh sách") if row.state == "posted" else _("Đưa danh sách vào")
    )


@require_safe
@signed_in
def sample(request: Any, programme_id: UUID) -> HttpResponse:
    """An empty list with the columns that may be filled in."""
    row = _programme(request, programme_id)
    head = ";".join(each.vi for each in COLUMNS[row.item])
    return file(f"\ufeff{head}\r\n".encode(), "danh-sach-mau.csv", "text/csv; charset=utf-8")


@signed_in
def post(request: Any, programme_id: UUID) -> HttpResponse:
    """Make the list public."""
    row = _programme(request, programme_id)
    form = PostForm(request.POST if request.method == "POST" else None, initial={"seen": row.version})
    return _act(request, row, form, commands.post_list, _("Công khai danh sách, lấy ý kiến"))


@signed_in
def reach(request: Any, programme_id: UUID) -> HttpResponse:
    """Say who was reached, place by place."""
    row = _programme(request, programme_id)
    form = ReachForm(request.POST or None, request.FILES or None, initial={"seen": row.version})
    return _act(request, row, form, commands.count_reach, _("Ghi đã đến tay bao nhiêu người"))


@signed_in
def settle(request: Any, programme_id: UUID) -> HttpResponse:
    """Settle the list."""
    row = _programme(request, programme_id)
    form = SureForm(request.POST if request.method == "POST" else None, initial={"seen": row.version})
    return _act(request, row, form, commands.settle_list, _("Chốt danh sách"))


@signed_in
def result(request: Any, programme_id: UUID) -> HttpResponse:
    """Tell the result."""
    row = _programme(request, programme_id)
    form = ResultForm(request.POST or None, initial={"seen": row.version})
    return _act(request, row, form, commands.tell_result, _("Công bố kết quả"))


@signed_in
def index(request: Any) -> HttpResponse:
    """Record a published score of the service index."""
    bodies, today = queries.my_bodies(request.user, Role.HANDLER), localdate()
    if not bodies:
        raise Http404
    form = IndexForm(
        request.POST or None, bodies=bodies, periods=queries.periods_known(bodies[0].place, today), parts=in_force("index.766", on=today).items
    )  # fmt: skip
    return asked(
        request, form, lambda **said: commands.record_index(by=request.user, at=now(), **said), to=reverse("benefit:index", args=[bodies[0].place.code]),
        heading=_("Ghi điểm chỉ số phục vụ đã công bố"), onward=lambda made: f"{reverse('benefit:index', args=[made.place.code])}?quy={made.period}",
        lead=_("Chỉ ghi điểm mà nguồn chính thức đã công bố, từng phần một. Hệ thống không tự chấm điểm."),
    )  # fmt: skip


def _act(request: Any, row: Any, form: Any, command: Callable[..., Any], heading: str) -> HttpResponse:
    def run(**said: Any) -> Any:
        return command(programme_id=row.pk, by=request.user, at=now(), **said)

    return asked(request, form, run, to=_href(row), heading=heading, lead=row.title)


def _programme(request: Any, programme_id: UUID) -> Any:
    found = queries.programme_for(request.user, programme_id)
    if found is None:
        raise Http404
    return found


def _href(row: Any) -> str:
    return reverse("benefit:desk-programme", args=[row.pk])

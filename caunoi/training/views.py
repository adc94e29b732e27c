"""Officers' pages of training: one's own sessions, courses, lists, attendance, what is weak, what changed."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

import qrcode
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from qrcode.image.svg import SvgPathImage

from caunoi.access.doors import open_to_all, signed_in
from caunoi.access.queries import bodies_of
from caunoi.indicators.catalogue import indicators
from caunoi.notices.handing import file_response
from caunoi.reception.calendar import Event, icalendar
from caunoi.ui import asking

from . import commands, papers, queries
from .forms import CourseForm, EnlistForm, MaterialForm, ReasonForm, SessionForm, SheetForm

SIZE = 40
#: One form with its act.
asked = partial(asking.asked, template="training/ask.html")


@require_safe
@signed_in
def courses(request: Any) -> HttpResponse:
    """One's own sessions, then the courses of the province."""
    page = Paginator(queries.courses_for(request.user), SIZE).get_page(request.GET.get("trang"))
    context = {
        "mine": queries.own(request.user)[:20], "page": page, "before": f"?trang={page.previous_page_number()}" if page.has_previous() else "",
        "after": f"?trang={page.next_page_number()}" if page.has_next() else "", "may_plan": queries.planning_bodies(request.user), "year": localdate().year,
    }  # fmt: skip
    return render(request, "training/courses.html", context)


@require_safe
@signed_in
def needs(request: Any) -> HttpResponse:
    """What one's bodies are weak in, and which course answers it."""
    mine = bodies_of(request.user)
    chosen = next((body for body in mine if body.code == request.GET.get("co-quan")), mine[0] if mine else None)
    weak = queries.weakest(chosen, localdate()) if chosen else []
    return render(
        request, "training/needs.html", {"bodies": mine, "chosen": chosen, "weak": weak, "least": queries.LEAST_RECORDS}
    )


@signed_in
def new(request: Any) -> HttpResponse:
    """Plan a course."""
    start = {"year": localdate().year, "indicator": request.GET.get("chi-tieu", "")}
    form = CourseForm(request.POST or None, initial=start, bodies=queries.planning_bodies(request.user))
    return asked(
        request,
        form,
        lambda **said: commands.plan_course(by=request.user, at=now(), **said),
        to=reverse("training:courses"),
        heading=_("Lập lớp tập huấn"),
    )


@require_safe
@signed_in
def course(request: Any, course_id: UUID) -> HttpResponse:
    """One course: sessions, material, what changed in the half-year after."""
    found = _course(request, course_id)
    context = {
        "course": found, "sessions": found.sessions.all(), "holds": queries.holds(request.user, found), "material": queries.material(found),
        "indicator": indicators().get(found.indicator), "effect": queries.effect(found, localdate()),
    }  # fmt: skip
    return render(request, "training/course.html", context)


@signed_in
def session_new(request: Any, course_id: UUID) -> HttpResponse:
    """Set a session."""
    found = _held(request, course_id)
    return asked(
        request, SessionForm(request.POST or None), lambda **said: commands.set_session(course_id=course_id, by=request.user, at=now(), **said),
        to=reverse("training:course", args=[course_id]), heading=_("Thêm buổi học"), lead=found.title,
    )  # fmt: skip


@signed_in
def material(request: Any, course_id: UUID) -> HttpResponse:
    """Add files."""
    found = _held(request, course_id)
    form = MaterialForm(request.POST or None, request.FILES or None)
    return asked(
        request, form, lambda **said: commands.add_material(course_id=course_id, by=request.user, at=now(), **said),
        to=reverse("training:course", args=[course_id]), heading=_("Thêm tài liệu"), lead=found.title, multipart=True,
    )  # fmt: skip


@require_safe
@signed_in
def session(request: Any, session_id: UUID) -> HttpResponse:
    """One session with its list and, for its body, the code on the wall."""
    found = _session(request, session_id)
    code = queries.wall_code(found)
    address = settings.SITE_URL + reverse("training:check-in", args=[code]) if code else ""
    context = {
        "session": found,
        "course": found.course,
        "rows": queries.listed(found),
        "holds": queries.holds(request.user, found.course),
        "address": address,
        "qr": _qr(address) if address else "",
    }
    return render(request, "training/session.html", context)


@signed_in
def session_act(request: Any, session_id: UUID, act: str) -> HttpResponse:
    """Put somebody on the list, take the sheet, call the session off."""
    found = _session(request, session_id)
    if not queries.holds(request.user, found.course):
        raise Http404
    posted = request.POST or None
    doing: dict[str, tuple[Callable[[], Any], Callable[..., Any], str]] = {
        "them": (lambda: EnlistForm(posted), commands.enlist, _("Thêm học viên")),
        "diem-danh": (lambda: SheetForm(posted, rows=queries.listed(found)), commands.take_sheet, _("Điểm danh theo danh sách ký")),
        "huy": (lambda: ReasonForm(posted), commands.call_off, _("Hủy buổi học")),
    }  # fmt: skip
    if act not in doing:
        raise Http404
    make, command, heading = doing[act]
    return asked(
        request, make(), lambda **said: command(session_id=session_id, by=request.user, at=now(), **said),
        to=reverse("training:session", args=[session_id]), heading=heading, lead=found.course.title,
    )  # fmt: skip


@signed_in
def check_in(request: Any, code: str) -> HttpResponse:
    """Take one's own attendance by the code on the wall."""
    if request.method != "POST":
        return render(request, "training/check_in.html", {"done": None})
    return render(request, "training/check_in.html", {"done": commands.check_in(code=code, by=request.user, at=now())})


@require_safe
@signed_in
def sheet(request: Any, session_id: UUID, kind: str) -> HttpResponse:
    """The sign-in sheet as a file."""
    found = _session(request, session_id)
    if not queries.holds(request.user, found.course):
        raise Http404
    return file_response(papers.sheet_file(found, kind))


@require_safe
@signed_in
def certificate(request: Any, attendance_id: int, kind: str) -> HttpResponse:
    """One's own certificate as a file."""
    found = queries.own_attendance(request.user, min(attendance_id, 2**62))
    if found is None:
        raise Http404
    return file_response(papers.certificate_file(found, kind))


@require_safe
@open_to_all
def certified(request: Any, code: str) -> HttpResponse:
    """What a certificate's code stands for."""
    return render(request, "training/certified.html", {"found": queries.certified(code)})


@require_safe
@signed_in
def plan(request: Any, code: str, year: int, kind: str) -> HttpResponse:
    """A body's yearly plan as a file."""
    body = next((each for each in bodies_of(request.user) if each.code == code), None)
    if body is None or not 2000 <= year <= 2100:
        raise Http404
    return file_response(papers.plan_file(body, year, kind))


@require_safe
@signed_in
def calendar(request: Any) -> HttpResponse:
    """One's own sessions as a calendar."""
    events = [
        Event(
            str(each.session_id),
            each.session.starts_at,
            each.session.ends_at,
            each.session.course.title,
            each.session.venue,
            each.session.trainer,
        )
        for each in queries.own(request.user)[:200]
    ]
    answer = HttpResponse(icalendar("Tập huấn", events, at=now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="tap-huan.ics"'
    return answer


def _course(request: Any, course_id: UUID) -> Any:
    found = queries.course_of(request.user, course_id)
    if found is None:
        raise Http404
    return found


def _held(request: Any, course_id: UUID) -> Any:
    found = _course(request, course_id)
    if not queries.holds(request.user, found):
        raise Http404
    return found


def _session(request: Any, session_id: UUID) -> Any:
    found = queries.session_of(request.user, session_id)
    if found is None:
        raise Http404
    return found


def _qr(text: str) -> str:
    code = qrcode.QRCode(border=2, box_size=10)
    code.add_data(text)
    drawn: str = code.make_image(image_factory=SvgPathImage).to_string().decode()
    return mark_safe(drawn[drawn.index("<svg") :])  # noqa: S308 - drawn here from an address of ours

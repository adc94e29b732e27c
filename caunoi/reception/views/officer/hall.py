"""One reception day at its desk: begin, the queue, calling, closing; calling off; appointments made for somebody."""

import uuid
from collections.abc import Callable
from datetime import time
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.ui.numbers import vndate

from ... import commands
from ...forms.officer import BeginForm, CallOffForm, CloseForm, CounterBookingForm, ReasonForm, WalkInForm
from ...queries import day, numbers, timetable
from ...words import Mode, SessionStage, Sort, Turn, Way
from .shared import at_desk, bodies_of, tried


@at_desk
@never_cache
@require_GET
def hall(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    return _page(request, _own(request, session_id))


@at_desk
@require_POST
def act(request: HttpRequest, session_id: uuid.UUID, act: str) -> HttpResponse:
    """One step of the day by its name in the address."""
    session, moment = _own(request, session_id), now()
    if act not in ACTS:
        raise Http404
    return ACTS[act](request, session, moment)


@at_desk
@require_http_methods(["GET", "POST"])
def calling_off(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    session = _own(request, session_id)
    others = [
        (str(each.session.pk), f"{vndate(each.session.on)}, {each.session.starts:%H:%M}")
        for each in timetable.coming_of(session.body, at=now()) if each.session.pk != session.pk
    ]  # fmt: skip
    form = CallOffForm(request.POST if request.method == "POST" else None, others=others)
    if request.method == "POST" and form.is_valid():
        moved = form.cleaned_data["moved_to"]

        def run():
            return commands.call_off(
                    session_id=session.pk, reason=form.cleaned_data["reason"], moved_to=uuid.UUID(moved) if moved else None, by=request.user, at=now()
                )  # fmt: skip

        if tried(request, form, _("Đã hủy buổi tiếp. Lý do hiện trên lịch công khai."), run):
            return redirect("reception:hall", session.pk)
    return render(request, "reception/officer/form.html", {
        "form": form, "heading": _("Hủy buổi tiếp ngày %(day)s") % {"day": vndate(session.on)}, "submit": _("Hủy buổi tiếp"),
        "back": reverse("reception:hall", args=[session.pk]), "danger": True,
    }, status=422 if form.errors else 200)  # fmt: skip


@at_desk
@require_http_methods(["GET", "POST"])
def counter_booking(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """An appointment made at the counter or on the telephone: the code is told to the person."""
    session, moment = _own(request, session_id), now()
    form = CounterBookingForm(
        request.POST if request.method == "POST" else None, free=timetable.free_slots(session, at=moment)
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = tried(request, form, "", lambda: commands.book(
            session_id=session.pk, slot=time.fromisoformat(given["slot"]), kind=Sort(given["kind"]), people=given["people"], name=given["name"],
            phone=given["phone"], about=given["about"], way=Way(given["way"]), by=request.user, at=moment,
        ))  # fmt: skip
        if made:
            messages.success(request, _("Đã đặt lịch. Mã để người hẹn tự đổi, hủy: %(code)s") % {"code": made.code})
            return redirect("reception:hall", session.pk)
    return render(request, "reception/officer/form.html", {
        "form": form, "heading": _("Đặt lịch giúp"), "submit": _("Đặt lịch"), "back": reverse("reception:hall", args=[session.pk]),
        "lead": f"{vndate(session.on)} · {session.body.name}",
    }, status=422 if form.errors else 200)  # fmt: skip


@at_desk
@require_POST
def arrival(request: HttpRequest, booking_id: uuid.UUID) -> HttpResponse:
    """Somebody with an appointment is here: give a number."""
    booked = day.booking(booking_id)
    if booked is None:
        raise Http404
    made = tried(request, None, "", lambda: commands.arrive(booking_id=booking_id, by=request.user, at=now()))
    if made:
        messages.success(request, _("Số thứ tự: %(n)s") % {"n": made.number})
    return redirect("reception:hall", booked.session_id)


@at_desk
@never_cache
@require_http_methods(["GET", "POST"])
def who_booked(request: HttpRequest, booking_id: uuid.UUID) -> HttpResponse:
    """Who made an appointment: with a reason, on record, shown once."""
    booked = day.booking(booking_id)
    if booked is None:
        raise Http404
    form, people = ReasonForm(request.POST if request.method == "POST" else None), []
    if request.method == "POST" and form.is_valid():

        def run():
            return commands.open_booking(
                booking_id=booking_id, reason=form.cleaned_data["reason"], by=request.user, at=localtime()
            )

        found = tried(request, form, "", run)
        people = [found] if found else []
    context = {
        "form": form,
        "people": people,
        "opened": bool(people),
        "back": reverse("reception:hall", args=[booked.session_id]),
    }
    return render(request, "reception/officer/identity.html", context, status=422 if form.errors else 200)


def _page(request: HttpRequest, session: Any, **forms: Any) -> HttpResponse:
    moment, today = now(), localdate()
    stage = SessionStage(session.stage)
    forbidden = numbers.delegation_forbidden(session.body, session.on)
    context = {
        "session": session, "stage": stage, "hall": day.hall(session), "queue": timetable.queue_of(session), "free": timetable.free_slots(session, at=moment),
        "is_today": session.on == today, "is_past": session.on < today, "may_begin": stage is SessionStage.POSTED and session.on <= today,
        "begin": BeginForm(past=session.on < today, initial={"turn": session.turn}), "walk": WalkInForm(), "closing": CloseForm(),
        "online": session.mode == Mode.ONLINE, "forbidden": forbidden, "screen": reverse("reception:screen", args=[session.pk]), **forms,
    }  # fmt: skip
    return render(
        request, "reception/officer/hall.html", context, status=422 if any(f.errors for f in forms.values()) else 200
    )


def _begin(request: HttpRequest, session: Any, moment: Any) -> HttpResponse:
    form = BeginForm(request.POST, past=session.on < localdate(moment))
    if form.is_valid():
        given = form.cleaned_data

        def run():
            return commands.begin(
                    session_id=session.pk, turn=Turn(given["turn"]), receiver=given["receiver"], note=given.get("note", ""), by=request.user, at=moment
                )  # fmt: skip

        if tried(request, form, _("Buổi tiếp đã bắt đầu."), run):
            return redirect("reception:hall", session.pk)
    return _page(request, session, begin=form)


def _walk_in(request: HttpRequest, session: Any, moment: Any) -> HttpResponse:
    form = WalkInForm(request.POST)
    if form.is_valid():
        made = tried(
            request,
            form,
            "",
            lambda: commands.walk_in(session_id=session.pk, **form.cleaned_data, by=request.user, at=moment),
        )
        if made:
            messages.success(request, _("Số thứ tự: %(n)s") % {"n": made.number})
            return redirect("reception:hall", session.pk)
    return _page(request, session, walk=form)


def _call_next(request: HttpRequest, session: Any, moment: Any) -> HttpResponse:
    made = tried(request, None, "", lambda: commands.call_next(session_id=session.pk, by=request.user, at=moment))
    if made is True:
        messages.info(request, _("Không còn ai chờ."))
    elif made:
        messages.success(request, _("Mời số %(n)s.") % {"n": made.number})
    return redirect("reception:hall", session.pk)


def _close(request: HttpRequest, session: Any, moment: Any) -> HttpResponse:
    form = CloseForm(request.POST)
    if form.is_valid():

        def run():
            return commands.close(
                session_id=session.pk, recording=form.cleaned_data["recording"], by=request.user, at=moment
            )

        if tried(request, form, _("Đã kết thúc buổi tiếp công dân."), run):
            return redirect("reception:hall", session.pk)
    return _page(request, session, closing=form)


def _test(request: HttpRequest, session: Any, moment: Any) -> HttpResponse:
    tried(
        request,
        None,
        _("Đã ghi chạy thử đường truyền."),
        lambda: commands.test_connection(session_id=session.pk, by=request.user, at=moment),
    )
    return redirect("reception:hall", session.pk)


def _connect(request: HttpRequest, session: Any, moment: Any) -> HttpResponse:
    tried(
        request,
        None,
        _("Đã ghi giờ kết nối."),
        lambda: commands.connect(session_id=session.pk, by=request.user, at=moment),
    )
    return redirect("reception:hall", session.pk)


ACTS: dict[str, Callable[[HttpRequest, Any, Any], HttpResponse]] = {
    "bat-dau": _begin, "lay-so": _walk_in, "goi-tiep": _call_next, "ket-thuc": _close, "chay-thu": _test, "ket-noi": _connect,
}  # fmt: skip


def _own(request: HttpRequest, session_id: uuid.UUID) -> Any:
    session = timetable.session_of(session_id)
    if session is None or session.body_id not in {body.pk for body in bodies_of(request)}:
        raise Http404
    return session

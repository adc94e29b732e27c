"""The officer's front page of receptions, the timetable, days kept, the head's calendar address."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from caunoi.law.queries import deadline, ground_list, in_force
from caunoi.ui.numbers import vndate

from ... import commands, rules
from ...forms.officer import DeskForm, PostForm, ReasonForm
from ...queries import appointments, day, kept
from ...words import Mode, Turn
from .shared import at_desk, bodies_of, tried

AHEAD, BACK = timedelta(weeks=9), timedelta(weeks=2)


@at_desk
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    bodies, today = bodies_of(request), localdate()
    rows = day.sessions_for(bodies, since=today - BACK, until=today + AHEAD)
    desks = day.desks(bodies)
    context = {
        "bodies": bodies, "desks": list(desks.values()), "without": [b for b in bodies if b.pk not in desks and rules.binding(b.kind, b.place.is_province)],
        "today": [row for row in rows if row[0].on == today], "coming": [row for row in rows if row[0].on > today],
        "gone": [row for row in reversed(rows) if row[0].on < today], "unfinished": day.unfinished(bodies, today=today), "schedule": in_force("recv.schedule", on=today), "day": today,
    }  # fmt: skip
    return render(request, "reception/officer/home.html", context)


@at_desk
@require_http_methods(["GET", "POST"])
def settings_of_desk(request: HttpRequest) -> HttpResponse:
    bodies, now = bodies_of(request), localtime()
    desks = day.desks(bodies)
    asked = request.GET.get("co-quan", "")
    known = desks.get(int(asked)) if asked.isdecimal() and len(asked) < 19 else next(iter(desks.values()), None)
    initial = {"since": now.date().replace(day=1)}
    if known:
        initial = {
            "body": str(known.body_id),
            "venue": known.venue,
            "phone": known.phone,
            "minutes": known.minutes,
            "since": known.since,
        }
    elif asked:
        initial["body"] = asked
    form = DeskForm(request.POST if request.method == "POST" else None, bodies=bodies, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if tried(
            request, form, _("Đã lưu nơi tiếp công dân."), lambda: commands.open_desk(**given, by=request.user, at=now)
        ):
            return redirect("reception:desk")
    return render(request, "reception/officer/form.html", {
        "form": form, "heading": _("Nơi tiếp công dân"), "submit": _("Lưu"), "back": reverse("reception:desk"),
    }, status=422 if form.errors else 200)  # fmt: skip


@at_desk
@require_http_methods(["GET", "POST"])
def posting(request: HttpRequest) -> HttpResponse:
    bodies, now = bodies_of(request), localtime()
    desks = day.desks(bodies)
    if not desks:
        return redirect("reception:desk-settings")
    keeping = [body for body in bodies if body.pk in desks]
    cases = [(item.code, item.label) for item in ground_list("recv.online.cases", on=now.date())]
    form = PostForm(request.POST if request.method == "POST" else None, bodies=keeping, cases=cases)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = tried(request, form, "", lambda: commands.post(
            body=given["body"], turn=Turn(given["turn"]), days=given["days"], starts=given["starts"], ends=given["ends"], capacity=given["capacity"],
            venue=given["venue"], adhoc=given["adhoc"], late=given["late"], mode=Mode(given["mode"]), online_ground=given["online_ground"],
            by=request.user, at=now,
        ))  # fmt: skip
        if made:
            left = (
                _(" Bỏ qua ngày nghỉ: %(days)s.") % {"days": ", ".join(map(vndate, form.left_out))}
                if form.left_out
                else ""
            )
            messages.success(request, _("Đã đăng %(n)s buổi tiếp công dân.") % {"n": len(made)} + left)
            return redirect("reception:desk")
    context = {
        "form": form,
        "first_day": _first_day(now.date()),
        "rule": deadline("recv.schedule", start=now.date()).rule,
    }
    return render(request, "reception/officer/posting.html", context, status=422 if form.errors else 200)


@at_desk
@require_GET
def days_kept(request: HttpRequest) -> HttpResponse:
    bodies, today = bodies_of(request), localdate()
    text = request.GET.get("nam", "")
    year = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else today.year
    rows = kept.kept(day.desks(bodies).values(), since=date(year, 1, 1), until=date(year + 1, 1, 1), today=today)
    return render(
        request,
        "reception/officer/kept.html",
        {"rows": rows, "year": year, "years": [today.year, today.year - 1], "today": today},
    )


@at_desk
@require_GET
def month(request: HttpRequest, body_id: int, month: str) -> HttpResponse:
    """The reception days behind one month's figures."""
    body = _own(request, body_id)
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Http404 from None
    sessions, today = list(kept.sessions_behind(body, first)), localdate()
    context = {
        "body": body,
        "month": first,
        "periods": kept.periods_in(body, first),
        "sessions": sessions,
        "today": today,
    }
    return render(request, "reception/officer/month.html", context)


@at_desk
@require_http_methods(["GET", "POST"])
def explanation(request: HttpRequest, period_id: int) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():

        def run():
            return commands.explain_period(
                period_id=period_id, reason=form.cleaned_data["reason"], by=request.user, at=localtime()
            )

        if tried(request, form, _("Đã công khai lý do."), run):
            return redirect("reception:officer-kept")
    return render(request, "reception/officer/form.html", {
        "form": form, "heading": _("Vì sao chưa đủ số ngày tiếp công dân?"), "submit": _("Công khai lý do"), "back": reverse("reception:officer-kept"),
        "lead": _("Lý do hiện cạnh số liệu cho mọi người đọc. Số ngày thiếu vẫn giữ nguyên."),
    }, status=422 if form.errors else 200)  # fmt: skip


@at_desk
@never_cache
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, body_id: int) -> HttpResponse:
    """The secret calendar address: told once when made, ended when lost."""
    body, now, address = _own(request, body_id), localtime(), ""
    if request.method == "POST" and request.POST.get("go") == "huy":
        tried(
            request,
            None,
            _("Địa chỉ cũ không dùng được nữa."),
            lambda: commands.end_link(body=body, by=request.user, at=now),
        )
        return redirect("reception:link", body.pk)
    if request.method == "POST":
        token = tried(request, None, "", lambda: commands.make_link(body=body, by=request.user, at=now))
        address = settings.SITE_URL + reverse("reception:head-calendar", args=[token]) if token else ""
    return render(
        request,
        "reception/officer/link.html",
        {"body": body, "address": address, "stands": appointments.has_link(body)},
    )


def _own(request: HttpRequest, body_id: int) -> Any:
    body: Any = next((each for each in bodies_of(request) if each.pk == body_id), None)
    if body is None:
        raise Http404
    return body


def _first_day(today: date) -> date:
    """The first day that may still be posted in time."""
    at = today
    while deadline("recv.schedule", start=at).due < today:
        at += timedelta(days=1)
    return at

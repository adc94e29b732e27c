"""The timetable, the appointment, the number's screen: open to everybody, no account."""

import secrets
import uuid
from datetime import date, time
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from caunoi.access.doors import open_to_all
from caunoi.files.views import handed_out
from caunoi.files.words import MEDIA_TYPES
from caunoi.identity import sealing
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import band_for
from caunoi.places import queries as places
from caunoi.ui.numbers import vndate

from .. import commands
from ..calendar import Event, icalendar
from ..forms.resident import CodeForm, MatterForm, MoveForm, PersonForm, SlotForm
from ..queries import appointments, kept, numbers, proofs, timetable
from ..queries.appointments import Shown
from ..words import Mode, SessionStage, Sort, VisitStage

STEPS = ("gio", "viec", "nguoi", "kiem-tra")
#: What the address of a way names a kind.
PRESET = {
    "to-cao": Sort.DENUNCIATION,
    "khieu-nai": Sort.COMPLAINT,
    "kien-nghi": Sort.PROPOSAL,
    "phan-anh": Sort.FEEDBACK,
}
YEARS_SHOWN = 2
#: The cookie that tells one browser's appointments from another's, and its life in seconds.
DEVICE, YEAR = "may_hen", 365 * 86400


@open_to_all
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Which place: asked by name or old name, or led here with one chosen."""
    text, code = clean(request.GET.get("q", ""))[:200], clean(request.GET.get("noi", ""))[:20]
    if code and places.place_on(code, localdate()):
        return redirect(reverse("reception:place", args=[code]) + _of_kind(request))
    found = [each for each in places.search_places(text, localdate(), 15) if each.current] if text else []
    if len(found) == 1:
        return redirect(reverse("reception:place", args=[found[0].place.code]) + _of_kind(request))
    context = {"q": text, "found": found, "kind": _of_kind(request), "viec": request.GET.get("viec", "")}
    return render(request, "reception/resident/start.html", context, status=404 if text and not found else 200)


@open_to_all
@require_safe
def place(request: HttpRequest, code: str) -> HttpResponse:
    """The timetable of a place, with the superior's where it is a denunciation; the law's minimum beside it."""
    here, moment = _place(code), now()
    today, kind = localdate(moment), _preset(request)
    both = [here, here.province] if here.province else [here]
    days = timetable.coming(both if kind is Sort.DENUNCIATION else [here], at=moment)
    context = {
        "place": here, "days": timetable.bookable_for(days, kind) if kind else days, "past": timetable.past(here, today=today),
        "minimums": timetable.minimums(places.bodies_of(here, today), today), "today": today, "preset": kind, "kind": _of_kind(request),
        "above": here.province, "header_place": _header(here), "year": kept.year_so_far(here, today=today),
        "hung": proofs.hung_at(here, today=today),
        "is_denunciation": kind is Sort.DENUNCIATION, "group": numbers.groups_on(today),
    }  # fmt: skip
    return render(request, "reception/resident/place.html", context)


@open_to_all
@require_safe
def posted_picture(request: HttpRequest, proof_id: int) -> HttpResponse:
    """The picture of a timetable on a board."""
    found = proofs.picture_of(proof_id) if proof_id < 2**63 else None
    if found is None:
        raise Http404
    kept_file, content = found
    media = next((kind for word, kind in MEDIA_TYPES.items() if word.value == kept_file.kind), kept_file.media_type)
    return handed_out(content, kept_file.name, media, shown=True)


@open_to_all
@require_safe
def days_kept(request: HttpRequest, code: str) -> HttpResponse:
    """How many days each head received, against what the law asks, month by month."""
    here, today = _place(code), localdate()
    year = _year(request.GET.get("nam", ""), today.year)
    rows = kept.kept(kept.desks_of(here), since=_first(year), until=_first(year + 1), today=today)
    context = {
        "place": here, "rows": rows, "year": year, "years": range(today.year, today.year - YEARS_SHOWN - 1, -1), "header_place": _header(here),
        "today": today,
    }  # fmt: skip
    return render(request, "reception/resident/kept.html", context)


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def booking(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """Four questions, one a page; what was answered travels sealed with the page and is kept nowhere until sent."""
    session = _session(session_id)
    held, moment = _held(request), now()
    step = request.POST.get("step", "") if request.method == "POST" else STEPS[0]
    if step not in STEPS:
        step = STEPS[0]
    if request.method != "POST" or request.POST.get("go") == "back":
        return _asked(request, session, held, _before(step) if request.method == "POST" else step)
    if step == STEPS[-1]:
        return _booked(request, session, held, moment)
    form = _form(step, session, held, request.POST)
    if not form.is_valid():
        return _asked(request, session, held, step, form)
    held |= form.cleaned_data
    wrong = _wrong_online(session, held)
    if wrong and step == "viec":
        form.refuse(wrong)
        return _asked(request, session, held, step, form)
    return _asked(request, session, held, STEPS[STEPS.index(step) + 1])


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lookup(request: HttpRequest) -> HttpResponse:
    """Find an appointment by its code."""
    if request.method != "POST":
        return render(request, "reception/resident/lookup.html", {"form": CodeForm()})
    form = CodeForm(request.POST)
    if form.is_valid():
        if appointments.appointment(form.cleaned_data["code"]):
            return redirect("reception:appointment", sealing.as_read(form.cleaned_data["code"]))
        form.add_error("code", _("Không có lịch hẹn nào mang mã này. Hãy xem lại từng chữ."))
    return render(request, "reception/resident/lookup.html", {"form": form}, status=404 if form.is_bound else 200)


@open_to_all
@never_cache
@require_safe
def appointment(request: HttpRequest, code: str) -> HttpResponse:
    """The appointment: when, where, what to bring; the number once there."""
    shown = _shown(code)
    queue = timetable.queue_of(shown.session) if shown.number else None
    context = {
        "shown": shown, "code": sealing.as_read(code), "is_new": "moi" in request.GET, "queue": queue,
        "stage": VisitStage(shown.stage) if shown.stage else None, "desk": timetable.desk_of(shown.session.body),
        "address": settings.SITE_URL + reverse("reception:appointment", args=[sealing.as_read(code)]),
    }  # fmt: skip
    return render(request, "reception/resident/appointment.html", context)


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cancellation(request: HttpRequest, code: str) -> HttpResponse:
    """Give the appointment back."""
    shown = _shown(code)
    if request.method == "POST":
        commands.unbook(code=code, at=now())
        return redirect("reception:appointment", sealing.as_read(code))
    return render(request, "reception/resident/cancellation.html", {"shown": shown, "code": sealing.as_read(code)})


@open_to_all
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def moving(request: HttpRequest, code: str) -> HttpResponse:
    """Another day or time of the same body, under the same code."""
    shown, moment = _shown(code), now()
    offered = [
        (f"{day.session.pk}~{slot:%H:%M}", f"{slot:%H:%M} {vndate(day.session.on)} · {day.session.venue}")
        for day in timetable.coming_of(shown.session.body, at=moment)[:6]
        for slot in timetable.free_slots(day.session, at=moment)[:12]
    ]
    form = MoveForm(request.POST if request.method == "POST" else None, offered=offered)
    if request.method == "POST" and form.is_valid():
        session_id, _sep, slot = form.cleaned_data["to"].partition("~")
        try:
            commands.rebook(code=code, session_id=uuid.UUID(session_id), slot=time.fromisoformat(slot), at=moment)
            return redirect("reception:appointment", sealing.as_read(code))
        except Refusal as no:
            form.refuse(no)
    context = {"shown": shown, "code": sealing.as_read(code), "form": form, "offered": offered}
    return render(request, "reception/resident/moving.html", context, status=422 if form.errors else 200)


@open_to_all
@never_cache
@require_safe
def screen(request: HttpRequest, session_id: uuid.UUID) -> HttpResponse:
    """The big screen of the waiting room: numbers only, fresh every few seconds, without scripts."""
    session = _session(session_id)
    context = {"session": session, "queue": timetable.queue_of(session), "at": localtime()}
    return render(request, "reception/screen.html", context)


@open_to_all
@require_GET
def place_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """The timetable of a place, to subscribe to."""
    here, moment = _place(code), now()
    events = [
        _event(day.session, f"{day.session.kind_of_turn.vi}: {day.session.body.name}")
        for day in timetable.coming([here], at=moment)
    ]
    return _ics(icalendar(f"Lịch tiếp công dân {here.full_name}", events, at=moment), f"tiep-dan-{here.code}")


@open_to_all
@never_cache
@require_GET
def appointment_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """The appointment, for the calendar of a phone; says nothing of what it is about."""
    shown = _shown(code)
    session, booked = shown.session, shown.booking
    event = Event(
        uid=str(booked.pk), begins=booked.comes_at, ends=session.ends_at, summary="Hẹn tiếp công dân", place=session.venue,
        cancelled=not shown.running or shown.called_off,
    )  # fmt: skip
    return _ics(icalendar("Lịch hẹn tiếp công dân", [event], at=now()), "lich-hen")


@open_to_all
@never_cache
@require_GET
def head_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The head's own calendar behind its secret address: how many are booked, nobody's name."""
    found = appointments.feed_of(token)
    if found is None:
        raise Http404
    body, rows = found
    events = [_event(s, f"Tiếp công dân ({count} lượt đã hẹn)") for s, count in rows]
    return _ics(icalendar(f"Lịch tiếp công dân: {body.name}", events, at=now()), "lich-tiep-dan")


def _event(session: Any, summary: str) -> Event:
    off = session.stage == SessionStage.CANCELLED
    told = f"Đã hủy: {session.reason}" if off else ""
    return Event(str(session.pk), session.begins_at, session.ends_at, summary, session.venue, told, off)


def _ics(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def _place(code: str) -> Any:
    here = places.place_on(clean(code)[:20], localdate())
    if here is None:
        raise Http404
    return here


def _session(session_id: uuid.UUID) -> Any:
    session = timetable.session_of(session_id)
    if session is None:
        raise Http404
    return session


def _shown(code: str) -> Shown:
    shown = appointments.appointment(clean(code)[:60])
    if shown is None:
        raise Http404
    return shown


def _header(here: Any) -> dict[str, str]:
    return {
        "name": here.full_name,
        "within": here.province.full_name if here.province else "",
        "change": reverse("reception:start"),
    }


def _preset(request: HttpRequest) -> Sort | None:
    return PRESET.get(request.GET.get("viec", ""))


def _of_kind(request: HttpRequest) -> str:
    return f"?viec={request.GET['viec']}" if request.GET.get("viec") in PRESET else ""


def _year(text: str, this: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and this - 10 <= int(text[:4]) <= this else this


def _first(year: int) -> date:
    return date(year, 1, 1)


# Đặt lịch


def _held(request: HttpRequest) -> dict[str, Any]:
    """What was answered so far, out of the page itself; begun anew where the page was tampered with."""
    try:
        return sealing.unseal(request.POST.get("held", "").encode())
    except ValueError:
        preset = _preset(request)
        return {"key": secrets.token_urlsafe(24), **({"kind": preset.value} if preset else {})}


def _before(step: str) -> str:
    return STEPS[max(STEPS.index(step) - 1, 0)]


def _form(step: str, session: Any, held: dict[str, Any], data: Any = None) -> Any:
    if step == "gio":
        return SlotForm(data, free=timetable.free_slots(session, at=now()), initial=held)
    return {"viec": MatterForm, "nguoi": PersonForm}[step](data, initial=held)


def _asked(
    request: HttpRequest,
    session: Any,
    held: dict[str, Any],
    step: str,
    form: Any = None,
    *,
    refusal: Any = None,
    status: int = 0,
) -> HttpResponse:
    free = timetable.free_slots(session, at=now())
    if not free and step == STEPS[0]:
        return render(request, "reception/resident/full.html", {"session": session, "kind": _of_kind(request)})
    today, people = localdate(), held.get("people")
    is_group = isinstance(people, int) and band_for("recv.group_reps", people, on=today) is not None
    asked = None if step == STEPS[-1] else form or _form(step, session, held)
    context = {
        "session": session, "form": asked, "step": step, "at": STEPS.index(step) + 1, "of": len(STEPS), "held": sealing.seal(held).decode(),
        "given": {**held, "kind": Sort(held.get("kind", "unsorted"))}, "first": step == STEPS[0], "refusal": refusal, "group": numbers.groups_on(today) if is_group else None, "online": session.mode == Mode.ONLINE,
        "back_href": reverse("reception:place", args=[session.place.code]),
    }  # fmt: skip
    bad = 409 if refusal else 422 if asked is not None and asked.is_bound and asked.errors else 200
    return render(request, "reception/resident/booking.html", context, status=status or bad)


def _wrong_online(session: Any, held: dict[str, Any]) -> Refusal | None:
    return commands.refusal_online(session, Sort(held.get("kind", "unsorted")), protected=bool(held.get("protected")))


def _booked(request: HttpRequest, session: Any, held: dict[str, Any], moment: Any) -> HttpResponse:
    if "slot" not in held or "kind" not in held or "people" not in held:
        return _asked(request, session, held, STEPS[0])
    device = _device(request)
    try:
        made = commands.book(
            session_id=session.pk, slot=time.fromisoformat(held["slot"]), kind=Sort(held["kind"]), people=held["people"], name=held.get("name", ""),
            phone=held.get("phone", ""), about=held.get("about", ""), protected=bool(held.get("protected")), key=held["key"], device=device, at=moment,
        )  # fmt: skip
    except Refusal as no:
        return _asked(request, session, held, STEPS[0] if no.field == "slot" else STEPS[-1], refusal=no)
    response = redirect(reverse("reception:appointment", args=[made.code]) + "?moi")
    response.set_cookie(
        DEVICE, device, max_age=YEAR, path=reverse("reception:start"), httponly=True, samesite="Lax", secure=request.is_secure()
    )  # fmt: skip
    return response


def _device(request: HttpRequest) -> str:
    """The browser's random mark, a new one where it has none; nothing about its person."""
    held = request.COOKIES.get(DEVICE, "")
    return held if len(held) == 24 and held.isascii() and held.replace("-", "").replace("_", "").isalnum() else secrets.token_urlsafe(18)  # fmt: skip

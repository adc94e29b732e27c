"""One visit: who is there, each matter and its outcome, refusal, the end."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.duties.queries import duties_about
from caunoi.law.queries import ground_list, in_force
from caunoi.places.queries import bodies_of
from caunoi.ui.clock import clock_of

from ... import commands
from ...forms.officer import MatterForm, PassForm, ReasonForm, RefuseForm, SettleForm, StartForm
from ...queries import day, numbers
from ...words import Settlement, Sort, VisitStage
from .shared import at_desk, tried


@at_desk
@never_cache
@require_GET
def visit(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    return _page(request, _seen(visit_id))


@at_desk
@require_POST
def act(request: HttpRequest, visit_id: uuid.UUID, act: str) -> HttpResponse:
    """One step of the visit by its name in the address."""
    if act not in ACTS:
        raise Http404
    return ACTS[act](request, _seen(visit_id), now())


@at_desk
@never_cache
@require_http_methods(["GET", "POST"])
def identity(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    """Who came: with a reason, on record, shown once."""
    found, form, people = _seen(visit_id), ReasonForm(request.POST if request.method == "POST" else None), []
    if request.method == "POST" and form.is_valid():

        def run():
            return commands.open_people(
                visit_id=visit_id, reason=form.cleaned_data["reason"], by=request.user, at=now()
            )

        people = tried(request, form, "", run) or []
    context = {
        "form": form,
        "people": people,
        "opened": bool(people),
        "back": reverse("reception:visit", args=[found.pk]),
    }
    return render(request, "reception/officer/identity.html", context, status=422 if form.errors else 200)


@at_desk
@require_http_methods(["GET", "POST"])
def refusal(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    found = _seen(visit_id)
    grounds = ground_list("recv.refuse_grounds", on=found.on)
    form = RefuseForm(
        request.POST if request.method == "POST" else None, grounds=list(grounds), initial={"seen": found.version}
    )
    if request.method == "POST" and form.is_valid():

        def run():
            return commands.refuse(visit_id=visit_id, **form.cleaned_data, by=request.user, at=now())

        if tried(request, form, _("Đã ghi từ chối tiếp và lời giải thích."), run):
            return redirect("reception:visit", found.pk)
    rule = in_force("recv.refuse", on=localtime().date())
    return render(request, "reception/officer/form.html", {
        "form": form, "heading": _("Từ chối tiếp lượt số %(n)s") % {"n": found.number}, "submit": _("Ghi từ chối"), "danger": True,
        "back": reverse("reception:visit", args=[found.pk]),
        "lead": _("Chỉ hai căn cứ cần thông báo bằng văn bản, trong %(n)s ngày làm việc; căn cứ khác giải thích tại chỗ (%(cite)s).")
        % {"n": rule.value, "cite": rule.cite_inside},
    }, status=422 if form.errors else 200)  # fmt: skip


@at_desk
@require_http_methods(["GET", "POST"])
def settlement(request: HttpRequest, matter_id: uuid.UUID) -> HttpResponse:
    found = _matter(matter_id)
    form = SettleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def run():
            return commands.settle_matter(
                    matter_id=matter_id, settlement=Settlement(given["settlement"]), words=given["words"], by=request.user, at=now()
                )  # fmt: skip

        if tried(request, form, _("Đã ghi kết quả."), run):
            return redirect("reception:visit", found.visit_id)
    return render(request, "reception/officer/form.html", {
        "form": form, "heading": _("Trả lời, hướng dẫn tại chỗ"), "submit": _("Ghi kết quả"), "quoted": found.content,
        "back": reverse("reception:visit", args=[found.visit_id]),
    }, status=422 if form.errors else 200)  # fmt: skip


@at_desk
@never_cache
@require_http_methods(["GET", "POST"])
def passing(request: HttpRequest, matter_id: uuid.UUID) -> HttpResponse:
    """The matter becomes a petition; the receipt to hand over comes next."""
    found, today = _matter(matter_id), localtime().date()
    near = [
        each for each in bodies_of(found.visit.place, today) if each.kind not in ("peoples_council", "fatherland_front")
    ]
    form = PassForm(
        request.POST if request.method == "POST" else None, bodies=near, initial={"respondent": found.respondent}
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def run():
            return commands.pass_on(
                    matter_id=matter_id, respondent=given["respondent"], respondent_bodies=given["bodies"], secret=given["secret"], by=request.user, at=now()
                )  # fmt: skip

        taken = tried(request, form, "", run)
        if taken:
            messages.success(
                request, _("Đã nhận thành đơn số %(n)s. Hãy in biên nhận trao cho người dân.") % {"n": taken.number}
            )
            return redirect(taken.receipt_href or reverse("reception:visit", args=[found.visit_id]))
    return render(request, "reception/officer/form.html", {
        "form": form, "heading": _("Nhận thành đơn"), "submit": _("Nhận đơn, in biên nhận"), "quoted": found.content, "kind": Sort(found.kind),
        "back": reverse("reception:visit", args=[found.visit_id]),
        "lead": _("Đơn vào cùng một sổ, cùng cách tính hạn như đơn gửi bằng cách khác."),
    }, status=422 if form.errors else 200)  # fmt: skip


def _page(request: HttpRequest, found: Any, **forms: Any) -> HttpResponse:
    stage, matters = VisitStage(found.stage), list(found.matters.all())
    context = {
        "visit": found, "session": found.session, "stage": stage, "matters": matters, "papers": day.papers_of(found),
        "clocks": [clock_of(each, localtime().date(), name=_("Thông báo từ chối bằng văn bản (Mẫu 01/TCD)")) for each in duties_about(found.ref)],
        "start": StartForm(initial={"total": found.people, "seen": found.version}), "noting": MatterForm(initial={"seen": len(matters)}),
        "told": day.told_at_booking(found) if stage in (VisitStage.WAITING, VisitStage.CALLED, VisitStage.UNDERWAY) else "",
        "band_rule": numbers.groups_on(found.on), "open_matters": [m for m in matters if m.settlement == Settlement.OPEN],
        "ground": next((item for item in ground_list("recv.refuse_grounds", on=found.on) if item.code == found.ground), None), **forms,
    }  # fmt: skip
    return render(request, "reception/officer/visit.html", context, status=422 if forms else 200)


def _call(request: HttpRequest, found: Any, moment: Any) -> HttpResponse:
    tried(
        request,
        None,
        _("Mời số %(n)s.") % {"n": found.number},
        lambda: commands.call(visit_id=found.pk, seen=_number(request), by=request.user, at=moment),
    )
    return redirect("reception:hall", found.session_id)


def _leave(request: HttpRequest, found: Any, moment: Any) -> HttpResponse:
    tried(
        request, None, "", lambda: commands.leave(visit_id=found.pk, seen=_number(request), by=request.user, at=moment)
    )
    return redirect("reception:hall", found.session_id)


def _start(request: HttpRequest, found: Any, moment: Any) -> HttpResponse:
    form = StartForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data

        def run():
            return commands.start(
                    visit_id=found.pk, seen=given["seen"], people=form.people(), total=max(given["total"], len(form.people())), repeat=given["repeat"],
                    signed=given["signed"], protected=given["protected"], by=request.user, at=moment,
                )  # fmt: skip

        if tried(request, form, "", run):
            return redirect("reception:visit", found.pk)
    return _page(request, found, start=form)


def _note(request: HttpRequest, found: Any, moment: Any) -> HttpResponse:
    form = MatterForm(request.POST)
    if form.is_valid():
        given = {**form.cleaned_data, "kind": Sort(form.cleaned_data["kind"])}
        if tried(
            request,
            form,
            _("Đã ghi nội dung."),
            lambda: commands.note_matter(visit_id=found.pk, **given, by=request.user, at=moment),
        ):
            return redirect("reception:visit", found.pk)
    return _page(request, found, noting=form)


def _finish(request: HttpRequest, found: Any, moment: Any) -> HttpResponse:
    def run():
        return commands.finish(
            visit_id=found.pk, seen=_number(request), note=request.POST.get("note", ""), by=request.user, at=moment
        )

    if tried(request, None, _("Đã kết thúc lượt tiếp."), run):
        return redirect("reception:hall", found.session_id)
    return redirect("reception:visit", found.pk)


ACTS: dict[str, Callable[[HttpRequest, Any, Any], HttpResponse]] = {
    "goi": _call, "da-ve": _leave, "tiep": _start, "noi-dung": _note, "xong": _finish,
}  # fmt: skip


def _number(request: HttpRequest) -> int:
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else -1


def _seen(visit_id: uuid.UUID) -> Any:
    found = day.visit(visit_id)
    if found is None:
        raise Http404
    return found


def _matter(matter_id: uuid.UUID) -> Any:
    found = day.matter(matter_id)
    if found is None:
        raise Http404
    return found

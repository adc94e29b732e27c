from datetime import date

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from caunoi.access.doors import open_to_all, operator_only
from caunoi.kernel.arithmetic import spelled
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

from . import commands, queries
from .forms import DeclareDayForm, DueForm, TallyForm
from .grid import months_of, special_days
from .rules import Deadline, Rule
from .words import TIMED, DayKind, Kind

FIRST_YEAR, LAST_YEAR = 2012, 2100


@open_to_all
@require_GET
def book(request: HttpRequest) -> HttpResponse:
    words, chapter = request.GET.get("tim", "").strip()[:200], request.GET.get("chuong", "")
    found = queries.matters(words, on=timezone.localdate())
    if chapter:
        found = [pair for pair in found if pair[0].code == chapter]
        if not found and not words:
            raise Http404
    context = {
        "found": found,
        "words": words,
        "chapter": found[0][0] if chapter and found else None,
        "count": sum(len(rules) for _matter, rules in found),
        "year": timezone.localdate().year,
    }
    return render(request, "law/book.html", context)


@open_to_all
@require_GET
def rule(request: HttpRequest, key: str) -> HttpResponse:
    try:
        texts = queries.texts_of(key)
    except Refusal as no:
        raise Http404(str(no)) from no
    today = timezone.localdate()
    current = queries.standing_on(texts, today)
    context = {"rule": current, "texts": texts[::-1], "examples": queries.examples_of(key), "today": today}
    if current.kind in TIMED and current.in_use:
        context |= _due(request, key, current)
    elif current.kind is Kind.THRESHOLD:
        context |= _tally(request, current)
    return render(request, "law/rule.html", context)


def _due(request: HttpRequest, key: str, current: Rule) -> dict[str, object]:
    form = DueForm(current, request.GET if "ngay" in request.GET else None)
    found: Deadline | None = None
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data
        try:
            found = queries.deadline(
                key,
                start=asked["ngay"],
                variant=asked.get("truong_hop") or "",
                extended=asked.get("gia_han") or 0,
            )
        except Refusal as no:
            _refuse(form, no, {"from": "ngay", "variant": "truong_hop", "extended": "gia_han"})
    return {"form": form, "deadline": found, "last_day": say(*spelled(found.due)) if found else ""}


def _tally(request: HttpRequest, current: Rule) -> dict[str, object]:
    form = TallyForm(current, request.GET if "tong" in request.GET else None)
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        yes, base = form.cleaned_data["tan_thanh"], form.cleaned_data["tong"]
        try:
            passes = current.threshold.passes(yes, base)
            context |= {
                "tally": True,
                "passes": passes,
                "least": current.threshold.least(base),
                "yes": yes,
                "base": base,
            }
        except Refusal as no:
            _refuse(form, no, {"yes": "tan_thanh", "base": "tong"})
    return context


def _refuse(form: django_forms.Form, no: Refusal, names: dict[str, str]) -> None:
    """Put a refusal beside the box it is about."""
    name = names.get(no.field, "")
    form.add_error(name if name in form.fields else None, str(no))


@open_to_all
@require_GET
def calendar_year(request: HttpRequest, year: int) -> HttpResponse:
    return _year_page(request, year)


@operator_only
@require_http_methods(["GET", "POST"])
def declaration(request: HttpRequest, year: int) -> HttpResponse:
    _must_be_shown(year)
    form = DeclareDayForm(year, request.POST or None)
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data
        try:
            commands.declare_day(
                day=asked["ngay"],
                kind=DayKind(asked["loai"]),
                name=asked["ten"],
                instrument=asked["van_ban"],
                by=request.user.ref,  # type: ignore[union-attr]
                at=timezone.now(),
            )
        except Refusal as no:
            _refuse(form, no, {"day": "ngay", "instrument": "van_ban"})
        else:
            messages.success(request, _("Đã khai báo. Từ nay hạn được tính theo lịch mới."))
            return redirect("law:calendar", year=year)
    return render(request, "law/declaration.html", {"form": form, "year": year})


@operator_only
@require_POST
def withdrawal(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    try:
        commands.withdraw_day(day=date(year, month, day), by=request.user.ref, at=timezone.now())  # type: ignore[union-attr]
        messages.success(request, _("Đã rút ngày khai báo."))
    except ValueError as wrong:
        raise Http404 from wrong
    except Refusal as no:
        messages.error(request, str(no))
    return redirect("law:calendar", year=year)


def _year_page(request: HttpRequest, year: int) -> HttpResponse:
    _must_be_shown(year)
    days = queries.working_calendar()
    months = months_of(year, days)
    context = {
        "year": year,
        "months": months,
        "worked": sum(month.worked for month in months),
        "special": special_days(year, days),
        "list": queries.list_of(year),
        "declared": queries.declared_in(year),
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if year < LAST_YEAR else None,
        "today": timezone.localdate(),
    }
    return render(request, "law/calendar.html", context)


def _must_be_shown(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404

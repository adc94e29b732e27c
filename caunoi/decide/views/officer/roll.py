"""A village's household roll: read, add, import, end; names only with a reason."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from caunoi.access.doors import signed_in
from caunoi.decide import commands, queries, rules
from caunoi.decide.forms import EndingForm, OpeningForm, RepresentativeForm, RollFileForm, RollForm
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from caunoi.places import queries as places


def _village(request: HttpRequest, code: str) -> Any:
    found = places.place_on(code[:20])
    if found is None:
        raise Http404
    if found.pk not in {place.pk for place in queries.villages_of(request.user)}:  # type: ignore[arg-type]
        raise PermissionDenied
    return found


@signed_in
def roll(request: HttpRequest, code: str) -> HttpResponse:
    """The households of a village, fifty a page."""
    place = _village(request, code)
    form = RollForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            given = form.cleaned_data
            made = commands.add_household(place=place, **given, by=request.user, at=localtime())
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã thêm hộ %(code)s.") % {"code": made.code})
            return redirect("decide:officer-roll", code)
    rows = queries.households_of(place.pk, localdate())
    page = Paginator(rows, 50).get_page(request.GET.get("trang"))
    changes = acts_about(f"roll:{place.code}").order_by("-id")[:20]
    context = {
        "place": place, "page": page, "form": form, "files": RollFileForm(), "counted": places.households(place, localdate()), "changes": changes,
        "previous": f"?trang={page.previous_page_number()}" if page.has_previous() else "",
        "following": f"?trang={page.next_page_number()}" if page.has_next() else "",
    }  # fmt: skip
    return render(request, "decide/officer/roll.html", context, status=422 if form.errors else 200)


@signed_in
def roll_file(request: HttpRequest, code: str) -> HttpResponse:
    """Import a list: every good row is taken, every wrong one is shown with why."""
    place = _village(request, code)
    form = RollFileForm(
        request.POST if request.method == "POST" else None, request.FILES if request.method == "POST" else None
    )
    wrong: list[rules.RollRow] = []
    added = None
    if request.method == "POST" and form.is_valid():
        try:
            rows = rules.read_roll(form.cleaned_data["file"].read(2_000_000))
            wrong = [row for row in rows if row.wrong is not None]
            added = commands.import_roll(place=place, rows=rows, by=request.user, at=localtime())
        except Refusal as no:
            form.refuse(no)
    context = {"place": place, "form": form, "wrong": wrong, "added": added}
    return render(request, "decide/officer/roll_file.html", context, status=422 if form.errors else 200)


@signed_in
def household_end(request: HttpRequest, code: str, household_id: int) -> HttpResponse:
    """Take a household off the roll, with why."""
    place = _village(request, code)
    form = EndingForm(request.POST if request.method == "POST" else None)
    back = reverse("decide:officer-roll", args=[code])
    if request.method == "POST" and form.is_valid():
        try:
            commands.end_household(
                household_id=household_id, reason=form.cleaned_data["reason"], by=request.user, at=localtime()
            )
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect(back)
    return render(
        request,
        "decide/officer/act.html",
        {
            "form": form,
            "title": _("Đưa hộ ra khỏi sổ của %(name)s") % {"name": place.full_name},
            "back": back,
            "danger": True,
        },
        status=422 if form.errors else 200,
    )


@signed_in
def representative(request: HttpRequest, code: str, household_id: int) -> HttpResponse:
    """Name, change or take out who speaks for a household."""
    place = _village(request, code)
    row = queries.households_of(place.pk, localdate()).filter(pk=household_id).first()
    if row is None:
        raise Http404
    form = RepresentativeForm(request.POST if request.method == "POST" else None)
    back = reverse("decide:officer-roll", args=[code])
    if request.method == "POST" and form.is_valid():
        try:
            named = commands.set_representative(
                household_id=row.pk, **form.cleaned_data, by=request.user, at=localtime()
            )
        except Refusal as no:
            form.refuse(no)
        else:
            told = (
                _("Đã ghi người đại diện của hộ %(code)s.")
                if named.representative
                else _("Đã xoá tên của hộ %(code)s.")
            )
            messages.success(request, told % {"code": row.code})
            return redirect(back)
    context = {
        "form": form, "title": _("Người đại diện hộ %(code)s") % {"code": row.code}, "back": back,
        "lead": _("Chỉ ghi tên khi người đó đồng ý. Tên được niêm, chỉ mở khi có lý do."),
    }  # fmt: skip
    return render(request, "decide/officer/act.html", context, status=422 if form.errors else 200)


@signed_in
def names(request: HttpRequest, code: str) -> HttpResponse:
    """The sealed names of a roll, for a reason that is kept: a list to call households by, shown once and never cached."""
    place = _village(request, code)
    form = OpeningForm(request.POST if request.method == "POST" else None)
    back = reverse("decide:officer-roll", args=[code])
    if request.method == "POST" and form.is_valid():
        try:
            found = commands.open_representatives(place=place, **form.cleaned_data, by=request.user, at=localtime())
        except Refusal as no:
            form.refuse(no)
        else:
            rows = [(each.code, found.get(each.pk, "")) for each in queries.households_of(place.pk, localdate())]
            context = {
                "place": place,
                "rows": rows,
                "back": back,
                "reason": form.cleaned_data["reason"],
                "at": localtime(),
            }
            return _uncached(render(request, "decide/officer/names.html", context))
    context = {
        "form": form, "title": _("Xem tên người đại diện, %(name)s") % {"name": place.full_name}, "back": back,
        "lead": _("Tên chỉ hiện một lần để điểm danh hoặc in. Mỗi lần xem được ghi vào nhật ký."),
    }  # fmt: skip
    return render(request, "decide/officer/act.html", context, status=422 if form.errors else 200)


def _uncached(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response

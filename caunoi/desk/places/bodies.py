"""Bodies for their administrators: list, establish, rename, dissolve, appoint."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.queries import acts_about
from caunoi.places import commands, queries
from caunoi.places.queries import Body

from .forms import AppointmentForm, EndForm, EstablishmentForm, RenamingForm, first_day
from .powers import administered, administers, must_administer

SIZE = 50


@require_safe
@signed_in
def bodies(request: HttpRequest) -> HttpResponse:
    text = clean(request.GET.get("q", "").replace("\x00", ""))[:200]
    mine = administered(request.user)
    code = clean(request.GET.get("noi", ""))[:20] or (mine[0].code if mine and not text else "")
    place = queries.place_on(code) if code else None
    province = place if place is not None and place.is_province else None
    found = queries.find_bodies(text, place=None if province or text else place, province=province)
    page = max(1, min(10_000, int(request.GET["trang"]) if request.GET.get("trang", "").isdecimal() else 1))
    rows = list(found[(page - 1) * SIZE : page * SIZE + 1])
    shown = rows[:SIZE]
    heads = queries.heads_of(shown)
    kept: dict[str, Any] = {key: value for key, value in (("q", text), ("noi", code)) if value}
    context = {
        "text": text,
        "place": place,
        "rows": [(body, heads.get(body.pk)) for body in shown],
        "previous": f"?{urlencode({**kept, 'trang': page - 1})}" if page > 1 else "",
        "following": f"?{urlencode({**kept, 'trang': page + 1})}" if len(rows) > SIZE else "",
        "may_establish": administers(request.user, place),
        "mine": mine,
    }
    return render(request, "desk/places/bodies.html", context)


@signed_in
def establishment(request: HttpRequest) -> HttpResponse:
    place = queries.place_on(clean(request.GET.get("noi", ""))[:20])
    form = EstablishmentForm(request.POST or None, initial={"place": place.code if place else "", **first_day()})

    def establish() -> Any:
        given = form.given()
        must_administer(request.user, given["place"])
        return commands.establish_body(**given, by=request.user.ref, at=localtime())  # type: ignore[union-attr]

    if request.method == "POST" and form.is_valid():
        made = done(form, establish)
        if made is not None:
            messages.success(request, _("Đã lập %(name)s.") % {"name": made.name})
            return redirect("places:body", made.code)
    return form_page(request, form, _("Lập cơ quan, tổ chức"), reverse("places:bodies"))


@require_safe
@signed_in
def body(request: HttpRequest, code: str) -> HttpResponse:
    found = _body(code)
    context = {
        "body": found,
        "members": queries.members_of(found),
        "past": [term for term in queries.terms_of_body(found) if term.until is not None and term.until <= localdate()],
        "names": queries.body_names(found),
        "parent": queries.superior_of(found),
        "below": list(queries.bodies().filter(parent=found).order_by("sort_key")[:200]),
        "acts": list(acts_about(found.ref).order_by("-id")[:50]),
        "may": administers(request.user, found.place),
    }
    return render(request, "desk/places/body.html", context)


@signed_in
def renaming(request: HttpRequest, code: str) -> HttpResponse:
    found = _mine(request, code)
    form = RenamingForm(request.POST or None, initial={"name": found.name, **first_day()})
    done = _("Đã ghi tên mới.")
    return _act(request, form, found, _("Đổi tên"), done, lambda given: commands.rename_body(body=found, **given))


@signed_in
def dissolution(request: HttpRequest, code: str) -> HttpResponse:
    found = _mine(request, code)
    form = EndForm(request.POST or None, initial=first_day())
    done = _("Đã ghi việc giải thể.")
    return _act(request, form, found, _("Giải thể"), done, lambda given: commands.dissolve_body(body=found, **given))


@signed_in
def appointment(request: HttpRequest, code: str) -> HttpResponse:
    found = _mine(request, code)
    form = AppointmentForm(request.POST or None, initial={"since": localdate()})
    done = _("Đã ghi người giữ vị trí.")
    return _act(
        request, form, found, _("Ghi người giữ vị trí"), done, lambda given: commands.appoint(body=found, **given)
    )


@signed_in
def term_end(request: HttpRequest, code: str, term_id: int) -> HttpResponse:
    found = _mine(request, code)
    term = next((each for each in queries.terms_of_body(found) if each.pk == term_id), None)
    if term is None:
        raise Http404
    form = EndForm(request.POST or None, initial=first_day())
    heading = _("%(name)s thôi giữ vị trí") % {"name": term.name}
    done = _("Đã ghi ngày thôi giữ vị trí.")
    return _act(request, form, found, heading, done, lambda given: commands.end_term(term=term, **given))


def _body(code: str) -> Body:
    found = queries.body_on(code[:120])
    if found is None:
        raise Http404
    return found


def _mine(request: HttpRequest, code: str) -> Body:
    found = _body(code)
    if not administers(request.user, found.place):
        raise PermissionDenied
    return found


def _act(
    request: HttpRequest, form: Any, found: Body, heading: str, said: str, run: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    back = reverse("places:body", args=[found.code])
    if request.method == "POST" and form.is_valid():
        given = {**form.given(), "by": request.user.ref, "at": localtime()}  # type: ignore[union-attr]
        if done(form, lambda: run(given) or found) is not None:
            messages.success(request, said)
            return redirect(back if queries.body_on(found.code) else "places:bodies")
    return form_page(request, form, heading, back, found)


def done(form: Any, run: Callable[[], Any]) -> Any:
    """What a command returned; None where it refused, the reason put beside its field."""
    try:
        with transaction.atomic():
            return run()
    except Refusal as no:
        form.refuse(no)
        return None


def form_page(request: HttpRequest, form: Any, heading: str, back: str, found: Body | None = None) -> HttpResponse:
    context = {"form": form, "heading": heading, "back": back, "body": found}
    return render(request, "desk/places/form.html", context, status=422 if form.errors else 200)

"""Units for their administrators: residential groups with households, a new name."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.places import commands, queries
from caunoi.places.queries import Place
from caunoi.places.words import BodyKind, Level, PlaceKind

from .bodies import done, form_page
from .forms import COMMUNE_KINDS, GROUP_KINDS, GroupForm, HouseholdsForm, UnitRenamingForm, first_day
from .powers import administered, administers


@require_safe
@signed_in
def units(request: HttpRequest) -> HttpResponse:
    mine = administered(request.user)
    if len(mine) == 1 and not mine[0].is_province:
        return redirect("places:groups", mine[0].code)
    shown = [(place, list(queries.communes(place)) if place.is_province else []) for place in mine]
    return render(request, "desk/places/units.html", {"shown": shown})


@signed_in
def groups(request: HttpRequest, code: str) -> HttpResponse:
    place = _place(code)
    if place.level != Level.COMMUNE:
        raise Http404
    may = administers(request.user, place)
    form = GroupForm(request.POST or None, initial=first_day())
    if request.method == "POST" and not may:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        made = done(form, lambda: _new_group(form, place, request.user.ref))  # type: ignore[union-attr]
        if made is not None:
            messages.success(request, _("Đã thêm %(name)s.") % {"name": made.full_name})
            return redirect("places:groups", code)
    below = queries.children(place)
    counted = [group.households for group in below if group.households is not None]
    context = {
        "place": place, "below": below, "form": form, "may": may, "households": sum(counted), "counted": len(counted),
    }  # fmt: skip
    return render(request, "desk/places/groups.html", context, status=422 if form.errors else 200)


@signed_in
def household_count(request: HttpRequest, code: str) -> HttpResponse:
    place = _mine(request, code)
    form = HouseholdsForm(request.POST or None, initial={**first_day(), "households": place.households})
    back = reverse("places:groups", args=[place.parent.code if place.parent else code])

    def count() -> Any:
        return commands.count_households(place=place, **form.given(), by=request.user.ref, at=localtime())  # type: ignore[union-attr]

    if request.method == "POST" and form.is_valid() and done(form, count) is not None:
        messages.success(request, _("Đã ghi số hộ của %(name)s.") % {"name": place.full_name})
        return redirect(back)
    return form_page(request, form, _("Số hộ của %(name)s") % {"name": place.full_name}, back)


@signed_in
def renaming(request: HttpRequest, code: str) -> HttpResponse:
    place = _mine(request, code)
    kinds = {Level.GROUP: GROUP_KINDS[:-1], Level.BLOCK: [PlaceKind.APARTMENTS], Level.COMMUNE: COMMUNE_KINDS}.get(
        Level(place.level), [PlaceKind.PROVINCE, PlaceKind.CITY]
    )
    form = UnitRenamingForm(
        request.POST or None, kinds=kinds, initial={"kind": place.kind, "name": place.name, "since": localdate()}
    )
    above = place.parent if place.level in (Level.GROUP, Level.BLOCK) else place
    back = reverse("places:groups", args=[above.code]) if above and not above.is_province else reverse("places:units")

    def rename() -> Any:
        return commands.rename_place(place=place, **form.given(), by=request.user.ref, at=localtime())  # type: ignore[union-attr]

    if request.method == "POST" and form.is_valid() and done(form, rename) is not None:
        messages.success(request, _("Đã ghi tên mới."))
        return redirect(back)
    return form_page(request, form, _("Đổi tên %(name)s") % {"name": place.full_name}, back)


def _new_group(form: GroupForm, place: Place, by: str) -> Place:
    given = dict(form.cleaned_data)
    households = given.pop("households")
    with transaction.atomic():
        made = commands.establish_place(
            **{**given, "kind": PlaceKind(given["kind"])}, code="", parent=place, by=by, at=localtime()
        )
        if made.level == Level.GROUP:  # its leaders and its Front board get their accounts through these
            for kind in (BodyKind.RESIDENTIAL_HEADS, BodyKind.FRONT_BOARD):
                commands.body_of_group(made, by=by, at=localtime(), kind=kind, day=given["since"])
        if households is not None:
            commands.count_households(place=made, households=households, on=given["since"], by=by, at=localtime())
    return made


def _place(code: str) -> Place:
    found = queries.place_on(code[:20])
    if found is None:
        raise Http404
    return found


def _mine(request: HttpRequest, code: str) -> Place:
    found = _place(code)
    if not administers(request.user, found):
        raise PermissionDenied
    return found

"""Who holds which role in the bodies one administers: list, give, end; make an account for an officer."""

import secrets
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from caunoi.access import commands
from caunoi.access.doors import holding
from caunoi.access.queries import grants_of, held
from caunoi.access.words import Role
from caunoi.identity.commands import enrol
from caunoi.kernel.refusal import Refusal
from caunoi.places import queries as places

from .forms import Enrolling, Granting


@holding(Role.ADMINISTRATOR)
@never_cache
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with a role in the bodies one administers; a form to give another."""
    bodies, today = administered(request), localdate()
    form = Granting(request.POST or None, bodies=bodies, on=today)
    if request.method == "POST" and form.is_valid() and _granted(form, request):
        messages.success(request, _("Đã giao vai trò."))
        return redirect("desk:accounts")
    rows = (
        held()
        .filter(body__in=list(bodies.values()))
        .select_related("holder", "body")
        .order_by("body__sort_key", "holder__name", "role")
    )
    context = {"form": form, "rows": [{"grant": row, "role": Role(row.role)} for row in rows], "bodies": bodies}
    return render(request, "desk/accounts/people.html", context, status=422 if form.is_bound and form.errors else 200)


def administered(request: HttpRequest) -> dict[str, Any]:
    """The bodies one administers with those below them, by id."""
    mine = [grant.body_id for grant in grants_of(request.user) if grant.role == Role.ADMINISTRATOR.value]  # type: ignore[arg-type]
    ids = places.ids_with_those_below(mine) if mine else []
    rows = places.bodies().filter(pk__in=ids).select_related("place").order_by("place_id", "sort_key")[:200]
    return {str(body.pk): body for body in sorted(rows, key=lambda body: (body.pk not in mine, body.sort_key))}


def _granted(form: Granting, request: HttpRequest) -> bool:
    given = form.cleaned_data
    try:
        _must_not_be_oneself(given["username"], request)
        with transaction.atomic():
            commands.grant_role(
                person=given["username"], role=Role(given["role"]), body=form.bodies[given["body"]], since=given["since"], until=given["until"],
                by=request.user.ref, at=localtime(),  # type: ignore[union-attr]
            )  # fmt: skip
    except Refusal as no:
        form.refuse(no)
        return False
    return True


def _must_not_be_oneself(person: Any, request: HttpRequest) -> None:
    if person.pk == request.user.pk:
        raise Refusal(
            "Không ai tự giao vai trò cho mình. Hãy nhờ quản trị cấp trên hoặc người vận hành hệ thống.",
            "Nobody gives themselves a role. Ask the administrator above or the system operator.",
            field="username",
        )


@holding(Role.ADMINISTRATOR)
@require_POST
def ending(request: HttpRequest, grant_id: int) -> HttpResponse:
    """End a role from today on."""
    found = (
        held()
        .filter(pk=grant_id, body__in=list(administered(request).values()))
        .select_related("holder", "body")
        .first()
    )
    if found is None:
        raise Http404
    if found.holder_id == request.user.pk and found.role == Role.ADMINISTRATOR.value:
        messages.error(request, _("Không tự thôi vai trò quản trị của mình: cơ quan sẽ không còn ai quản trị."))
        return redirect("desk:accounts")
    try:
        with transaction.atomic():
            commands.end_role(
                person=found.holder,
                role=Role(found.role),
                body=found.body,
                until=_last_day(found.since),
                by=request.user.ref,
                at=localtime(),  # type: ignore[union-attr]
            )
    except Refusal as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("Đã thôi vai trò từ hôm nay."))
    return redirect("desk:accounts")


def _last_day(since: date) -> date:
    return max(since, localdate())


@holding(Role.ADMINISTRATOR)
@never_cache
def enrolment(request: HttpRequest) -> HttpResponse:
    """Make an account; its first password is shown once, to be handed over and changed at the first sign-in."""
    form = Enrolling(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        password = "-".join(secrets.token_hex(2) for _part in range(4))
        try:
            with transaction.atomic():
                person = enrol(password=password, by=request.user.ref, at=localtime(), **form.cleaned_data)  # type: ignore[union-attr]
        except Refusal as no:
            form.refuse(no)
        else:
            context |= {"person": person, "password": password}
    return render(
        request, "desk/accounts/enrolment.html", context, status=422 if form.is_bound and form.errors else 200
    )

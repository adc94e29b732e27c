"""Who holds which role in the bodies one administers: list, give, end; accounts made, closed, given a new password."""

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
from caunoi.access.words import Role
from caunoi.identity.commands import close_account, enrol, first_password, renew_password, reopen_account
from caunoi.identity.queries import Person, person_by_id
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ui.paging import page_of

from .forms import Enrolling, Granting
from .powers import administered, looks_after, roles_there

#: How many bodies a list to choose from holds; beyond that one searches first.
CHOICES, ROWS = 200, 50


@holding(Role.ADMINISTRATOR)
@never_cache
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with a role in the bodies one administers; a form to give another."""
    text = clean(request.GET.get("q", "").replace("\x00", ""))[:200]
    found, today = administered(request.user, text), localdate()
    bodies = {str(body.pk): body for body in found[: CHOICES + 1]}
    more = len(bodies) > CHOICES
    form = Granting(
        request.POST or None, bodies=dict(list(bodies.items())[:CHOICES]), on=today, username=request.GET.get("ai", "")
    )
    if request.method == "POST" and form.is_valid() and _granted(form, request):
        messages.success(request, _("Đã giao vai trò."))
        return redirect(request.get_full_path())
    rows, before, after = page_of(request, roles_there(found), ROWS)
    context = {
        "form": form, "rows": [{"grant": row, "role": Role(row.role)} for row in rows], "more": more, "text": text, "before": before, "after": after,
    }  # fmt: skip
    return render(request, "desk/accounts/people.html", context, status=422 if form.is_bound and form.errors else 200)


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
    found = roles_there(administered(request.user)).filter(pk=grant_id).first()
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
        password = first_password()
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


@holding(Role.ADMINISTRATOR)
@never_cache
def account(request: HttpRequest, person_id: int) -> HttpResponse:
    """One account of the bodies one administers: its roles there; a new password, closing, reopening."""
    found = person_by_id(person_id)
    roles = list(roles_there(administered(request.user)).filter(holder=person_id))
    mine = found is not None and looks_after(request.user, found)
    if found is None or not (roles or mine):
        raise Http404
    context: dict[str, Any] = {"person": found, "roles": [(row, Role(row.role)) for row in roles], "mine": mine}
    act = request.POST.get("viec")
    if request.method == "POST":
        if not mine or act not in _ACTS:
            raise Http404
        try:
            context |= _ACTS[act](found, request)
        except Refusal as no:
            messages.error(request, str(no))
        else:
            context["person"] = person_by_id(person_id)
    return render(request, "desk/accounts/account.html", context)


def _renew(person: Person, request: HttpRequest) -> dict[str, Any]:
    _who, password = renew_password(username=person.username, by=request.user.ref, at=localtime())  # type: ignore[union-attr]
    return {"password": password}


def _close(person: Person, request: HttpRequest) -> dict[str, Any]:
    close_account(username=person.username, by=request.user.ref, at=localtime())  # type: ignore[union-attr]
    return {"told": _("Đã đóng tài khoản: không đăng nhập được nữa.")}


def _reopen(person: Person, request: HttpRequest) -> dict[str, Any]:
    reopen_account(username=person.username, by=request.user.ref, at=localtime())  # type: ignore[union-attr]
    return {"told": _("Đã mở lại tài khoản.")}


_ACTS = {"mat-khau": _renew, "dong": _close, "mo-lai": _reopen}

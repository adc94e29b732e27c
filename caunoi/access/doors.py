"""Doors: every page says who may open it. A page without a door fails the build."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from .queries import grants_of, holds_any
from .rules import covering, reads_records
from .words import Role

View = Callable[..., HttpResponse]


def open_to_all[Opened: Callable[..., Any]](view: Opened) -> Opened:
    """Anybody may open the page, signed in or not."""
    view.door = "open_to_all"  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Only a person with an account; others are asked to sign in and come back here."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    guarded.door = "signed_in"  # type: ignore[attr-defined]
    return guarded


def holding(*roles: Role) -> Callable[[View], View]:
    """Only a person who holds one of the roles in some body today."""

    def door(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not holds_any(request.user, roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.door = "holding " + ", ".join(roles)  # type: ignore[attr-defined]
        guarded.roles = roles  # type: ignore[attr-defined]
        return guarded

    return door


def grants_held(request: HttpRequest) -> list[Any]:
    """What the reader holds today, bodies and places along; the database is asked once a request, for menus."""
    if not request.user.is_authenticated:
        return []
    if not hasattr(request, "grants_held"):
        request.grants_held = list(grants_of(request.user))  # type: ignore[attr-defined]
    found: list[Any] = request.grants_held  # type: ignore[attr-defined]
    return found


def holds(request: HttpRequest, *roles: Role) -> bool:
    """Whether the reader holds one of the roles in some body today."""
    wanted = {str(each) for role in roles for each in covering(role)}
    return any(grant.role in wanted for grant in grants_held(request))


def works(request: HttpRequest) -> bool:
    """Whether the records of some body are the reader's business today."""
    return any(reads_records(grant.role) for grant in grants_held(request))


def opens(request: HttpRequest, href: str, body: Any) -> bool:
    """Whether the door of the page at ``href`` opens to the reader in the work of ``body``: no way is offered to a closed one."""
    if not href:
        return False
    try:
        roles = getattr(resolve(urlsplit(href).path).func, "roles", None)
    except Resolver404:
        return False
    if roles is None:
        return True
    wanted = {str(each) for role in roles for each in covering(role)}
    return any(grant.role in wanted and grant.body_id == body.pk for grant in grants_held(request))


def operator_only(view: View) -> View:
    """Only the installation's operator."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.user.is_operator:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    guarded.door = "operator_only"  # type: ignore[attr-defined]
    return guarded

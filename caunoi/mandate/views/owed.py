"""What one body owes, from every directive; what it is asked twice."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.mandate import queries
from caunoi.mandate.words import Side
from caunoi.ui.case import Tab

PAGE = 30


@require_safe
@signed_in
def body(request: Any, code: str) -> HttpResponse:
    """A body's tasks, those it leads or those it supports."""
    found = queries.body_of(request.user, code)
    if found is None:
        raise Http404
    side = Side.SUPPORT if request.GET.get("phan") == "phoi-hop" else Side.LEAD
    sight = request.GET.get("xem", "")
    owed = queries.owed_by(request.user, found, side=side)
    listed = queries.narrowed(owed, sight)
    at = number(request.GET.get("tu"))
    rows = list(listed[at : at + PAGE + 1])
    kept = ("phan=phoi-hop&" if side is Side.SUPPORT else "") + (f"xem={sight}&" if sight in SIGHTS else "")
    context = {
        "body": found, "side": side, "tasks": queries.seen_rows(rows[:PAGE]), "standings": queries.standings(owed), "today": localdate(),
        "tabs": [Tab(label, f"?{'phan=phoi-hop&' if side is Side.SUPPORT else ''}xem={slug}", None, sight == slug) for slug, label in _sights()],
        "overlaps": queries.overlaps(request.user, found) if side is Side.LEAD and not at else [],
        "previous": f"?{kept}tu={max(at - PAGE, 0)}" if at else "", "next": f"?{kept}tu={at + PAGE}" if len(rows) > PAGE else "",
    }  # fmt: skip
    return render(request, "mandate/body.html", context)


@require_safe
@signed_in
def chased(request: Any) -> HttpResponse:
    """Every body that owes one's bodies something and is late, silent or without a plan, from all directives."""
    sight = request.GET.get("xem", "muon")
    sight = sight if sight in queries.SIGHTS else ""
    at = number(request.GET.get("tu"))
    rows, more = queries.chased(request.user, sight=sight, at=at, size=PAGE)
    names = {"muon": _("Có việc quá hạn"), "im-lang": _("Chưa có tin"), "chua-ke-hoach": _("Chưa có kế hoạch"), "": _("Tất cả cơ quan")}  # fmt: skip
    context = {
        "rows": rows, "standings": queries.chased_standings(request.user), "sights": [Tab(label, f"?xem={slug}", None, slug == sight) for slug, label in names.items()],
        "previous": f"?xem={sight}&tu={max(at - PAGE, 0)}" if at else "", "next": f"?xem={sight}&tu={at + PAGE}" if more else "",
    }  # fmt: skip
    return render(request, "mandate/chased.html", context)


@require_safe
@signed_in
def asked_twice(request: Any) -> HttpResponse:
    """What bodies are asked twice by directives one may see."""
    return render(request, "mandate/asked_twice.html", {"overlaps": queries.asked_twice(request.user)})


def number(text: str | None) -> int:
    """Where a page begins; nonsense is the beginning."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0


SIGHTS = ("", "muon", "im-lang", "chua-ke-hoach", "xong", "tat-ca")


def _sights() -> list[tuple[str, str]]:
    names = (_("Đang làm"), _("Quá hạn"), _("Chưa có tin"), _("Chưa có kế hoạch"), _("Đã xong"), _("Tất cả"))
    return list(zip(SIGHTS, names, strict=True))

"""What stands behind the words: the reviews below and what stands apart; the shortcomings with their causes."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal
from caunoi.workplace.queries import frozen

from .. import commands
from ..forms import Causes
from ..lower import half_of
from ..narrative import Story, shown_limitations
from ..outline import Limitation, catalogued
from ..report import figures_kept, period_of, story_of
from ..words import ReviewState
from .shared import common, read_by

SIZE = 30


@signed_in
@require_GET
def lower(request: HttpRequest, review_id: int) -> HttpResponse:
    """The units of a review: figures, the middle and what stands apart, who has issued a review of their own, what is quoted."""
    found = read_by(request, review_id)
    kept = figures_kept(found)
    below = {row["unit"]: row for row in (kept.get("lower") or {}).get("units", ())}
    only = request.GET.get("chi", "")
    rows = [_row(unit, below.get(unit["unit"])) for unit in kept["units"]]
    if only == "chua":
        rows = [row for row in rows if row["below"] and not row["issued"]]
    elif only == "tre":
        rows = [row for row in rows if row["below"] and row["below"]["late"]]
    elif only == "khac":
        apart = {mark["unit"] for each in kept.get("outliers", ()) for mark in each["marked"]}
        rows = [row for row in rows if row["unit"]["unit"] in apart]
    elif only == "lech":
        rows = [row for row in rows if row["differs"]]
    page = request.GET.get("trang", "")[:4]
    at = max(int(page), 1) if page.isdecimal() else 1
    shown = rows[(at - 1) * SIZE : at * SIZE]
    link = f"?chi={only}&trang=" if only in ("chua", "tre", "khac", "lech") else "?trang="
    context = {
        "due": date.fromisoformat(kept["lower"]["due"]) if below else None, "rows": shown, "only": only, "count": len(rows), "lower": kept.get("lower") if below else None, "outliers": kept.get("outliers", ()),
        "previous": f"{link}{at - 1}" if at > 1 else "", "following": f"{link}{at + 1}" if len(rows) > at * SIZE else "",
        "issued": sum(1 for row in below.values() if row["state"] == ReviewState.PUBLISHED.value), "all": len(below), "works": works_rows(found),
    }  # fmt: skip
    return render(request, "review/lower.html", common(request, found) | context)


@signed_in
@require_http_methods(["GET", "POST"])
def causes(request: HttpRequest, review_id: int) -> HttpResponse:
    """Each shortcoming with the data behind it, and the causes people may choose: what the data show of each, and what they cannot."""
    found = read_by(request, review_id)
    told = story_of(found)
    shown = shown_limitations(told)
    wanted = request.POST.get("han-che", "")
    bound = None
    if request.method == "POST":
        limitation = next((each for each in shown if each.code == wanted), None)
        if limitation is None:
            raise Http404
        bound = Causes(request.POST, limitation=wanted)
        if bound.is_valid():
            try:
                commands.choose_causes(
                    review_id=review_id, limitation=wanted, **bound.cleaned_data, by=request.user, at=timezone.now()
                )
            except Refusal as no:
                bound.refuse(no)
            else:
                messages.success(request, _("Đã ghi nguyên nhân."))
                return redirect(f"{request.path}#{wanted}")
    rows = [_cause_row(found, told, each, bound if each.code == wanted else None) for each in shown]
    return render(request, "review/causes.html", common(request, found) | {"rows": rows, "form": bound})


def works_rows(review: Any) -> dict[str, Any] | None:
    """What the workplaces overseen have sent of themselves, with the names of their figures and the way to the list."""
    works = (figures_kept(review).get("lower") or {}).get("workplaces")
    half = half_of(period_of(review))
    if not works or not half:
        return None
    return works | {"half": half, "rows": [(each.label, each.value) for each in frozen(list(works["figures"].items()))]}


def _row(unit: dict[str, Any], below: dict[str, Any] | None) -> dict[str, Any]:
    """One unit: what is counted here, what its own review said, whether the two differ."""
    said = below["figures"].get("received") if below else None
    state = ReviewState(below["state"]) if below and below["state"] else None
    return {
        "published": date.fromisoformat(below["published"]) if below and below["published"] else None, "unit": unit, "below": below, "state": state, "issued": state is ReviewState.PUBLISHED, "said": said,
        "differs": said is not None and said != unit["received"],
    }  # fmt: skip


def _cause_row(review: Any, told: Story, each: Limitation, bound: Causes | None) -> dict[str, Any]:
    chosen = review.causes.get(each.code, {})
    initial = {"chosen": chosen.get("chosen", []), "note": chosen.get("note", ""), "seen": chosen.get("at", "")}
    form = bound or Causes(limitation=each.code, initial=initial)
    picked = set(form["chosen"].value() or ())
    known = [
        {"cause": cause, "shows": told.plain(cause.shows).strip(), "picked": cause.code in picked}
        for cause in catalogued(each.code)
    ]
    return {"limitation": each, "text": told.plain(each.text), "form": form, "known": known, "kept": chosen}

"""Officers' pages of warnings: the list by state, one warning with its series, a word on it, how the methods err."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import holding
from caunoi.access.queries import bodies_of
from caunoi.kernel.refusal import Refusal
from caunoi.ui.case import Tab
from caunoi.ui.paging import page_of
from caunoi.warn import cards, commands, queries
from caunoi.warn.drawing import chart_of
from caunoi.warn.forms import VerdictForm
from caunoi.warn.menu import READERS
from caunoi.warn.queries.brief import brief
from caunoi.warn.queries.forecast import outlook as foretold
from caunoi.warn.words import Sort, State


@require_safe
@holding(*READERS)
def warnings(request: Any) -> HttpResponse:
    """Warnings of one's places by state, those that wait first."""
    state = _word(State, request.GET.get("tt", State.NEW.value)) or State.NEW
    sort = _word(Sort, request.GET.get("loai", ""))
    counted = queries.counts_by_state()
    rows, earlier, later = page_of(request, queries.warnings(state=state, sort=sort))
    tabs = [
        Tab(each.label, f"?{urlencode({'tt': each.value})}", current=each is state, count=counted.get(each.value, 0))
        for each in State
    ]
    context = {
        "rows": rows, "before": earlier, "after": later, "state": state, "sort": sort, "sorts": list(Sort), "tabs": tabs, "week": queries.newest_week(),
        "limits": queries.limits(localdate()),
    }  # fmt: skip
    return render(request, "warn/warnings.html", context)


@require_safe
@holding(*READERS)
def warning(request: Any, warning_id: UUID) -> HttpResponse:
    """One warning: what, where, since when, how sure, the cases the reader may open, what was said and done."""
    found = _found(warning_id)
    house = queries.limits(localdate())
    places, small = queries.comparable(found, house)
    context = {
        "warning": found, "chart": chart_of(found), "cases": queries.cases_behind(found), "beside": queries.beside(found, house), "earlier": queries.before(found),
        "card": cards.card(found.method_word), "comparable": places, "small": small, "smallest": house.few, "share": house.share,
        "may_judge": commands.may_judge(request.user, found), "is_mass": found.sort == Sort.MASS, "is_level": found.sort == Sort.LEVEL, "is_area": found.sort == Sort.AREA,
    }  # fmt: skip
    return render(request, "warn/warning.html", context)


@holding(*READERS)
def judge(request: Any, warning_id: UUID) -> HttpResponse:
    """Say what a warning is: confirmed, explained or wrong."""
    found = _found(warning_id)
    back = reverse("warn:warning", args=[found.pk])
    initial = {
        "version": found.version, "verdict": "" if found.state == State.NEW else found.state, "reason": found.reason,
    }  # fmt: skip
    form = VerdictForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            commands.judge(warning_id=found.pk, by=request.user, at=now(), **form.arguments())
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect(back)
    shown = {"form": form, "warning": found, "back_href": back, "heading": _("Kết luận về cảnh báo")}
    return render(request, "warn/judge.html", shown, status=422 if form.errors else 200)


@require_safe
@holding(*READERS)
def methods(request: Any) -> HttpResponse:
    """How warnings are found, how often each method errs on synthetic data, and how often people here found it right."""
    house = queries.limits(localdate())
    told = [(cards.card(each.method), each) for each in queries.precision(house)]
    return render(request, "warn/methods.html", {"told": told, "smallest": house.few, "share": house.share})


@require_safe
@holding(*READERS)
def morning(request: Any) -> HttpResponse:
    """The page of this morning for the reader's places, to read or to print."""
    at = localtime(now())
    return render(request, "warn/brief.html", {"brief": brief(request.user, at=at), "at": at})


@require_safe
@holding(*READERS)
def outlook(request: Any) -> HttpResponse:
    """What the next weeks bring one of the reader's bodies."""
    bodies = bodies_of(request.user)
    wanted = request.GET.get("co_quan", "")
    body = next((each for each in bodies if each.code == wanted), bodies[0])
    context = {"bodies": bodies, "body": body, "outlook": foretold(body, today=localdate())}
    return render(request, "warn/forecast.html", context)


def _word(words: Any, value: str) -> Any:
    return next((each for each in words if each.value == value), None)


def _found(warning_id: UUID) -> Any:
    found = queries.warning_of(warning_id)
    if found is None:
        raise Http404
    return found

"""Who is competent: the rules of today, a new one, the end of one."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.kernel.text import clean
from caunoi.places import commands, queries
from caunoi.places.words import Level, Matter, Part

from .bodies import done, form_page
from .forms import CompetenceForm, EndForm, first_day
from .powers import administered, administers, must_administer

SIZE = 50


@require_safe
@signed_in
def rules(request: HttpRequest) -> HttpResponse:
    level = request.GET.get("cap", "")
    topic = clean(request.GET.get("linh-vuc", ""))[:60]
    found = queries.rules_on()
    if level in (Level.COMMUNE.value, Level.PROVINCE.value):
        found = found.filter(level=level)
    if topic:
        found = found.filter(topic__code__startswith=topic)
    shown = [_shown(rule, request) for rule in found[:500]]
    context = {
        "groups": [(Level(key).label, list(rows)) for key, rows in groupby(shown, key=lambda row: row["rule"].level)],
        "topics": queries.topics(),
        "topic": topic,
        "level": level,
        "may": bool(administered(request.user)) or request.user.is_operator,  # type: ignore[union-attr]
    }
    return render(request, "desk/places/competence.html", context)


@signed_in
def new_rule(request: HttpRequest) -> HttpResponse:
    mine = administered(request.user)
    form = CompetenceForm(request.POST or None, initial={"place": mine[0].code if mine else "", **first_day()})

    def begin() -> Any:
        given = form.given()
        must_administer(request.user, given["place"])
        return commands.set_competence(**given, by=request.user.ref, at=localtime())  # type: ignore[union-attr]

    if request.method == "POST" and form.is_valid() and done(form, begin) is not None:
        messages.success(request, _("Đã ghi thẩm quyền."))
        return redirect("places:competence")
    return form_page(request, form, _("Thêm quy định thẩm quyền"), reverse("places:competence"))


@signed_in
def rule_end(request: HttpRequest, rule_id: int) -> HttpResponse:
    rule = queries.rules_on().filter(pk=rule_id).first()
    if rule is None:
        raise Http404
    if not administers(request.user, rule.place):
        raise PermissionDenied
    form = EndForm(request.POST or None, initial=first_day())

    def end() -> Any:
        return commands.end_competence(rule=rule, **form.given(), by=request.user.ref, at=localtime())  # type: ignore[union-attr]

    if request.method == "POST" and form.is_valid() and done(form, end) is not None:
        messages.success(request, _("Đã ghi ngày hết áp dụng."))
        return redirect("places:competence")
    return form_page(request, form, _("Thôi áp dụng quy định này"), reverse("places:competence"))


def _shown(rule: Any, request: HttpRequest) -> dict[str, Any]:
    return {
        "rule": rule,
        "part": Part(rule.part),
        "matter": Matter(rule.matter).label if rule.matter else _("Mọi loại"),
        "topic": rule.topic.label if rule.topic else _("Mọi lĩnh vực"),
        "may": administers(request.user, rule.place) if rule.place else request.user.is_operator,  # type: ignore[union-attr]
    }

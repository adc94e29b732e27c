"""The page of first steps, for whoever administers or heads a body."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import grants_held, holding
from caunoi.access.words import Role
from caunoi.ui.case import Tab

from .office import Step
from .steps import chapters, left

#: Who sets a body up.
SETTING_UP = (Role.ADMINISTRATOR, Role.HEAD)


@require_safe
@holding(*SETTING_UP)
def begin(request: HttpRequest) -> HttpResponse:
    """What a body still lacks before it can work; the others one administers or heads beside it."""
    wanted = {str(role) for role in SETTING_UP}
    mine = {grant.body.code: grant.body for grant in grants_held(request) if grant.role in wanted}
    bodies = sorted(mine.values(), key=lambda body: (body.kind != "peoples_committee", body.sort_key))
    body = mine.get(request.GET.get("co-quan", "")) or bodies[0]
    found = chapters(body, localdate())
    if not any(grant.role == Role.ADMINISTRATOR for grant in grants_held(request)):
        found = [replace(each, steps=[_told(step) for step in each.steps]) for each in found]
    steps = sum(len(chapter.steps) for chapter in found)
    context = {
        "body": body, "chapters": found, "left": left(found), "done": steps - left(found), "steps": steps,
        "tabs": [Tab(each.name, f"?co-quan={each.code}", current=each.pk == body.pk) for each in bodies] if bodies[1:] else [],
    }  # fmt: skip
    return render(request, "desk/begin/begin.html", context)


def _told(step: Step) -> Step:
    """A step as who heads a body and keeps no accounts reads it: those of accounts are somebody else's."""
    if step.href != reverse("desk:accounts"):
        return step
    return replace(step, href="", by=_("Việc của người quản trị tài khoản."))

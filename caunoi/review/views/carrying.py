"""The tasks a published review calls for are given on one page, with one action."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal
from caunoi.mandate.queries import Choices, gives
from caunoi.mandate.rules import default_due

from .. import commands, queries
from ..forms import Giving
from .shared import common, read_by


@signed_in
@require_http_methods(["GET", "POST"])
def giving(request: Any, review_id: int) -> HttpResponse:
    """Choose who does each task; what was given already is shown, not asked again."""
    found, today = read_by(request, review_id), localdate()
    if not gives(request.user, found.body):
        raise PermissionDenied
    given = queries.given_tasks(found, today)
    tasks = queries.tasks_to_give(found, given) if found.is_published else []
    form = Giving(
        request.POST or None, tasks=tasks, choices=Choices(found.body, today), initial={"due": default_due(today)}
    )
    if request.method == "POST" and not tasks:
        return redirect("review:review", review_id)
    if request.method == "POST" and form.is_valid():
        try:
            commands.give_tasks(review_id=review_id, by=request.user, at=timezone.now(), **form.arguments())
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, _("Đã giao các nhiệm vụ; mỗi nhiệm vụ có hạn và trang theo dõi riêng."))
            return redirect("review:review", review_id)
    context = common(request, found) | {"form": form, "tasks": tasks, "given": given}
    return render(request, "review/giving.html", context, status=422 if form.errors else 200)

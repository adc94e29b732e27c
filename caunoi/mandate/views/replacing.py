"""A document replaced by another: which one, then each of its tasks carried over or ended; a tree opened to the public."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from caunoi.access.doors import signed_in
from caunoi.kernel.refusal import Refusal
from caunoi.mandate import commands, queries
from caunoi.mandate.forms.giving import PublishForm, ReplaceForm, SettleForm

#: So many tasks are chosen for on one page; those settled leave the list, so the next ones come up.
PAGE = 20


@signed_in
def replacement(request: Any, mandate_id: UUID) -> HttpResponse:
    """Choose the replacing document; then settle the tasks of the old one, a page at a time."""
    found = _followed(request, mandate_id)
    return _settle(request, found) if found.replaced_by_id else _choose(request, found)


@signed_in
def publication(request: Any, mandate_id: UUID) -> HttpResponse:
    """Open the tree to the public, or close it again with a reason."""
    found = _followed(request, mandate_id)
    form = PublishForm(request.POST or None) if found.published_at else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        try:
            commands.publish(mandate_id=mandate_id, by=request.user, at=now(), public=form is None, reason=reason)
        except Refusal as no:
            if form is None:
                messages.error(request, str(no))
                return redirect("mandate:mandate", mandate_id)
            form.refuse(no)
        else:
            messages.success(request, _("Đã công khai.") if form is None else _("Đã thôi công khai."))
            return redirect("mandate:mandate", mandate_id)
    context = {"mandate": found, "form": form}
    return render(request, "mandate/publication.html", context, status=422 if form is not None and form.errors else 200)


def _choose(request: Any, found: Any) -> HttpResponse:
    form = ReplaceForm(request.POST or None, others=queries.replacements(found))
    if request.method == "POST" and form.is_valid():
        try:
            commands.replace_mandate(
                mandate_id=found.pk, by_mandate_id=UUID(form.cleaned_data["replacement"]), by=request.user, at=now()
            )
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("mandate:replacement", found.pk)
    context = {"mandate": found, "form": form, "settling": False}
    return render(request, "mandate/replacement.html", context, status=422 if form.errors else 200)


def _settle(request: Any, found: Any) -> HttpResponse:
    waiting = queries.to_settle(found)
    tasks = list(waiting[:PAGE])
    form = SettleForm(request.POST or None, tasks=tasks)
    if request.method == "POST" and form.is_valid():
        try:
            done = commands.settle_replaced(
                mandate_id=found.pk,
                choices=form.chosen(),
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=now(),
            )
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(
                request, ngettext("Đã xử lý %(n)s nhiệm vụ.", "Đã xử lý %(n)s nhiệm vụ.", done) % {"n": done}
            )
            return redirect("mandate:replacement", found.pk)
    context = {"mandate": found, "form": form, "settling": True, "waiting": waiting.count(), "tasks": tasks}
    return render(request, "mandate/replacement.html", context, status=422 if form.errors else 200)


def _followed(request: Any, mandate_id: UUID) -> Any:
    found = queries.mandate(request.user, mandate_id)
    if found is None or not queries.follows(found, request.user):
        raise Http404
    return found

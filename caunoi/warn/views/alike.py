"""The page of letters about one matter, from a case, and the one act on it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from caunoi.access.doors import holding
from caunoi.kernel.refusal import Refusal
from caunoi.voice.queries import case_by_id
from caunoi.warn import commands
from caunoi.warn.forms import GatherForm
from caunoi.warn.menu import WORKERS
from caunoi.warn.queries.alike import same_matter


@holding(*WORKERS)
def same(request: Any, petition_id: UUID) -> HttpResponse:
    """Letters of the same matter the reader may open; gather them into one case."""
    petition = case_by_id(petition_id)
    if petition is None:
        raise Http404
    found = same_matter(petition)
    form = GatherForm(request.POST if request.method == "POST" else None, others=found.others)
    back = reverse("voice:officer-case", args=[petition.pk])
    if request.method == "POST" and form.is_valid():
        try:
            held = commands.gather(petition_id=petition.pk, by=request.user, at=now(), **form.arguments())
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(
                request, _("Đã gom thành một vụ việc: %(n)s đơn, đếm một lần trong cảnh báo.") % {"n": held}
            )
            return redirect(back)
    context = {"petition": petition, "found": found, "form": form, "back_href": back}
    return render(request, "warn/same.html", context, status=422 if form.errors else 200)

"""Files attached to a case or to a letter being written."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from caunoi.access.doors import signed_in
from caunoi.files.words import Health
from caunoi.ui.case import Attached
from caunoi.ui.templatetags.ui import named

from ...commands.counter import attach
from ...forms.officer.attaching import Attaching
from ...queries import papers
from .shown import found_case


def of_case(petition: Any) -> list[Attached]:
    """What is attached to the petition, ready to be listed."""
    return shown(papers.of(petition.ref))


def shown(rows: Iterable[Any]) -> list[Attached]:
    """Files as the list draws them, with what is known of their safety."""
    return [
        Attached(
            row.name, "" if row.health == Health.QUARANTINED.value else reverse("files:download", args=[row.pk]), row.size,
            named(row, "kind"), " · ".join(part for part in (_("niêm phong") if row.secret else "", _health(row)) if part),
        )
        for row in rows
    ]  # fmt: skip


def _health(row: Any) -> str:
    return Health(row.health).label if row.health == Health.QUARANTINED.value else ""


@signed_in
@never_cache
def add(request: HttpRequest, petition_id: UUID) -> HttpResponse:
    """Add evidence, minutes or photos to a case at hand."""
    petition = found_case(petition_id)
    form = Attaching(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        wrong = attach(petition_id=petition.pk, files=form.cleaned_data["files"], by=request.user, at=localtime())
        for each in wrong:
            form.add_error("files", each)
        if not wrong:
            messages.success(request, _("Đã thêm tệp vào hồ sơ."))
            return redirect("voice:officer-case", petition.pk)
    context = {"petition": petition, "form": form, "attached": of_case(petition)}
    return render(request, "voice/officer/attach.html", context, status=422 if form.is_bound and form.errors else 200)

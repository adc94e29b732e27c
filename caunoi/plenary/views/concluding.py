"""Writing conclusions down before the notice is issued."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from caunoi.access.doors import signed_in
from caunoi.plenary import commands, queries
from caunoi.plenary.forms import ConclusionForm

from .shared import asked, searched, worked_on


def _to(plenary_id: UUID) -> str:
    return reverse("plenary:plenary", args=[plenary_id]) + "#ket-luan"


@signed_in
def conclusion(request: Any, plenary_id: UUID) -> HttpResponse:
    """Write a conclusion down with its owner and day."""
    found, text = worked_on(request, plenary_id), searched(request)
    form = ConclusionForm(request.POST or None, owners=queries.owners(found, text, localdate()))
    return asked(
        request, form, lambda **said: commands.draw(plenary_id=plenary_id, by=request.user, at=now(), **said), to=_to(plenary_id),
        heading=_("Thêm kết luận"), lead=_("Khi ban hành thông báo, mỗi kết luận thành một nhiệm vụ của cơ quan thực hiện, có hạn và tiến độ theo dõi được."),
        searching=True, searched=text,
    )  # fmt: skip


@require_POST
@signed_in
def conclusion_out(request: Any, plenary_id: UUID, conclusion_id: int) -> HttpResponse:
    """Take a conclusion out."""
    commands.strike(plenary_id=plenary_id, conclusion_id=min(conclusion_id, 2**62), by=request.user, at=now())
    return redirect(_to(plenary_id))

"""Officers' pages of ratings: what is rated, codes to hand out, paper and telephone keyed in, what people wrote."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.access.doors import signed_in
from caunoi.benefit import commands, queries, sheets
from caunoi.benefit.forms.ratings import KEYING, BatchForm, ReturnForm, ServiceForm
from caunoi.benefit.words import Channel
from caunoi.ui.paging import page_of

from .shared import asked, file


@require_safe
@signed_in
def services(request: Any) -> HttpResponse:
    """What is rated of one's bodies."""
    bodies, today = queries.my_bodies(request.user), localdate()
    rows, before, after = page_of(request, queries.services_for(bodies))
    context = {"rows": queries.rated(list(rows), today), "before": before, "after": after, "bodies": bodies, "limits": queries.limits(today)}  # fmt: skip
    return render(request, "benefit/officer/services.html", context)


@signed_in
def new(request: Any) -> HttpResponse:
    """Name something people may rate."""
    bodies = queries.my_bodies(request.user)
    if not bodies:
        raise Http404
    return asked(
        request, ServiceForm(request.POST or None, bodies=bodies), lambda **said: commands.open_service(by=request.user, at=now(), **said),
        to=reverse("benefit:officer-services"), heading=_("Thêm việc để người dân đánh giá"),
        onward=lambda made: reverse("benefit:officer-service", args=[made.pk]),
    )  # fmt: skip


@require_safe
@signed_in
def service(request: Any, service_id: UUID) -> HttpResponse:
    """One thing: its codes, how it is rated, what people wrote."""
    found, today = _service(request, service_id), localdate()
    batches, before, after = page_of(request, queries.batches_of(found), 20)
    detail = queries.detail(found, today)
    context = {
        "service": found, "detail": detail, "row": detail.rated, "batches": queries.given(list(batches)), "before": before, "after": after, "today": today,
        "comments": queries.comments_of(found, today), "limits": queries.limits(today),
    }  # fmt: skip
    return render(request, "benefit/officer/service.html", context)


@signed_in
def issue(request: Any, service_id: UUID) -> HttpResponse:
    """Give out codes."""
    found = _service(request, service_id)
    return asked(
        request, BatchForm(request.POST or None), lambda **said: commands.issue_codes(service_id=found.pk, by=request.user, at=now(), **said),
        to=_href(found), heading=_("Phát mã đánh giá"), lead=found.name,
    )  # fmt: skip


@require_safe
@signed_in
def sheet(request: Any, batch_id: int) -> HttpResponse:
    """The codes of a batch, to print: made anew each time, kept nowhere."""
    return file(sheets.sheet_pdf(_batch(request, batch_id)), f"ma-danh-gia-{batch_id}.pdf", "application/pdf")


@signed_in
def returned(request: Any, batch_id: int) -> HttpResponse:
    """Say how many codes were never given out."""
    found = _batch(request, batch_id)
    return asked(
        request, ReturnForm(request.POST or None), lambda **said: commands.return_codes(batch_id=found.pk, by=request.user, at=now(), **said),
        to=_href(found.service), heading=_("Ghi số mã chưa phát"), lead=found.service.name,
    )  # fmt: skip


@signed_in
def keyed(request: Any, service_id: UUID, way: str) -> HttpResponse:
    """Key in a paper form or a call-back, then the next."""
    found = _service(request, service_id)
    if way not in KEYING:
        raise Http404
    channel, made = KEYING[way]
    command = commands.key_in_paper if channel is Channel.PAPER else commands.key_in_call

    def run(**said: Any) -> Any:
        return command(service_id=found.pk, by=request.user, at=now(), **said)

    here = reverse("benefit:officer-keyed", args=[found.pk, way])
    return asked(
        request, made(request.POST or None), run, to=_href(found), heading=channel.label, lead=found.name, submit=_("Lưu và nhập tiếp"),
        onward=lambda _made: f"{here}?da-luu=1", saved=request.GET.get("da-luu") == "1",
    )  # fmt: skip


@signed_in
def closed(request: Any, service_id: UUID) -> HttpResponse:
    """Take no more ratings of it."""
    from caunoi.ui.forms import Form

    class Sure(Form):
        def arguments(self) -> dict[str, Any]:
            return {}

    found = _service(request, service_id)
    form = Sure(request.POST if request.method == "POST" else None)
    return asked(
        request, form, lambda: commands.close_service(service_id=found.pk, by=request.user, at=now()), to=_href(found),
        heading=_("Thôi nhận đánh giá"), lead=_("Mã đã phát sẽ không dùng được nữa; kết quả cũ vẫn giữ."),
    )  # fmt: skip


def _service(request: Any, service_id: UUID) -> Any:
    found = queries.service_for(request.user, service_id)
    if found is None:
        raise Http404
    return found


def _batch(request: Any, batch_id: int) -> Any:
    found = queries.batch_for(request.user, min(batch_id, 2**62))
    if found is None or found.channel == Channel.PHONE.value:
        raise Http404
    return found


def _href(service: Any) -> str:
    return reverse("benefit:officer-service", args=[service.pk])

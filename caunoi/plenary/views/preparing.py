"""Agenda, papers, invited bodies and their answers, contributions."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi.access.doors import signed_in
from caunoi.plenary import commands, queries
from caunoi.plenary.forms import BodiesForm, CircleForm, ItemForm, PaperForm, ReplyForm, SpeechForm

from .shared import asked, plenary_or_404, searched, worked_on


def _to(plenary_id: UUID, part: str = "") -> str:
    return reverse("plenary:plenary", args=[plenary_id]) + (f"#{part}" if part else "")


@signed_in
def item(request: Any, plenary_id: UUID) -> HttpResponse:
    """Put a line on the agenda."""
    found = worked_on(request, plenary_id)
    return asked(
        request, ItemForm(request.POST or None), lambda **said: commands.add_item(plenary_id=plenary_id, by=request.user, at=now(), **said),
        to=_to(plenary_id, "chuong-trinh"), heading=_("Thêm vào chương trình"), lead=found.title,
    )  # fmt: skip


@require_POST
@signed_in
def item_out(request: Any, plenary_id: UUID, item_id: int) -> HttpResponse:
    """Take a line off the agenda."""
    commands.remove_item(plenary_id=plenary_id, item_id=min(item_id, 2**62), by=request.user, at=now())
    return redirect(_to(plenary_id, "chuong-trinh"))


@signed_in
def paper(request: Any, plenary_id: UUID) -> HttpResponse:
    """Lay a document before the conference."""
    found = worked_on(request, plenary_id)
    form = PaperForm(request.POST or None, records=queries.offered_records(found, localdate()))
    return asked(
        request, form, lambda **said: commands.add_paper(plenary_id=plenary_id, by=request.user, at=now(), **said),
        to=_to(plenary_id, "tai-lieu"), heading=_("Thêm tài liệu"), lead=found.title,
    )  # fmt: skip


@require_POST
@signed_in
def paper_out(request: Any, plenary_id: UUID, paper_id: int) -> HttpResponse:
    """Take a document off the table."""
    commands.remove_paper(plenary_id=plenary_id, paper_id=min(paper_id, 2**62), by=request.user, at=now())
    return redirect(_to(plenary_id, "tai-lieu"))


@signed_in
def invitation(request: Any, plenary_id: UUID) -> HttpResponse:
    """Invite a whole group, or bodies found by name."""
    found, text = worked_on(request, plenary_id), searched(request)
    hits = queries.searched(found, text, localdate())
    by_name = bool(text)
    form: Any = BodiesForm(request.POST or None, found=hits) if by_name else CircleForm(request.POST or None, row=found)
    command = commands.invite if by_name else commands.invite_circle
    return asked(
        request, form, lambda **said: command(plenary_id=plenary_id, by=request.user, at=now(), **said), to=_to(plenary_id, "moi-du"),
        heading=_("Mời dự hội nghị"), lead=found.title, submit=_("Thêm vào danh sách mời"), searching=True, searched=text,
        nothing=by_name and not hits,
    )  # fmt: skip


@require_POST
@signed_in
def invitation_out(request: Any, plenary_id: UUID, body_id: int) -> HttpResponse:
    """Take a body off the list."""
    commands.uninvite(plenary_id=plenary_id, body_id=min(body_id, 2**62), by=request.user, at=now())
    return redirect(_to(plenary_id, "moi-du"))


@signed_in
def reply(request: Any, plenary_id: UUID, body: str) -> HttpResponse:
    """An invited body answers."""
    found = plenary_or_404(plenary_id)
    own = next((each for each in queries.invited_as(request.user, found) if each.body.code == body), None)
    if own is None:
        raise Http404
    initial = {"reply": own.reply if own.replied_at else "coming", "people": own.people or 1, "note": own.note}
    return asked(
        request, ReplyForm(request.POST or None, initial=initial),
        lambda **said: commands.answer(plenary_id=plenary_id, body=own.body, by=request.user, at=now(), **said),
        to=_to(plenary_id), heading=_("Trả lời giấy mời"), lead=f"{own.body.name} · {found.title}", submit=_("Gửi trả lời"),
    )  # fmt: skip


@signed_in
def speech(request: Any, plenary_id: UUID) -> HttpResponse:
    """Send a contribution, or enter one for a body that sent it on paper."""
    found = plenary_or_404(plenary_id)
    working = queries.at_work_in(request.user, found)
    bodies = [each.body for each in queries.invited_as(request.user, found)]
    if working:
        bodies = [found.body, *(each.body for each in queries.invitees_of(found))]
    if not bodies:
        raise Http404
    form = SpeechForm(request.POST or None, request.FILES or None, bodies=bodies)
    return asked(
        request, form, lambda **said: commands.contribute(plenary_id=plenary_id, by=request.user, at=now(), **said),
        to=_to(plenary_id, "tham-luan"), heading=_("Gửi tham luận"), lead=found.title,
    )  # fmt: skip


@require_safe
@signed_in
def speech_shown(request: Any, plenary_id: UUID, speech_id: int) -> HttpResponse:
    """One contribution with its words."""
    found = plenary_or_404(plenary_id)
    shown = queries.speech_of(found, min(speech_id, 2**62))
    if shown is None:
        raise Http404
    return render(request, "plenary/officer/speech.html", {"plenary": found, "speech": shown})


@require_POST
@signed_in
def speech_out(request: Any, plenary_id: UUID, speech_id: int) -> HttpResponse:
    """Take a contribution back."""
    commands.withdraw_speech(plenary_id=plenary_id, speech_id=min(speech_id, 2**62), by=request.user, at=now())
    return redirect(_to(plenary_id, "tham-luan"))

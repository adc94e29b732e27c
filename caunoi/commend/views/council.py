"""The council's pages: its members, its meeting, what it alone may know, the count, the decision."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from caunoi.access.doors import signed_in
from caunoi.commend import commands, queries
from caunoi.commend.forms import CountForm, DecideForm, PresentForm, SeatForm
from caunoi.commend.words import Stage, Standing
from caunoi.kernel.refusal import Refusal

from .shared import asked, campaign_or_404


def _of_body(request: Any, campaign_id: UUID) -> Any:
    found = campaign_or_404(campaign_id)
    if not queries.at_work_in(request.user, found):
        raise Http404
    return found


@signed_in
def seats(request: Any, campaign_id: UUID) -> HttpResponse:
    """Seat a member."""
    found = _of_body(request, campaign_id)
    return asked(
        request, SeatForm(request.POST or None), lambda **said: commands.seat(campaign_id=campaign_id, by=request.user, at=now(), **said),
        to=reverse("commend:campaign", args=[campaign_id]), heading=_("Thêm thành viên Hội đồng"), lead=found.title,
    )  # fmt: skip


@require_POST
@signed_in
def seat_out(request: Any, campaign_id: UUID, seat_id: int) -> HttpResponse:
    """Take a member out."""
    commands.leave_seat(campaign_id=campaign_id, seat_id=min(seat_id, 2**62), by=request.user, at=now())
    return redirect("commend:campaign", campaign_id)


@signed_in
def meeting(request: Any, campaign_id: UUID) -> HttpResponse:
    """Open the meeting: who is present."""
    found = _of_body(request, campaign_id)
    form = PresentForm(request.POST or None, seats=queries.seats_of(found))
    return asked(
        request, form, lambda **said: commands.convene(campaign_id=campaign_id, by=request.user, at=now(), **said),
        to=reverse("commend:campaign", args=[campaign_id]), heading=_("Mở phiên họp Hội đồng"),
        lead=_("Người làm việc ở nơi đề nghị hoặc nơi được đề nghị tự động không bỏ phiếu về đề nghị ấy."),
    )  # fmt: skip


@signed_in
def notes(request: Any, campaign_id: UUID) -> HttpResponse:
    """The council's sealed notes, opened by a member; opening is recorded."""
    found = campaign_or_404(campaign_id)
    if queries.seat_of(found, request.user) is None:
        raise Http404
    opened = (
        commands.look_at_notes(campaign_id=campaign_id, by=request.user, at=now()) if request.method == "POST" else None
    )
    answer = render(
        request, "commend/officer/notes.html", {"campaign": found, "opened": opened, "asked": opened is not None}
    )
    answer["Cache-Control"] = "no-store"
    return answer


@signed_in
def count(request: Any, campaign_id: UUID) -> HttpResponse:
    """The sheet of the count, for members present."""
    found = campaign_or_404(campaign_id)
    seat = queries.seat_of(found, request.user)
    if seat is None or found.stage != Stage.MEETING.value:
        raise Http404
    lines = queries.ballot_lines(found)
    form = CountForm(request.POST or None, lines=lines)
    if request.method == "POST" and form.is_valid():
        try:
            entered = commands.enter_counts(campaign_id=campaign_id, by=request.user, at=now(), **form.arguments())
        except Refusal as no:
            form.refuse(no)
        else:
            _tell(request, entered)
            return redirect("commend:count", campaign_id)
    context = {"campaign": found, "form": form, "lines": lines, "mine": queries.counted_by(found, request.user)}
    return render(request, "commend/officer/count.html", context, status=422 if form.errors else 200)


def _tell(request: Any, entered: Any) -> None:
    if entered.void:
        told = ngettext(
            "%(n)d đề nghị có hai lần kiểm không khớp: cả hai lần bị hủy, hãy kiểm lại phiếu.",
            "%(n)d đề nghị có hai lần kiểm không khớp: cả hai lần bị hủy, hãy kiểm lại phiếu.", entered.void,
        )  # fmt: skip
        messages.warning(request, told % {"n": entered.void})
    if entered.agreed:
        told = ngettext(
            "%(n)d đề nghị đã kiểm xong, hai lần khớp nhau.",
            "%(n)d đề nghị đã kiểm xong, hai lần khớp nhau.",
            entered.agreed,
        )
        messages.success(request, told % {"n": entered.agreed})
    if entered.waiting:
        told = ngettext(
            "%(n)d đề nghị chờ người thứ hai nhập.", "%(n)d đề nghị chờ người thứ hai nhập.", entered.waiting
        )
        messages.info(request, told % {"n": entered.waiting})


@signed_in
def decision(request: Any, campaign_id: UUID) -> HttpResponse:
    """Choose, within the quota, who is commended, and sign."""
    found = _of_body(request, campaign_id)
    passed = [each for each in queries.nominations_of(found) if each.standing == Standing.PASSED.value]
    form = DecideForm(request.POST or None, passed=passed, initial={"chosen": [str(each.pk) for each in passed]})
    lead = _("Chỉ tiêu: %(c)d tập thể, %(i)d cá nhân. Quyết định được ký, lấy số và lên bảng vàng ngay.") % {
        "c": found.quota_collective, "i": found.quota_individual,
    }  # fmt: skip
    return asked(
        request, form, lambda **said: commands.decide(campaign_id=campaign_id, by=request.user, at=now(), **said),
        to=reverse("commend:campaign", args=[campaign_id]), heading=_("Ban hành quyết định khen thưởng"), lead=lead, submit=_("Ký và ban hành"),
    )  # fmt: skip

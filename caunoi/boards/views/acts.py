"""Officers' acts on a board, each a page with one form."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from caunoi.access.doors import signed_in
from caunoi.boards import commands, queries
from caunoi.boards.forms import (
    AccountForm,
    AdviseForm,
    AnswerForm,
    DissolveForm,
    EndForm,
    MeetForm,
    OutcomeForm,
    PlanForm,
    ResultForm,
    SeatForm,
    SentForm,
)
from caunoi.boards.words import Kind, Way

from .shared import advice_or_404, asked, board_or_404


@signed_in
def seat(request: Any, board_id: UUID) -> HttpResponse:
    """Seat a member; one whom the households elected comes filled in, and an officer confirms."""
    found = board_or_404(request, board_id)
    chosen = next(
        (
            each
            for each in queries.awaiting(found, localdate())
            if (each.election, each.name) == (request.GET.get("bau", ""), request.GET.get("ten", ""))
        ),
        None,
    )
    start: dict[str, Any] = {"seat": "member", "since": max(found.since, localdate())}
    if chosen:
        start |= {
            "name": chosen.name,
            "way": Way.ELECTED.value,
            "election": chosen.election,
            "since": max(chosen.since, found.since),
        }
    return _on_board(
        request, found, SeatForm(request.POST or None, kind=Kind(found.kind), initial=start), commands.seat, _("Thêm thành viên"), elected=chosen,
        law=queries.law_of(Kind(found.kind), localdate()),
    )  # fmt: skip


@signed_in
def release(request: Any, board_id: UUID, member_id: int) -> HttpResponse:
    """Free a seat; of one whom the households voted off, the day and the vote come filled in."""
    found = board_or_404(request, board_id)
    member = queries.members_on(found, localdate()).filter(pk=min(member_id, 2**62)).first()
    if member is None:
        raise Http404
    voted = next((each for row, each in queries.dismissed(found, localdate()) if row.pk == member.pk), None)
    start = {"on": voted.since, "reason": voted.election} if voted else {"on": localdate()}
    return _on_board(
        request, found, EndForm(request.POST or None, initial=start),
        lambda **said: commands.release(member_id=member.pk, **said), _("Cho thôi làm thành viên"), lead=f"{member.name}, {found.name}",
    )  # fmt: skip


@signed_in
def account(request: Any, board_id: UUID, member_id: int) -> HttpResponse:
    """Say which account is a member's own."""
    found = board_or_404(request, board_id)
    member = queries.members_on(found, localdate()).filter(pk=min(member_id, 2**62)).first()
    if member is None:
        raise Http404
    return _on_board(
        request, found, AccountForm(request.POST or None), lambda **said: commands.give_account(member_id=member.pk, **said), _("Tài khoản của thành viên"),
        lead=f"{member.name}, {found.name}",
    )  # fmt: skip


@signed_in
def dissolve(request: Any, board_id: UUID) -> HttpResponse:
    """End a board before its term."""
    found = board_or_404(request, board_id)
    form = DissolveForm(request.POST or None, initial={"on": localdate()})
    return _on_board(request, found, form, commands.dissolve, _("Kết thúc hoạt động của ban"))


@signed_in
def plan(request: Any, board_id: UUID) -> HttpResponse:
    """Enter an item in the programme."""
    found = board_or_404(request, board_id)
    law = [each for each in queries.law_of(Kind(found.kind), localdate()) if each.rule.before]
    form = PlanForm(request.POST or None, kind=Kind(found.kind))
    return _on_board(request, found, form, commands.plan, _("Thêm việc vào chương trình"), law=law)


@signed_in
def notice(request: Any, board_id: UUID, item_id: int) -> HttpResponse:
    """Say when the plan of a check was sent."""
    found, item = _item(request, board_id, item_id)
    return _on_board(
        request, found, SentForm(request.POST or None, initial={"on": localdate()}),
        lambda **said: commands.send_notice(item_id=item.pk, **said), _("Đã gửi kế hoạch"), lead=f"{item.what} ({item.visited})",
    )  # fmt: skip


@signed_in
def done(request: Any, board_id: UUID, item_id: int) -> HttpResponse:
    """Say what came of an item."""
    found, item = _item(request, board_id, item_id)
    form = ResultForm(request.POST or None)
    return _on_board(
        request,
        found,
        form,
        lambda **said: commands.carry_out(item_id=item.pk, **said),
        _("Ghi kết quả"),
        lead=item.what,
    )


@signed_in
def meeting(request: Any, board_id: UUID) -> HttpResponse:
    """Keep a meeting."""
    found = board_or_404(request, board_id)
    form = MeetForm(
        request.POST or None, members=queries.in_order(queries.ever_seated(found)), initial={"on": localdate()}
    )
    lead = _("Đủ người họp khi có mặt ít nhất %(part)s/%(whole)s số thành viên (%(cite)s).") % {
        "part": found.quorum_part, "whole": found.quorum_whole, "cite": found.regulation or found.decision,
    }  # fmt: skip
    return _on_board(request, found, form, commands.meet, _("Ghi phiên họp"), lead=lead)


@signed_in
def advise(request: Any, board_id: UUID) -> HttpResponse:
    """Advise a body."""
    found = board_or_404(request, board_id)
    law = [each for each in queries.law_of(Kind(found.kind), localdate()) if each.rule.key.endswith(".answer")]
    form = AdviseForm(request.POST or None, bodies=queries.advisable(found, localdate()))
    return _on_board(request, found, form, commands.advise, _("Gửi kiến nghị"), law=law)


@signed_in
def answer(request: Any, advice_id: int) -> HttpResponse:
    """Answer advice."""
    found = advice_or_404(request, advice_id)
    return _on_advice(request, found, AnswerForm(request.POST or None), commands.answer_advice, _("Trả lời kiến nghị"))


@signed_in
def outcome(request: Any, advice_id: int) -> HttpResponse:
    """Say what became of accepted advice."""
    found = advice_or_404(request, advice_id)
    return _on_advice(
        request,
        found,
        OutcomeForm(request.POST or None, request.FILES or None),
        commands.settle_advice,
        _("Ghi việc đã làm"),
    )


def _on_board(
    request: Any, found: Any, form: Any, command: Any, heading: str, *, lead: str = "", **context: Any
) -> HttpResponse:
    return asked(
        request, form, lambda **said: command(board_id=found.pk, by=request.user, at=now(), **said),
        to=reverse("boards:officer-board", args=[found.pk]), heading=heading, lead=lead or found.name, **context,
    )  # fmt: skip


def _on_advice(request: Any, found: Any, form: Any, command: Any, heading: str) -> HttpResponse:
    if found.to not in queries.my_bodies(request.user):
        raise Http404
    return asked(
        request, form, lambda **said: command(advice_id=found.pk, by=request.user, at=now(), **said),
        to=reverse("boards:officer-advice", args=[found.pk]), heading=heading, lead=found.board.name, quoted=found.what,
    )  # fmt: skip


def _item(request: Any, board_id: UUID, item_id: int) -> tuple[Any, Any]:
    found = board_or_404(request, board_id)
    item = found.items.filter(pk=min(item_id, 2**62), done_on__isnull=True).first()
    if item is None:
        raise Http404
    return found, item

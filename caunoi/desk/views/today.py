"""Ngày của tôi: what waits on an officer's desk today, the late things first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from caunoi.access.doors import grants_held, holds, opens, signed_in
from caunoi.access.rules import reads_records
from caunoi.access.words import Role
from caunoi.duties import queries as duties
from caunoi.duties.words import Pile
from caunoi.kernel.words import say
from caunoi.ui.front import front
from caunoi.ui.navigation import desk as menu
from caunoi.voice.display import SHORT, clock_of, lines
from caunoi.voice.queries import attention, desk
from caunoi.voice.words import Stage

#: Whose holders look over the bodies below.
OVERSEEING = {Role.HEAD.value, Role.DEPUTY.value, Role.SUPERVISOR.value, Role.MOBILISER.value}
#: Who takes letters in at a counter.
RECEIVING = {Role.RECEIVER.value, Role.HANDLER.value, Role.HEAD.value, Role.DEPUTY.value}
FEW = 8


@signed_in
@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """Counts by pile, the late list, what is new, what is mine, what waits for a decision, who is late below."""
    day, grants = localdate(), [grant for grant in grants_held(request) if reads_records(grant.role)]
    bodies = sorted({grant.body for grant in grants}, key=lambda body: body.code)
    if not bodies and holds(request, Role.ADMINISTRATOR):
        return redirect("desk:begin")
    if not bodies:
        own = menu.links(request) if menu.narrowed(request) else []
        return render(request, "desk/today/no_body.html", {"own": [link for link in own if not link["current"]]})
    roles = {grant.role for grant in grants}
    scope = duties.Scope.of_bodies(bodies)
    late = duties.worklist(scope, Pile.OVERDUE, today=day, size=FEW)
    waiting = attention(bodies)
    mine = desk.assigned_to(request.user, bodies, size=FEW)
    reopen = desk.asking_to_reopen(bodies, size=FEW) if roles & OVERSEEING else []
    handed = desk.waiting_at(Stage.FORWARDED, bodies, size=FEW) if waiting["forwarded"] else []
    new = desk.waiting_at(Stage.FILED, bodies, size=FEW) if waiting["filed"] else []
    shown = {row["petition"].pk: row for row in lines(desk.lines_of([*mine, *reopen, *handed, *new]), day)}
    context = {
        "bodies": bodies,
        "receives": bool(roles & RECEIVING),
        "today": day,
        "piles": _piles(duties.counts(scope, today=day)),
        "late": [_late(request, duty, day) for duty in late.rows],
        "late_more": bool(late.after),
        "waiting": waiting,
        "sections": [
            section
            for section in (
                _section("handed", _("Chờ xác nhận đã nhận"), handed, shown, "forwarded"),
                _section("reopen", _("Người gửi đề nghị xem xét lại"), reopen, shown, ""),
                _section("new", _("Đơn mới, chưa phân loại"), new, shown, "filed"),
                _section("mine", _("Việc giao cho tôi"), mine, shown, "mine"),
            )
            if section["rows"]
        ],
        "below": _late_below(grants, bodies, day) if roles & OVERSEEING else None,
    }
    return render(request, "desk/today/today.html", context)


def _piles(counted: dict[Pile, int]) -> list[dict[str, Any]]:
    inbox = reverse("voice:officer-inbox")
    shown = (Pile.OVERDUE, Pile.TODAY, Pile.WEEK, Pile.PAUSED)
    tones = {Pile.OVERDUE: "bad", Pile.TODAY: "warn", Pile.WEEK: "info", Pile.PAUSED: "pause"}
    return [
        {"label": pile.label, "count": counted[pile], "tone": tones[pile], "href": f"{inbox}?han={pile.value}"}
        for pile in shown
    ]


def _late(request: HttpRequest, duty: Any, day: Any) -> dict[str, Any]:
    room, _sep, key = duty.about.partition(":")
    href = reverse("voice:officer-case", args=[key]) if room == "voice" else front.address(duty.about)
    name = say(f"Đơn số {duty.subject}", f"Petition {duty.subject}") if room == "voice" else duty.subject
    return {
        "duty": duty,
        "clock": clock_of(duty, day, steps=False),
        "href": href if opens(request, href, duty.owed_by) else "",
        "name": name,
        "owed": SHORT.get(duty.rule, ""),
    }


def _section(code: str, title: str, petitions: list[Any], shown: dict[Any, Any], stage: str) -> dict[str, Any]:
    inbox = reverse("voice:officer-inbox")
    more = {"mine": f"{inbox}?cua_toi=on", "": ""}.get(stage, f"{inbox}?buoc={stage}")
    rows = [shown[petition.pk] for petition in petitions]
    return {"code": code, "title": title, "rows": rows, "more": more if len(rows) >= FEW else ""}


def _late_below(grants: list[Any], bodies: list[Any], day: Any) -> list[dict[str, Any]]:
    """Bodies with late duties under the places the person looks over, their own left out; the worst first."""
    mine = {body.pk for body in bodies}
    places = {grant.body.place_id: grant.body.place for grant in grants if grant.role in OVERSEEING}
    found: dict[int, dict[str, Any]] = {}
    for place in list(places.values())[:3]:
        for row in duties.silent_and_late(place, today=day, size=12):
            if row["owed_by_id"] not in mine:
                found.setdefault(row["owed_by_id"], row)
    return sorted(found.values(), key=lambda row: -row["late"])[:10]

"""One message a person a day: how many things wait in their bodies, and where to open them; never what they are about.

The message may pass through a telephone company, Zalo or the maker of a browser, so it holds counts and one link. Each count
is made as the person sees it: whoever is named in a case is not told of it, not even as a number.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system, speaking_for
from caunoi.access.queries import held
from caunoi.access.words import Role
from caunoi.connect.commands import NONE, PUSH
from caunoi.connect.queries import choices_of, devices_of
from caunoi.duties.queries import Scope, counts
from caunoi.duties.words import Pile
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.ledger.commands import record
from caunoi.ledger.queries import acts_about
from caunoi.mandate import queries as mandate
from caunoi.notices.commands import queue_message
from caunoi.notices.rules import is_weekend
from caunoi.notices.words import Channel
from caunoi.voice.queries import attention

from .facts import DigestsSent

#: Roles that carry work in a body.
WORKING = (Role.RECEIVER, Role.HANDLER, Role.HEAD, Role.DEPUTY, Role.EDITOR, Role.MOBILISER, Role.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Line:
    """How many things of one sort wait."""

    vi: str
    en: str
    count: int

    @property
    def told(self) -> str:
        """The line in the language being spoken."""
        return f"- {say(self.vi, self.en)}: {self.count}"


def send_digests(*, at: datetime) -> int:
    """The day's messages, once a working day; how many people were written to."""
    today = localdate(at)
    about = f"digest:{today}"
    if is_weekend(today):
        return 0
    with transaction.atomic(), as_system():
        if acts_about(about).exists():
            return 0
        people = _people()
        chosen = choices_of(list(people))
        written = 0
        tasks = mandate.to_look_at({body.pk for bodies in people.values() for body in bodies}, today)
        for person, bodies in people.items():
            way, address = chosen.get(person.pk, (Channel.EMAIL.value, ""))
            lines = [] if way == NONE else lines_of(person, bodies, tasks, today)
            if lines:
                written += _write(person, way, address or person.email, lines, today, at)
        record(DigestsSent(on=today, people=written), about=about, by="clock", at=at)
    return written


def lines_of(person: Any, bodies: list[Any], tasks: dict[int, list[Any]], today: date) -> list[Line]:
    """What waits in a person's bodies as that person sees it; sorts of which nothing waits are left out."""
    with speaking_for(person.pk, today=today):
        piles, letters = counts(Scope.of_bodies(bodies), today=today), attention(bodies)
    mine = {task.pk for body in bodies for task in tasks.get(body.pk, [])}
    lines = [
        Line("Việc quá hạn theo luật", "Duties overdue by law", piles[Pile.OVERDUE]),
        Line("Việc đến hạn hôm nay", "Duties due today", piles[Pile.TODAY]),
        Line("Việc đến hạn trong 7 ngày", "Duties due within 7 days", piles[Pile.WEEK]),
        Line("Đơn mới, chưa phân loại", "New petitions, not classified", letters["filed"]),
        Line("Đơn chuyển đến, chờ xác nhận", "Petitions handed over, to be acknowledged", letters["forwarded"]),
        Line(
            "Nhiệm vụ cần xem: trễ, sắp đến hạn, im lặng, chờ nghiệm thu",
            "Tasks to look at: late, near, silent, to accept",
            len(mine),
        ),
    ]
    return [line for line in lines if line.count]


def _people() -> dict[Any, list[Any]]:
    """Everybody who carries work somewhere today, with their bodies."""
    roles = [str(role) for role in WORKING]
    people: dict[Any, list[Any]] = {}
    for seat in held().filter(role__in=roles, holder__is_active=True).select_related("holder", "body").order_by("holder", "body"):  # fmt: skip
        bodies = people.setdefault(seat.holder, [])
        if seat.body not in bodies:
            bodies.append(seat.body)
    return people


def _write(person: Any, way: str, address: str, lines: list[Line], today: date, at: datetime) -> int:
    """Queue one person's message by the channel chosen, by e-mail where that no longer reaches; whether it was."""
    total = sum(line.count for line in lines)
    subject = say(f"Cầu Nối: {total} việc cần xem hôm nay", f"Cầu Nối: {total} things to look at today")
    words = "\n".join([say("Hôm nay:", "Today:"), *(line.told for line in lines), "", f"{settings.SITE_URL}/can-bo/"])
    targets = [where["endpoint"] for _digest, where in devices_of(person)] if way == PUSH else [address] if address else []  # fmt: skip
    reached = 0
    for number, to in enumerate(targets):
        try:
            queue_message(
                about=person.ref, channel=Channel(way), to=to, subject=subject, body=words, by="clock", at=at, key=f"digest:{person.pk}:{today}:{number}"
            )  # fmt: skip
            reached += 1
        except Refusal:  # a channel no longer connected, an address that reaches nobody: the others still hear
            continue
    if not reached and way != Channel.EMAIL.value and person.email:
        return _write(person, Channel.EMAIL.value, person.email, lines, today, at)
    return bool(reached)

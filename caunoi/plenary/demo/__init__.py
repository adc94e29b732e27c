"""The city's conference on the first half of 2026: invited bodies, contributions, conclusions turned into tasks, some done; a commune's one to come."""

import random
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from caunoi.mandate import commands as mandate
from caunoi.places import queries as places
from caunoi.plenary import commands
from caunoi.plenary.models import Plenary
from caunoi.plenary.queries import conclusions_of, invitees_of, offered_records
from caunoi.plenary.words import Circle, Kind, Manner, Reply

from . import told

TOLD_VI, TOLD_EN = (
    "Nạp hội nghị sơ kết mẫu, kết luận thành nhiệm vụ…",
    "Loading a sample review conference, its conclusions as tasks…",
)
CLERK = "system"
#: How many days ago the city's conference met.
AGE = 130


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """Load both conferences once, as the system."""
    city = places.body_on(f"ubnd.{province}", timezone.localdate(at))
    if city is None or Plenary.objects.filter(body=city).exists():
        return
    _city(city, communes, at)
    _commune(communes["tanphu"], at)


def _moment(at: datetime, days: int, hour: int = 9) -> datetime:
    return (at + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)


def _city(city: Any, communes: dict[str, str], at: datetime) -> None:
    rng = random.Random(2026)
    began, met = _moment(at, -AGE - 25), _moment(at, -AGE, 17)
    while met.weekday() > 4:
        met -= timedelta(days=1)
    head = places.head_of(city, met.date())
    plan = commands.Plan(
        kind=Kind.HALF, title=told.TITLE, on=timezone.localdate(met), hour=time(8, 0), venue="Hội trường Ủy ban nhân dân Thành phố", purpose=told.PURPOSE,
        chair=head.name if head else "Võ Thanh Phương", chair_office="Chủ tịch Ủy ban nhân dân Thành phố", secretary="Lê Ngọc Hạnh",
    )  # fmt: skip
    row = commands.plan(body=city, plan=plan, by=CLERK, at=began, synthetic=True)
    for hour, what, presenter in told.AGENDA:
        commands.add_item(plenary_id=row.pk, hour=hour, what=what, presenter=presenter, by=CLERK, at=began)
    for found in offered_records(row, timezone.localdate(at))[:2]:
        commands.add_paper(plenary_id=row.pk, title="", ref=found.ref, by=CLERK, at=began)
    for title in told.PAPERS:
        commands.add_paper(plenary_id=row.pk, title=title, by=CLERK, at=began)
    for circle in (Circle.OWN, Circle.COMMITTEES):
        commands.invite_circle(plenary_id=row.pk, circle=circle, by=CLERK, at=began)
    commands.call(plenary_id=row.pk, by=CLERK, at=began + timedelta(days=5), signer="Võ Thanh Phương")
    invited = list(invitees_of(row))
    answered = began + timedelta(days=9)
    for each in invited:
        chance = rng.random()
        if chance < 0.85:
            commands.answer(
                plenary_id=row.pk,
                body=each.body,
                reply=Reply.COMING,
                people=rng.choice((1, 1, 2)),
                by=CLERK,
                at=answered,
            )
        elif chance < 0.9:
            commands.answer(
                plenary_id=row.pk,
                body=each.body,
                reply=Reply.EXCUSED,
                note=rng.choice(told.EXCUSES),
                by=CLERK,
                at=answered,
            )
    for code, title, text, manner in told.SPEECHES:
        body = places.body_on(code.format(p=city.place.code, **communes), met.date())
        if body is not None and any(each.body_id == body.pk for each in invited):
            commands.contribute(
                plenary_id=row.pk, body=body, title=title, text=text, manner=Manner(manner), public=True, by=CLERK, at=answered + timedelta(days=4)
            )  # fmt: skip
    excused = set(row.invitees.filter(reply=Reply.EXCUSED.value).values_list("body_id", flat=True))
    people = {
        each.body_id: 0 if each.body_id in excused or rng.random() < 0.03 else rng.choice((1, 1, 2)) for each in invited
    }
    commands.hold(plenary_id=row.pk, people=people, course=told.COURSE, closing=told.CLOSING, by=CLERK, at=met)
    for code, what, days in told.CONCLUSIONS:
        body = places.body_on(code.format(p=city.place.code, **communes), met.date())
        if body is not None:
            commands.draw(
                plenary_id=row.pk,
                what=what,
                body=body,
                due=timezone.localdate(met) + timedelta(days=days),
                by=CLERK,
                at=met,
            )
    commands.sign(plenary_id=row.pk, by=CLERK, at=_moment(met, 1))
    commands.conclude(plenary_id=row.pk, by=CLERK, at=_moment(met, 3), signer="Võ Thanh Phương")
    _progress(row, _moment(met, 3), timezone.localdate(at))


def _progress(row: Plenary, issued: datetime, today: date) -> None:
    """Some tasks were done in time, one late, one reported by halves, one never spoken of."""
    for drawn, (fate, days) in zip(conclusions_of(row, today), told.FATES, strict=False):
        task, said = drawn.conclusion.task, issued + timedelta(days=days)
        if fate == "silent" or task is None:
            continue
        mandate.acknowledge(task_id=task, by=CLERK, at=issued + timedelta(days=3))
        if fate == "half":
            mandate.report_progress(task_id=task, text=told.HALF, counted=3, total=5, by=CLERK, at=said)
            continue
        mandate.report_progress(task_id=task, text=told.DONE, by=CLERK, at=said)
        mandate.complete(task_id=task, by=CLERK, at=said + timedelta(days=2))


def _commune(code: str, at: datetime) -> None:
    """A ward's closing conference of the year, called for the weeks ahead; bodies still answer."""
    body = places.body_on(f"ubnd.{code}", timezone.localdate(at))
    if body is None:
        return
    on = _moment(at, 18)
    while on.weekday() > 4:
        on += timedelta(days=1)
    plan = commands.Plan(
        kind=Kind.ANNUAL, title=f"Hội nghị tổng kết công tác dân vận và thực hiện dân chủ ở cơ sở năm {on.year}", on=timezone.localdate(on), hour=time(14, 0),
        venue=f"Hội trường {body.name}", chair="Nguyễn Hữu Lâm", chair_office=f"Chủ tịch {body.name}",
        secretary="Trần Thị Mai Anh", purpose=told.WARD_PURPOSE,
    )  # fmt: skip
    row = commands.plan(body=body, plan=plan, by=CLERK, at=_moment(at, -4), synthetic=True)
    for hour, what, presenter in told.WARD_AGENDA:
        commands.add_item(plenary_id=row.pk, hour=hour, what=what, presenter=presenter, by=CLERK, at=_moment(at, -4))
    commands.invite_circle(plenary_id=row.pk, circle=Circle.OWN, by=CLERK, at=_moment(at, -4))
    commands.call(plenary_id=row.pk, by=CLERK, at=_moment(at, -2), signer="Nguyễn Hữu Lâm")
    for each in list(invitees_of(row))[:3]:
        commands.answer(plenary_id=row.pk, body=each.body, reply=Reply.COMING, people=2, by=CLERK, at=_moment(at, -1))

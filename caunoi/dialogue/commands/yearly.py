"""The yearly dialogue of each commune's committee: opened as a duty by rule, met by one held and published."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.dialogue import queries, rules
from caunoi.dialogue.models import Dialogue
from caunoi.duties.commands import meet_duty, open_duty, waive_duty
from caunoi.duties.models import Duty
from caunoi.places.models import Body

RULE = queries.YEARLY


def open_year(*, year: int, by: str, at: datetime, body: Body | None = None) -> int:
    """Open a year's duty for every commune committee that owes one and has none yet; how many were opened.

    A committee dissolved before the year's end hands its duty on: what was opened for it is waived.
    """
    with as_system():
        _waive_dissolved(year, by=by, at=at)
        owing = queries.owing(year, body=body)
        for each, since, until in owing:
            _open(each, year, since, until, by=by, at=at)
    return len(owing)


@transaction.atomic
def meet_year(*, dialogue: Dialogue, by: str, at: datetime) -> Duty | None:
    """The year's duty met by a dialogue whose result is out; the day that counts is the day it was held."""
    held_on = localdate(dialogue.starts_at)
    with as_system():
        open_year(year=held_on.year, by="clock", at=at, body=dialogue.body)
        duty = Duty.objects.filter(
            about=queries.about_year(dialogue.body, held_on.year), settled_on__isnull=True
        ).first()
        if duty is None:
            return None
        return meet_duty(duty_id=duty.pk, by=by, at=at, evidence=dialogue.ref, on=held_on)


def _open(body: Body, year: int, since: date, until: date, *, by: str, at: datetime) -> None:
    open_duty(
        rule=RULE, about=queries.about_year(body, year), owed_by=body, by=by, at=at, starts_on=since, due=until,
        cite=queries.yearly_cite(since), subject=f"Đối thoại với Nhân dân năm {year}", owed_to="residents",
    )  # fmt: skip


def _waive_dissolved(year: int, *, by: str, at: datetime) -> None:
    """Duties of committees that did not live to the year's end."""
    open_ones = Duty.objects.filter(rule=RULE, settled_on__isnull=True, due=date(year, 12, 31)).select_related(
        "owed_by"
    )
    for duty in open_ones.filter(owed_by__until__isnull=False):
        if rules.year_of_duty(duty.owed_by.since, duty.owed_by.until, year) is None:
            waive_duty(
                duty_id=duty.pk, reason="Cơ quan kết thúc hoạt động trong năm; cơ quan kế tục thực hiện.", by=by, at=at
            )

"""The programme of a year: made in the fourth quarter of the year before, signed, then public."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.duties.commands import meet_all, open_duty
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.law.queries import in_force
from caunoi.ledger.commands import record
from caunoi.oversee import queries, rules
from caunoi.oversee.facts import ProgrammeSigned
from caunoi.oversee.models import Supervision, SupervisionProgramme
from caunoi.places.models import Body

from .common import Actor, must_work, ref_of

PLAN = "gs.plan"


@transaction.atomic
def begin_programme(
    *, body: Body, year: int, aim: str, by: Actor, at: datetime, synthetic: bool = False
) -> SupervisionProgramme:  # fmt: skip
    """Begin the programme of a year; what it holds is planned into it before it is signed."""
    must_work(by, Role.HANDLER, body)
    rules.must_oversee(str(body.kind), body.name)
    today = localdate(at)
    rules.must_be_time_to_plan(year, today, in_force(PLAN, on=today).cite)
    try:
        with transaction.atomic():
            return SupervisionProgramme.objects.create(
                body=body, place_id=body.place_id, year=year, aim=rules.must_say(clean(aim), "aim"), synthetic=synthetic
            )
    except IntegrityError:
        raise Refusal("Chương trình năm này đã có.", "This year's programme is there already.", field="year") from None


@transaction.atomic
def sign_programme(*, programme_id: int, by: Actor, at: datetime) -> SupervisionProgramme:
    """Sign it: from now on everybody reads it, and the duty to make it is met."""
    row = (
        SupervisionProgramme.objects.select_for_update(of=("self",))
        .select_related("body")
        .filter(pk=programme_id)
        .first()
    )
    if row is None:
        raise Refusal("Không thấy chương trình này.", "There is no such programme.")
    must_work(by, Role.HEAD, row.body)
    if row.signed_on is not None:
        return row
    items = row.items.count()
    if not items:
        raise Refusal("Chương trình chưa có cuộc giám sát nào.", "The programme holds no supervision yet.")
    row.signed_on = localdate(at)
    row.save(update_fields=["signed_on"])
    Supervision.objects.filter(programme=row).update(shown=True)
    with as_system():
        meet_all(
            about=about(row.body, row.year), keys=[PLAN], by=ref_of(by), at=at, evidence=f"oversee.programme:{row.pk}"
        )
    record(ProgrammeSigned(year=row.year, items=items), about=about(row.body, row.year), by=ref_of(by), at=at)
    return row


def open_programmes(*, at: datetime) -> int:
    """Once the fourth quarter begins, every Front committee owes next year's programme until its end; how many duties were opened."""
    today = localdate(at)
    year = today.year + 1
    since, last = rules.plan_window(year)
    if today < since:
        return 0
    cite = in_force(PLAN, on=today).cite
    opened = 0
    with as_system():
        owing = {row.about for row in Duty.objects.filter(rule=PLAN, starts_on=since)}
        made = set(
            SupervisionProgramme.objects.filter(year=year, signed_on__isnull=False).values_list("body_id", flat=True)
        )
        for body in queries.fronts(today):
            if about(body, year) in owing or body.pk in made:
                continue
            open_duty(
                rule=PLAN, about=about(body, year), owed_by=body, by="clock", at=at, starts_on=since, due=last, cite=cite,
                subject=f"Lập chương trình giám sát, phản biện năm {year}",
            )  # fmt: skip
            opened += 1
    return opened


def about(body: Body, year: int) -> str:
    """How the duty of a year's programme is named."""
    return f"oversee.year:{body.code}.{year}"

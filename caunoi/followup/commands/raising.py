"""Putting a recommendation or promise on the public list, and taking it back."""

from datetime import date, datetime

from django.db import connection, transaction

from caunoi.access.context import as_system
from caunoi.duties.commands import open_duty, waive_all
from caunoi.followup import rules
from caunoi.followup.courses import courses
from caunoi.followup.facts import Raised
from caunoi.followup.models import Followup, FollowupStep
from caunoi.followup.words import Act, Kind
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean
from caunoi.ledger.commands import record
from caunoi.places.models import Body, Place
from caunoi.places.queries import place_of_ref

from .common import ANSWER, Actor, followed, may, owe_promised, ref_of, take


@transaction.atomic
def open_followup(
    *, kind: str, ref: str, place: str | Place, owed_by: str | int | Body, raised_by: str, text: str, raised_on: date, by: Actor, at: datetime,
    due_on: date | None = None, href: str = "", synthetic: bool = False,
) -> str:  # fmt: skip
    """Put a record of a room on the public list, once; gives its number. The room calls it for public records only.

    A promise is accepted by being made; its day, where nobody else keeps it, becomes the body's duty here.
    """
    known = followed(ref)
    if known is not None:
        return known.number
    sort, here, body = Kind(kind), _place(place), _body(owed_by)
    source = ref.partition(":")[0]
    row = Followup(
        number=_next(sort, raised_on), kind=sort.value, ref=ref, source=source, href=href, place=here, province_id=here.province_id or here.pk,
        owed_by=body, raised_by=clean(raised_by)[:300], text=rules.must_say(clean(text), "text", least=3), raised_on=raised_on, first_due=due_on,
        due_on=due_on, state=rules.first(sort).value, synthetic=synthetic,
    )  # fmt: skip
    row.save(force_insert=True)
    course = courses.of(source)
    if sort is Kind.PROMISE:
        FollowupStep.objects.create(
            followup=row, act=Act.ACCEPT.value, after=due_on, who=body.name, by=ref_of(by), at=at
        )
        if course.finish:
            owe_promised(row, by, at)
            row.save(update_fields=["duty_id"])
    elif course.answer:
        with as_system():
            duty = open_duty(
                rule=ANSWER, about=row.about, owed_by=body, by=ref_of(by), at=at, starts_on=raised_on, subject=row.text[:200],
                owed_to=row.raised_by[:200],
            )  # fmt: skip
        row.first_due = row.due_on = due_on or duty.due
        row.save(update_fields=["first_due", "due_on"])
    raised = Raised(number=row.number, kind=sort.value, owed_by=body.code, due=row.due_on)
    record(raised, about=ref, by=ref_of(by), at=at)
    return row.number


@transaction.atomic
def handed_over(ref: str, *, owed_by: Body, reason: str, by: Actor, at: datetime) -> Followup | None:
    """Another body owes it from now on; nothing where it is not followed."""
    row = followed(ref)
    if row is None or not may(row, Act.MOVE):
        return row
    row.owed_by = owed_by
    return take(row, Act.MOVE, by, at, text=clean(reason), who=owed_by.name)


@transaction.atomic
def withdraw(ref: str, *, reason: str, by: Actor, at: datetime) -> Followup | None:
    """Whoever raised it takes it back (the room has asked who), for a reason that stays on its page; nothing where it is not followed or over."""
    row = followed(ref)
    if row is None or not may(row, Act.WITHDRAW):
        return row
    words = rules.must_say(clean(reason), "reason", least=5)
    take(row, Act.WITHDRAW, by, at, text=words, who=row.raised_by)
    with as_system():
        waive_all(about=row.about, reason=words, by=ref_of(by), at=at)
    return row


def _place(place: str | Place) -> Place:
    found = place if isinstance(place, Place) else place_of_ref(place)
    if found is None:
        raise Refusal("Không thấy địa phương này.", "There is no such place.")
    return found


def _body(body: str | int | Body) -> Body:
    if isinstance(body, Body):
        return body
    key = {"pk": int(body)} if str(body).isdecimal() else {"code": str(body)}
    found = Body.objects.select_related("place").filter(**key).order_by("-since").first()
    if found is None:
        raise Refusal("Không thấy cơ quan này.", "There is no such body.")
    return found


def _next(kind: Kind, on: date) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('followup_number')")
        return rules.number(kind, on.year, cursor.fetchone()[0])

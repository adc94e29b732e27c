"""Reported done, with what shows it; settled when nobody disputed it in time."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.access.words import Role
from caunoi.followup import rules
from caunoi.followup.models import Followup
from caunoi.followup.words import Act, State
from caunoi.identity.models import Person
from caunoi.kernel.personal import must_hold_nothing_personal
from caunoi.kernel.text import clean
from caunoi.law.queries import deadline

from .answering import must_run_here
from .common import ANSWER, PROMISED, Actor, Evidence, followed, locked, met, must_work, ref_of, take

DISPUTE = "house.followup.dispute"


@transaction.atomic
def done(
    ref: str, *, told: str, by: Actor, at: datetime, evidence: Sequence[Evidence] = (), link: str = ""
) -> Followup | None:  # fmt: skip
    """The room says that its record is done, shown by files or by a record (its own public page, unless another is named); nothing where it is not followed or done already."""
    row = followed(ref)
    if row is None or row.state not in (State.OPEN.value, State.ACCEPTED.value):
        return row
    return _finish(row, told, evidence, link or row.href, by, at)


@transaction.atomic
def finish(
    *, number: str, text: str, by: Person, at: datetime, evidence: Sequence[Evidence] = (), link: str = ""
) -> Followup:  # fmt: skip
    """An officer of the body reports it done, with what shows it; anybody may dispute it for the days shown."""
    row = locked(number)
    must_run_here(row, "finish")
    must_work(by, Role.HANDLER, row.owed_by)
    words = rules.must_say(clean(text), "text")
    must_hold_nothing_personal(words, "text")
    return _finish(row, words, evidence, link, by, at)


def settle_undisputed(*, at: datetime) -> int:
    """What was reported done and not disputed in time is settled; how much. A round of the clock."""
    with as_system():
        waiting = Followup.objects.filter(state=State.DONE.value, dispute_until__lt=localdate(at))
        numbers = list(waiting.order_by("dispute_until").values_list("number", flat=True)[:500])
    for number in numbers:
        with as_system():
            row = locked(number)
            if row.state == State.DONE.value:
                take(row, Act.SETTLE, "clock", at, who="")
    return len(numbers)


def _finish(row: Followup, text: str, evidence: Sequence[Evidence], link: str, by: Actor, at: datetime) -> Followup:
    shown = rules.must_show(len(evidence), link)
    today = localdate(at)
    row.finished_on, row.finished_by = today, ref_of(by)
    row.dispute_until = deadline(DISPUTE, start=today).due
    take(row, Act.FINISH, by, at, text=clean(text), evidence=evidence, link=shown)
    met(row, PROMISED, by, at)
    met(row, ANSWER, by, at)
    return row

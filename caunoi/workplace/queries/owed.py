"""Duties of a workplace: how they are named, which run, which are late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from caunoi.access.context import as_system
from caunoi.duties.models import Duty
from caunoi.workplace.models import Agreement, Workplace
from caunoi.workplace.rules.years import Half

#: Words before the colon in what a duty of this room is about.
YEAR, TALK, HALF, RENEWAL = "workyear", "worktalk", "workhalf", "workrenewal"
#: Every kind of thing this room's duties are about begins so; no other room's does.
OURS = Q(about__startswith="work") | Q(about__startswith="agreement:")


@dataclass(frozen=True, slots=True)
class Dues:
    """What a workplace owes on a day: running duties, the soonest first, and how many are late."""

    rows: list[Duty]
    late: int


def about_year(row: Workplace, year: int) -> str:
    """What the duty of a work year's conference is about."""
    return f"{YEAR}:{row.pk}.{year}"


def about_talk(row: Workplace, year: int, number: int) -> str:
    """What the duty of a year's n-th periodic dialogue is about."""
    return f"{TALK}:{row.pk}.{year}.{number}"


def about_half(row: Workplace, half: Half) -> str:
    """What the duty of a half-year's own review is about."""
    return f"{HALF}:{row.pk}.{half.code}"


def renewal_of(deal: Agreement) -> str:
    """What the duty of bargaining again is about."""
    return f"{RENEWAL}:{deal.workplace_id}.{deal.pk}"


def owed(row: Workplace, today: date, *, most: int = 30, public: bool = False) -> Dues:
    """What a workplace owes, asked for everybody who may open its page: duties here name no person.

    The ``public`` reads promises beside it, as far as they are shown: the words of one that is not published stay inside.
    """
    with as_system():
        running = _of(row).filter(settled_on__isnull=True)
        if public:
            running = running.exclude(about__startswith="workpromise:")
        rows = list(running.order_by("due", "id")[:most])
        return Dues(rows, running.filter(due__lt=today, standing="open").count())


def kept_of(row: Workplace, since: date, until: date) -> tuple[int, int, int]:
    """Of the duties that fell due in a span: how many, met in time, met late or not yet."""
    with as_system():
        rows = list(
            _of(row).filter(due__gte=since, due__lt=until).exclude(standing="waived").values_list("due", "settled_on")
        )
    timely = sum(1 for due, settled in rows if settled is not None and settled <= due)
    return len(rows), timely, len(rows) - timely


def duty_of(about: str, *keys: str) -> Duty | None:
    """The last duty about one thing under one of the rules; for pages whose reader may see the thing."""
    with as_system():
        return Duty.objects.filter(about=about, rule__in=keys).order_by("opened_at").last()


def late_by_body(rows: Sequence[Workplace], today: date) -> dict[int, int]:
    """How many duties of this room are late, by body: one statement for a page of workplaces."""
    with as_system():
        late = Duty.objects.filter(OURS, owed_by_id__in=[row.body_id for row in rows], standing="open", due__lt=today)
        return dict(late.values_list("owed_by_id").annotate(number=Count("id")))


def _of(row: Workplace) -> Any:
    """Duties of this room that its body owes."""
    return Duty.objects.filter(OURS, owed_by_id=row.body_id)

"""The head's morning page: what was raised since yesterday, what still waits, which cases drag on; nothing where there is nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from caunoi.access.queries import bodies_of, held
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.warn.models import EarlyWarning
from caunoi.warn.words import State, Why

from .listing import warnings
from .register import Case, register, told

#: One page: so many warnings and cases are named, the others counted.
NAMED, CASES = 8, 5


@dataclass(frozen=True, slots=True)
class Brief:
    """What a head should know this morning."""

    fresh: list[EarlyWarning]
    waiting: list[EarlyWarning]
    more: int
    cases: list[Case]
    dragging: int

    def __bool__(self) -> bool:
        return bool(self.fresh or self.waiting or self.cases)


def brief(person: Person, *, at: datetime) -> Brief:
    """What a person's places have to tell; asked as that person speaks, so that nothing behind a wall is in it."""
    places = {body.place_id for body in bodies_of(person)}
    mine = warnings(state=State.NEW).filter(Q(place__in=places) | Q(province__in=places))
    since = at - timedelta(days=1)
    fresh = list(mine.filter(raised_at__gt=since)[: NAMED + 1])
    waiting = list(mine.filter(raised_at__lte=since)[: NAMED + 1])
    rows, alike, sizes = register([Why.LARGE, Why.MOVED, Why.AGAIN], today=at.date())
    shown = told(rows[:CASES], alike, sizes, today=at.date())
    more = mine.count() - len(fresh[:NAMED]) - len(waiting[:NAMED])
    return Brief(fresh[:NAMED], waiting[:NAMED], max(more, 0), shown, rows.count())


def heads_to_tell(*, at: datetime) -> list[Person]:
    """The heads, with an address, of bodies in places where a warning was raised since yesterday; ask as the system."""
    rows = EarlyWarning.objects.filter(state=State.NEW.value, raised_at__gt=at - timedelta(days=1), raised_at__lte=at)
    places = {pk for pair in rows.values_list("place_id", "province_id") for pk in pair}
    if not places:
        return []
    grants = held(at.date()).filter(role=Role.HEAD.value, body__place__in=places).select_related("holder")
    return list(
        {grant.holder_id: grant.holder for grant in grants.order_by("holder_id") if grant.holder.email}.values()
    )

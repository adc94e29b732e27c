"""How much stands where, at which age: counted on the spot for a commune or a body, read from the last round for larger areas."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.cache import cache
from django.db import connection

from caunoi.followup import rules
from caunoi.followup.models import FollowupCount
from caunoi.followup.words import OWED, Sight, State
from caunoi.places.models import Body, Place

#: State, kind, whether it is late, in which class of age it is or came to its end, and how many.
COUNTED = """state, kind, (state IN ('open', 'accepted') AND due_on < %(today)s) IS TRUE,
 width_bucket(greatest(coalesce(ended_on, %(today)s) - raised_on, 0), %(ages)s::int[]), count(*)"""
#: A round's counts are shown for so many days; beyond, the page counts by itself.
FRESH_DAYS = 1
#: A scope of so many is counted once for all who ask within so many seconds; a smaller one each time.
MANY, HELD = 2_000, 300
_NAMES = ("đến 30 ngày", "31–60 ngày", "61–90 ngày", "91–180 ngày", "181–365 ngày", "trên 1 năm")
_NAMES_EN = ("up to 30 days", "31–60 days", "61–90 days", "91–180 days", "181–365 days", "over a year")


@dataclass(frozen=True, slots=True)
class Counts:
    """A scope in numbers; ``at`` the moment of the round where they come from one."""

    rows: list[tuple[str, str, bool, int, int]]
    at: datetime | None = None

    def of(self, *states: State) -> int:
        """How many stand in one of the states."""
        return sum(row[4] for row in self.rows if row[0] in states)

    @property
    def total(self) -> int:
        """All there are."""
        return sum(row[4] for row in self.rows)

    @property
    def late(self) -> int:
        """Those owed past their day."""
        return sum(row[4] for row in self.rows if row[2])

    def sights(self) -> dict[Sight, int]:
        """How many each way of narrowing the list would show."""
        return {
            each: self.of(each.state) if each.state else (self.late if each is Sight.LATE else self.of(*OWED))
            for each in Sight
        }

    def ages(self) -> list[tuple[str, str, int]]:
        """How many are still owed at which age: (Vietnamese, English, count)."""
        counts = self._by_age(OWED)
        return list(zip(_NAMES, _NAMES_EN, counts, strict=True))

    def curve(self) -> list[tuple[int, float]]:
        """The share still owed after so many days, by life table; what was withdrawn is left out."""
        ended = self._by_age((State.REFUSED, State.DONE, State.SETTLED))
        shares = rules.still_owed(ended, self._by_age(OWED))
        return [(0, 1.0), *zip(rules.AGES, shares, strict=False)]

    def _by_age(self, states: Any) -> list[int]:
        found = [0] * len(_NAMES)
        for state, _kind, _late, age, count in self.rows:
            if state in states:
                found[age] += count
        return found


def bounds() -> list[int]:
    """Where a class of age begins: the day after the one before ends."""
    return [days + 1 for days in rules.AGES]


def counts(today: date, *, place: Place | None = None, body: Body | None = None) -> Counts:
    """A scope in numbers: one statement, or two where no round has counted the area yet."""
    if body is None and (place is None or place.is_province):
        kept = FollowupCount.objects.filter(province=place).first()
        if kept is not None and (today - kept.on).days <= FRESH_DAYS:
            return Counts([tuple(row) for row in kept.counts], kept.at)
    key = f"followup.counts.{place and place.pk}.{body and body.pk}.{today}"
    held: Counts | None = cache.get(key)
    if held is not None:
        return held
    where, asked = _scope(place, body)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {COUNTED} FROM followup_followup {where} GROUP BY 1, 2, 3, 4",
            {"today": today, "ages": bounds(), **asked},
        )
        found = Counts(list(cursor.fetchall()))
    if found.total >= MANY:
        cache.set(key, found, HELD)
    return found


def _scope(place: Place | None, body: Body | None) -> tuple[str, dict[str, int]]:
    if body is not None:
        return "WHERE owed_by_id = %(scope)s", {"scope": body.pk}
    if place is None:
        return "", {}
    column = "province_id" if place.is_province else "place_id"
    return f"WHERE {column} = %(scope)s", {"scope": place.pk}

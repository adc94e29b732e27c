"""Warnings as officers read them: the list, one, the cases behind it, places like it, how often each method was right."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.ledger.queries import acts_about
from caunoi.voice.models import Petition
from caunoi.voice.queries import weekly
from caunoi.warn import rules
from caunoi.warn.facts import ActedOn
from caunoi.warn.models import EarlyWarning, LetterSketch, WatchedWeek
from caunoi.warn.rules import Limits
from caunoi.warn.words import Method, Sort, State

#: Cases shown beside a warning, warnings told beside another.
CASES, OTHERS = 20, 8


@dataclass(frozen=True, slots=True)
class Precision:
    """What people said of a method's warnings; shares only where enough were judged."""

    method: Method
    raised: int
    confirmed: int
    explained: int
    wrong: int
    few: int

    @property
    def judged(self) -> int:
        """Warnings a person has answered."""
        return self.confirmed + self.explained + self.wrong

    @property
    def right(self) -> float | None:
        """The share of judged warnings that were no false alarm; None of too few, of which a share says nothing."""
        return (self.confirmed + self.explained) / self.judged if self.judged >= self.few else None


@dataclass(frozen=True, slots=True)
class Behind:
    """The cases behind a warning that its reader may open, and whether there are more."""

    rows: list[Petition]
    more: bool


def warnings(
    *, state: State | None = None, sort: Sort | None = None, topic: int | None = None, place: int | None = None
) -> QuerySet[EarlyWarning]:  # fmt: skip
    """Warnings the speaker may see, the newest week first, the surest first within it."""
    found = EarlyWarning.objects.select_related("place__province", "province", "topic", "judged_for")
    if state is not None:
        found = found.filter(state=state.value)
    if sort is not None:
        found = found.filter(sort=sort.value)
    if topic is not None:
        found = found.filter(topic=topic)
    if place is not None:
        found = found.filter(place=place)
    return found.order_by("-week", "qvalue", "pk")


def warning_of(warning_id: uuid.UUID) -> EarlyWarning | None:
    """One warning the speaker may see."""
    return warnings().filter(pk=warning_id).first()


def counts_by_state() -> dict[str, int]:
    """How many warnings the speaker may see are in each state: one statement."""
    return dict(EarlyWarning.objects.values_list("state").annotate(Count("pk")))


def newest_week() -> WatchedWeek | None:
    """The last week that was judged."""
    return WatchedWeek.objects.first()


def cases_behind(warning: EarlyWarning) -> Behind:
    """The petitions of a warning's weeks that the reader may open; the wall around each case decides."""
    until = warning.week + timedelta(weeks=1)
    if warning.case_id is not None:
        with as_system():
            ids = list(LetterSketch.objects.filter(case_id=warning.case_id).values_list("petition", flat=True)[:5_000])
        rows = weekly.among(ids, most=CASES + 1)
    elif warning.sort == Sort.AREA:
        members = warning.reporting.get("members", [])
        rows = weekly.visible(places=members, topic=warning.topic_id, since=warning.since, until=until, most=CASES + 1)
    elif warning.sort == Sort.LEVEL:
        rows = weekly.visible(
            province=warning.province_id, topic=warning.topic_id, since=warning.since, until=until, most=CASES + 1
        )
    else:
        rows = weekly.visible(
            places=[warning.place_id], topic=warning.topic_id, since=warning.since, until=until, most=CASES + 1
        )
    return Behind(rows[:CASES], len(rows) > CASES)


def beside(warning: EarlyWarning, limits: Limits) -> list[EarlyWarning]:
    """Warnings of the same topic and about the same weeks elsewhere in the province: a trouble may have neighbours."""
    if warning.topic_id is None:
        return []
    near = warnings(topic=warning.topic_id).filter(
        week__gte=warning.since - timedelta(weeks=limits.pause), since__lte=warning.week + timedelta(weeks=limits.pause)
    )
    return list(near.exclude(pk=warning.pk)[:OTHERS])


def before(warning: EarlyWarning) -> list[EarlyWarning]:
    """Judged warnings of the same topic that began earlier: what was said and done then."""
    if warning.topic_id is None:
        return []
    found = warnings(topic=warning.topic_id).filter(first_week__lt=warning.first_week)
    return list(found.exclude(pk=warning.pk).exclude(state=State.NEW.value)[:OTHERS])


def came_of(warning: EarlyWarning) -> list[tuple[str, date]]:
    """What officers made out of a warning ("dialogue:…") and on which day, the first first: one statement."""
    acts = acts_about(warning.ref).filter(kind=ActedOn.act).values_list("data__made", "at")
    return [(made, localdate(at)) for made, at in acts]


def precision(limits: Limits) -> list[Precision]:
    """How often each method was right, by what people said everywhere: one statement; counts of warnings name nobody."""
    with as_system():
        rows: dict[str, Any] = {
            row["method"]: row
            for row in EarlyWarning.objects.values("method").annotate(
                raised=Count("pk"), confirmed=Count("pk", filter=Q(state=State.CONFIRMED.value)),
                explained=Count("pk", filter=Q(state=State.EXPLAINED.value)), wrong=Count("pk", filter=Q(state=State.WRONG.value)),
            )
        }  # fmt: skip
    nothing: dict[str, Any] = {"raised": 0, "confirmed": 0, "explained": 0, "wrong": 0}
    return [
        Precision(method, **{name: rows.get(method.value, nothing)[name] for name in nothing}, few=limits.few)
        for method in Method
    ]


@dataclass(frozen=True, slots=True)
class Comparable:
    """Another place of the same province and how many cases of the topic it had in a warning's weeks; None where too few to tell."""

    name: str
    cases: int | None


def comparable(warning: EarlyWarning, limits: Limits) -> tuple[list[Comparable], int]:
    """Places of the province with the most cases of the topic in the warning's weeks, and how many are too small to be named: one statement."""
    if warning.sort != Sort.CELL or warning.topic_id is None:
        return [], 0
    with as_system():
        rows = _by_place(warning)
    named = [Comparable(name, rules.shown(cases, limits.few)) for pk, name, cases in rows if pk != warning.place_id]
    told = [each for each in named if each.cases]
    return told[:OTHERS], sum(each.cases is None for each in named)


def _by_place(warning: EarlyWarning) -> list[tuple[int, str, int]]:
    sql = f"""SELECT l.place_id, max(q.name), count(DISTINCT coalesce(w.case_id, l.id)) FROM ({weekly.LETTERS}) l
              JOIN places_place q ON q.id = l.place_id LEFT JOIN warn_lettersketch w ON w.petition = l.id
              WHERE NOT l.sealed AND l.province_id = %s AND l.topic_id = %s AND l.received_on >= %s AND l.received_on < %s GROUP BY 1 ORDER BY 3 DESC, 2"""
    with connection.cursor() as cursor:
        cursor.execute(sql, [warning.province_id, warning.topic_id, warning.since, warning.week + timedelta(weeks=1)])
        return [(int(pk), str(name), int(cases)) for pk, name, cases in cursor.fetchall()]


def newest_for(places: Sequence[int], since: date) -> list[EarlyWarning]:
    """Warnings of some places or provinces that wait for a word and were out of the usual since a day, the surest first."""
    near = warnings(state=State.NEW).filter(Q(place__in=places) | Q(province__in=places), week__gte=since)
    return list(near[: OTHERS * 3])

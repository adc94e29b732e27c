"""Counting petitions for every unit of a scope at once: waits, acts, ratings and handovers, as ``tallies`` counts them for one."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..words import Act
from .tallies import (
    _ACTS,
    _HANDOVERS,
    _MARK,
    _RATED,
    _RATINGS,
    _TAKEN,
    AXES,
    Group,
    Scope,
    Span,
    Wait,
    _held,
    _rows,
    _unpacked,
    packed,
)


@dataclass(slots=True)
class Letters:
    """Letters of units: alike in every axis, and how many answers took so many days."""

    groups: list[Group] = field(default_factory=list)
    days: dict[int, Counter[int]] = field(default_factory=dict)

    def together(self, unit: int) -> "Letters":
        """The same letters as those of one unit: like ones of different units are one group."""
        sums: dict[tuple[int | None, int], list[Any]] = {}
        for each in self.groups:
            alike = sums.get((each.topic, id(each.values)))
            if alike is None:
                sums[each.topic, id(each.values)] = [each.values, each.letters, each.people, each.mark]
            else:
                alike[1] += each.letters
                alike[2] += each.people
                alike[3] ^= each.mark
        days = Counter[int]()
        for found in self.days.values():
            days.update(found)
        return Letters([Group(unit, topic, *alike) for (topic, _), alike in sums.items()], {unit: days})

    def joined(self, other: "Letters") -> "Letters":
        """These letters and the others, unit by unit."""
        days = {unit: Counter(found) for unit, found in self.days.items()}
        for unit, found in other.days.items():
            days.setdefault(unit, Counter()).update(found)
        return Letters([*self.groups, *other.groups], days)


def letters_by_unit(scope: Scope, span: Span) -> tuple[Letters, Letters]:
    """Every letter held in the span and what answers took, by unit: those that stayed where they came, those that moved. One statement.

    A letter that stayed counts in any larger unit as it does in its own, so a province is the sum of its places and what moved.
    """
    sql = f"""{_held(scope)}
        SELECT h.unit, h.moved, h.topic_id, h.code, h.days, count(*), sum(h.signers), {_MARK}
        FROM (SELECT h.id, h.unit, h.moved, h.topic_id, h.signers, {packed(tuple(AXES))} AS code,
                     CASE WHEN NOT h.gone AND NOT h.answered_before AND h.answered_on < %(until)s THEN h.answered_on - h.came_on END AS days
              FROM held h) h
        GROUP BY GROUPING SETS ((h.unit, h.moved, h.topic_id, h.code), (h.unit, h.moved, h.days))"""
    found = (Letters(), Letters())
    known: dict[int, Mapping[str, str]] = {}
    for unit, moved, topic, code, days, letters, people, mark in _rows(sql, scope, span):
        into = found[moved]
        if code is not None:
            values = known.get(code) or known.setdefault(code, _unpacked(code, tuple(AXES)))
            into.groups.append(Group(unit, topic, values, letters, people, mark))
        elif days is not None:
            into.days.setdefault(unit, Counter())[days] += letters
    return found


def wait_of(days: Mapping[int, int]) -> Wait | None:
    """The middle and the slowest tenth of so many answers by days, as ``percentile_disc`` finds them; None of none."""
    answers = sum(days.values())
    if not answers:
        return None
    found: list[int] = []
    wanted, passed = [max(1, math.ceil(share * answers)) for share in (0.5, 0.9)], 0
    for day in sorted(days):
        passed += days[day]
        while len(found) < len(wanted) and passed >= wanted[len(found)]:
            found.append(day)
    return Wait("", answers, *found)


def acts_by_unit(scope: Scope, span: Span, counted: Iterable[Act]) -> dict[int, dict[str, tuple[int, int]]]:
    """How often each act was done, and on how many cases, by unit: one statement."""
    sql = f"SELECT {scope.unit}, s.act, count(*), count(DISTINCT s.petition_id) {_ACTS.format(holds=scope.holds)} GROUP BY 1, 2"
    found: dict[int, dict[str, tuple[int, int]]] = {}
    for unit, act, times, cases in _rows(sql, scope, span, acts=[str(act) for act in counted]):
        found.setdefault(unit, {})[act] = (times, cases)
    return found


def ratings_by_unit(scope: Scope, span: Span) -> dict[int, dict[str, int]]:
    """What petitioners who were asked said, by unit: one statement."""
    sql = f"""SELECT {scope.unit}, count(*), count(*) FILTER (WHERE {_RATED}),
                     count(*) FILTER (WHERE {_RATED} AND r.solved = 'yes'), count(*) FILTER (WHERE {_RATED} AND r.solved = 'partly'),
                     count(*) FILTER (WHERE {_RATED} AND r.solved = 'no'), count(*) FILTER (WHERE {_RATED} AND r.satisfied)
              {_RATINGS.format(holds=scope.holds)} GROUP BY 1"""
    names = ("asked", "rated", "solved", "partly", "unsolved", "satisfied")
    return {unit: dict(zip(names, said, strict=True)) for unit, *said in _rows(sql, scope, span)}


def handovers_by_unit(scope: Scope, span: Span) -> dict[int, dict[str, Any]]:
    """Letters handed over, how many were acknowledged, days until then, by receiving unit: one statement."""
    sql = f"""SELECT {scope.unit}, count(*), count(*) FILTER (WHERE {_TAKEN}),
                     percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
                       ORDER BY extract(epoch FROM o.acknowledged_at - o.sent_at) / 86400) FILTER (WHERE {_TAKEN})
              {_HANDOVERS.format(holds=scope.holds)} GROUP BY 1"""
    found = {}
    for unit, sent, taken, days in _rows(sql, scope, span):
        median, ninth = (round(float(day), 1) for day in days) if taken else (None, None)
        found[unit] = {"sent": sent, "acknowledged": taken, "median": median, "ninth": ninth}
    return found

"""Counting petitions for every unit of a scope at once: waits, acts, ratings and handovers, as ``tallies`` counts them for one."""

from collections.abc import Iterable
from typing import Any

from ..words import Act
from .tallies import _ACTS, _HANDOVERS, _RATED, _RATINGS, _TAKEN, Scope, Span, Wait, _held, _rows


def waits_by_unit(scope: Scope, span: Span) -> dict[int, Wait]:
    """Days from receipt to answer by unit: one statement."""
    sql = f"""{_held(scope)}
        SELECT h.unit, count(*), percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY h.answered_on - h.came_on)
        FROM held h WHERE NOT h.gone AND NOT h.answered_before AND h.answered_on < %(until)s GROUP BY 1"""
    return {unit: Wait("", count, *days) for unit, count, days in _rows(sql, scope, span) if count}


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

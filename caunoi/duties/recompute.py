"""Counting every running duty anew after the calendar changed: by groups that share a rule, a start, a variant and pauses."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from caunoi.access.context import as_system
from caunoi.kernel.clock import Pause
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline


@dataclass(frozen=True, slots=True)
class Moved:
    """Duties of one rule whose last day moved: how many, from which day to which."""

    rule: str
    before: date
    after: date
    duties: int


GROUPS = """
SELECT rule, starts_on, variant, pauses::text, extensions::text, due, count(*)
FROM duties_duty
WHERE standing IN ('open', 'paused') AND value IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6
"""
CHANGE = """
WITH moved AS (
  UPDATE duties_duty d SET due = m.new_due, raw_due = m.new_raw, calendar = m.calendar
  FROM unnest(%s::text[], %s::date[], %s::text[], %s::text[], %s::text[], %s::date[], %s::date[], %s::date[], %s::text[])
       AS m(rule, starts_on, variant, pauses, extensions, due, new_due, new_raw, calendar)
  WHERE d.standing IN ('open', 'paused') AND d.rule = m.rule AND d.starts_on = m.starts_on AND d.variant = m.variant
    AND d.due = m.due AND d.pauses::text = m.pauses AND d.extensions::text = m.extensions
  RETURNING d.id, d.about, m.due AS before, d.due, m.calendar)
INSERT INTO ledger_entry (at, kind, about, actor, data, transaction, leaf)
SELECT %s, 'recompute_duty', about, %s,
       jsonb_build_object('duty', id::text, 'before', before::text, 'due', due::text, 'calendar', calendar), 0, '' FROM moved
"""


@transaction.atomic
def recompute(*, by: str, at: datetime, progress: Callable[[int, int], None] = lambda done, of: None) -> list[Moved]:
    """Count all running duties anew under the calendar of now; those whose last day moved are changed and recorded.

    A paused duty's last day is counted again when it resumes; a rule that no longer computes is left as it stands.
    """
    with as_system(), connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL statement_timeout = 0"
        )  # a million changed duties take minutes, not a page's patience
        cursor.execute(GROUPS)
        groups = cursor.fetchall()
        changed: list[tuple[Any, ...]] = []
        moved: list[Moved] = []
        for done, (rule, start, variant, pauses, extensions, due, count) in enumerate(groups, 1):
            found = _counted(rule, start, variant, pauses, extensions)
            if found is not None and found[0] != due:
                changed.append((rule, start, variant, pauses, extensions, due, *found))
                moved.append(Moved(rule, due, found[0], count))
            if done % 1000 == 0:
                progress(done, len(groups))
        if changed:
            cursor.execute(CHANGE, [*(list(column) for column in zip(*changed, strict=True)), at, by])
    return moved


def _counted(rule: str, start: date, variant: str, pauses: str, extensions: str) -> tuple[date, date, str] | None:
    spans = [
        Pause(date.fromisoformat(since), date.fromisoformat(until)) for since, until in json.loads(pauses) if until
    ]
    extended = sum(each.get("value") or 0 for each in json.loads(extensions))
    try:
        found = deadline(rule, start=start, variant=variant, pauses=spans, extended=extended)
    except Refusal:
        return None
    return found.due, found.raw_due, found.calendar

"""How many tasks a body was given in a span, and what became of them: one statement for one body or for many."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from django.db import connection
from django.utils.timezone import localdate

from caunoi.mandate import rules
from caunoi.places.models import Body


@dataclass(frozen=True, slots=True)
class Tally:
    """A body's tasks of a span.

    ``given`` in the span and not withdrawn, ``due`` in it, ``done_on_time`` and ``done_late`` finished in it; ``open``, and of
    those ``late`` and ``silent``, as they stood at its end (today, where it has not ended), without what waits to be accepted; ``returned`` counts the times work
    was sent back in it, ``withdrawn`` the tasks taken back in it.
    """

    given: int = 0
    due: int = 0
    done_on_time: int = 0
    done_late: int = 0
    open: int = 0
    late: int = 0
    silent: int = 0
    returned: int = 0
    withdrawn: int = 0


_COUNTS = """
WITH span AS (SELECT %(since)s::date AS since, %(until)s::date AS until, least(%(until)s::date - 1, %(today)s::date) AS at),
mine AS (SELECT t.*, t.assigned_on < span.until AND (t.finished_on IS NULL OR t.finished_on >= span.until) AND span.at >= span.since AS runs
         FROM mandate_task t, span WHERE t.body_id = ANY (%(bodies)s::bigint[]) AND t.assigned_on < span.until
           AND (t.finished_on IS NULL OR t.finished_on >= span.since OR t.assigned_on >= span.since OR t.due >= span.since)),
said AS (SELECT w.task_id, max((w.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
                  FILTER (WHERE w.act IN ('acknowledge', 'plan', 'report') AND (w.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date < span.until) AS last,
                max(w.at) FILTER (WHERE w.act = 'report' AND (w.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date < span.until) AS reported,
                max(w.at) FILTER (WHERE w.act = 'send_back' AND (w.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date < span.until) AS refused,
                count(*) FILTER (WHERE w.act = 'send_back' AND (w.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date >= span.since
                                   AND (w.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date < span.until) AS returned
         FROM mandate_taskword w, span WHERE w.task_id IN (SELECT id FROM mine) GROUP BY w.task_id),
seen AS (SELECT mine.*, said.last, said.returned, said.reported IS NOT NULL AND (said.reported AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= due
           AND (said.refused IS NULL OR said.refused < said.reported) AS waits
         FROM mine LEFT JOIN said ON said.task_id = mine.id)
SELECT seen.body_id,
  count(*) FILTER (WHERE assigned_on >= span.since AND stage <> 'withdrawn') AS given,
  count(*) FILTER (WHERE due >= span.since AND due < span.until AND stage <> 'withdrawn') AS due,
  count(*) FILTER (WHERE stage = 'done' AND finished_on >= span.since AND finished_on < span.until AND finished_on <= due) AS done_on_time,
  count(*) FILTER (WHERE stage = 'done' AND finished_on >= span.since AND finished_on < span.until AND finished_on > due) AS done_late,
  count(*) FILTER (WHERE runs) AS open,
  count(*) FILTER (WHERE runs AND NOT waits AND due < span.at) AS late,
  count(*) FILTER (WHERE runs AND NOT waits AND due >= span.at AND span.at - coalesce(last, assigned_on)
                     > CASE WHEN last IS NULL THEN %(unheard)s ELSE %(quiet)s END) AS silent,
  coalesce(sum(seen.returned), 0) AS returned,
  count(*) FILTER (WHERE stage = 'withdrawn' AND finished_on >= span.since AND finished_on < span.until) AS withdrawn
FROM seen CROSS JOIN span GROUP BY seen.body_id
"""


def tasks_of_many(
    bodies: Iterable[Body | int], *, since: date, until: date, today: date | None = None
) -> dict[int, Tally]:
    """The tallies of many bodies by id for a half-open span: one statement; every body asked for has one.

    The reader sees the tasks that are theirs to see; indicators count as the system.
    """
    ids = [body if isinstance(body, int) else body.pk for body in bodies]
    names = [field.name for field in fields(Tally)]
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNTS,
            {
                "bodies": ids, "since": since, "until": until, "today": today or localdate(),
                "unheard": rules.DAYS_TO_ACKNOWLEDGE, "quiet": rules.DAYS_BETWEEN_REPORTS,
            },
        )  # fmt: skip
        found = {row[0]: Tally(**dict(zip(names, map(int, row[1:]), strict=True))) for row in cursor.fetchall()}
    return {each: found.get(each, Tally()) for each in ids}


def tasks_of(body: Body, *, since: date, until: date) -> Tally:
    """One body's tally of a half-open span: given, done on time, done late, open, late, silent, returned."""
    return tasks_of_many([body], since=since, until=until)[body.pk]

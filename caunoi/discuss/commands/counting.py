"""Folding what was counted as it came into the tallies."""

from django.db import connection, transaction

FOLDER = 0xD15C
_FOLD = """
WITH gone AS (
  DELETE FROM discuss_tallydelta WHERE id IN (SELECT id FROM discuss_tallydelta ORDER BY id LIMIT %s)
  RETURNING consultation_id, measure, target, place, channel, value, opinions, persons),
summed AS (
  SELECT consultation_id, measure, target, place, channel, value, sum(opinions) AS opinions, sum(persons) AS persons, count(*) AS rows
  FROM gone GROUP BY 1, 2, 3, 4, 5, 6),
kept AS (
  INSERT INTO discuss_tally (consultation_id, measure, target, place, channel, value, opinions, persons)
  SELECT consultation_id, measure, target, place, channel, value, opinions, persons FROM summed
  ON CONFLICT (consultation_id, measure, target, place, channel, value)
  DO UPDATE SET opinions = discuss_tally.opinions + EXCLUDED.opinions, persons = discuss_tally.persons + EXCLUDED.persons)
SELECT coalesce(sum(rows), 0) FROM summed
"""


def fold_tallies(*, most: int = 100_000) -> int:
    """Fold waiting deltas, one folder at a time; writers never wait for it. How many were folded."""
    folded = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [FOLDER])
            if not cursor.fetchone()[0]:
                return folded
            cursor.execute(_FOLD, [most])
            rows = int(cursor.fetchone()[0])
        folded += rows
        if rows < most:
            return folded

"""Early warning as the house runs it: a week of the whole country judged, the statements over a million letters, a flood of one letter."""

import os
import resource
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from caunoi.warn import areas, judging
from caunoi.watch.scan import nearest, zones_of
from caunoi.watch.series import usual
from caunoi.watch.simulate.grid import grid

from .stage import TODAY, figure, house, installation, million
from .warn_areas import squares

#: Topics of the country, weeks of the cube, weeks of the series above it.
TOPICS, WEEKS, LONG, SEED = 40, 105, 277, 20261128
#: Letters of one wording in an hour, letters timed one by one, others that differ in some words.
FLOOD, ALONE, NEAR = 100_000, 300, 2_000
PORTION = 2_000
NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def run(*, flood: int = FLOOD) -> list[dict[str, Any]]:
    """Figures of the nightly round: arrays of the whole country, then statements and letters in the database."""
    return [*country(), *database(flood=flood)]


def country() -> list[dict[str, Any]]:
    """Cells, series above them and areas of every commune and topic; made-up weeks, no database."""
    by_province = squares()
    coords = [at for inside in by_province.values() for at in inside]
    world = grid(TOPICS, len(coords), WEEKS, seed=SEED)
    share = usual(world.starts, world.totals, world.worked, world.off)
    limits, first, regions = house(), 0, []
    for inside in by_province.values():
        regions.append((list(range(first, first + len(inside))), zones_of(nearest(inside, min(areas.NEIGHBOURS, len(inside))))))  # fmt: skip
        first += len(inside)
    # Series of provinces and topics with all topics together, five years of them.
    above = grid(TOPICS + 1, len(by_province), LONG, seed=SEED, least=2.0, most=40.0)
    long = usual(above.starts, above.totals, above.worked, above.off)
    table = above.counts.transpose(1, 2, 0).reshape(LONG, -1)
    rows, whole = [], _Clock()
    for name, work in (
        ("cells", lambda: judging.cells(world.counts, share, limits)), ("provinces", lambda: judging.levels(table, long, limits)),
        ("areas", lambda: areas.areas(world.counts, share, regions, limits, seed=SEED)),
    ):  # fmt: skip
        clock = _Clock()
        found = work()
        rows.append(figure(f"warn: a week of the country, {name}", clock.cpu, "CPU s", f"{clock.wall:.1f} s wall; {len(found)} out of the usual where nothing rises"))  # fmt: skip
    rows.append(
        figure(
            f"warn: a week of {len(coords):,} communes × {TOPICS} topics judged", whole.wall, "s",
            f"{whole.cpu:.1f} CPU s; {world.counts.sum() / WEEKS:,.0f} cases a week; at most {_memory():.0f} MB with the made-up tables; seed {SEED}",
        )
    )  # fmt: skip
    return rows


def database(*, flood: int) -> list[dict[str, Any]]:
    """The statements of the round over a million letters, letters read one by one, a flood; everything is undone."""
    installation()
    million()
    from django.db import connection

    from caunoi.access.context import as_system
    from caunoi.warn import commands, rules
    from caunoi.warn.queries import counts

    week, rows = rules.last_whole_week(TODAY), []
    with as_system(), _undone():
        letters = _letters()
        clock = _Clock()
        read = commands.read_fresh(today=TODAY)
        rows.append(figure("warn: letters of two weeks read for copies", clock.wall, "s", f"{read:,} letters, {clock.cpu:.1f} CPU s of Python"))  # fmt: skip
        rows.append(_spread("warn: the round of a minute with nothing new", [_timed(lambda: commands.read_fresh(today=TODAY)) for _ in range(20)], f"{letters:,} letters"))  # fmt: skip
        clock = _Clock()
        cube = counts.count(week, house())
        rows.append(figure("warn: counting a week", clock.wall, "s", f"{letters:,} letters, one statement; {clock.cpu:.1f} CPU s of Python"))  # fmt: skip
        assert cube is not None
        rows += _streamed()
        clock = _Clock()
        (original,) = _originals(1)
        for _ in range(0, flood, PORTION):
            _copied(original, min(PORTION, flood))
        rows.append(figure(f"warn: {flood:,} identical letters put in", clock.wall, "s", f"with all that keeps figures and search; {PORTION:,} a statement"))  # fmt: skip
        clock = _Clock()
        read = commands.read_fresh(today=TODAY)
        rows.append(figure("warn: … read for copies", clock.wall, "s", f"{read:,} letters, {clock.cpu:.1f} CPU s of Python"))  # fmt: skip
        clock = _Clock()
        found = counts.campaigns(rules.monday(TODAY), mass=5, copies=20)
        most = max(found, key=lambda each: each.letters)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM warn_lettersketch WHERE case_id = %s AND bands IS NOT NULL", [most.case_id])  # fmt: skip
            kept = cursor.fetchone()[0]
        rows.append(figure("warn: … counted as cases", clock.wall, "s", f"one case of {most.letters:,} letters, {kept} of them in the index"))  # fmt: skip
        _copied(original, NEAR, words=CHANGED)
        clock = _Clock()
        read = commands.read_fresh(today=TODAY)
        found = counts.campaigns(rules.monday(TODAY), mass=5, copies=20)
        rows.append(figure(f"warn: {NEAR:,} letters made to be nearly copies", clock.wall, "s", f"{read:,} read; {len(found)} cases of many letters in all"))  # fmt: skip
    return rows


def _letters() -> int:
    from caunoi.voice.models import Petition

    return Petition.objects.count()


def _streamed() -> list[dict[str, Any]]:
    """Letters of the busiest place read one by one as they come: the search for what is unread, signature, keys, looking up, placing."""
    from caunoi.warn.commands import grouping

    taken, placing, ours, theirs = [], [], 0.0, 0.0
    place = grouping.place

    def timed(rows: Any, joined: int) -> None:
        clock = _Clock()
        place(rows, joined)
        placing.append(1000 * clock.wall)

    grouping.place = timed
    try:
        for nth, one in enumerate(_originals(ALONE)):
            _copied(one, 1, words=f"x.text || ' lần {nth}'")
            clock, before = _Clock(), _database_spent()
            grouping.read_letters(since=TODAY, until=TODAY + timedelta(days=1))
            taken.append(1000 * clock.wall)
            ours, theirs = ours + clock.cpu, theirs + _database_spent() - before
    finally:
        grouping.place = place
    spent = f"{1000 * ours / len(taken):.1f} CPU ms of Python and {1000 * theirs / len(taken):.1f} of the database on average"
    return [
        _spread("warn: one letter looked up and added", placing, f"{len(taken)} letters of the busiest place: signature, keys, index, comparing, writing"),
        _spread("warn: … with the search for what is unread", taken, spent),
    ]  # fmt: skip


def _database_spent() -> float:
    """CPU seconds the database's process behind the connection has used, where the system tells; it tells them in hundredths."""
    from django.db import connection

    stat = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    if not stat.exists():
        return float("nan")
    return sum(map(int, stat.read_text().rpartition(") ")[2].split()[11:13])) / os.sysconf("SC_CLK_TCK")


_PLAIN = "kind = 'proposal' AND declared_kind = 'proposal' AND NOT secret AND respondents = '{}' AND respondent_people = '{}' AND length(text) > 200"
_ORIGINALS = f"""SELECT id FROM voice_petition WHERE {_PLAIN} AND place_id = (SELECT place_id FROM voice_petition GROUP BY place_id ORDER BY count(*) DESC, place_id LIMIT 1)
  ORDER BY received_at DESC, id LIMIT %s"""
#: Some words of a letter exchanged, others in each copy.
CHANGED = "regexp_replace(x.text, '(\\S+\\s+\\S+\\s+\\S+\\s+\\S+\\s+)\\S+', '\\1khac' || n || ' ', 'g')"


def _originals(many: int) -> list[Any]:
    """Letters of the busiest place, the newest first."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_ORIGINALS, [many])
        return [row[0] for row in cursor.fetchall()]


def _copied(original: Any, many: int, *, words: str = "x.text") -> None:
    """Copies of a letter that came today, with these words."""
    from django.db import connection

    new = {
        "id": "gen_random_uuid()", "code": "gen_random_uuid()::text", "code_digest": "gen_random_uuid()::text", "received_on": f"'{TODAY}'::date", "text": words,
        "received_at": f"'{NOON.isoformat()}'::timestamptz + n * interval '1 millisecond'", "number": "x.number + 10000000 + n",
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = 'voice_petition' ORDER BY ordinal_position")  # fmt: skip
        names = [row[0] for row in cursor.fetchall()]
        values = ", ".join(new.get(name, f"x.{name}") for name in names)
        cursor.execute(f"INSERT INTO voice_petition ({', '.join(names)}) SELECT {values} FROM voice_petition x, generate_series(1, %s) n WHERE x.id = %s", [many, original])  # fmt: skip


class _Clock:
    """Wall and processor time since it was made."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    @property
    def wall(self) -> float:
        return time.perf_counter() - self._wall

    @property
    def cpu(self) -> float:
        return time.process_time() - self._cpu


@contextmanager
def _undone() -> Iterator[None]:
    """Work in one transaction that leaves nothing behind."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _spread(name: str, taken: list[float], note: str) -> dict[str, Any]:
    """Median with the 99th of a hundred beside it, in milliseconds."""
    load = os.getloadavg()[0]
    return figure(
        name, statistics.median(taken), "ms", f"p99 {float(np.percentile(taken, 99)):.1f} ms; {note}; load {load:.1f}"
    )


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

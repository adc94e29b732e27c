"""Reading letters once for copies: each joins the case of the one most like it near by, or opens its own.

The index lies in the database: of a letter that stands for a wording the keys of its bands are kept, and a new letter is compared
with those that share one. However many copies come, they add nothing to the index; of wordings that are nearly alike a bucket holds
a bounded number, and what comes after joins the nearest.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
from django.db import connection, transaction
from numpy.typing import NDArray

from caunoi.access.context import as_system
from caunoi.voice.queries import weekly
from caunoi.warn.models import LetterSketch
from caunoi.warn.queries.limits import limits
from caunoi.watch.group.stream import COMPARED, FULL, Signature, bands, kept, read, shares, signatures, verdict

#: Letters read in one transaction.
BATCH = 2_000
#: Weeks of letters a round looks at; older ones that were brought in later are read when their week is judged.
FRESH_WEEKS = 2
LOCK = 20261129
#: Asked province by province, for days alone have no index and every further one is paid for at each intake. Whether a letter was read is
#: looked up letter by letter whatever is known of the index's size: joined as it likes, a planner that believed it empty went through the whole of it for each.
UNREAD = f"""SELECT l.id, l.place_id, l.received_on, l.words FROM places_place u, LATERAL (SELECT * FROM ({weekly.WORDS}) w
    WHERE w.province_id = u.id AND w.received_on >= %s AND w.received_on < %s AND (w.received_on, w.id) > (%s, %s)
      AND (SELECT s.petition FROM warn_lettersketch s WHERE s.petition = w.id OFFSET 0) IS NULL) l
  WHERE u.level = 'province' ORDER BY l.received_on, l.id LIMIT %s"""
#: Before every letter of a day.
NO_LETTER = uuid.UUID(int=0)
NEAR = "SELECT n, petition FROM warn_near(%s, %s, %s, %s)"
STORED = "SELECT petition, case_id, sketch, received_on, bands FROM warn_lettersketch WHERE petition = ANY(%s) AND bands IS NOT NULL"
#: What triggers could not see: letters taken out by the owner, or sealed while triggers were off.
FORGET = f"""DELETE FROM warn_lettersketch w USING ({weekly.LETTERS}) l WHERE l.id = w.petition AND l.sealed"""
GONE = "DELETE FROM warn_lettersketch w WHERE NOT EXISTS (SELECT 1 FROM voice_petition p WHERE p.id = w.petition)"
#: No new letter joins after so long: its bands need not be kept.
OLD = "UPDATE warn_lettersketch SET bands = NULL WHERE bands IS NOT NULL AND received_on < %s"
#: Cases for which no letter stands any more, because it is gone: another takes its place.
SILENT = """SELECT DISTINCT ON (w.case_id) w.petition, w.place_id, w.sketch FROM warn_lettersketch w
  WHERE w.bands IS NULL AND w.sketch IS NOT NULL AND w.received_on >= %s
    AND NOT EXISTS (SELECT 1 FROM warn_lettersketch r WHERE r.case_id = w.case_id AND r.bands IS NOT NULL)
  ORDER BY w.case_id, w.received_on DESC, w.petition"""


class _Letter(NamedTuple):
    id: uuid.UUID
    place_id: int
    received_on: date
    words: str


@dataclass(slots=True)
class _Wording:
    """A letter that stands for its case."""

    case: uuid.UUID
    sketch: Signature
    on: date
    keys: list[int]


def read_fresh(*, today: date) -> int:
    """The round's work: read what came in lately. How many letters were new."""
    with as_system():
        return read_letters(since=today - timedelta(weeks=FRESH_WEEKS), until=today + timedelta(days=1))


def read_letters(*, since: date, until: date) -> int:
    """Give every letter of some days that was not read yet its case; done again, it changes nothing. As the system."""
    done, joined, last = 0, limits(until).joined, (since, NO_LETTER)
    while True:
        with transaction.atomic():
            with connection.cursor() as cursor:
                # One reader at a time, so that two copies never open two cases.
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
                cursor.execute(UNREAD, [last[0], until, *last, BATCH])
                rows = [_Letter(*row) for row in cursor.fetchall()]
            place(rows, joined)
        done += len(rows)
        if len(rows) < BATCH:
            return done
        # What came in before these meanwhile is read in the next round.
        last = rows[-1].received_on, rows[-1].id


def mend_index(*, today: date) -> None:
    """Take out what is sealed or gone, let another letter stand for a case that lost its own, drop bands no letter can join. As the system."""
    # A wording may be joined from either side of its day.
    oldest = today - timedelta(days=2 * limits(today).joined)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        cursor.execute(FORGET)
        cursor.execute(GONE)
        cursor.execute(OLD, [oldest])
        cursor.execute(SILENT, [oldest])
        rows = cursor.fetchall()
        if rows:
            keys = bands(np.stack([read(bytes(row[2])) for row in rows]), [row[1] for row in rows]).tolist()
            named = [
                LetterSketch(petition=petition, bands=key) for (petition, _place, _sketch), key in zip(rows, keys, strict=True)
            ]  # fmt: skip
            LetterSketch.objects.bulk_update(named, ["bands"], batch_size=500)


def forget_letter(petition: uuid.UUID) -> None:
    """Take out what is kept of a letter that is no longer."""
    LetterSketch.objects.filter(petition=petition).delete()


def place(rows: Sequence[_Letter], joined: int) -> None:
    """Compare letters with the wordings of their place, and with each other, in the order they came."""
    if not rows:
        return
    found = signatures([row.words for row in rows])
    read_at = [at for at, one in enumerate(found) if one is not None]
    table = np.stack([one for one in found if one is not None]) if read_at else np.empty((0, 0), np.uint32)
    # The same wording a thousand times is looked up once.
    same: dict[tuple[int, bytes], int] = {}
    first = {at: same.setdefault((rows[at].place_id, kept(table[nth])), at) for nth, at in enumerate(read_at)}
    keys = dict(zip(read_at, bands(table, [rows[at].place_id for at in read_at]), strict=True)) if read_at else {}
    asked = sorted(set(first.values()))
    known = _Known({at: keys[at].tolist() for at in asked}, {at: rows[at].received_on for at in asked}, joined)
    made = []
    for at, row in enumerate(rows):
        one = found[at]
        case, speaks = (row.id, None) if one is None else known.case_of(first[at], one, row)
        made.append(
            LetterSketch(
                petition=row.id, case_id=case, place_id=row.place_id, received_on=row.received_on, sketch=kept(one) if one is not None else None,
                bands=speaks,
            )
        )  # fmt: skip
    LetterSketch.objects.bulk_create(made, ignore_conflicts=True, batch_size=1_000)


class _Known:
    """The wordings near the letters of a batch: those of the index, asked for in one statement, and those the batch opens."""

    def __init__(self, keys: dict[int, list[int]], days: dict[int, date], joined: int) -> None:
        self._keys, self._joined = keys, joined
        self._stored: dict[int, list[_Wording]] = defaultdict(list)
        self._opened: dict[int, list[_Wording]] = defaultdict(list)
        order = list(keys)
        asked = ["{" + ",".join(map(str, keys[at])) + "}" for at in order]
        with connection.cursor() as cursor:
            cursor.execute(NEAR, [asked, [days[at] for at in order], joined, COMPARED])
            pairs = cursor.fetchall()
            cursor.execute(STORED, [list({petition for _, petition in pairs})])
            wordings = {row[0]: _Wording(row[1], read(bytes(row[2])), row[3], row[4]) for row in cursor.fetchall()}
        for nth, petition in pairs:
            self._stored[order[nth - 1]].append(wordings[petition])

    def case_of(self, at: int, sketch: Signature, letter: _Letter) -> tuple[uuid.UUID, list[int] | None]:
        """The case a letter belongs to, and the keys it is found by from now on where it stands for it."""
        near = self._near(at, letter.received_on)
        alike: NDArray[np.float64] = shares(sketch, np.stack([each.sketch for each in near])) if near else np.zeros(0)
        best, stands = verdict(alike, [each.case for each in near])
        if best is None:
            return letter.id, self._open(at, letter.id, sketch, letter, near)
        case = near[best].case
        # A campaign that goes on for months is stood for by a letter of its own time.
        aged = abs((letter.received_on - near[best].on).days) > self._joined // 2
        return case, self._open(at, case, sketch, letter, near) if aged or stands else None

    def _near(self, at: int, on: date) -> list[_Wording]:
        found = {id(each): each for each in self._stored.get(at, ())}
        for key in self._keys[at]:
            found |= {id(each): each for each in self._opened.get(key, ())}
        joined = [each for each in found.values() if abs((on - each.on).days) <= self._joined]
        return joined[-COMPARED:]

    def _open(
        self, at: int, case: uuid.UUID, sketch: Signature, letter: _Letter, near: Sequence[_Wording]
    ) -> list[int]:
        """Let a letter stand for its case under every key that does not lead to enough others."""
        led = Counter(key for each in near for key in each.keys)
        keys = [key for key in self._keys[at] if led[key] < FULL]
        wording = _Wording(case, sketch, letter.received_on, keys)
        for key in keys:
            self._opened[key].append(wording)
        return keys

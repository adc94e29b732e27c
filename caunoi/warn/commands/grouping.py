"""Reading letters once for copies: each joins the case of the one most like it near by, or opens its own."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
from django.db import connection, transaction
from numpy.typing import NDArray

from caunoi.voice.queries import weekly
from caunoi.warn import rules
from caunoi.warn.alike import COPY, SIZE, Sketch, likest, sketch
from caunoi.warn.models import LetterSketch

#: Letters read in one transaction.
BATCH = 2_000
#: Cases of one place a letter is compared with, the latest: more at once are a flood, told apart by their wording alone.
COMPARED = 2_000
UNREAD = f"""SELECT l.id, l.place_id, l.received_on, l.words FROM ({weekly.WORDS}) l
  WHERE l.received_on >= %s AND l.received_on < %s AND NOT EXISTS (SELECT 1 FROM warn_lettersketch w WHERE w.petition = l.id)
  ORDER BY l.received_on, l.id LIMIT %s"""
#: A letter sealed since it was read, or gone, leaves nothing here.
FORGET = f"""DELETE FROM warn_lettersketch w USING ({weekly.LETTERS}) l WHERE l.id = w.petition AND l.sealed"""
GONE = "DELETE FROM warn_lettersketch w WHERE NOT EXISTS (SELECT 1 FROM voice_petition p WHERE p.id = w.petition)"


class _Letter(NamedTuple):
    id: uuid.UUID
    place_id: int
    received_on: date
    words: str


def read_letters(*, since: date, until: date) -> int:
    """Give every letter of some days that was not read yet its case; what was sealed since is forgotten. As the system."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FORGET)
        cursor.execute(GONE)
    done = 0
    while True:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(UNREAD, [since, until, BATCH])
                rows = [_Letter(*row) for row in cursor.fetchall()]
            _place(rows)
        done += len(rows)
        if len(rows) < BATCH:
            return done


def forget_letter(petition: uuid.UUID) -> None:
    """Take out what is kept of a letter that is no longer."""
    LetterSketch.objects.filter(petition=petition).delete()


def _place(rows: Sequence[_Letter]) -> None:
    """Compare letters with the cases of their place, and with each other, in the order they came."""
    near: dict[int, list[_Letter]] = defaultdict(list)
    for row in rows:
        near[row.place_id].append(row)
    made: list[LetterSketch] = []
    for place, letters in near.items():
        cases = _Cases.near(place, letters[0].received_on, letters[-1].received_on)
        for letter in letters:
            found = sketch(letter.words)
            case = cases.of(found, letter)
            made.append(
                LetterSketch(
                    petition=letter.id, case_id=case, place_id=place, received_on=letter.received_on,
                    sketch=found.tobytes() if found is not None else None,
                )
            )  # fmt: skip
    LetterSketch.objects.bulk_create(made, ignore_conflicts=True, batch_size=1_000)


class _Cases:
    """The cases of one place: the sketch of the first letter of each stands for it, so that cases do not chain."""

    def __init__(self, ids: list[uuid.UUID], firsts: list[Sketch], lasts: list[date]) -> None:
        self.ids, self.lasts = ids, lasts
        self.table: NDArray[np.uint32] = np.zeros((max(len(ids), 64), SIZE), dtype=np.uint32)
        if firsts:
            self.table[: len(firsts)] = np.stack(firsts)

    @classmethod
    def near(cls, place: int, first: date, last: date) -> "_Cases":
        """Those with a letter not long before the first of some days."""
        near = LetterSketch.objects.filter(
            place=place, received_on__gte=first - timedelta(days=rules.JOINED_DAYS), received_on__lte=last, sketch__isnull=False
        )  # fmt: skip
        known: dict[uuid.UUID, tuple[Sketch, date]] = {}
        for case, kept, on in near.order_by("-received_on", "-petition").values_list(
            "case_id", "sketch", "received_on"
        ):
            if case not in known and len(known) >= COMPARED:
                continue
            latest = known[case][1] if case in known else on
            known[case] = np.frombuffer(bytes(kept or b""), dtype=np.uint32), latest
        return cls(list(known), [one for one, _ in known.values()], [on for _, on in known.values()])

    def of(self, found: Sketch | None, letter: _Letter) -> uuid.UUID:
        """The case a letter belongs to; its own where it is like none."""
        if found is None:
            return letter.id
        at, share = likest(found, self.table[: len(self.ids)])
        if share >= COPY and (letter.received_on - self.lasts[at]).days <= rules.JOINED_DAYS:
            self.lasts[at] = max(self.lasts[at], letter.received_on)
            return self.ids[at]
        if len(self.ids) < 2 * COMPARED:
            if len(self.ids) == len(self.table):
                self.table = np.concatenate([self.table, np.zeros_like(self.table)])
            self.table[len(self.ids)] = found
            self.ids.append(letter.id)
            self.lasts.append(letter.received_on)
        return letter.id

"""What is planted among synthetic petitions so that early warning has something to find: a rise in five neighbouring communes, one letter copied."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from . import texts
from .cases import Planted, Seat

#: The rise: complaints about compensation in five communes whose codes follow one another, for so many weeks, so many a week each.
COMMUNES, WEEKS, A_WEEK, TOPIC = 5, 5, 3, "land.compensation"
#: One form, so many copies within one night, each with a name and an address of its own.
COPIES, COPIED = 300, "environment.pollution"
#: Fewer petitions than this hold nothing planted.
LEAST = 1_000


def planted(seats: Sequence[Seat], *, today: date, seed: int) -> list[Planted]:
    """The planted letters; the rise begins on the Monday five whole weeks before this one."""
    rng = random.Random(seed)
    quiet = [seat for seat in seats if seat.weight < 20]
    first = len(quiet) // 3
    monday = today - timedelta(days=today.weekday())
    begins = monday - timedelta(weeks=WEEKS)
    found = [
        Planted(begins + timedelta(weeks=week, days=rng.randrange(5)), seat, texts.letter(rng, _subject(TOPIC)))
        for seat in quiet[first : first + COMMUNES]
        for week in range(WEEKS)
        for _ in range(A_WEEK + rng.randrange(2))
    ]
    letter = texts.letter(rng, _subject(COPIED))
    copied = quiet[first * 2]
    return found + [Planted(monday - timedelta(days=4), copied, _signed(rng, letter)) for _ in range(COPIES)]


def _signed(rng: random.Random, letter: texts.Letter) -> texts.Letter:
    """The form as somebody else filled it in; the name is made up."""
    name = " ".join(rng.choice(part) for part in (texts.SURNAMES, texts.MIDDLE, texts.GIVEN))
    home = f"số {rng.randint(1, 400)}, tổ {rng.randint(1, 30)}"
    return replace(letter, text=f"Tôi tên là {name}, thường trú tại {home}. {letter.text}")


def _subject(topic: str) -> texts.Subject:
    return next((each for each in texts.SUBJECTS if each.topic == topic), texts.SUBJECTS[0])

"""What is planted among synthetic petitions so that early warning has something to find: a rise in five neighbouring communes, two forms copied."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from . import texts
from .cases import Planted, Seat

#: The rise: complaints about compensation in a commune and its nearest, for so many weeks, so many a week each.
COMMUNES, WEEKS, A_WEEK, TOPIC = 5, 5, 1, "land.compensation"
#: One form, so many copies within one night, each with a name and an address of its own.
COPIES, COPIED = 300, "environment.pollution"
#: Another form that one person sends again and again.
AGAIN, INSISTED, INSISTING = 40, "drainage", 1
#: Fewer petitions than this hold nothing planted.
LEAST = 1_000


def begins_on(today: date) -> date:
    """The Monday on which the rise begins: whole weeks before this one."""
    return today - timedelta(days=today.weekday(), weeks=WEEKS)


def planted(seats: Sequence[Seat], squares: Mapping[str, tuple[int, int]], *, today: date, seed: int) -> list[Planted]:
    """The planted letters; ``squares`` are the communes' places on the grid of their province, by code."""
    rng = random.Random(seed)
    quiet = [seat for seat in seats if seat.weight < 20]
    first = len(quiet) // 3
    begins = begins_on(today)
    found = [
        Planted(begins + timedelta(weeks=week, days=rng.randrange(5)), seat, texts.letter(rng, _subject(TOPIC)))
        for seat in _nearest(quiet, quiet[first], squares)
        for week in range(WEEKS)
        for _ in range(A_WEEK + rng.randrange(2))
    ]
    monday = begins + timedelta(weeks=WEEKS)
    letter = texts.letter(rng, _subject(COPIED))
    copied = quiet[first * 2]
    found += [
        Planted(monday - timedelta(days=4), copied, _signed(rng, letter), sender=INSISTING + 1 + number)
        for number in range(COPIES)
    ]
    again = texts.letter(rng, _subject(INSISTED))
    for _ in range(AGAIN):
        found.append(Planted(monday - timedelta(days=1 + rng.randrange(6)), quiet[first // 2], again, sender=INSISTING))
    return found


def _nearest(seats: Sequence[Seat], centre: Seat, squares: Mapping[str, tuple[int, int]]) -> list[Seat]:
    """A commune and those whose squares lie nearest to its own; those on no grid are nobody's neighbours."""
    at = {seat.place: squares[seat.commune] for seat in seats if seat.commune in squares}
    x, y = at[centre.place]
    placed = [seat for seat in seats if seat.place in at]
    return sorted(placed, key=lambda seat: (at[seat.place][0] - x) ** 2 + (at[seat.place][1] - y) ** 2)[:COMMUNES]


def _signed(rng: random.Random, letter: texts.Letter) -> texts.Letter:
    """The form as somebody else filled it in; the name is made up."""
    name = " ".join(rng.choice(part) for part in (texts.SURNAMES, texts.MIDDLE, texts.GIVEN))
    home = f"số {rng.randint(1, 400)}, tổ {rng.randint(1, 30)}"
    return replace(letter, text=f"Tôi tên là {name}, thường trú tại {home}. {letter.text}")


def _subject(topic: str) -> texts.Subject:
    return next((each for each in texts.SUBJECTS if each.topic == topic), texts.SUBJECTS[0])

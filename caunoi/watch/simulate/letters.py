"""Synthetic letters whose cases and copies are known: the same matter told in other words, forms shared by strangers, slips of the pen.

Every name, number and place in them is made up.
"""

import unicodedata
from dataclasses import dataclass

import numpy as np

from caunoi.kernel.text import fold

from .wordings import FAMILY_NAMES, GIVEN, MIDDLES, OWN, SPOTS, WORKS, Wordings

LARGEST = 400


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and the truth about it. ``case`` and ``family`` as numbers, ``how`` how it was typed, ``secrets`` what must never be kept of it."""

    text: str
    place: str
    case: int
    family: int
    how: str
    secrets: tuple[str, ...]


def letters(
    number: int, *, seed: int, places: int = 200, wrong_place: float = 0.0, no_place: float = 0.0, by: Wordings = OWN
) -> list[Letter]:  # fmt: skip
    """So many letters of cases of very different sizes, in random order, in the wordings of ``by``."""
    dice = np.random.default_rng(seed)
    found: list[Letter] = []
    case = family = 0
    while len(found) < number:
        case += 1
        home = int(dice.integers(places))
        matter = list(by.matters.values())[dice.integers(len(by.matters))]
        told = _told(dice)
        size = 1 if dice.random() < 0.45 else int(min(LARGEST, 2 + dice.pareto(0.9)))
        ways = 1 + int(dice.random() < 0.3 and size > 1)
        for part in np.array_split(np.arange(size), ways):
            family += 1
            wording = dice.integers(3, size=len(matter))
            shape = dice.integers(len(by.heads)), dice.integers(len(by.selves)), dice.integers(len(by.ends))
            for _ in part:
                found.append(
                    _letter(dice, by, matter, wording, shape, told, home, case, family, places, wrong_place, no_place)
                )
    return [found[one] for one in dice.permutation(len(found))[:number]]


def form_letters(number: int, *, seed: int, by: Wordings = OWN) -> list[Letter]:
    """One form filled in by strangers of one place about matters of their own: every letter is a case."""
    dice = np.random.default_rng(seed)
    found = []
    matters = list(by.matters.values())
    for case in range(number):
        matter = matters[dice.integers(len(matters))]
        found.append(
            _letter(dice, by, matter, dice.integers(3, size=4), (0, 0, 0), _told(dice), 1, case, case, 1, 0.0, 0.0)
        )
    return found


def _told(dice: np.random.Generator) -> dict[str, str]:
    """What tells a case from another: dates, places, figures."""
    return {
        "day": f"{dice.integers(1, 29)}/{dice.integers(1, 13)}/{dice.integers(2023, 2027)}",
        "area": str(dice.integers(20, 980)),
        "count": str(dice.integers(2, 60)),
        "price": f"{dice.integers(30, 990)}.{dice.integers(0, 10)}00",
        "spot": str(dice.choice(SPOTS)),
        "work": str(dice.choice(WORKS)),
    }


def _letter(dice, by, matter, wording, shape, told, home, case, family, places, wrong_place, no_place) -> Letter:  # type: ignore[no-untyped-def]
    name = " ".join(str(dice.choice(part)) for part in (FAMILY_NAMES, MIDDLES, GIVEN))
    card, phone = f"0{dice.integers(10**10, 10**11)}", f"09{dice.integers(10**7, 10**8)}"
    fields = {
        **told, "name": name, "card": card, "phone": phone if dice.random() < 0.5 else f"{phone[:4]} {phone[4:7]} {phone[7:]}",
        "born": str(dice.integers(1940, 2004)), "home": f"số {dice.integers(1, 400)}, tổ {dice.integers(1, 30)}", "commune": f"xã {_commune(home)}",
    }  # fmt: skip
    body = [matter[fact][way] for fact, way in enumerate(wording)]
    if len(body) > 3 and dice.random() < 0.08:
        body.pop(int(dice.integers(len(body))))
    if dice.random() < 0.08:
        dice.shuffle(body)
    if dice.random() < 0.25:
        body.insert(int(dice.integers(len(body) + 1)), str(dice.choice(by.extras)))
    text = (by.heads[shape[0]] + by.selves[shape[1]] + " ".join(body) + "\n" + by.ends[shape[2]]).format(**fields)
    if dice.random() < 0.35:
        text = _slips(dice, text)
    how = str(dice.choice(["plain", "bare", "lower", "nfd"], p=[0.77, 0.10, 0.08, 0.05]))
    if how == "bare":
        text = fold(text)
    elif how == "lower":
        text = text.lower()
    elif how == "nfd":
        text = unicodedata.normalize("NFD", text)
    place = home
    if dice.random() < wrong_place:
        place = int(dice.integers(places))
    return Letter(text, "" if dice.random() < no_place else f"{place:05d}", case, family, how, (name, card, phone))


def _commune(number: int) -> str:
    names = ("An", "Bình", "Phú", "Tân", "Long", "Hòa", "Mỹ", "Thạnh", "Đông", "Tây", "Lộc", "Thuận", "Hưng", "Vĩnh")
    return f"{names[number % 14]} {names[number // 14 % 14]}"


def _slips(dice: np.random.Generator, text: str) -> str:
    """One to four slips: a letter left out, doubled, or changed places with the next."""
    letters = list(text)
    for _ in range(int(dice.integers(1, 5))):
        at = int(dice.integers(len(text) // 5, len(letters) - 2))
        if not letters[at].isalpha():
            continue
        kind = dice.integers(3)
        if kind == 0:
            del letters[at]
        elif kind == 1:
            letters.insert(at, letters[at])
        else:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)

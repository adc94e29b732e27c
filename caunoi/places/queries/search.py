"""Finding a unit by what somebody types: old or new names, with or without marks, short forms, slips of the finger."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from caunoi.kernel.text import clean, fold, tones
from caunoi.kernel.words import Word
from caunoi.places.models import Place
from caunoi.places.reading import Phrase, Reading, read, split_kind
from caunoi.places.rules import full_name, name_key
from caunoi.places.words import Level, PlaceKind

from .address import resolve_address
from .units import Heir, heirs, labels

#: How far down the list of close names we look before choosing.
NEAR = 80


class Why(Word):
    """Why a unit was found."""

    EXACT = "exact", "Đúng tên", "Exact name"
    START = "start", "Tên bắt đầu như vậy", "Name begins so"
    PART = "part", "Tên có phần này", "Name holds this"
    ADDRESS = "address", "Đọc theo địa chỉ", "Read as an address"
    ALIKE = "alike", "Tên gần giống", "Similar name"


@dataclass(frozen=True, slots=True)
class Found:
    """A unit under the name that fitted, why it was found, and what it is today if it ended."""

    place: Place
    name: str
    above: str
    why: Why
    current: bool
    became: tuple[Heir, ...]

    @property
    def label(self) -> str:
        """The name that fitted and the units above: "Quận 2, Thành phố Hồ Chí Minh"."""
        return f"{self.name}, {self.above}" if self.above else self.name

    @property
    def last_day(self) -> date | None:
        """The last day the unit existed, where it ended."""
        return self.place.until - timedelta(days=1) if self.place.until else None

    @property
    def renamed(self) -> bool:
        """Whether the unit is called something else by now."""
        return self.name != self.place.full_name


def search_places(
    text: str, on: date | None = None, limit: int = 10, *, levels: tuple[Level, ...] = (), province: Place | None = None
) -> list[Found]:
    """The units that best fit, the best first; what follows a comma narrows ("tân phú, hcm"). At most eight statements."""
    day = on or timezone.localdate()
    reading = read(text)
    if not reading.parts or limit < 1:
        return []
    rows = _ranked(_close(reading, levels, province, limit), reading, text, day)
    if not levels and province is None and (not rows or rows[0].why is Why.ALIKE) and reading.words > 2:
        rows = _by_address(text, day) or rows
    context = _context(reading)
    kept = rows if context else rows[:limit]
    places = Place.objects.select_related("parent", "province").in_bulk([row.place for row in kept])
    names = labels([places[row.place] for row in kept])
    above = {row.place: names[row.place].partition(", ")[2] for row in kept}
    if context:
        kept = ([row for row in kept if _in_context(above[row.place], context)] or kept)[:limit]
    became = _became(kept, places, day)
    return [
        Found(
            places[row.place], full_name(PlaceKind(row.kind), row.name), above[row.place], row.why,
            places[row.place].exists_on(day), tuple(became.get(row.place, ())),
        )
        for row in kept
    ]  # fmt: skip


@dataclass(slots=True)
class _Row:
    place: int
    kind: str
    name: str
    key: str
    level: str
    standing: bool
    named_until: date | None
    alike: float
    why: Why = Why.ALIKE
    rank: float = 0


_NAMED = """
SELECT n.place_id, n.kind, n.name, n.key, p.level, p.since, p.until, n.until, {alike}
FROM places_placename n JOIN places_place p ON p.id = n.place_id
WHERE {fit} AND (%(levels)s = '{{}}' OR p.level = ANY(%(levels)s))
  AND (%(province)s::bigint IS NULL OR p.province_id = %(province)s)
ORDER BY {first} p.until IS NULL DESC, n.place_id
LIMIT %(near)s
"""
_HOLDING = _NAMED.format(
    alike="0",
    fit="(n.key = ANY(%(names)s) OR n.key LIKE %(inside)s)",
    first="n.key = ANY(%(names)s) DESC, n.kind = ANY(%(kinds)s) DESC, n.key LIKE %(start)s DESC,",
)
_ALIKE = _NAMED.format(
    alike="similarity(n.key, %(key)s)", fit="n.key %% %(key)s", first="similarity(n.key, %(key)s) DESC,"
)


def _close(reading: Reading, levels: tuple[Level, ...], province: Place | None, limit: int) -> list[tuple[Any, ...]]:
    """Names that hold the words; where those are too few, names that are like them."""
    kinds, words = split_kind(reading.parts[0])
    key = " ".join(words)
    given: dict[str, Any] = {
        "key": key, "names": sorted({phrase.key for phrase in _first(reading)}), "inside": f"%{key}%" if len(key) > 2 else f"{key}%",
        "start": f"{key}%", "near": NEAR, "kinds": [kind.value for kind in kinds],
        "levels": [level.value for level in levels], "province": province.pk if province else None,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_HOLDING, given)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        if len({row[0] for row in rows}) < limit:
            cursor.execute(_ALIKE, given)
            rows += cursor.fetchall()
    return rows


def _first(reading: Reading) -> list[Phrase]:
    """The ways to read the whole first part as a name."""
    return [phrase for phrase in reading.phrases() if phrase.whole and phrase.start == 0]


def _ranked(rows: list[tuple[Any, ...]], reading: Reading, text: str, day: date) -> list[_Row]:
    """One row for each unit, the best name of each, in order of fitness."""
    phrases = _first(reading)
    exact = {phrase.key for phrase in phrases}
    kinds = {kind.value for phrase in phrases for kind in phrase.kinds}
    key = " ".join(split_kind(reading.parts[0])[1])
    typed = tones(clean(text)).lower()
    marked = typed != fold(typed)
    best: dict[int, _Row] = {}
    for place, kind, name, named, level, since, until, name_until, alike in rows:
        standing = (since is None or since <= day) and (until is None or day < until)
        row = _Row(place, kind, name, named, level, standing, name_until, alike)
        row.why = _why(row, exact, key)
        row.rank = _rank(row, kinds) + (1.0 if marked and name.lower() in typed else 0.0)
        if place not in best or row.rank > best[place].rank:
            best[place] = row
    return sorted(best.values(), key=lambda row: (-row.rank, row.key, row.place))


def _why(row: _Row, exact: set[str], key: str) -> Why:
    if row.key in exact:
        return Why.EXACT
    if row.key.startswith(key):
        return Why.START
    return Why.PART if key in row.key else Why.ALIKE


_BY_WHY = {Why.EXACT: 8.0, Why.START: 4.0, Why.PART: 2.0, Why.ALIKE: 0.0}
_BY_LEVEL = {Level.PROVINCE.value: 0.6, Level.COMMUNE.value: 0.4, Level.DISTRICT.value: 0.2}


def _rank(row: _Row, kinds: set[str]) -> float:
    """Fit of the name first, then the kind asked for, then units that stand, then the higher ones."""
    fit = 3.0 if row.kind in kinds else 0.0
    return (
        _BY_WHY[row.why]
        + fit
        + 1.5 * row.standing
        + 0.3 * (row.named_until is None)
        + _BY_LEVEL.get(row.level, 0.0)
        + row.alike
    )


def _by_address(text: str, day: date) -> list[_Row]:
    """What the words say when read as an address: the unit they name, first of all."""
    read_as = resolve_address(text, day)
    place = read_as.matched
    if place is None:
        return []
    kind, name, until = place.kind, place.name, place.until
    for named in place.names.all():
        if named.full_name == read_as.matched_name:
            kind, name, until = named.kind, named.name, named.until
    return [_Row(place.pk, kind, name, name_key(name), place.level, place.exists_on(day), until, 1, Why.ADDRESS)]


def _became(rows: list[_Row], places: dict[int, Place], day: date) -> dict[int, list[Heir]]:
    """What the ended units are today; one known by an earlier name, as it was under that name."""
    found: dict[int, list[Heir]] = {}
    by_day: dict[date | None, list[Place]] = {}
    for row in rows:
        place = places[row.place]
        if not place.exists_on(day):
            earlier = row.named_until is not None and place.until is not None and row.named_until < place.until
            since = row.named_until - timedelta(days=1) if earlier and row.named_until else None
            by_day.setdefault(since if place.level == Level.DISTRICT else None, []).append(place)
    for since, ended in by_day.items():
        found |= heirs(ended, day, since=since)
    return found


def _context(reading: Reading) -> list[list[set[str]]]:
    """For each part after the first comma, the ways to read it as the name of a unit above."""
    starts = [sum(map(len, reading.parts[:number])) for number in range(len(reading.parts))]
    whole = [phrase for phrase in reading.phrases() if phrase.whole]
    return [[set(phrase.key.split()) for phrase in whole if phrase.start == start] for start in starts[1:]]


def _in_context(above: str, context: list[list[set[str]]]) -> bool:
    words = set(name_key(above).split())
    return all(any(named <= words for named in readings) for readings in context if readings)

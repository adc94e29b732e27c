"""What a week says: series out of the usual, areas, copies, each with the cases, letters and senders it is made of."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from caunoi.law.queries import in_force
from caunoi.places.models import Place
from caunoi.warn import areas, judging, rules
from caunoi.warn.judging import Found, Week
from caunoi.warn.queries import counts
from caunoi.warn.queries.counts import Campaign, Cube
from caunoi.warn.queries.senders import Asked, Signed, senders_of, senders_of_copies
from caunoi.warn.rules import Limits
from caunoi.warn.words import Method, Sort

#: The rule whose first band says from how many people on a group has representatives.
GROUP = "recv.group_reps"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the week says of one series."""

    sort: Sort
    method: Method
    place: Place
    topic_id: int | None
    since: date
    values: dict[str, Any]
    case_id: UUID | None = None


def seen_of(cube: Cube, limits: Limits) -> list[Seen]:
    """Everything out of the usual in the last week of a cube."""
    risen = [*_from_cells(cube, limits), *_from_levels(cube, limits), *_from_areas(cube, limits)]
    return [*_of_enough(risen, cube, limits), *_from_campaigns(cube.week, limits)]


def _from_cells(cube: Cube, limits: Limits) -> Iterable[Seen]:
    for found in judging.cells(cube.judged, cube.usual.last(cube.judged.shape[1]), limits):
        place, topic = cube.places[found.at], cube.topics[found.group]
        values = _values(found, cube, (place.pk, topic)) | {
            "reporting": _reporting(cube, place.province_id, [found.at])
        }
        yield Seen(Sort.CELL, found.method, place, topic, _since(found, cube), values)


def _from_levels(cube: Cube, limits: Limits) -> Iterable[Seen]:
    provinces = Place.objects.in_bulk(cube.provinces)
    for found in judging.levels(cube.levels, cube.usual, limits):
        province, topic = cube.series_of(found.at)
        values = _values(found, cube, (province, topic)) | {"reporting": _reporting(cube, province, ())}
        yield Seen(Sort.LEVEL, found.method, provinces[province], topic, _since(found, cube), values)


def _from_areas(cube: Cube, limits: Limits) -> Iterable[Seen]:
    for found in areas.areas(
        cube.judged, cube.usual.last(cube.judged.shape[1]), counts.regions(cube), limits, seed=cube.week.toordinal()
    ):
        members = [cube.places[at] for at in found.members]
        province, topic = members[0].province or members[0], cube.topics[found.group]
        told = [(cube.letters.get((each.pk, topic, found.span), 0), cube.people.get((each.pk, topic, found.span), 0)) for each in members]  # fmt: skip
        values = {
            "span": found.span, "observed": round(found.whole.cases), "letters": sum(each[0] for each in told), "people": sum(each[1] for each in told),
            "expected": found.whole.expected, "low": found.whole.low, "upper": found.whole.upper, "pvalue": found.pvalue, "qvalue": found.qvalue,
            "series": _series(found.weeks, cube),
            "reporting": {"members": [each.pk for each in members], "names": [each.full_name for each in members], **_reporting(cube, province.pk, found.members)},
        }  # fmt: skip
        yield Seen(Sort.AREA, Method.SCAN, province, topic, cube.starts[-found.span], values)


def _from_campaigns(week: date, limits: Limits) -> Iterable[Seen]:
    bands = in_force(GROUP, on=week).bands
    if not bands:
        return
    mass, until = int(bands[0].since), week + timedelta(weeks=1)
    rows = counts.campaigns(week, mass=mass, copies=limits.copies)
    heirs = counts.heirs_of({row.place_id for row in rows}, week + timedelta(days=6))
    units = Place.objects.select_related("province").in_bulk({heirs[row.place_id][0][0] for row in rows})
    signed = senders_of_copies([row.case_id for row in rows], until=until)
    for row in rows:
        by = signed[row.case_id]
        if by.people >= mass or row.letters >= limits.copies:
            yield Seen(
                Sort.MASS, Method.COPIES, units[heirs[row.place_id][0][0]], row.topic_id, rules.monday(row.since), _of_campaign(row, by), row.case_id
            )  # fmt: skip


def _of_campaign(row: Campaign, by: Signed) -> dict[str, Any]:
    nothing = {"expected": 0.0, "low": 0.0, "upper": 0.0, "pvalue": 0.0, "qvalue": 0.0, "series": [], "reporting": {}}
    return {
        "observed": 1,
        "letters": row.letters,
        "people": by.people,
        "senders": by.known,
        "unmarked": by.unknown,
        **nothing,
    }


def _of_enough(seen: Sequence[Seen], cube: Cube, limits: Limits) -> Iterable[Seen]:
    """What is seen with its senders; a rise in a commune or an area that too few people can stand behind is left out."""
    asked = [
        Asked(_units(each, cube), each.topic_id, cube.starts[-each.values["span"]], provinces=each.sort is Sort.LEVEL) for each in seen
    ]  # fmt: skip
    for each, (known, unknown) in zip(seen, senders_of(asked, until=cube.week + timedelta(weeks=1)), strict=True):
        least = {Sort.CELL: limits.cases, Sort.AREA: limits.area}.get(each.sort, 0)
        if rules.of_enough(known, unknown, least):
            each.values.update(senders=known, unmarked=unknown)
            yield each


def _units(seen: Seen, cube: Cube) -> list[int]:
    """The units, of then and of today, whose letters a rise is made of."""
    today = seen.values["reporting"]["members"] if seen.sort is Sort.AREA else [seen.place.pk]
    return sorted({unit for place in today for unit in (place, *cube.sources.get(place, ()))})


def _values(found: Found, cube: Cube, key: tuple[int, int | None]) -> dict[str, Any]:
    now = found.whole
    return {
        "span": found.span, "observed": round(now.cases), "letters": cube.letters.get((*key, found.span), 0), "people": cube.people.get((*key, found.span), 0), "expected": now.expected, "low": now.low,
        "upper": now.upper, "pvalue": found.pvalue, "qvalue": found.qvalue, "series": _series(found.weeks, cube),
    }  # fmt: skip


def _series(weeks: Sequence[Week], cube: Cube) -> list[list[Any]]:
    first = len(cube.starts) - len(weeks)
    return [
        [cube.starts[first + at].isoformat(), round(week.cases, 2), *(_number(each) for each in (week.expected, week.low, week.upper))]
        for at, week in enumerate(weeks)
    ]  # fmt: skip


def _number(value: float) -> float | None:
    """What is not a number is nothing: no expectation could be told for that week."""
    return round(value, 2) if math.isfinite(value) else None


def _since(found: Found, cube: Cube) -> date:
    return cube.starts[len(cube.starts) - found.weeks_rising]


def _reporting(cube: Cube, province: int | None, own: Sequence[int]) -> dict[str, Any]:
    """How much some places send beside the others of their province: unequal habits of writing are not unequal troubles."""
    totals = cube.cells.sum(axis=(0, 1))
    same = sorted(
        float(total) for place, total in zip(cube.places, totals, strict=True) if place.province_id == province
    )
    return {
        "weeks": int(cube.cells.shape[1]), "places": len(same), "silent": sum(total == 0 for total in same), "own": round(sum(float(totals[at]) for at in own)),
        "median": round(same[len(same) // 2]) if same else 0,
    }  # fmt: skip

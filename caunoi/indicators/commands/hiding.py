"""Which figures of a province's places are not shown, so that nobody works out a small group from the others."""

import numpy as np

from caunoi.access.context import as_system
from caunoi.kernel.disclose import Equations, protected

from .. import rules
from ..catalogue import Indicator, indicators, showing, sums
from ..models import PlaceTally
from ..words import Extent, Source


def hide(province: int, period_code: str) -> int:
    """Mark what to hide in a year of a province: its half-years, the year, every commune and the province; how many figures.

    What is published adds up in three ways: kinds to their sum, communes to the province, half-years to the year.
    """
    year = period_code.partition("-")[0]
    periods = [f"{year}-H1", f"{year}-H2", year]
    with as_system():
        rows = list(
            PlaceTally.objects.filter(province_id=province, extent=Extent.WHOLE.value, period__in=periods).order_by(
                "pk"
            )
        )
    codes = {code: indicators()[code] for code in _told()}
    cells = {
        (row.place_id, code, row.period): (float(row.figures[code][0]), row.figures[code][1])
        for row in rows
        for code in codes
        if code in row.figures and row.figures[code][0] is not None
    }
    place = {key: at for at, key in enumerate(cells)}
    values = np.array([value for value, _records in cells.values()])
    small = np.array([_is_small(codes[key[1]], records) for key, (_value, records) in cells.items()], dtype=bool)
    if not small.any():
        hidden = small
    else:
        equations = Equations.of(_equations(place, rows, province, periods), len(cells))
        hidden = protected(values, small, equations, fewest=showing().fewest)
    dark: dict[tuple[int, str], list[str]] = {}
    for key, at in place.items():
        if hidden[at]:
            dark.setdefault((key[0], key[2]), []).append(key[1])
    changed = []
    for row in rows:
        now = sorted(dark.get((row.place_id, row.period), []))
        if row.hidden != now:
            row.hidden = now
            changed.append(row)
    with as_system():
        PlaceTally.objects.bulk_update(changed, ["hidden"], batch_size=200)
    return int(hidden.sum())


def _told() -> list[str]:
    """What is counted of people and may be small, and the sums it is part of."""
    alone = [code for code, each in indicators().items() if each.withhold and each.source is not Source.SHARE]
    return list(
        dict.fromkeys(
            [*alone, *(total for total, _parts in sums()), *(part for _total, parts in sums() for part in parts)]
        )
    )


def _is_small(indicator: Indicator, records: int) -> bool:
    return rules.is_withheld(sensitive=indicator.withhold, behind=records or 0, fewest=showing().fewest)


def _equations(
    place: dict[tuple[int, str, str], int], rows: list[PlaceTally], province: int, periods: list[str]
) -> list[tuple[int, list[int]]]:
    units, codes = sorted({row.place_id for row in rows}), _told()
    found = []
    for unit in units:
        for period in periods:
            found += [
                _sum(place, (unit, total, period), [(unit, part, period) for part in parts]) for total, parts in sums()
            ]
        found += [_sum(place, (unit, code, periods[2]), [(unit, code, half) for half in periods[:2]]) for code in codes]
    communes = [unit for unit in units if unit != province]
    found += [
        _sum(place, (province, code, period), [(unit, code, period) for unit in communes])
        for code in codes
        for period in periods
    ]
    return [each for each in found if each is not None]


def _sum(
    place: dict[tuple[int, str, str], int], total: tuple[int, str, str], parts: list[tuple[int, str, str]]
) -> tuple[int, list[int]] | None:
    known = [place[part] for part in parts if part in place]
    return (place[total], known) if total in place and known else None

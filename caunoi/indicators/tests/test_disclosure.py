"""Nobody gets a small group back by adding and subtracting what is shown."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.access.context import as_system
from caunoi.indicators import commands, queries
from caunoi.indicators.catalogue import sums
from caunoi.indicators.models import PlaceTally
from caunoi.kernel.disclose import Equations, protected, recoverable
from tests.stage import NOON

H1 = "2026-H1"


def table(places, kinds, seed, scale):
    """A table of places and kinds with its sums, as (values, equations, the numbers of its cells)."""
    chance = np.random.default_rng(seed)
    inner = chance.poisson(
        scale * np.exp(chance.normal(0, 1, (places, 1))) * chance.dirichlet(np.ones(kinds) * 2, places)
    )
    full = np.zeros((places + 1, kinds + 1))
    full[:-1, :-1] = inner
    full[-1, :-1], full[:, -1] = inner.sum(axis=0), np.append(inner.sum(axis=1), inner.sum())
    at = np.arange(full.size).reshape(full.shape)
    lines = [(row[-1], row[:-1].tolist()) for row in at] + [(column[-1], column[:-1].tolist()) for column in at.T]
    return full.ravel(), Equations.of(lines, full.size), at


def worked_out(hidden, equations):
    """What an attacker gets by exact elimination: hidden cells that are the same in every solution."""
    places = np.flatnonzero(hidden)
    if not len(places):
        return 0
    part = equations.matrix[:, places].toarray()
    _left, sizes, ways = np.linalg.svd(part, full_matrices=True)
    free = ways[(sizes > 1e-9).sum() :]
    return int((np.abs(free).max(axis=0, initial=0.0) < 1e-9).sum())


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 12), st.integers(2, 5), st.integers(0, 10_000), st.sampled_from([2.0, 8.0, 40.0]))
def test_no_hidden_cell_of_any_table_can_be_worked_out(places, kinds, seed, scale):
    values, equations, at = table(places, kinds, seed, scale)
    small = (values > 0) & (values < 5)
    small[at[:, -1]] = False

    hidden = protected(values, small, equations, fewest=5)

    assert (hidden[small]).all()
    assert worked_out(hidden, equations) == 0
    assert recoverable(hidden, equations).sum() == 0
    assert recoverable(small, equations).sum() == worked_out(small, equations)


def test_a_province_hides_little_more_than_it_must():
    values, equations, at = table(168, 5, seed=1, scale=30)
    small = (values > 0) & (values < 5)
    small[at[:, -1]] = False

    hidden = protected(values, small, equations, fewest=5)

    assert recoverable(small, equations).sum() > 20  # hiding the small alone would not do
    assert worked_out(hidden, equations) == 0
    assert hidden.sum() <= 1.25 * small.sum()


@pytest.fixture
def counted(half_year, town):
    commands.recount_place(place=town.province, period_code=H1, by="system", at=NOON)
    commands.recount_place(place=town.province, period_code="2026-H2", by="system", at=NOON)
    commands.recount_place(place=town.province, period_code="2026", by="system", at=NOON)
    return half_year


def test_what_a_place_shows_does_not_tell_what_it_hides(counted, town, client):
    rows = client.get(f"/api/v1/indicators/values?place={town.place.code}&period_code={H1}").json()
    told = {row["code"]: row for row in rows}

    assert told["received_denunciation"]["withheld"]
    for total, parts in sums():
        dark = [code for code in (total, *parts) if told[code]["withheld"]]
        assert len(dark) != 1, (total, dark)
    page = client.get(f"/chi-tieu/?noi={town.place.code}&ky={H1}").content.decode()
    assert page.count("không công khai") >= 2


def test_no_two_published_tables_of_a_year_give_a_small_group_back(counted, town):
    """Every commune, the province, both half-years and the year, taken together as an attacker would."""
    with as_system():
        rows = list(PlaceTally.objects.filter(province=town.province, extent="whole"))
    cells = {
        (row.place_id, code, row.period): code in row.hidden
        for row in rows
        for group in sums()
        for code in (group[0], *group[1])
    }
    number = {key: at for at, key in enumerate(cells)}
    lines = []
    for place in {row.place_id for row in rows}:
        for period in (H1, "2026-H2", "2026"):
            lines += [
                (number[place, total, period], [number[place, part, period] for part in parts])
                for total, parts in sums()
            ]
        lines += [
            (number[place, code, "2026"], [number[place, code, H1], number[place, code, "2026-H2"]])
            for group in sums()
            for code in (group[0], *group[1])
        ]
    hidden = np.array(list(cells.values()))

    assert hidden.sum() >= 4
    assert worked_out(hidden, Equations.of(lines, len(cells))) == 0


def test_the_share_of_a_hidden_part_is_hidden_too(counted, town):
    with as_system():
        PlaceTally.objects.filter(place=town.place, period=H1).update(hidden=["on_time"])

    values = queries.values_of(town.place, H1)[0]

    assert values["on_time"].withheld
    assert values["on_time_share"].withheld
    assert not values["late_share"].withheld

"""From events to counts: no case lost or doubled, no alarm by a merger or by Tết, late entries allowed for."""

from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.watch.detect.design import SETTINGS, design
from caunoi.watch.series import Heirs, classes, cube_of, days_of, events_of, seen_by, tet_days, usual
from caunoi.watch.series.delay import closed
from caunoi.watch.series.season import offsets
from caunoi.watch.simulate.grid import grid, is_working
from caunoi.watch.tails import discoveries, pooled

MONDAY = date(2024, 1, 1)


def table(*rows, **more):
    return pl.DataFrame(rows, orient="row", schema=["place", "topic", "day", "count"]).with_columns(
        **{name: pl.Series(values) for name, values in more.items()}
    )


def day(week, at=0):
    return MONDAY + timedelta(weeks=week, days=at)


def test_events_are_counted_by_topic_week_and_place_and_none_is_lost():
    cube = cube_of(
        events_of(table(("a", "đất", day(0), 2), ("a", "đất", day(0, 6), 1), ("b", "môi trường", day(2), 4), ("b", "đất", day(9), 7))),
        first=MONDAY, last=day(2, 6),
    )  # fmt: skip

    assert (cube.starts, cube.topics, cube.places) == ((day(0), day(1), day(2)), ("môi trường", "đất"), ("a", "b"))
    assert cube.counts[1, :, 0].tolist() == [3, 0, 0]
    assert cube.counts[0, :, 1].tolist() == [0, 0, 4]
    assert (cube.total, cube.outside) == (7, 7)
    assert cube_of(events_of(table(("a", "x", day(0, 3), 5))), first=MONDAY, last=day(0, 6), step="day").counts[
        0, :, 0
    ].tolist() == [0, 0, 0, 5, 0, 0, 0]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_sums_are_kept_through_mergers_and_divisions_of_any_number_of_steps(data):
    units = [f"u{n}" for n in range(12)]
    rows = []
    for old in units[:9]:
        later = units[units.index(old) + 1 :]
        heirs = data.draw(st.lists(st.sampled_from(later), unique=True, max_size=3))
        rows += [(old, heir, None) for heir in heirs]
    events = table(*[(u, "", day(n % 5), data.draw(st.integers(0, 9))) for n, u in enumerate(units)])

    cube = cube_of(events, first=MONDAY, last=day(4, 6), heirs=Heirs.from_rows(rows))

    gone = {old for old, _, _ in rows}
    assert not gone & set(cube.places)
    assert cube.total == pytest.approx(events["count"].sum(), abs=1e-9)
    assert cube.counts.sum(axis=(0, 2)) == pytest.approx(
        cube_of(events, first=MONDAY, last=day(4, 6)).counts.sum(axis=(0, 2)), abs=1e-9
    )


def test_merged_sums_are_exact_and_a_unit_may_keep_its_code():
    heirs = Heirs.from_rows([("a", "m", None), ("b", "m", 1.0), ("m", "m", None)])
    cube = cube_of(
        table(("a", "", day(0), 3), ("b", "", day(0), 4), ("m", "", day(1), 5)),
        first=MONDAY,
        last=day(1, 6),
        heirs=heirs,
    )

    assert cube.places == ("m",)
    assert cube.counts[0, :, 0].tolist() == [7, 5]
    assert np.isfinite(cube.judged()).all()


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ([("a", "b", None), ("b", "c", None), ("c", "a", None)], "quay về"),
        ([("a", "b", 0.5), ("a", "c", 0.4)], "không bằng 1"),
        ([("a", "b", 0.5), ("a", "c", None)], "một số phần"),
        ([("a", "b", 0.0)], "lớn hơn 0"),
        ([("a", "b", 0.5), ("a", "b", 0.5)], "hai lần"),
    ],
)
def test_mergers_that_make_no_sense_are_refused(rows, word):
    with pytest.raises(ValueError, match=word):
        Heirs.from_rows(rows)


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        (table(("a", "x", day(0), -1)), "dòng 2: số đếm không thể âm"),
        (table(("a", "x", day(0), 1), ("a", "x", day(0), 1)), "dòng 3: nơi, chủ đề và ngày này đã có"),
        (table(("a", "x", day(0), 1), (None, "x", day(0), 1)), "dòng 3: cột 'place' trống"),
        (table(("a", "x", day(0), 1), entered=[day(-1)]), "vào sổ trước"),
        (pl.DataFrame({"place": ["a"]}), "thiếu cột day"),
        (pl.DataFrame({"place": ["a", "b"] * 8, "day": [day(n % 8) for n in range(16)]}), "lặp lại chính nó"),
    ],
)
def test_loads_that_cannot_be_right_are_refused_with_their_row(rows, word):
    with pytest.raises(ValueError, match=word):
        events_of(rows)


def test_a_case_loaded_twice_is_one_case():
    rows = table(*[("a", "x", day(0), 1)] * 6, key=[1, 2, 3, 1, 2, 3])

    found = events_of(rows)

    assert (found.total, found.repeated) == (3, 3)


def judged_at_the_end(counts, starts, worked, off):
    u = usual(starts, np.nansum(counts, axis=(0, 2)), worked, off)
    return np.stack([pooled(part[:-1], part[-1], season=u.share, doubt=u.doubt[-1]).middle for part in counts])


def test_a_merger_raises_no_alarm_and_without_its_mapping_it_would():
    """600 communes become 200 two weeks before the end of two years; nothing else happens."""
    world = grid(3, 600, 104, seed=5, least=0.2, most=0.8)
    codes = [f"x{n}" for n in range(600)]
    new = {code: f"m{n // 3}" for n, code in enumerate(codes)}
    when = world.starts[102]
    topic, week, place = np.nonzero(world.counts)
    rows = pl.DataFrame({
        "place": [new[codes[p]] if world.starts[w] >= when else codes[p] for p, w in zip(place, week, strict=True)],
        "topic": topic, "day": [world.starts[w] for w in week], "count": world.counts[topic, week, place].astype(float),
    })  # fmt: skip
    span = {"first": world.starts[0], "last": world.starts[-1] + timedelta(days=6)}
    with_map = cube_of(rows, heirs=Heirs.from_rows([(a, b, None) for a, b in new.items()]), **span)
    without = cube_of(rows, **span)

    mapped = judged_at_the_end(with_map.judged(), world.starts, world.worked, world.off)
    blind = judged_at_the_end(without.counts, world.starts, world.worked, world.off)

    assert with_map.total == without.total == world.counts.sum()
    assert not discoveries(mapped)[0].any()
    assert np.mean(mapped <= 0.01) <= 0.015
    assert discoveries(blind)[0].sum() > 20


def test_a_divided_unit_raises_no_alarm_in_an_heir_that_took_more_than_assumed():
    """A busy commune is divided; nearly all of its cases go on in one heir, and half was assumed."""
    chance = np.random.default_rng(4)
    rows, quiet = [], [f"q{n}" for n in range(150)]
    for week in range(60):
        rows += [(name, "", day(week), float(chance.poisson(0.5))) for name in quiet]
        busy = float(20 + chance.poisson(10))
        rows += (
            [("old", "", day(week), busy)]
            if week < 58
            else [("big", "", day(week), busy), ("small", "", day(week), 1.0)]
        )
    heirs = Heirs.from_rows([("old", "big", None), ("old", "small", None)])

    cube = cube_of(table(*rows), first=MONDAY, last=day(59, 6), heirs=heirs)
    unknown, assumed = cube.judged(), cube.counts
    big = cube.places.index("big")

    after = pooled(unknown[0, :-1], unknown[0, -1])
    before = pooled(assumed[0, :-1], assumed[0, -1])
    assert not discoveries(after.middle)[0].any()
    assert discoveries(before.middle)[0][big]
    assert np.isnan(unknown[0, :, big]).all()  # until it has a past of its own
    assert cube.total == pytest.approx(sum(row[3] for row in rows))


def test_weeks_of_tet_raise_no_more_alarms_than_others():
    inside, other = [], []
    world = grid(1, 1500, 220, seed=3, least=2.0, most=2.0)
    near = offsets(world.starts)
    for week in [w for w in range(130, 220) if np.isfinite(near[w]) or w % 8 == 0]:
        part = slice(week - 104, week + 1)
        found = judged_at_the_end(world.counts[:, part], world.starts[part], world.worked[part], world.off[part])
        (inside if np.isfinite(near[week]) else other).append(float(np.mean(found <= 0.01)))

    assert 0.3 <= np.mean(inside) / np.mean(other) <= 1.5
    assert np.mean(other) <= 0.015


def test_tet_is_known_by_the_calendar_and_its_weeks_compare_with_their_like_alone():
    assert date(2026, 2, 17) in tet_days()
    world = grid(1, 2, 52 * 6, seed=1)
    told = classes(world.starts, world.off)
    week = int(np.flatnonzero(told == 1)[-1]) + 1
    like = design(week, SETTINGS["improved"], np.r_[0, told])
    plain = design(52 * 6 - 20, SETTINGS["improved"], np.r_[0, told])

    assert set(told[like.weeks[like.group == like.groups - 1] - 1]) == {1}
    assert set(told[plain.weeks[plain.group == plain.groups - 1] - 1]) == {0}


def test_entries_that_come_late_are_allowed_for_and_open_weeks_can_be_left_out():
    chance = np.random.default_rng(3)
    today = day(60) - timedelta(days=1)
    came = [day(0) + timedelta(days=int(n)) for n in chance.integers(0, 420, 20_000)]
    entered = [
        on + timedelta(days=int(7 * late)) for on, late in zip(came, chance.geometric(0.5, 20_000) - 1, strict=True)
    ]
    rows = pl.DataFrame({"place": "a", "topic": "", "day": came, "entered": entered, "count": 1.0})
    starts = [day(week) for week in range(60)]

    seen = seen_by(rows, starts, today)

    assert seen[:50] == pytest.approx(np.ones(50), abs=0.01)
    assert seen[-4:] == pytest.approx([0.9375, 0.875, 0.75, 0.5], abs=0.03)
    assert closed(seen, least=0.8) == 58
    known = rows.filter(pl.col("entered") <= today)
    corrected = cube_of(known, first=starts[0], last=today).counts[0, :, 0] / seen
    assert corrected[-4:].mean() == pytest.approx(20_000 / 60, rel=0.1)


def test_gaps_and_weeks_without_any_report_are_unknown_and_not_quiet():
    rows = table(*[(place, "", day(week), 12) for week in range(30) for place in ("a", "b") if week != 12])
    cube = cube_of(rows, first=MONDAY, last=day(29, 6), gaps=[("a", day(3, 2), day(4))])

    silent = cube.silent(np.ones(30))
    told = cube.without(silent).judged()

    assert np.flatnonzero(silent).tolist() == [12]
    assert np.flatnonzero(np.isnan(told[0, :, 0])).tolist() == [3, 4, 12]
    assert np.flatnonzero(np.isnan(told[0, :, 1])).tolist() == [12]
    assert pooled(told[0, :-1], told[0, -1]).expected == pytest.approx([12, 12], rel=0.02)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 500), min_size=1, max_size=60), st.integers(0, 300))
def test_what_is_usual_is_above_nought_and_one_on_average(totals, since):
    starts = [day(since + week) for week in range(len(totals))]
    worked, off = days_of(starts, is_working)
    found = usual(starts, totals, worked, off)

    assert (found.share > 0).all()
    assert found.share.mean() == pytest.approx(1)
    assert (found.doubt > 0).all()
    assert 0 <= found.rest <= 1

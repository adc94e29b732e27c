"""Space-time scans against the published formulas (vectors/scan.R), their chances, and files that are wrong."""

import csv
import gzip
from math import log, sqrt
from pathlib import Path

import numpy as np
import pytest

from caunoi.watch.scan import METHODS, chance_of, nearest, scan, zones_of

VECTORS = Path(__file__).parent / "vectors"
FILES = [
    part for name in ("counts", "coords", "baselines") for part in (f"--{name}", str(VECTORS / f"scan-{name}.csv"))
]
with (VECTORS / "scan.csv").open() as _file:
    TOLD = list(csv.DictReader(_file))
WAYS = {
    "eb-poisson": ["--method", "eb-poisson"],
    "pb-poisson": ["--method", "pb-poisson"],
    "permutation": ["--method", "permutation"],
    **{
        f"{kind}-{mode}": ["--method", "eb-negbin", "--theta", "2", "--kind", kind, "--mode", mode]
        for kind in ("hotspot", "emerging")
        for mode in ("paper", "r")
    },
}


def command(args, capsys):
    from caunoi.site.cli import main

    assert main(["watch", "scan", *args]) == 0
    return list(csv.DictReader(capsys.readouterr().out.splitlines()))


@pytest.mark.parametrize("way", WAYS)
def test_every_window_scores_what_the_formula_says(way, capsys):
    told = {(row["zone"], row["duration"]): row for row in TOLD if row["method"] == way}

    ours = command([*FILES, "--k", "4", *WAYS[way]], capsys)

    assert len(ours) == len(told) > 100
    assert [row["members"] for row in ours] == [told[row["zone"], row["duration"]]["members"] for row in ours]
    there = [float(told[row["zone"], row["duration"]]["score"]) for row in ours]
    np.testing.assert_allclose([float(row["score"]) for row in ours], there, rtol=1e-9, atol=1e-12)
    assert sorted(there, reverse=True) == pytest.approx(there, rel=1e-12)


def test_the_cases_that_the_package_tests_itself_by_score_the_same():
    """R scanstatistics 1.1.1, tests/testthat: two places, three weeks, the last of them first there; its formulas beside each score."""
    zones = zones_of(nearest(np.array([[0.0, 0.0], [1.0, 0.0]]), 2))
    order = {tuple(sorted(zones.members(zone).tolist())): zone for zone in range(len(zones.size))}
    counts, means = np.array([[0, 20], [2, 1], [1, 0]]), np.tile([0.5, 2.0], (3, 1))
    alone, both = order[0,], order[0, 1]

    one = scan(counts, zones, method="eb-poisson", baselines=means).score
    hot = scan(counts, zones, method="eb-negbin", baselines=means, theta=[1.0, 2.0]).score
    rising = scan(counts, zones, method="eb-negbin", baselines=means, theta=[1.0, 2.0], kind="emerging", mode="r").score

    assert one[0, alone] == pytest.approx(log(2) - 0.5, rel=1e-12)
    assert one[1, alone] == pytest.approx(3 * log(3) - 2, rel=1e-12)
    assert one[2, both] == pytest.approx(24 * log(24 / 7.5) - (24 - 7.5), rel=1e-12)
    # Variances 1.5 and 2 times the mean.
    assert hot[0, both] == pytest.approx((0.5 / 1.5 - 2 / 2) / sqrt(0.5 / 1.5 + 2 / 2), rel=1e-12)
    assert hot[2, alone] == pytest.approx((3 - 1.5) / 1.5 / sqrt(1.5 / 1.5), rel=1e-12)
    assert rising[1, alone] == pytest.approx(
        (0.5 * 2 + 1.5 * 1) / 1.5 / (0.5 * 4 / 1.5 + 0.5 * 1 / 1.5), rel=1e-12
    )  # fmt: skip


def table(seed, weeks=5, places=60, k=8):
    dice = np.random.default_rng(seed)
    zones = zones_of(nearest(dice.random((places, 2)), k))
    expected = dice.gamma(1.0, 2.0, (weeks, places)) + 0.1
    return zones, expected, dice.poisson(expected)


@pytest.mark.parametrize("kind", ["hotspot", "emerging"])
@pytest.mark.parametrize("method", METHODS)
def test_the_quick_highest_score_is_the_highest_of_all(method, kind):
    for seed in range(4):
        zones, expected, counts = table(seed)

        found = scan(counts, zones, method=method, baselines=expected, theta=1.5, kind=kind)

        drawn = found.model.drawn(np.random.default_rng(seed))
        assert found.model.highest(found.model.counts) == found.score.max() == found.ordered(1)[0].score
        assert found.model.highest(drawn) == found.model.all_scores(drawn).max()
        if method != "eb-poisson" and method != "eb-negbin":
            assert drawn.sum() == counts.sum()
        if method == "permutation":
            assert (drawn.sum(axis=0) == counts.sum(axis=0)).all()
            assert (drawn.sum(axis=1)[::-1] == counts.sum(axis=1)).all()


def test_a_planted_rise_is_found_with_its_places_and_its_start():
    zones, expected, counts = table(9)
    planted = zones.members(int(np.flatnonzero(zones.size == 5)[7]))
    counts[-3:, planted] += 9

    found = scan(counts, zones, method="eb-poisson", baselines=expected)
    first = found.ordered(1)[0]
    chance = chance_of(found, replicates=99, seed=4)

    assert set(zones.members(first.zone)) >= set(planted)
    assert first.duration == 3
    assert chance.monte_carlo(first.score) == 0.01
    assert chance.gumbel(first.score) < 1e-6
    assert chance_of(found, replicates=99, seed=4).highest.tolist() == chance.highest.tolist()


def test_in_quiet_weeks_chance_says_one_in_twenty_about_one_time_in_twenty():
    dice = np.random.default_rng(3)
    zones, expected, _ = table(1, places=40, k=5)
    draws = dice.poisson(expected, size=(400, *expected.shape))
    chance = chance_of(scan(draws[0], zones, method="eb-poisson", baselines=expected), replicates=400, seed=1)

    found = [scan(one, zones, method="eb-poisson", baselines=expected).score.max() for one in draws]

    for pvalue in (chance.monte_carlo, chance.gumbel):
        assert 0.03 <= np.mean([pvalue(score) <= 0.05 for score in found]) <= 0.07


def test_the_same_places_are_one_zone_and_ties_go_to_the_first():
    zones = zones_of(nearest([[0, 0], [1, 0], [0, 0], [5, 5]], 4))

    told = [tuple(zones.members(one)) for one in range(len(zones))]

    assert told == [(0,), (0, 2), (0, 1, 2), (0, 1, 2, 3), (1,), (0, 1), (3,), (1, 3), (0, 1, 3)]


def test_a_scan_reads_packed_files_by_name_and_writes_chances(tmp_path, capsys):
    lines = (VECTORS / "scan-coords.csv").read_text().splitlines()
    turned = tmp_path / "coords.csv.gz"
    turned.write_bytes(gzip.compress("\n".join([lines[0], *reversed(lines[1:])]).encode()))
    out = tmp_path / "found.csv"
    args = [*FILES[:2], "--coords", str(turned), *FILES[4:], "--k", "4"]

    plain = command([*FILES, "--k", "4", "--top", "3"], capsys)
    command([*args, "--top", "3", "--replicates", "19", "--names", "--out", str(out)], capsys)

    rows = list(csv.DictReader(out.open()))
    assert [row["score"] for row in rows] == [row["score"] for row in plain]
    assert rows[0]["mc_pvalue"] == "0.05"
    assert rows[0]["members"].split(";")[0] == f"p{plain[0]['members'].split()[0]}"


GOOD = {"counts": "a,b\n1,2\n3,4\n", "coords": "place,x,y\na,0,0\nb,1,1\n", "baselines": "a,b\n1,1\n1,1\n"}


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("counts", "a,b\n1,2\n3,-4\n", "dòng 3, cột 'b': số đếm không thể âm"),
        ("counts", "a,b\n1,2\n3,\n", "dòng 3, cột 'b': ô trống"),
        ("counts", "a,b\n1,0.5\n", "số đếm phải là số nguyên"),
        ("counts", "a,b,c\n1,1,1\n2,2,2\n", "thiếu toạ độ của 'c'"),
        ("coords", "place,x,y\na,0,0\nb,xa,1\n", "dòng 3, cột 'x': 'xa' không phải toạ độ"),
        ("coords", "place,x,y\na,0,0\na,1,1\n", "dòng 3: 'a' đã có ở dòng 2"),
        ("coords", "place,x,y\na,0\n", "dòng 2: có 2 ô, dòng đầu có 3"),
        ("coords", "0,0\n1,1\n", "cần cột x và y"),
        ("coords", "x,y\n0,0\n", "có 1 nơi, bảng số đếm có 2"),
        ("baselines", "a,b\n1,1\n", "có 1 tuần, 2 nơi; bảng số đếm có 2 tuần"),
        ("baselines", "a,b\n1,0\n1,1\n", "dòng 2, cột 'b': cần số lớn hơn 0"),
    ],
)
def test_a_wrong_table_is_refused_with_its_row_and_column(file, text, said, tmp_path, capsys):
    from caunoi.site.cli import main

    args = []
    for name, good in GOOD.items():
        (tmp_path / name).write_text(text if name == file else good)
        args += [f"--{name}", str(tmp_path / name)]

    assert main(["watch", "scan", *args, "--k", "2"]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--k", "0"], "--k phải từ 1"),
        (["--k", "11"], "K phải từ 1 đến 10"),
        (["--theta", "nan", "--k", "2"], "--theta phải lớn hơn 0"),
        (["--replicates", "1", "--k", "2"], "--replicates"),
        (["--seed", "-1", "--k", "2"], "--seed không thể âm"),
    ],
)
def test_a_wrong_choice_is_refused(more, said, capsys):
    from caunoi.site.cli import main

    assert main(["watch", "scan", *FILES, *more]) == 1
    assert said in capsys.readouterr().err

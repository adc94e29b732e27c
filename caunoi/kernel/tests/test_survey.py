"""Intervals against R (vectors/intervals.R says how they were made); shrinkage and ranks on places whose truth is known."""

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.indicators.numbers import interval
from caunoi.kernel import survey
from caunoi.kernel.refusal import Refusal
from caunoi.site.cli import main
from caunoi.watch.tables import read_shares

VECTORS = Path(__file__).parent / "vectors"


def rows(name):
    with (VECTORS / name).open() as file:
        return [{key: float(value) for key, value in row.items()} for row in csv.DictReader(file)]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (survey.wilson, "wilson"),
        (lambda x, n, level: survey.wilson(x, n, level=level, corrected=True), "cc"),
        (survey.exact, "exact"),
        (survey.jeffreys, "jeffreys"),
    ],
)
def test_intervals_are_those_of_r(ours, theirs):
    for row in rows("intervals.csv"):
        found = ours(row["x"], row["n"], level=round(row["level"], 4))

        assert [found.low[0], found.high[0]] == pytest.approx([row[f"{theirs}_low"], row[f"{theirs}_high"]], abs=1e-10)


def test_differences_are_newcombes():
    for row in rows("differences.csv"):
        found = survey.difference(row["x1"], row["n1"], row["x2"], row["n2"])

        assert [found.low[0], found.high[0]] == pytest.approx([row["low"], row["high"]], abs=1e-10)


@given(st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_every_interval_holds_what_was_seen_and_wilson_is_said_once(seen):
    part, whole = seen
    for method in (survey.wilson, survey.exact, survey.jeffreys):
        found = method(part, whole)
        assert 0 <= found.low[0] <= (part / whole if whole else 0.5) <= found.high[0] <= 1
    assert interval(part, whole) == pytest.approx(
        (survey.wilson(part, whole).low[0], survey.wilson(part, whole).high[0]), abs=1e-12
    )


def places(count, mean, seed):
    chance = np.random.default_rng(seed)
    truth = chance.beta(14, 6, count)
    asked = chance.poisson(mean, count)
    return truth, chance.binomial(asked, truth), asked


@pytest.mark.parametrize("mean", [3, 15, 60])
def test_places_told_together_are_nearer_the_truth_and_their_intervals_hold_it(mean):
    truth, part, whole = places(900, mean, seed=4)

    found = survey.shrink(part, whole)

    known = whole > 0
    raw = np.mean((part[known] / whole[known] - truth[known]) ** 2)
    assert np.mean((found.share[known] - truth[known]) ** 2) < {3: 0.3, 15: 0.6, 60: 0.9}[mean] * raw
    assert 0.93 <= np.mean((found.low <= truth) & (truth <= found.high)) <= 0.975


def test_few_places_are_not_told_with_more_certainty_than_they_carry():
    held = []
    for seed in range(40):
        truth, part, whole = places(4, 15, seed)
        found = survey.shrink(part, whole + (whole == 0))
        held.append(np.mean((found.low <= truth) & (truth <= found.high)))

    assert np.mean(held) >= 0.9


def test_a_rank_is_given_with_its_doubt_and_not_at_all_to_few():
    truth, part, whole = places(300, 40, seed=9)
    whole[:5], part[:5] = 9, 9

    first, again = (survey.ranks(survey.shrink(part, whole), seed=3) for _ in range(2))

    assert np.isnan(first.rank[:5]).all()
    assert np.array_equal(first.rank, again.rank, equal_nan=True)
    ranked = ~np.isnan(first.rank)
    true_rank = truth[ranked].argsort().argsort() + 1
    assert np.mean((first.low[ranked] <= true_rank) & (true_rank <= first.high[ranked])) >= 0.8
    assert (first.high[ranked] - first.low[ranked]).min() > 5
    assert first.lowest[ranked].sum() == pytest.approx(ranked.sum() // 10, abs=1)


@pytest.mark.parametrize(("part", "whole"), [(3, 2), (-1, 4), (float("nan"), 4)])
def test_what_is_no_share_is_refused(part, whole):
    with pytest.raises(ValueError, match="phần phải từ 0 đến tổng"):
        survey.wilson(part, whole)


def test_the_command_writes_intervals_and_ranks(tmp_path, capsys):
    file = tmp_path / "shares.csv"
    file.write_text(
        "name,part,whole\n" + "".join(f"Xã {n},{n},{20 + n}\n" for n in range(12)) + "Xã ít,1,2\n", encoding="utf-8"
    )

    assert main(["watch", "intervals", "--shares", str(file), "--together"]) == 0

    told = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

    assert [float(told[5]["low"]), float(told[5]["high"])] == pytest.approx(interval(5, 25), abs=1e-9)
    assert told[12]["rank"] == ""
    assert float(told[0]["rank_low"]) == 1
    assert 0.0 < float(told[0]["together"]) < 5 / 25


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,part\na,1\n", "thiếu cột whole"),
        ("name,part,whole\na,3,2\n", "dòng 2"),
        ("name,part,whole\na,x,2\n", "dòng 2"),
        ("name,part,whole\n", "không có dòng"),
    ],
)
def test_wrong_files_are_refused_with_their_row(tmp_path, text, said):
    file = tmp_path / "wrong.csv"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(Refusal, match=said):
        read_shares(str(file))

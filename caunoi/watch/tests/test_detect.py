"""Detectors against R surveillance 1.20.3 (vectors/make.R says how they were made), and on series that are hard."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.watch.cli.detecting import _OTHERS
from caunoi.watch.detect.design import SETTINGS, design
from caunoi.watch.detect.farrington import farrington
from caunoi.watch.detect.moving import ears
from caunoi.watch.detect.quantiles import quantile_nb, quantile_poisson

VECTORS = Path(__file__).parent / "vectors"
COUNTS = np.loadtxt(VECTORS / "counts.csv", delimiter=",", skiprows=1)
WEEKS = range(331, 341)


def told(name, kind):
    key = "setting" if name == "farrington" else "method"
    with (VECTORS / f"{name}.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row[key] == kind]
    out = {}
    for column in set(rows[0]) - {key, "k", "s"}:
        grid = np.full((len(WEEKS), COUNTS.shape[1]), np.nan)
        for row in rows:
            grid[int(row["k"]) - WEEKS[0], int(row["s"]) - 1] = np.nan if row[column] == "NA" else float(row[column])
        out[column] = grid
    return out


@pytest.mark.parametrize("setting", SETTINGS)
def test_farrington_says_what_the_reference_says(setting):
    there = told("farrington", setting)

    ours = farrington(COUNTS, weeks=WEEKS, setting=setting)

    assert np.array_equal(ours.alarm, there["alarm"] == 1)
    assert np.array_equal(np.isnan(ours.upper), np.isnan(there["upper"]))
    # A whole-number bound is the same number; a smooth one differs by what the reference's fit stops short of (1e-8 in deviance).
    np.testing.assert_allclose(ours.upper, there["upper"], rtol=1e-6 if setting == "improved" else 1e-4)
    np.testing.assert_allclose(ours.expected, there["expected"], rtol=1e-4)
    known = ~np.isnan(ours.phi)
    np.testing.assert_allclose(ours.phi[known], there["phi"][known], rtol=1e-3)
    assert there["alarm"].sum() >= 5


@pytest.mark.parametrize("method", [name for name in _OTHERS if name != "glr-negbin"])
def test_the_other_methods_say_what_the_reference_says(method, capsys, tmp_path):
    there = told("others", method)

    ours = command(["--method", method, "--mode", "r", "--weeks", "331:340"], capsys)

    upper = np.array([float(row["upper"] or "nan") for row in ours]).reshape(len(WEEKS), -1)
    alarm = np.array([row["alarm"] == "1" for row in ours]).reshape(len(WEEKS), -1)
    assert np.array_equal(alarm, np.nan_to_num(there["alarm"]) == 1)
    np.testing.assert_allclose(upper, there["upper"], rtol=1e-6, atol=1e-6)


def test_the_negative_binomial_ratio_agrees_where_the_reference_finds_its_estimate(capsys):
    there = told("others", "glr-negbin")

    ours = command(["--method", "glr-negbin", "--weeks", "331:340"], capsys)

    alarm = np.array([row["alarm"] == "1" for row in ours]).reshape(len(WEEKS), -1)
    found = ~np.isnan(there["alarm"][0])
    assert found.sum() >= 8
    assert np.array_equal(alarm[:, found], there["alarm"][:, found] == 1)


def command(args, capsys, counts=VECTORS / "counts.csv"):
    from caunoi.site.cli import main

    assert main(["watch", "detect", "--counts", str(counts), *args]) == 0
    return list(csv.DictReader(capsys.readouterr().out.splitlines()))


def test_the_third_ears_method_as_published_sees_the_week_itself():
    series = np.tile([3.0, 4.0, 5.0, 4.0], 10)
    series[-1] = 40

    assert ears(series, "C3").alarm[-1, 0]
    assert not ears(series, "C3", mode="r").alarm[-1, 0]


@pytest.mark.parametrize(
    "series",
    [
        pytest.param(np.zeros(340), id="all zeros"),
        pytest.param(np.eye(1, 340, 200)[0], id="one case long ago"),
        pytest.param(np.full(340, 5.0), id="always the same"),
        pytest.param(np.where(np.arange(340) % 7 == 0, np.nan, 6.0), id="missing weeks"),
        pytest.param(np.where(np.arange(340) < 338, np.nan, 50.0), id="nothing known before"),
    ],
)
@pytest.mark.parametrize("setting", ["original", "improved"])
def test_quiet_and_broken_series_raise_no_alarm(series, setting):
    with np.errstate(all="raise", under="ignore"):
        judged = farrington(series, weeks=[340], setting=setting)

    assert not judged.alarm.any()


def test_a_week_far_over_its_past_alarms_even_when_past_weeks_are_missing():
    series = np.random.default_rng(3).poisson(6.0, 340).astype(float)
    series[50:300:9] = np.nan
    series[-1] = 60

    judged = farrington(series, weeks=[340], setting="improved")

    assert judged.alarm[0, 0]
    assert 4 < judged.expected[0, 0] < 8


@given(order=st.permutations(range(6)), week=st.integers(300, 340))
def test_a_series_is_judged_alone(order, week):
    alone = farrington(COUNTS[:, :6], weeks=[week])
    mixed = farrington(COUNTS[:, order], weeks=[week])

    assert np.array_equal(mixed.alarm[0], alone.alarm[0, order])
    np.testing.assert_allclose(mixed.expected[0], alone.expected[0, order], rtol=1e-9)


@given(at=st.floats(0.5, 0.9999), mean=st.floats(0.01, 1e6), phi=st.floats(1.001, 50))
def test_quantiles_are_the_first_number_that_reaches_their_share(at, mean, phi):
    from scipy import stats

    size, share = mean / (phi - 1), 1 / phi
    found = float(quantile_nb(at, np.array([size]), np.array([share]))[0])

    assert stats.nbinom.cdf(found, size, share) >= at - 1e-9
    assert found == 0 or stats.nbinom.cdf(found - 1, size, share) < at + 1e-9
    assert float(quantile_poisson(at, np.array([mean]))[0]) == stats.poisson.ppf(at, mean)


def test_the_past_of_a_week_is_whole_years_in_ten_seasons_without_the_last_half_year():
    past = design(331, SETTINGS["improved"])

    assert past.weeks[0] == 331 - 5 * 52 - 3
    assert past.weeks[-1] == 331 - 26 - 1
    assert np.bincount(past.group, minlength=10).min() >= 20


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n1,2\n3,-4\n", "dòng 3, cột 'b': số đếm không thể âm"),
        ("a,b\n1,2\n3\n", "dòng 3: có 1 ô, dòng đầu có 2"),
        ("a,b\n1,hai\n", "dòng 2, cột 'b': 'hai' không phải số"),
        ("a\n1.5\n", "dòng 2, cột 'a': số đếm phải là số nguyên"),
        ("1,2\n3,4\n", "dòng đầu phải là tên các chuỗi"),
        ("a,b\n", "không có tuần nào"),
        ("", "trống"),
        ("a\n" + "1\n" * 50, "ần ít nhất 264 tuần, tệp có 50"),
    ],
)
def test_a_wrong_file_is_refused_with_its_row_and_column(text, said, tmp_path, capsys):
    from caunoi.site.cli import main

    file = tmp_path / "counts.csv"
    file.write_text(text)

    assert main(["watch", "detect", "--counts", str(file)]) == 1
    assert said in capsys.readouterr().err


def test_a_gzipped_file_gives_the_same_and_a_result_is_written_whole(tmp_path, capsys):
    import gzip

    packed = tmp_path / "counts.csv.gz"
    packed.write_bytes(gzip.compress((VECTORS / "counts.csv").read_bytes()))
    out = tmp_path / "found.csv.gz"

    shown = command(["--weeks", "340"], capsys)
    command(["--weeks", "340", "--out", str(out)], capsys, packed)

    assert list(csv.DictReader(gzip.decompress(out.read_bytes()).decode().splitlines())) == shown
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_on_the_published_bank_the_improved_setting_finds_half_and_seldom_cries_wolf():
    from caunoi.watch.simulate.bank import FIRST, WEEKS, bank, marks, scenarios

    those = bank(1, seed=5)
    found = marks(those, lambda x: farrington(x, weeks=range(FIRST, WEEKS + 1)).alarm)

    assert len(list(scenarios())) == those.quiet.shape[1] == 42
    assert found.fpr <= 2
    assert 35 <= found.pod <= 70
    assert found.delay < 1
    assert (those.risen >= those.quiet).all()

"""Design-based estimates against samplics 0.6.1 (TaylorEstimator on vectors/design.csv, once with how many clusters each stratum has and once without)."""

import csv
from pathlib import Path

import numpy as np
import pytest

from caunoi.kernel import design

FILE = Path(__file__).parent / "vectors" / "design.csv"
with FILE.open() as file:
    ROWS = list(csv.DictReader(file))


def sample(value, *, known):
    def column(name, kind=float):
        return [kind(row[name]) for row in ROWS]

    return design.sample_of(column(value), column("weight"), column("stratum", str), column("cluster", str), column("size") if known else None)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "known", "mean", "error", "total", "total_error", "low", "high", "women", "women_error"),
    [
        ("happy", False, 0.7836699860328556, 0.06948166973649712, 3461.87, 371.8206916781259, 2633.4018708995577, 4290.338129100441, 0.894214966310657, 0.06891332656307941),
        ("happy", True, 0.7836699860328556, 0.06679809573885882, 3461.87, 354.85008771592544, 2671.2147329294085, 4252.52526707059, 0.894214966310657, 0.0665680641329604),
        ("minutes", False, 69.03929566656328, 1.9507884931041775, 304981.779, 31851.90804419215, 234011.30517684127, 375952.2528231586, 67.55818400289971, 1.8177424931395365),
        ("minutes", True, 69.03929566656328, 1.8660455255256316, 304981.779, 30565.92095459481, 236876.66297432585, 373086.895025674, 67.55818400289971, 1.7493111915074118),
    ],
)  # fmt: skip
def test_estimates_are_those_of_samplics(value, known, mean, error, total, total_error, low, high, women, women_error):
    those = sample(value, known=known)

    whole, summed = design.mean(those), design.total(those)
    part = design.mean(those, [row["domain"] == "nu" for row in ROWS])

    ours = [whole.value, whole.error, summed.value, summed.error, summed.low, summed.high, part.value, part.error]
    np.testing.assert_allclose(ours, [mean, error, total, total_error, low, high, women, women_error], rtol=1e-9)
    assert (whole.freedom, whole.people) == (10, 69)
    assert value != "happy" or 0 < whole.low < whole.value < whole.high < 1


@pytest.mark.parametrize(
    ("change", "said"),
    [({"weight": "0"}, "weight"), ({"value": "x"}, "value"), ({"stratum": "alone"}, "hai cụm"), ({"size": "1"}, "ít cụm hơn")],
)  # fmt: skip
def test_the_command_writes_estimates_and_refuses_a_design_that_says_nothing(change, said, tmp_path, capsys):
    from caunoi.site.cli import main

    rows = [{**{key: row[key] for key in ("weight", "stratum", "cluster", "size", "domain")}, "value": row["happy"]} for row in ROWS]  # fmt: skip

    def write(those):
        name = tmp_path / "asked.csv"
        with name.open("w", newline="") as file:
            out = csv.DictWriter(file, list(rows[0]))
            out.writeheader()
            out.writerows(those)
        return ["watch", "intervals", "--design", str(name)]

    assert main(write(rows)) == 0
    told = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [(row["what"], row["domain"]) for row in told][:2] == [("mean", ""), ("total", "")]
    assert {row["domain"] for row in told[2:]} == {"nam", "nu"}
    assert float(told[0]["error"]) == pytest.approx(0.06679809573885882)

    assert main(write([{**rows[0], **change}, *rows[1:]])) == 1
    assert said in capsys.readouterr().err

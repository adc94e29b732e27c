"""The command line: the list, a value, its records, counting anew; refusals end in 1."""

import json

import pytest

from caunoi.site.cli import _line

H1 = "2026-H1"


def run(*argv):
    line = _line(["indicators"])
    args = line.parser.parse_args(["indicators", *argv])
    return args.run(args)


def told(capsys, *argv):
    assert run(*argv) == 0
    return json.loads(capsys.readouterr().out)


def test_a_value_from_the_list_to_its_records(half_year, town, capsys, tmp_path):
    assert len(told(capsys, "list", "--json")) > 100
    assert {each["code"] for each in told(capsys, "list", "--row", "m4", "--json")} > {"dialogues", "head_days_share"}
    where = ("--place", town.place.code, "--period", H1)
    assert told(capsys, "recompute", *where, "--json") == {"places": 1, "same": True, "differences": []}
    value = told(capsys, "value", "received", *where, "--json")
    records = told(capsys, "records", "received", *where, "--json")
    assert value["value"] == value["records"] == records["total"] == len(records["records"])
    assert run("value", *where) == 0
    assert "chưa đo được" in capsys.readouterr().out
    pytest.importorskip("pyarrow", reason="needs the extra “analytics”")
    written = told(capsys, "export", *where, "--out", str(tmp_path / "out"), "--json")["rows"]
    assert written["letters"] > 5
    assert (tmp_path / "out" / "letters" / f"province={town.province.pk}").is_dir()


@pytest.mark.parametrize(
    "argv",
    [
        ("list", "--row", "M99"), ("value", "received", "--place", "27031x"), ("value", "--place", "79", "--period", "2019-H1"),
        ("records", "khong_co", "--place", "79", "--period", H1), ("recompute", "--place", "79", "--period", "2030-H1"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(town, argv):
    from caunoi.kernel.refusal import Refusal

    with pytest.raises(Refusal):
        run(*argv)

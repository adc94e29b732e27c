"""caunoi discuss map: a file of votes in, files of a map out."""

import csv
import gzip
import json

import pytest

from caunoi.discuss.opinionmap import map_of

from .conversations import brexit


def run(*args):
    from caunoi.site.cli import main

    return main(["discuss", "map", *map(str, args)])


def test_a_file_of_votes_becomes_the_map_of_those_votes(tmp_path, capsys):
    votes = brexit()
    words = {1: "agree", 0: "pass", -1: "Disagree"}
    rows = [
        f"p{person},s{said},{words[vote]}"
        for person, said, vote in zip(votes.participant, votes.statement, votes.value, strict=True)
    ]
    file, out = tmp_path / "votes.csv.gz", tmp_path / "map"
    file.write_bytes(gzip.compress("\n".join(["participant,statement,vote", *rows]).encode()))

    assert run("--votes", file, "--out", out, "--seed", "7", "--people", "--json") == 0

    found = map_of(votes, 7)
    told = json.loads((out / "map.json").read_text())
    statements = list(csv.DictReader((out / "statements.csv").open()))
    people = list(csv.DictReader((out / "participants.csv").open()))
    assert json.loads(capsys.readouterr().out)["groups"] == [group.people for group in found.groups] != []
    assert {f"s{one.statement}": one.agree.said for one in found.statements} == {
        row["statement"]: int(row["agree"]) for row in statements
    }
    assert told["consensus_for"] == [f"s{one}" for one in found.consensus_for]
    assert len(list(csv.DictReader((out / "groups.csv").open()))) == sum(len(group.standing) for group in found.groups)
    assert sorted(sum(row["group"] == str(one) for row in people) for one in (1, 2, 3))[-len(found.groups) :] == sorted(
        group.people for group in found.groups
    )
    assert not [path for path in out.iterdir() if path.suffix == ".part"]


def test_few_people_are_told_that_there_are_no_groups(tmp_path, capsys):
    file = tmp_path / "votes.csv"
    file.write_text("participant,statement,vote\n1,1,1\n1,2,-1\n2,1,0\n")

    assert run("--votes", file, "--out", tmp_path / "map") == 0

    assert "Chưa đủ người" in capsys.readouterr().out
    assert json.loads((tmp_path / "map" / "map.json").read_text())["no_groups"]["code"] == "few"
    assert not (tmp_path / "map" / "participants.csv").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("participant,statement,vote\n1,1,1\n1,2,2\n", "dòng 3, cột 'vote': '2' không dùng được"),
        ("participant,statement,vote\n1,1,1\n,2,1\n", "dòng 3, cột 'participant'"),
        ("participant,statement,vote\n1,,1\n", "dòng 2, cột 'statement'"),
        ("participant,vote\n1,1\n", "thiếu cột statement"),
        ("participant,statement,vote\n", "không có phiếu nào"),
        ("participant,statement,vote\n1,1,1,9,9\n", "không phải tệp CSV"),
        ("", "trống"),
    ],
)
def test_wrong_votes_are_refused_with_row_and_column(text, said, tmp_path, capsys):
    file = tmp_path / "votes.csv"
    file.write_text(text)

    assert run("--votes", file, "--out", tmp_path / "map") == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "map").exists()

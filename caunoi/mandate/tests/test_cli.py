"""caunoi import document: the JSON others read, bad files beside good ones, keeping with --accept."""

import json

import pytest
import time_machine

from caunoi.kernel.command_line import CommandLine
from caunoi.mandate import cli
from caunoi.mandate.models import Mandate
from caunoi.mandate.words import Stage
from tests.stage import NOON


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOON):
        yield


@pytest.fixture
def run():
    line = CommandLine("test")
    cli.add(line)

    def run(*argv):
        args = line.parser.parse_args(["import", "document", *map(str, argv)])
        return args.run(args)

    return run


def test_the_json_holds_a_list_with_the_agreed_keys(run, tmp_path, capsys, directive):
    path = tmp_path / "chi-thi.txt"
    path.write_bytes(directive)

    code = run(path, "--json")
    (found,) = json.loads(capsys.readouterr().out)

    assert code == 0
    assert list(found) == [
        "file",
        "kind",
        "issuer",
        "number",
        "date",
        "period",
        "results",
        "limitations",
        "causes",
        "tasks",
    ]
    assert (found["file"], found["kind"], found["number"], found["date"]) == (
        str(path),
        "directive",
        "21-CT/TU",
        "2026-10-12",
    )
    task = found["tasks"][0]
    assert set(task) == {"text", "span", "body", "duty", "deadline"}
    assert (task["body"], task["deadline"]) == ("Ủy ban nhân dân phường", "2026-12-31")
    assert directive.decode()[slice(*task["span"])] == task["text"]


def test_a_bad_file_is_named_and_the_others_are_still_read(run, tmp_path, capsys, directive):
    good, bad = tmp_path / "a.txt", tmp_path / "b.pdf"
    good.write_bytes(directive)
    bad.write_bytes(b"")

    code = run(bad, tmp_path / "khong-co.txt", good, "--json")
    printed = capsys.readouterr()

    assert code == 1
    assert [found["file"] for found in json.loads(printed.out)] == [str(good)]
    assert f"{bad}: Tệp rỗng" in printed.err
    assert "Không tìm thấy tệp" in printed.err


def test_people_read_a_list_with_addressees_and_deadlines(run, tmp_path, capsys, directive):
    path = tmp_path / "a.txt"
    path.write_bytes(directive)
    run(path)
    printed = capsys.readouterr().out

    assert "Chỉ thị · Tỉnh ủy Bình Sơn · 21-CT/TU · 12/10/2026" in printed
    assert "→ Ủy ban nhân dân phường · trước ngày 31/12/2026" in printed


def test_accepting_keeps_the_document_and_gives_the_sure_tasks(run, tmp_path, capsys, directive, ward, system):
    path = tmp_path / "a.txt"
    path.write_bytes(directive)

    code = run(path, "--accept", "--body", ward.committee.code)
    mandate = Mandate.objects.get()

    assert code == 0
    assert mandate.stage == Stage.ISSUED
    assert sorted(task.body.office for task in mandate.tasks.all()) == ["mttq", "ubnd"]
    assert "giao 2 nhiệm vụ; 1 nhiệm vụ chờ chọn cơ quan" in capsys.readouterr().err


def test_accepting_twice_keeps_one(run, tmp_path, directive, ward, system):
    path = tmp_path / "a.txt"
    path.write_bytes(directive)
    run(path, "--accept", "--body", ward.committee.code)
    run(path, "--accept", "--body", ward.committee.code)

    assert Mandate.objects.count() == 1

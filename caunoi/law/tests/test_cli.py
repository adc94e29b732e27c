import json
import os
import subprocess
import sys

import pytest

from caunoi.kernel.command_line import CommandLine
from caunoi.kernel.refusal import Refusal
from caunoi.law.cli import add


def run(words: str) -> int:
    line = CommandLine("thử")
    add(line)
    args = line.parser.parse_args(["law", *words.split()])
    return int(args.run(args) or 0)


def answer(capsys, words: str):
    run(words + " --json")
    return json.loads(capsys.readouterr().out)


def test_due_gives_the_contracted_json(capsys):
    found = answer(capsys, "due kn.accept --from 2026-11-19")

    assert list(found) == ["key", "from", "value", "unit", "raw_due", "due", "cite", "effective_from", "steps"]
    assert {name: found[name] for name in ("key", "from", "value", "unit", "raw_due", "due", "effective_from")} == {
        "key": "kn.accept",
        "from": "2026-11-19",
        "value": 7,
        "unit": "wd",
        "raw_due": "2026-12-01",
        "due": "2026-12-01",
        "effective_from": "2026-07-01",
    }
    assert "Không tính thứ Ba 24/11/2026: Ngày Văn hóa Việt Nam." in found["steps"]


@pytest.mark.parametrize(
    ("words", "value", "due"),
    [
        ("due kn.first --from 2026-10-05 --variant remote_complex", 60, "2026-12-04"),
        ("due kn.first --from 05/10/2026 --variant complex", 45, "2026-11-19"),
        ("due kn.first --from 5.10.2026 --extended 15", 45, "2026-11-19"),
        ("due kn.first --from 2026-10-05 --pause 2026-10-12..2026-10-22", 30, "2026-11-16"),
    ],
)
def test_due_takes_variants_pauses_and_extensions(capsys, words, value, due):
    found = answer(capsys, words)

    assert (found["value"], found["due"]) == (value, due)


def test_due_reads_to_people(capsys):
    run("due kn.first --from 2026-10-25")

    assert capsys.readouterr().out.splitlines()[:3] == [
        "Giải quyết khiếu nại lần đầu (kn.first)",
        "  Hạn: thứ Tư 25/11/2026",
        "  Ngày đếm được: thứ Ba 24/11/2026",
    ]


def test_tally_gives_the_contracted_json(capsys):
    assert answer(capsys, "tally --topic 1 --households 187 --yes 125 --on 2026-11-19") == {
        "passes": True,
        "threshold": 125,
        "base": "all_households",
        "rule": "decide.topic1: ≥ 2/3 tổng số hộ gia đình trong thôn, tổ dân phố",
        "cite": "Khoản 1 Điều 21 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15",
    }


def test_a_commune_wide_vote_counts_villages(capsys):
    found = answer(
        capsys, "tally --topic 2 --households 2140 --yes 1500 --villages 12 --villages-yes 7 --on 2026-11-19"
    )

    assert (found["passes"], found["threshold"], found["base"]) == (False, 8, "all_villages")


def test_tally_reads_to_people(capsys):
    run("tally --topic 3 --households 187 --yes 93 --on 2026-11-19")

    assert capsys.readouterr().out.splitlines()[:2] == [
        "Không được thông qua",
        "  Cần ít nhất: 94/187 (> 50 % tổng số hộ gia đình trong thôn, tổ dân phố)",
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("due kn.frst --from 2026-11-19", "Có phải bạn tìm: kn.first"),
        ("due recv.commune_chair --from 2026-11-19", "≥ 2 ngày/tháng"),
        ("tally --topic 7 --households 187 --yes 3 --on 2026-11-19", "từ 1 đến 6"),
        ("tally --topic 1 --households 187 --yes 188 --on 2026-11-19", "lớn hơn tổng số"),
        ("find khongcoquytacnay", "Không tìm thấy"),
    ],
)
def test_what_cannot_be_answered_is_refused(words, says):
    with pytest.raises(Refusal, match=says):
        run(words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("due kn.first --from 2026-02-30", "không phải ngày"),
        ("due kn.first --from 30/02/2026", "không phải ngày"),
        ("due kn.first --from hôm-nay", "không phải ngày"),
        ("due kn.first", "--from"),
        ("due kn.first --from 2026-10-05 --pause 2026-10-12", "TỪ..ĐẾN"),
        ("tally --topic 1 --households -3 --yes 3", "không phải số nguyên"),
        ("tally --topic 1 --households 1.5 --yes 1", "không phải số nguyên"),
        ("tally --topic một --households 187 --yes 1", "không phải số nguyên"),
    ],
)
def test_wrong_usage_exits_2_with_a_sentence(capsys, words, says):
    with pytest.raises(SystemExit) as stopped:
        run(words)

    assert (stopped.value.code, says in capsys.readouterr().err) == (2, True)


def test_show_tells_a_rule_over_time(capsys):
    run("show kn.accept")

    out = capsys.readouterr().out
    assert ("01/07/2012 – 30/06/2026: ≤ 10 ngày" in out, "01/07/2026 – …: ≤ 7 ngày làm việc" in out) == (True, True)


def test_show_lists_variants_items_and_doubts(capsys):
    for key in ("kn.first", "kn.refuse_grounds", "letter.keep"):
        run(f"show {key}")

    out = capsys.readouterr().out
    assert ("vụ việc phức tạp: 45" in out, "second_decided." in out, "chưa dùng" in out) == (True, True, True)


def test_show_gives_json(capsys):
    assert [text["value"] for text in answer(capsys, "show kn.accept")] == ["10", "7"]


def test_find_lists_keys(capsys):
    run("find huong uoc")

    assert "convention.pass" in capsys.readouterr().out


def test_find_gives_json(capsys):
    assert "convention.pass" in [rule["key"] for rule in answer(capsys, "find hương ước")]


def test_check_passes_the_shipped_book(capsys):
    assert (run("check"), "0 lỗi" in capsys.readouterr().out) == (0, True)


def test_check_gives_json(capsys):
    assert answer(capsys, "check")["faults"] == []


def test_the_command_needs_neither_django_nor_a_database(tmp_path):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE", "CAUNOI", "DJANGO"))}
    code = (
        "import sys; from caunoi.site.cli import main; "
        "status = main('law due kn.accept --from 2026-11-19 --json'.split()); "
        "sys.exit(status or ('django' in sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], env=clean, cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (done.returncode, json.loads(done.stdout)["due"]) == (0, "2026-12-01")


@pytest.mark.django_db
def test_a_place_is_asked_for_its_own_number(capsys):
    run("due kn.accept --from 2026-11-19 --place 79")

    assert capsys.readouterr().err == ""


def test_a_place_without_a_database_says_that_it_was_not_asked(capsys, monkeypatch):
    monkeypatch.setattr("caunoi.law.queries.knows_places", lambda: False)

    run("due kn.accept --from 2026-11-19 --place 79")

    assert "dùng quy định chung" in capsys.readouterr().err

"""A draw is promised before, the same for everybody, and favours nobody."""

import hashlib
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.discuss import draw
from caunoi.kernel.refusal import Refusal
from caunoi.site.cli import main

SOURCE = "Giải đặc biệt xổ số kiến thiết Miền Bắc ngày 05/12/2026"
CODES = draw.canonical(f"H{number:03}" for number in range(1, 101))
LISTS = st.lists(st.text("ABCĐÊ0123456789-", min_size=1, max_size=8), min_size=2, max_size=60, unique=True)


def drawn(codes, take, randomness="58213"):
    return draw.draw(codes, take, draw.seed(draw.commitment(codes, take, SOURCE), randomness))


def test_the_published_script_finds_the_same_places(tmp_path):
    listed = tmp_path / "ma.txt"
    listed.write_text("\n".join(reversed(CODES)), encoding="utf-8")
    script = tmp_path / "kiem-tra.py"
    script.write_text(draw.SCRIPT, encoding="utf-8")

    out = subprocess.run([sys.executable, script, listed, "12", SOURCE, "58213"], capture_output=True, text=True, check=True).stdout  # fmt: skip

    assert out.splitlines()[1] == f"commitment {draw.commitment(CODES, 12, SOURCE)}"
    assert [line.split()[1] for line in out.splitlines()[2:]] == list(drawn(CODES, 12).codes)


@given(LISTS, st.randoms())
def test_the_order_of_the_list_changes_nothing(codes, shuffler):
    shuffled = list(codes)
    shuffler.shuffle(shuffled)

    assert drawn(draw.canonical(codes), 2) == drawn(draw.canonical(shuffled), 2)


@given(LISTS, st.integers(1, 60))
def test_everybody_is_drawn_or_a_reserve_once(codes, take):
    listed = draw.canonical(codes)
    found = drawn(listed, min(take, len(listed)))

    assert sorted([*found.codes, *found.reserves]) == list(listed)
    assert len(found.codes) == min(take, len(listed))


def test_no_code_is_favoured_over_many_results():
    times = dict.fromkeys(CODES, 0)
    for result in range(2000):
        for code in drawn(CODES, 10, f"{result:05}").codes:
            times[code] += 1

    chi_square = sum((count - 200) ** 2 / 200 for count in times.values())
    assert chi_square < 148.2  # 99.9 % of chi-square with 99 degrees lies below


@pytest.mark.parametrize("change", ["list", "take", "source"])
def test_nothing_promised_can_be_changed_afterwards(change):
    promised = draw.commitment(CODES, 12, SOURCE)
    other = {
        "list": lambda: draw.commitment(CODES[1:], 12, SOURCE),
        "take": lambda: draw.commitment(CODES, 13, SOURCE),
        "source": lambda: draw.commitment(CODES, 12, SOURCE + " (lần 2)"),
    }[change]

    assert other() != promised


@given(st.dictionaries(st.text(min_size=1, max_size=5), st.integers(1, 500), min_size=1, max_size=12), st.data())
def test_quotas_add_up_and_stay_within_one_of_their_share(sizes, data):
    every = sum(sizes.values())
    take = data.draw(st.integers(1, every))
    found = draw.quotas(sizes, take)

    assert sum(found.values()) == take
    assert all(abs(found[name] - sizes[name] * take / every) < 1 for name in sizes)
    assert all(found[name] <= sizes[name] for name in sizes)


def test_a_draw_by_strata_takes_each_quota_from_its_own():
    strata = {"Tổ 1": CODES[:60], "Tổ 2": CODES[60:90], "Tổ 3": CODES[90:]}
    found = draw.draw_by_strata(strata, 10, hashlib.sha256(b"x").digest())

    assert {name: len(each.codes) for name, each in found.items()} == {"Tổ 1": 6, "Tổ 2": 3, "Tổ 3": 1}
    assert all(set(each.codes) <= set(strata[name]) for name, each in found.items())


@pytest.mark.parametrize(
    ("act", "field"),
    [
        (lambda: draw.canonical([" ", ""]), "codes"),
        (lambda: draw.canonical(["A1", "A1 "]), "codes"),
        (lambda: draw.commitment(CODES, 0, SOURCE), "take"),
        (lambda: draw.commitment(CODES, 101, SOURCE), "take"),
        (lambda: draw.commitment(CODES, 5, "xổ số"), "source"),
        (lambda: draw.seed("00", "  "), "randomness"),
    ],
)
def test_what_cannot_be_drawn_is_refused_beside_its_field(act, field):
    with pytest.raises(Refusal) as no:
        act()

    assert no.value.field == field


def test_letters_written_two_ways_are_one_code():
    with pytest.raises(Refusal, match="hai lần"):
        draw.canonical(["HỘ-1", "HỘ-1"])


def test_the_command_promises_first_and_draws_when_the_result_is_out(tmp_path, capsys):
    listed = tmp_path / "ma.txt"
    listed.write_text("\n".join(CODES), encoding="utf-8")
    asked = ["discuss", "draw", "--list", str(listed), "--take", "3", "--source", SOURCE]

    assert main(asked) == 0
    assert draw.commitment(CODES, 3, SOURCE) in capsys.readouterr().out
    assert main([*asked, "--randomness", "58213"]) == 0
    shown = capsys.readouterr().out
    assert all(code in shown for code in drawn(CODES, 3).codes)

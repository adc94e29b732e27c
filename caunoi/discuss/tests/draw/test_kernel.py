"""A draw can be repeated by anybody, and nobody can steer it alone."""

import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caunoi.discuss import draw
from caunoi.discuss.draw import kernel
from caunoi.kernel.refusal import Refusal

HOUSEHOLDS = "\n".join(f"H{number:03}" for number in range(1, 201))
STRATA = "\n".join(f"H{number:03};Tổ {number % 3 + 1}" for number in range(1, 92))
BY = kernel.decider("Xổ số miền Bắc, giải đặc biệt", date(2026, 11, 20))
codes = st.lists(st.integers(1, 99_999), min_size=2, max_size=60, unique=True).map(
    lambda numbers: [f"H{n}" for n in numbers]
)


def repeated(text, seats, secret="bí mật", chance="48213"):
    lines = kernel.canonical(text)
    shares = kernel.seats_by_stratum(lines, seats)
    digest = kernel.digest_of(lines)
    return kernel.drawn(lines, shares, kernel.seed_of(digest, shares, BY, secret, chance))


@given(codes, st.randoms(use_true_random=False), st.text(max_size=20))
def test_the_order_of_the_list_changes_nothing(listed, chance, secret):
    shuffled = list(listed)
    chance.shuffle(shuffled)

    assert repeated("\n".join(listed), 1, secret) == repeated("\n".join(shuffled), 1, secret)


@given(codes, st.data())
def test_the_seated_are_as_many_as_promised_and_everybody_is_there_once(listed, data):
    seats = data.draw(st.integers(1, len(listed) - 1))

    (found,) = repeated("\n".join(listed), seats)

    assert len(found.seated) == seats
    assert sorted(found.seated + found.reserves) == sorted(listed)


@given(st.dictionaries(st.sampled_from(["Tổ 1", "Tổ 2", "Tổ 3", "Tổ 4"]), st.integers(1, 40), min_size=1), st.data())
def test_seats_of_strata_are_in_proportion_to_within_one(sizes, data):
    lines = kernel.canonical(
        "\n".join(f"H{at}N{n};{name}" for at, (name, size) in enumerate(sizes.items()) for n in range(size))
        + "\nZ1;Tổ 1"
    )
    total = len(lines)
    seats = data.draw(st.integers(1, total - 1))

    given_seats = kernel.seats_by_stratum(lines, seats)

    assert sum(given_seats.values()) == seats
    for name, members in kernel.strata_of(lines).items():
        assert abs(given_seats[name] - seats * len(members) / total) < 1
        assert given_seats[name] <= len(members)


@settings(max_examples=20)
@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_another_secret_or_another_chance_is_another_seed_and_breaks_the_promise(one, other):
    lines = kernel.canonical(HOUSEHOLDS)
    digest, seats = kernel.digest_of(lines), kernel.seats_by_stratum(lines, 12)

    assert (kernel.promise_of(digest, seats, BY, one) == kernel.promise_of(digest, seats, BY, other)) is (one == other)
    assert (kernel.seed_of(digest, seats, BY, one, "1") == kernel.seed_of(digest, seats, BY, other, "1")) is (
        one == other
    )
    assert kernel.seed_of(digest, seats, BY, one, "1") != kernel.seed_of(digest, seats, BY, one, "2")


def test_everybody_is_drawn_about_equally_often():
    often = dict.fromkeys(kernel.canonical(HOUSEHOLDS), 0)
    for number in range(2000):
        for code in repeated(HOUSEHOLDS, 20, chance=str(number))[0].seated:
            often[code] += 1

    spread = sum((count - 200) ** 2 / (200 * 0.9) for count in often.values())
    assert 140 < spread < 260


@pytest.mark.parametrize(("text", "seats"), [(HOUSEHOLDS, 12), (STRATA, 10)])
def test_the_script_alone_comes_to_the_same(tmp_path, text, seats):
    lines = kernel.canonical(text)
    shares, digest = kernel.seats_by_stratum(lines, seats), kernel.digest_of(lines)
    (tmp_path / "danh-sach.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    written = ",".join(f"{name}={number}" for name, number in sorted(shares.items()))

    done = subprocess.run(
        [sys.executable, Path(draw.__file__).with_name("check.py"), tmp_path / "danh-sach.txt", written, BY, "bí mật", " 48213  giải đặc biệt"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    seed = kernel.seed_of(digest, shares, BY, "bí mật", "48213 giải đặc biệt")
    told = [f"promise\n{kernel.promise_of(digest, shares, BY, 'bí mật')}\nseed\n{seed}"]
    told += [" ".join([part.stratum or "-", *part.seated]) for part in kernel.drawn(lines, shares, seed)]
    assert done.stdout.strip() == "\n".join(told)


@pytest.mark.parametrize(
    "text",
    [
        "H1",
        "",
        "Nguyễn Văn A\nH1",
        "NGUYEN VAN A\nH2",
        "NGUYENVANA\nH2",
        "H1\nh1",
        "H1;Tổ 1\nH2",
        "H1;\nH2;a\n",
        "H 1\nH2",
        "001090012345\nH2",
        "H1;Tổ 5, thôn A\nH2;Tổ 1",
        "H1;Tổ=5\nH2;Tổ 1",
        "H1;$(id)\nH2;Tổ 1",
        'H1;Tổ "1"\nH2;Tổ 1',
    ],
)
def test_a_list_that_is_no_list_of_codes_is_refused(text):
    with pytest.raises(Refusal):
        kernel.canonical(text)


@pytest.mark.parametrize("seats", [0, -1, 200, 10_000])
def test_as_many_seats_as_people_is_no_draw(seats):
    with pytest.raises(Refusal):
        kernel.seats_by_stratum(kernel.canonical(HOUSEHOLDS), seats)


def test_one_stratum_spelled_in_two_ways_is_one_stratum():
    spelled = ["Tổ 1", unicodedata.normalize("NFD", "Tổ 1"), " Tổ  1", "Tổ\u00a01\u200b"]

    lines = kernel.canonical("\n".join(f"H{at};{name}" for at, name in enumerate(spelled)))

    assert list(kernel.strata_of(lines)) == ["Tổ 1"]


def test_a_hundred_thousand_codes_are_drawn():
    (found,) = repeated("\n".join(f"H{number:06}" for number in range(100_000)), 100)

    assert (len(found.seated), len(found.reserves)) == (100, 99_900)


def test_another_source_or_another_day_breaks_the_promise():
    lines = kernel.canonical(HOUSEHOLDS)
    digest, seats = kernel.digest_of(lines), kernel.seats_by_stratum(lines, 12)
    deciders = [
        kernel.decider(source, day)
        for source in ("Xổ số miền Bắc", "Xổ số miền Nam")
        for day in (date(2026, 11, 20), date(2026, 11, 21))
    ]

    assert len({kernel.promise_of(digest, seats, each, "bí mật") for each in deciders}) == 4
    assert len({kernel.seed_of(digest, seats, each, "bí mật", "1") for each in deciders}) == 4


def test_the_quota_shown_adds_up_to_the_seats_given():
    quotas = kernel.quotas_of(kernel.canonical(STRATA), 10)

    assert [(each.stratum, each.listed, each.whole, each.seats) for each in quotas] == [
        ("Tổ 1", 30, 3, 3),
        ("Tổ 2", 31, 3, 4),
        ("Tổ 3", 30, 3, 3),
    ]
    assert sum(each.whole + each.rest for each in quotas) == pytest.approx(10)

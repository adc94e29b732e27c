"""Letters grouped: copies and causes against synthetic letters whose truth is known, and letters meant to do harm."""

import csv
import gzip
import json
import time
import unicodedata
from collections import Counter

import numpy as np
import pytest

from caunoi.kernel.text import fold
from caunoi.watch.group import Gathering, group
from caunoi.watch.group.words import words_of
from caunoi.watch.simulate.letters import form_letters, letters

NUMBER, PLACES = 2500, 83


def pairs(labels):
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())


def judged(truth, found):
    """Precision, recall and F1 over pairs of letters."""
    both = pairs(zip(truth, found, strict=True))
    precision, recall = both / max(pairs(found), 1), both / max(pairs(truth), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def grouped(those):
    found = group([one.place for one in those], [one.text for one in those])
    return found.case.tolist(), found.family.tolist()


@pytest.fixture(scope="module")
def placed():
    those = letters(NUMBER, seed=21, places=PLACES)
    return those, *grouped(those)


def test_copies_and_causes_are_found_where_the_place_is_known(placed):
    those, case, family = placed

    assert judged([one.family for one in those], family)[2] >= 0.96
    assert judged([one.case for one in those], case)[2] >= 0.97


@pytest.mark.parametrize("how", ["bare", "lower", "nfd"])
def test_letters_typed_otherwise_are_found_with_the_rest(placed, how):
    those, _, family = placed
    mates = Counter((one.family) for one in those)
    together = Counter(zip([one.family for one in those], family, strict=True))
    mine = [(one.family, found) for one, found in zip(those, family, strict=True) if one.how == how]

    recall = sum(together[one] - 1 for one in mine) / sum(mates[one[0]] - 1 for one in mine)

    assert recall >= 0.95


def test_causes_are_found_where_a_fifth_of_the_letters_name_no_place():
    those = letters(NUMBER, seed=22, places=PLACES, no_place=0.2)

    case, _ = grouped(those)

    assert judged([one.case for one in those], case)[2] >= 0.90


def test_a_form_filled_in_by_strangers_is_not_one_cause(placed):
    those, _, _ = placed
    forms = form_letters(200, seed=23)
    mixed = [*those, *forms]

    case, family = grouped(mixed)

    truth = [(one.case, number >= len(those)) for number, one in enumerate(mixed)]
    assert judged(truth, case)[0] >= 0.98
    assert len(set(case[len(those) :])) >= 190
    assert len(set(family[len(those) :])) >= 190


def test_the_same_letters_give_the_same_groups_in_any_order(placed):
    those, case, family = placed
    order = np.random.default_rng(1).permutation(len(those))

    turned, turned_family = grouped([those[one] for one in order])

    for first, second in ((case, turned), (family, turned_family)):
        pairs_of_numbers = set(zip([first[one] for one in order], second, strict=True))
        assert len(pairs_of_numbers) == len(set(first)) == len(set(second))
    assert list(dict.fromkeys(case)) == list(range(1, max(case) + 1))
    assert all(len({c for c, f in zip(case, family, strict=True) if f == one}) == 1 for one in set(family[:300]))


IDENTITY = [
    "Tôi tên là: {name}, CCCD số {card}, điện thoại {phone}, hộp thư {mail}, làm đơn về việc đổ rác ở đầu xóm.",
    "Ông {name} (số điện thoại {phone}, CMND {card}) và gia đình phản ánh việc đổ rác. Thư: {mail}\nNgười viết đơn\n{name}",
]
WHO = [
    {"name": "Nguyễn Văn An", "card": "079060012345", "phone": "0903 123 456", "mail": "nguyen.van.a@gmail.com"},
    {"name": "Trần Thị Bích Ngọc", "card": "280123456", "phone": "+84912345678", "mail": "ngoc-1980@yahoo.com.vn"},
    {"name": "Huỳnh Minh Đạo", "card": "001 199 000 123", "phone": "0283.8123.456", "mail": "dao@tp.vn"},
]


@pytest.mark.parametrize("form", IDENTITY)
@pytest.mark.parametrize("typed", [str, str.lower, fold, lambda text: unicodedata.normalize("NFD", text)])
def test_who_wrote_is_left_out_before_anything_is_hashed(form, typed):
    told = words_of([typed(form.format(**who)) for who in WHO])

    kept = [told.hashes[told.starts[at] : told.starts[at + 1]].tolist() for at in range(len(WHO))]

    names = [set(words_of(typed(who["name"]).split()).hashes.tolist()) for who in WHO]
    assert all(not name & set(letter) for name, letter in zip(names, kept, strict=True))
    assert len({len(letter) for letter in kept}) == 1 or typed is not str
    assert all(12 <= len(letter) <= 26 for letter in kept)
    assert not told.figure.any()


def test_figures_places_and_streets_stay():
    kept = [
        ("Giá 1.500.000.000 đồng", "Giá 1.600.000.000 đồng"),
        ("thửa đất 350 m2 ở đường Nguyễn Trãi", "thửa đất 350 m2 ở đường Nguyễn Huệ"),
        ("ngày 05/03/2026 tại Hà Nội", "ngày 05/03/2026 tại Hà Nam"),
    ]
    for one, other in kept:
        told = words_of([one, other])
        assert told.hashes[: told.starts[1]].tolist() != told.hashes[told.starts[1] :].tolist()


def test_nothing_kept_of_a_letter_holds_a_name_or_a_number():
    those = letters(200, seed=31, places=9)
    gathering = Gathering()
    for one in those:
        gathering.add(one.place, one.text)
    gathering.group()

    kept = b"".join(part.hashes.tobytes() for part in [*gathering._words, *gathering._runs])
    assert not gathering._waiting
    for one in those:
        for secret in one.secrets:
            assert fold(secret).encode() not in kept
            assert secret.encode("utf-16-le") not in kept
    # One after the other as in the name they stand nowhere, whatever was typed.
    for number, one in enumerate(those):
        name = words_of(one.secrets[0].split()).hashes.tolist()
        letter = gathering._words[0].hashes[gathering._words[0].starts[number] : gathering._words[0].starts[number + 1]]
        assert len(name) == 3
        assert not (np.lib.stride_tricks.sliding_window_view(letter, 3) == name).all(axis=1).any(), one.text


def test_very_many_copies_and_near_copies_cost_no_more_a_letter():
    base = letters(1, seed=5)[0].text
    words = base.split()

    def seconds(number, changed):
        texts = [" ".join([*words[: n % 40], f"khac{n}" * changed, *words[n % 40 :]]) for n in range(number)]
        before = time.process_time()
        found = group(["00001"] * number, texts)
        return time.process_time() - before, found

    for changed in (0, 1):
        few, _ = seconds(500, changed)
        many, found = seconds(4000, changed)
        assert many < 12 * max(few, 0.02)
        assert len(set(found.family.tolist())) == 1


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["", "", " "], id="nothing said"),
        pytest.param(["một", "hai", "ba"], id="one word"),
        pytest.param(["\0\0", "\ud800 lẻ", "𝓗𝓮𝓵𝓵𝓸 🙂"], id="odd characters"),
        pytest.param(["12 34", "@", "a" * 5000], id="no words at all"),
    ],
)
def test_letters_with_next_to_nothing_in_them_stay_alone(texts):
    found = group(["1"] * len(texts), texts)

    assert found.case.tolist() == found.family.tolist() == [1, 2, 3]


def test_ten_letters_about_one_cause_are_one_case_although_there_is_nothing_else_to_compare_with():
    those = [one for one in letters(400, seed=41, places=400) if one.how == "plain"]
    largest = Counter(one.case for one in those).most_common(1)[0][0]
    mine = [one for one in those if one.case == largest][:10]

    case, _ = grouped(mine)

    assert len(mine) == 10
    assert len(set(case)) == 1


def run(*args):
    from caunoi.site.cli import main

    return main(["watch", "group", *map(str, args)])


def test_the_command_reads_packed_lines_and_writes_a_row_for_each(tmp_path, capsys):
    those = letters(60, seed=7, places=3)
    records = [{"id": f"D-{n}", "place": one.place, "text": one.text} for n, one in enumerate(those)]
    records[3]["place"] = None
    file, out = tmp_path / "letters.jsonl.gz", tmp_path / "found.csv"
    file.write_bytes(gzip.compress("\n".join(json.dumps(one) for one in records).encode()))

    assert run("--letters", file, "--out", out) == run("--letters", file) == 0

    rows = list(csv.DictReader(out.open()))
    assert rows == list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert [row["id"] for row in rows] == [one["id"] for one in records]
    assert list(rows[0]) == ["id", "case", "family"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"id":1,"text":"a"}\n{"id":1,"text":"b"}', "dòng 2: id '1' đã có ở dòng 1"),
        ('{"id":1,"text":"a"}\n{"id":2}', "dòng 2: thiếu 'text'"),
        ('{"id":"","text":"a"}', "dòng 1: thiếu 'id'"),
        ('{"id":"x","place":[1],"text":"a"}', "dòng 1: thiếu 'place' hoặc 'place' không phải chữ"),
        ('{"id":1,"text":"a"}\n\n{"id":2,', "dòng 3: không phải JSON"),
        ("[1]", "dòng 1: cần một đối tượng"),
        ("", "không có đơn nào"),
    ],
)
def test_a_wrong_file_of_letters_is_refused_with_its_row(text, said, tmp_path, capsys):
    file = tmp_path / "letters.jsonl"
    file.write_text(text)

    assert run("--letters", file) == 1
    assert said in capsys.readouterr().err
    file.write_bytes(b"\x1f\x8b broken")
    assert run("--letters", file) == 1
    assert run("--letters", tmp_path / "none") == 1


def test_what_a_letter_ends_with_says_nothing_of_how_the_next_begins():
    those = [
        "Việc này gây bức xúc trong khu dân cư.",
        "Chất lượng nước rất kém.",
        "Người viết: bà",
        "Bếp ăn bán trú bị bẩn.",
    ]

    together, alone = words_of(those), [words_of([one]) for one in those]

    assert together.hashes.tolist() == [one for part in alone for one in part.hashes.tolist()]

"""Routes: a model that says what it cannot rule out, rules before it, and letters written to slip by."""

import csv
import json
import unicodedata

import numpy as np
import pytest

from caunoi.kernel.text import fold
from caunoi.watch.route import PERSON, Model, Rule, train
from caunoi.watch.route.linear import rank_of
from caunoi.watch.simulate.labelled import labelled


@pytest.fixture(scope="module")
def model():
    texts, labels = labelled(600, seed=1)
    return train(texts, labels, rules=(Rule("lights", "den", ("đèn đường",), ("đèn nhà",)),))


@pytest.fixture(scope="module")
def fresh():
    return labelled(800, seed=2)


def test_letters_not_seen_before_are_told_apart_with_honest_doubt(model, fresh):
    from caunoi.watch.route import judged

    told = judged(model, *fresh)

    assert told["weighted_f1"] >= 0.9
    assert told["calibration_error"] <= 0.05
    assert told["weighted_f1_without_marks"] >= told["weighted_f1"] - 0.02
    assert all(one["covered"] >= 0.80 for one in told["covered"].values() if one["cases"] >= 50)
    assert told["right_where_decided"] >= told["accuracy"]
    assert 0.5 <= told["decided"] <= 1


@pytest.mark.parametrize(
    ("cases", "rank"), [(0, 1), (8, 9), (9, 9), (40, 38), (138, 130), (1_000, 901), (100_000, 90_001)]
)
def test_a_small_label_gets_a_safer_bound_and_a_large_one_what_is_promised(cases, rank):
    assert rank_of(cases, 0.9) == rank


def test_the_model_answers_only_when_every_other_label_is_ruled_out(model):
    certain, doubtful, empty = model.decide(
        ["Nước máy đục và có mùi tanh, vòi nước chảy ra nước vàng", "Chào các anh chị", ""]
    )

    assert (certain.label, certain.by) == ("nuoc", "model")
    assert "nước" in certain.why
    for one in (doubtful, empty):
        assert (one.label, one.by) == ("", PERSON)
        assert len(one.likely) >= 1


SPELLED = [
    str,
    str.upper,
    fold,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: ".".join(text),
    lambda text: " ".join(text),
    lambda text: text.replace(" ", "\n\n"),
    lambda text: "\u200b".join(text),
    lambda text: text.replace("o", "0").replace("i", "1"),
    lambda text: f"về giá nước máy, tôi {text}! nước đục, nước vàng, vòi nước",
]
CLOCKED = [
    "tố cáo ông trưởng ấp", "làm đơn khiếu nại", "cán bộ nhận hối lộ", "tham nhũng tiền làm đường", "không đồng ý với quyết định số 12", "yêu cầu hủy quyết định",
    "cán bộ vòi tiền dân", "bị chiếm đoạt đất", "lạm quyền khi cưỡng chế", "khiếu kiện vượt cấp",
]  # fmt: skip


def test_a_denunciation_or_a_complaint_is_left_to_a_person_however_it_is_spelled(model):
    letters = [spelled(text) for text in CLOCKED for spelled in SPELLED]

    found = model.decide(letters)

    assert len(letters) == 100
    assert [(letter, one.by) for letter, one in zip(letters, found, strict=True) if one.label] == []


def test_a_label_with_a_clock_of_the_law_is_never_given_by_a_model():
    texts, labels = labelled(260, seed=3)
    taught = train(texts, ["Khiếu nại" if label == "dat" else label for label in labels])

    found = taught.decide(texts)

    assert {one.label for one in found} & {"Khiếu nại"} == set()
    assert any(one.likely[0] == "Khiếu nại" and one.by == PERSON for one in found)


def test_a_readable_rule_comes_before_the_model(model):
    street, home = model.decide(["Đèn đường tắt, nước máy đục", "đèn đường và đèn nhà đều tắt"])

    assert (street.label, street.by, street.why) == ("den", "rule:lights", "đèn đường")
    assert home.by != "rule:lights"


def test_who_wrote_plays_no_part(model):
    form = "Tôi tên là {}, CCCD {}, điện thoại {}. Nước máy đục và có mùi tanh."

    one, other = model.shares(
        [
            form.format("Nguyễn Văn An", "079060012345", "0903123456"),
            form.format("Trần Thị Bích", "001090055555", "0911222333"),
        ]
    )

    assert np.array_equal(one, other)


def test_the_same_letters_and_seed_give_the_same_model_file(model, tmp_path):
    texts, labels = labelled(220, seed=4)
    first, second = train(texts, labels, seed=3), train(texts, labels, seed=3)
    file = tmp_path / "model"

    first.write(str(file))

    assert first.version == second.version == Model.load(str(file)).version
    assert Model.load(str(file)).decide(texts[:20]) == second.decide(texts[:20])
    assert b"\x80\x04" not in file.read_bytes()[:4]
    told = np.load(file, allow_pickle=False)
    assert all(told[name].dtype != object for name in told.files)


def run(*args):
    from caunoi.site.cli import main

    return main(["watch", "route", *map(str, args)])


def written(path, rows):
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    return path


def test_the_commands_train_compare_and_apply(tmp_path, capsys):
    texts, labels = labelled(240, seed=5)
    rows = [{"text": text, "label": label} for text, label in zip(texts, labels, strict=True)]
    file, model, found = written(tmp_path / "all", rows), tmp_path / "model", tmp_path / "found.csv"

    assert run("train", "--letters", file, "--out", model) == 0
    told = json.loads(capsys.readouterr().out)
    assert (
        run(
            "apply",
            "--model",
            model,
            "--letters",
            written(tmp_path / "new", [{"id": n, "text": text} for n, text in enumerate([*texts[:5], "Tôi tố cáo"])]),
            "--out",
            found,
        )
        == 0
    )
    assert run("train", "--letters", file, "--out", tmp_path / "again", "--against", model) == 0
    assert json.loads(capsys.readouterr().out)["against"]["version"] == told["version"]

    table = list(csv.DictReader(found.open()))
    assert list(table[0]) == ["id", "label", "likely", "share", "by", "why"]
    assert (table[5]["label"], table[5]["by"]) == ("", "rule:denunciation")
    assert told["held_back"] + told["trained_on"] == 240
    assert 0 < told["weighted_f1"] <= 1
    assert told["reliability"]


@pytest.mark.parametrize(
    ("args", "rows", "said"),
    [
        ([], [{"text": "a"}], "dòng 1: thiếu 'label'"),
        ([], [{"text": "a", "label": "x"}] * 9, "ần ít nhất hai nhãn"),
        (
            [],
            [{"text": f"a{n}", "label": "x"} for n in range(9)] + [{"text": "b", "label": "y"}],
            "hãn 'y' có ít hơn 4 đơn",
        ),
        (["--level", "2"], [{"text": "a", "label": "x"}], "--level phải từ 0.5"),
        (["--against", "{self}"], [{"text": "a", "label": "x"}], "không phải mô hình đọc được"),
        (["--rules", "{self}"], [{"text": "a", "label": "x"}], "Không đọc được luật"),
    ],
)
def test_what_cannot_be_learnt_from_is_refused(args, rows, said, tmp_path, capsys):
    file = written(tmp_path / "letters", rows)

    assert run("train", "--letters", file, "--out", tmp_path / "model", *(arg.format(self=file) for arg in args)) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "model").exists()

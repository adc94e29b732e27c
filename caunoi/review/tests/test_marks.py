"""Where sentences come from, which written numbers rest on no record, what changed, what stands apart, what is drawn by lot. Pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.kernel.diffs import compare
from caunoi.review.drawing import draw, names_somebody
from caunoi.review.marks import bare_sentences, canonical, from_data, loose, marked, paired, recorded, sentences
from caunoi.review.outline import limitations, sections
from caunoi.review.robust import spread


@given(st.text(alphabet="Aa1 .!?[]{}“”\t-đĐ", max_size=80))
def test_sentences_put_together_are_the_line_again(line):
    assert "".join(sentences(line)) == line


def test_every_template_is_cut_between_its_clauses_never_inside_one():
    texts = [sentence.text for each in sections() for sentence in each.sentences] + [
        each.text for each in limitations()
    ]

    for text in texts:
        for piece in sentences(text):
            assert piece.count("[") == piece.count("]"), piece


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Một câu.", 1),
        ("Một câu. Hai câu.", 2),
        ("TP. Hồ Chí Minh có 3 việc. Xong", 2),
        ("1. Việc thứ nhất. Việc thứ hai.", 2),
        ("Ông A. B. Nam nói. Rồi thôi!", 2),
        ("Có 1.234 đơn, đạt 12,5%. Tốt hơn.", 2),
        ("Có {received} đơn.[ Còn {held} đơn.] Hết.", 3),
        ("v.v. và nhiều việc khác.", 1),
        ("", 0),
    ],
)
def test_a_line_is_cut_at_the_end_of_its_sentences(line, count):
    assert len(sentences(line)) == count


def test_a_sentence_a_person_changed_is_a_persons_and_stays_so():
    made = "- Có {received} đơn. Đã xong {held} đơn."
    text = "- Có {received} đơn. Đã xong hầu hết.\nTự viết."

    marks = marked(text, bare_sentences(made))
    assert marks == [["data", "person"], ["person"]]
    assert from_data(text, marks) == {"Có {received} đơn."}
    assert marked("Có {received} đơn.", from_data(text, marks)) == [["data"]]


def test_marks_that_do_not_fit_leave_a_person_answering():
    assert paired("Một. Hai.", [["data"]]) == [[("Một. ", "person"), ("Hai.", "person")]]
    assert paired("Một.\nHai.", [["data"]]) == [[("Một.", "data")], [("Hai.", "person")]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Có 34 mô hình.", ["34"]),
        ("Có 1.234 lượt và 12,5%.", ["12,5"]),
        ("Theo Điều 5, Kế hoạch 12/KH-UBND ngày 12/3/2026.", []),
        ("Trong 6 tháng đầu năm 2026, nhiệm kỳ 2021-2026.", []),
        ("Họp lúc 7h30, tổ 12, đường 24.", []),
        ("Chi 10.000.000 đồng.", ["10.000.000"]),
        ("Số {received} không tính, còn 7 thì có.", ["7"]),
        ("Quyết định 45/2026/QĐ-UBND giao 3 việc.", ["3"]),
    ],
)
def test_a_written_number_that_no_record_gives_is_told(text, told):
    known = recorded({"figures": [{"value": 1234, "part": None, "whole": 99.0}]}, text)

    assert [text[start:end] for start, end in loose(text, known)] == told


def test_a_row_speaks_only_for_the_sentence_that_names_it():
    kept = {"units": [{"unit": 1, "label": "Xã Bình An", "received": 41}]}

    assert "41" in recorded(kept, "Xã Bình An nhận 41 đơn.")
    assert "41" not in recorded(kept, "Xã khác nhận 41 đơn.")


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_a_number_has_one_spelling(whole, cents):
    written = f"{whole:,}".replace(",", ".") + f",{cents:02d}"

    assert float(canonical(written)) == pytest.approx(whole + cents / 100)


@given(st.text(alphabet="ab c\n", max_size=60), st.text(alphabet="ab c\n", max_size=60))
def test_a_comparison_holds_both_texts(before, after):
    pieces = compare(before, after)

    for text, left_out in ((after, "removed"), (before, "added")):
        lines = ["".join(piece.text for piece in line if piece.change != left_out) for line in pieces]
        assert [line for line in lines if line] == [line for line in text.split("\n") if line]


def test_what_stands_apart_is_told_by_the_median_and_the_mad():
    values = {1: 80.0, 2: 82.0, 3: 84.0, 4: 86.0, 5: 88.0, 6: 90.0, 7: 92.0, 8: 10.0, 9: 87.0}

    over = spread(values)
    assert (over.median, over.mad) == (86.0, 4.0)
    assert list(over.apart) == [8]


@pytest.mark.parametrize("values", [{}, {1: 5.0}, dict.fromkeys(range(20), 50.0) | {99: 0.0}])
def test_few_values_or_equal_ones_have_nothing_apart(values):
    assert spread(values).apart == {}


@given(st.lists(st.text(max_size=5), unique=True, max_size=30), st.text(max_size=8), st.integers(0, 5))
def test_the_same_seed_draws_the_same_whatever_the_order(rows, seed, most):
    drawn = draw(rows, str, seed=seed, most=most)

    assert drawn == draw(list(reversed(rows)), str, seed=seed, most=most)
    assert len(drawn) == min(most, len(rows))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ông Nguyễn Văn A đã góp đất.", True),
        ("Đồng chí Bí thư dự họp", True),
        ("Bà con góp đất mở hẻm.", False),
        ("Các anh chị em công nhân", False),
    ],
)
def test_a_sentence_that_names_somebody_is_known(text, named):
    assert names_somebody(text) is named

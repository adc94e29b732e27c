"""Vietnamese text: spelling, folding, order."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.kernel.text import clean, ending, fold, nfc, opening, same, short_name, slug, sort_key, tones

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
vietnamese = st.text(alphabet=LETTERS + LETTERS.upper() + " 0123456789-,.", max_size=60)


@pytest.mark.parametrize(
    ("typed", "placed"),
    [
        ("hoà", "hòa"), ("Hoà", "Hòa"), ("HOÀ", "HÒA"), ("hóa", "hóa"), ("hoá", "hóa"), ("hoả", "hỏa"),
        ("thuỷ", "thủy"), ("uỷ ban", "ủy ban"), ("Uỷ ban nhân dân", "Ủy ban nhân dân"), ("khoẻ", "khỏe"),
        ("hoàn", "hoàn"), ("hòan", "hoàn"), ("toàn", "toàn"), ("tòan", "toàn"), ("quý", "quý"), ("qúy", "quý"),
        ("quà", "quà"), ("qùa", "quà"), ("quỳ", "quỳ"), ("suýt", "suýt"), ("súyt", "suýt"), ("huỳnh", "huỳnh"),
        ("loài", "loài"), ("lòai", "loài"), ("ngoáy", "ngoáy"), ("khuỷu", "khuỷu"), ("già", "già"), ("gìa", "già"),
        ("giữ", "giữ"), ("gì", "gì"), ("giếng", "giếng"), ("gíêng", "giếng"), ("nghĩa", "nghĩa"), ("nghiã", "nghĩa"),
        ("của", "của"), ("cuả", "của"), ("được", "được"), ("đựơc", "được"), ("người", "người"), ("ngừơi", "người"),
        ("nước", "nước"), ("thuở", "thuở"), ("xoè", "xòe"), ("lừa", "lừa"), ("mười", "mười"), ("cứu", "cứu"),
        ("ý", "ý"), ("ở", "ở"), ("yến", "yến"), ("Thuỵ Khuê", "Thụy Khuê"), ("Mỹ Hoà Hưng", "Mỹ Hòa Hưng"),
        ("Krông Búk", "Krông Búk"), ("Đắk Lắk", "Đắk Lắk"), ("Pờ Y", "Pờ Y"), ("résumé", "résumé"),
        ("Tân Thới Hoà, Q. Tân Phú", "Tân Thới Hòa, Q. Tân Phú"), ("", ""), ("12/5 Hoà-Bình", "12/5 Hòa-Bình"),
    ],
)  # fmt: skip
def test_each_tone_takes_its_customary_seat(typed, placed):
    assert tones(typed) == placed
    assert tones(unicodedata.normalize("NFD", typed)) == placed


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Phường Tân Phú", "phuong tan phu"), ("ĐẶC KHU Côn Đảo", "dac khu con dao"), ("Đền bù đất", "den bu dat"),
        ("Nguyễn Thị Hoà", "nguyen thi hoa"), ("ỨNG HÒE", "ung hoe"), ("abc 12", "abc 12"), ("", ""),
        ("Đ/c: số 5", "d/c: so 5"), ("straße", "straße"), ("ÄÖ", "ao"),
    ],
)  # fmt: skip
def test_folding_leaves_small_bare_letters(text, folded):
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


def test_folding_keeps_offsets_into_composed_text():
    text = "Kính gửi Ủy ban nhân dân phường Tân Sơn Nhì, đề nghị…"
    assert len(fold(text)) == len(text)
    start = fold(text).index("tan son nhi")
    assert text[start : start + 11] == "Tân Sơn Nhì"


@pytest.mark.parametrize(
    ("text", "slugged"),
    [("Phường Tân Phú", "phuong-tan-phu"), ("  Đất đai / nhà ở ", "dat-dai-nha-o"), ("Quận 2", "quan-2"), ("…", "")],
)
def test_slugs_are_plain(text, slugged):
    assert slug(text) == slugged


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Tân\u00a0Phú ", "Tân Phú"), ("Tân\u200b Phú", "Tân Phú"), ("\u202eTân Phú\u202c", "Tân Phú"),
        ("a\x00b\x07c", "abc"), ("dòng 1\ndòng 2", "dòng 1\ndòng 2"), ("\ufeffđơn", "đơn"),
        ("😀 ok", "😀 ok"), ("\ud800x", "x"),
    ],
)  # fmt: skip
def test_cleaning_takes_out_what_nobody_sees(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "ordered",
    [
        ["1", "2", "10", "a", "à", "ã", "á", "ạ", "an", "ảo"],
        ["ăn", "ân", "ba", "ba ba", "bà", "bả", "bã", "bá", "bạ", "bác", "da", "dương", "đa", "đường"],
        ["em", "êm", "gà", "hoa", "hòa", "i", "oan", "ông", "ơn", "uy", "ưng", "xa", "yên"],
        ["Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp"],
    ],
)
def test_words_order_as_in_a_vietnamese_dictionary(ordered):
    shuffled = ordered[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == ordered


def test_a_number_of_ten_thousand_digits_has_a_sort_key():
    assert sort_key("9" * 10_000).endswith("999")


def test_districts_order_by_number_then_name():
    names = ["Quận 10", "Quận Tân Phú", "Quận 2", "Quận Bình Tân", "Quận 1"]
    assert sorted(names, key=sort_key) == ["Quận 1", "Quận 2", "Quận 10", "Quận Bình Tân", "Quận Tân Phú"]


def test_two_spellings_of_one_name_are_the_same():
    assert same("Xã  Hoà Bình", "xã Hòa Bình")
    assert same(unicodedata.normalize("NFD", "Thuỷ"), "Thủy")
    assert not same("Tân Phú", "Tân Phù")


@given(st.text(max_size=80))
def test_normalising_again_changes_nothing(text):
    for change in (nfc, clean, fold, slug, tones):
        assert change(change(text)) == change(text)


@given(vietnamese)
def test_moving_tones_never_changes_the_letters(text):
    assert fold(tones(text)) == fold(text)
    assert len(tones(text)) == len(nfc(text))


@given(vietnamese, vietnamese)
def test_the_order_is_blind_to_case_and_composition(one, other):
    assert sort_key(one.upper()) == sort_key(unicodedata.normalize("NFD", one.lower()))
    assert (sort_key(one) < sort_key(other)) or sort_key(other) <= sort_key(one)


@given(st.text(max_size=80))
def test_any_text_has_a_plain_sort_key(text):
    assert sort_key(text).isascii() or any(c.isdigit() and not c.isascii() for c in text)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ủy ban nhân dân phường Tân Phú", "UBND phường Tân Phú"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam phường Tân Phú", "MTTQ phường Tân Phú"),
        ("Phòng Kinh tế", "Phòng Kinh tế"),
    ],
)
def test_bodies_are_named_in_few_letters(name, short):
    assert short_name(name) == short


@given(vietnamese, st.integers(8, 40))
def test_a_shortened_text_is_whole_words_of_it_and_says_that_it_goes_on(text, most):
    words = text.split()
    first, last = opening(text, most), ending(text, most)

    assert max(len(first), len(last)) <= most + 1
    if len(" ".join(words)) <= most:
        assert first == last == " ".join(words)
    else:
        assert first.endswith("…")
        assert last.startswith("…")
        if max(map(len, words)) < most // 2:
            kept = [word.rstrip(" ,;:.") for word in words]
            assert [word.rstrip(" ,;:.") for word in first[:-1].split()] == kept[: len(first.split())]
            assert last[1:].split() == words[-len(last.split()) :]

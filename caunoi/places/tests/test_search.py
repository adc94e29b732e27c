"""Finding units by typed names, and addresses by what they say."""

import csv
import random
import sys
from datetime import date
from pathlib import Path

import pytest

from caunoi.kernel.text import fold
from caunoi.places import commands, queries
from caunoi.places.reading import opened, read
from caunoi.places.words import Level, PlaceKind

TODAY = date(2026, 11, 19)
with (Path(__file__).parent / "addresses.tsv").open(encoding="utf-8") as _kept:
    ADDRESSES = [tuple(row) for row in csv.reader(_kept, delimiter="\t")]
HOSTILE = [
    "", "   ", ",,,", "\u202e\u200b", "';DROP TABLE places_place;--", "%", "_", "\\", "%%%%", "<script>alert(1)</script>", "\x00",
    "😀", "phường", "quận", "tp", "p.", "{}", "NULL", "\n\n", "٣", "1" * 400, "a" * 10_000, "Tân Phú " * 2_000, "phường 1, " * 1_500,
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("P.5, Q.3, TP.HCM", "phuong 5, quan 3, thanh pho ho chi minh"),
        ("p5 q3 tphcm", "phuong 5 quan 3 thanh pho ho chi minh"),
        ("F12 Q. Tân Bình", "phuong 12 quan tan binh"),
        ("TX. Mộc Châu, T. Sơn La", "thi xa moc chau, tinh son la"),
        ("TT. Tân Túc, H. Bình Chánh", "thi tran tan tuc, huyen binh chanh"),
        ("TT Huế", "thua thien hue"),
        ("KP3, TDP 5", "khu pho 3, to dan pho 5"),
        ("12/5 đường số 7", "12/5 duong so 7"),
        ("phố Huế", "pho hue"),
    ],
)
def test_abbreviations_are_written_out(typed, written):
    assert opened(typed) == written


def test_only_the_last_words_are_read():
    assert read("x " * 5_000 + ", phường Tân Phú").words == 40


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("tp hcm", "Thành phố Hồ Chí Minh"),
        ("Q. Tân Phú", "Quận Tân Phú, Thành phố Hồ Chí Minh"),
        ("quan tan phu", "Quận Tân Phú, Thành phố Hồ Chí Minh"),
        ("quan 2", "Quận 2, Thành phố Hồ Chí Minh"),
        ("Thủ Đức", "Phường Thủ Đức, Thành phố Hồ Chí Minh"),
        ("tp thủ đức", "Thành phố Thủ Đức, Thành phố Hồ Chí Minh"),
        ("P. Tân Phú, tphcm", "Phường Tân Phú, Thành phố Hồ Chí Minh"),
        ("phuong tan phu, q7", "Phường Tân Phú, Quận 7, Thành phố Hồ Chí Minh"),
        ("p14 tan binh", "Phường 14, Quận Tân Bình, Thành phố Hồ Chí Minh"),
        ("bình thạnh", "Phường Bình Thạnh, Thành phố Hồ Chí Minh"),
        ("dac khu con dao", "Đặc khu Côn Đảo, Thành phố Hồ Chí Minh"),
        ("daklak", "Tỉnh Đắk Lắk"),
        ("bà rịa vũng tàu", "Tỉnh Bà Rịa - Vũng Tàu"),
        ("xã bố hạ", "Xã Bố Hạ, Thành phố Bắc Ninh"),
        ("buon ma thuot", "Phường Buôn Ma Thuột, Tỉnh Đắk Lắk"),
        ("Hoà Bình", "Phường Hòa Bình, Tỉnh Phú Thọ"),
        ("thu ducc", "Phường Thủ Đức, Thành phố Hồ Chí Minh"),
    ],
)
def test_units_are_found_as_people_type_them(text, label):
    found = queries.search_places(text, TODAY)
    assert label in [each.label for each in found][:3]


@pytest.mark.django_db
def test_a_ward_of_a_common_name_is_offered_in_every_province_standing_ones_first():
    found = queries.search_places("phuong tan phu", TODAY)
    assert [each.current for each in found[:3]] == [True, True, False]
    assert {each.above for each in found[:2]} == {"Thành phố Đồng Nai", "Thành phố Hồ Chí Minh"}


@pytest.mark.django_db
def test_what_ended_comes_with_what_it_became():
    (first, *_) = queries.search_places("Q. Tân Phú", TODAY)
    assert (first.current, first.renamed, first.why) == (False, False, queries.Why.EXACT)
    assert [heir.place.name for heir in first.became][:2] == ["Bình Hưng Hòa", "Phú Thạnh"]


@pytest.mark.django_db
def test_an_earlier_name_says_that_the_unit_is_called_otherwise_by_now():
    first = queries.search_places("xã bố hạ", TODAY)[0]
    assert (first.name, first.place.full_name, first.current, first.renamed) == ("Xã Bố Hạ", "Phường Bố Hạ", True, True)


@pytest.mark.django_db
def test_a_search_can_be_kept_to_a_province_and_a_level():
    city = queries.place_on("79", TODAY)
    found = queries.search_places("tan", TODAY, province=city, levels=(Level.COMMUNE,))
    assert {each.place.province_id for each in found} == {city.pk}
    assert {each.place.level for each in found} == {"commune"}


@pytest.mark.django_db
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_finds_something_or_nothing_but_never_fails(text):
    assert isinstance(queries.search_places(text, TODAY), list)
    assert queries.resolve_address(text, TODAY).certain in (True, False)


@pytest.mark.django_db
def test_a_search_costs_few_statements(django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        queries.search_places("phuong tan phu", TODAY)
    with django_assert_max_num_queries(8):
        queries.resolve_address("12 Lũy Bán Bích, P. Tân Thới Hòa, Q. Tân Phú, TP.HCM", TODAY)


@pytest.mark.django_db
def test_written_addresses_are_read_with_and_without_marks(capsys):
    wrong = []
    for text, names, certain, within in ADDRESSES:
        for typed in (text, fold(text), text.upper()):
            found = queries.resolve_address(typed, TODAY)
            shown = (
                "; ".join(heir.place.full_name for heir in found.units),
                "certain" if found.certain else "ask",
                found.within.name if found.within else "",
            )
            if shown != (names, certain, within):
                wrong.append((typed, shown, (names, certain, within)))
    total = 3 * len(ADDRESSES)
    with capsys.disabled():
        sys.stdout.write(f"\naddresses by hand: {total - len(wrong)} of {total} as expected" + "\n")
    assert wrong == []
    assert len(ADDRESSES) >= 60


@pytest.mark.django_db
def test_old_addresses_drawn_at_random_lead_to_their_heirs(capsys):
    """Wards of 30/6/2025 in four usual ways of writing; what the record says is what must come out."""
    draw = random.Random(20250701)
    before = date(2025, 6, 30)
    wards = draw.sample(
        list(queries.existing(before).filter(level="commune").select_related("parent", "province")), 120
    )
    heirs = queries.heirs(wards, TODAY)
    short = {
        "Phường": "P.",
        "Xã": "X.",
        "Thị trấn": "TT.",
        "Quận": "Q.",
        "Huyện": "H.",
        "Thị xã": "TX.",
        "Thành phố": "TP.",
    }
    right = certain_but_wrong = 0
    for number, ward in enumerate(wards):
        ward_name, district, province = ward.full_name, ward.parent.full_name, ward.province.full_name
        text = f"{number} đường Lê Lợi, {ward_name}, {district}, {province}"
        match number % 4:
            case 1:
                text = fold(text)
            case 2:
                for full, brief in short.items():
                    text = text.replace(f"{full} ", f"{brief} ")
            case 3:
                text = f"{ward.name}, {ward.parent.name}, {ward.province.name}"
        found = queries.resolve_address(text, TODAY)
        expected = {heir.place.pk for heir in heirs[ward.pk]}
        got = {heir.place.pk for heir in found.units}
        right += expected == got
        certain_but_wrong += found.certain and not got <= expected
    with capsys.disabled():
        sys.stdout.write(
            f"\nold addresses at random: {right} of {len(wards)}; certain but wrong: {certain_but_wrong}" + "\n"
        )
    assert certain_but_wrong == 0
    assert right >= 0.95 * len(wards)


@pytest.mark.django_db
def test_every_commune_of_today_is_found_by_its_own_address(capsys):
    draw = random.Random(20261119)
    communes = list(queries.existing(TODAY).filter(level="commune").select_related("province"))
    drawn = draw.sample(communes, 120)
    wrong = []
    for commune in drawn:
        found = queries.resolve_address(f"12 đường số 5, {commune.full_name}, {commune.province.full_name}", TODAY)
        if found.place != commune:
            wrong.append(commune.full_name)
    with capsys.disabled():
        sys.stdout.write(f"\ncommunes of today: {len(drawn) - len(wrong)} of {len(drawn)}" + "\n")
    assert wrong == []


@pytest.mark.django_db
def test_a_split_ward_is_asked_about_never_guessed():
    found = queries.resolve_address("12 Lũy Bán Bích, P. Tân Thới Hòa, Q. Tân Phú, TP.HCM", TODAY)
    assert (found.certain, found.place, found.street) == (False, None, "12 Lũy Bán Bích")
    assert found.question == "Phường Tân Thới Hòa nay thuộc Phường Phú Thạnh hoặc Phường Tân Phú. Địa chỉ này ở đâu?"


@pytest.mark.django_db
def test_a_residential_group_on_record_is_named(noon):
    commune = queries.place_on("27004", TODAY)
    group = commands.establish_place(
        code="", kind=PlaceKind.QUARTER, name="3", parent=commune, since=date(2026, 1, 1), by="person:1", at=noon
    )
    found = queries.resolve_address("số 5, KP 3, phường Tân Bình, TP.HCM", TODAY)
    assert (found.place, found.group) == (commune, group)


@pytest.mark.django_db
def test_an_address_of_a_day_before_the_reform_stays_in_its_unit_of_that_day():
    found = queries.resolve_address("P. Tân Thới Hòa, Q. Tân Phú, TP.HCM", date(2024, 3, 1))
    assert (found.certain, found.place.full_name) == (True, "Phường Tân Thới Hòa")

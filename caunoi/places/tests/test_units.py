"""Units on a day: counts, names, what became of them."""

from datetime import date

import pytest

from caunoi.places import queries
from caunoi.places.models import Place, Succession
from caunoi.places.words import Level, PlaceKind

pytestmark = pytest.mark.django_db
REFORM = date(2025, 7, 1)
TODAY = date(2026, 11, 19)


def count(day: date) -> tuple[int, int, int]:
    found = queries.existing(day)
    return tuple(found.filter(level=level.value).count() for level in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE))


@pytest.mark.parametrize(
    ("day", "units"),
    [
        (date(2020, 5, 1), (63, 707, 10_614)),
        (date(2022, 1, 1), (63, 705, 10_599)),
        (date(2025, 6, 30), (63, 696, 10_035)),
        (REFORM, (34, 0, 3_321)),
        (TODAY, (34, 0, 3_321)),
    ],
)
def test_as_many_units_stand_as_the_law_made(day, units):
    assert count(day) == units


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (REFORM, {"commune": 2_621, "ward": 687, "special_zone": 13}),
        (date(2026, 4, 30), {"commune": 2_611, "ward": 697, "special_zone": 13}),
        (TODAY, {"commune": 2_599, "ward": 709, "special_zone": 13}),
    ],
)
def test_communes_are_split_in_types_as_on_that_day(day, kinds):
    from collections import Counter

    from django.db.models import Q

    from caunoi.places.models import PlaceName

    names = PlaceName.objects.filter(
        Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day), place__level="commune"
    )
    assert Counter(names.values_list("kind", flat=True)) == kinds


def test_provinces_are_cities_nine_times_today():
    kinds = list(queries.provinces(TODAY).values_list("kind", flat=True))
    assert (kinds.count("city"), kinds.count("province")) == (9, 25)


def test_provinces_come_in_vietnamese_order():
    names = [place.name for place in queries.provinces(TODAY) if place.kind == "province"]
    assert names[:4] == ["An Giang", "Cà Mau", "Cao Bằng", "Đắk Lắk"]


@pytest.mark.parametrize(
    ("code", "day", "label"),
    [
        ("27028", date(2020, 5, 1), "Phường Phú Thạnh, Quận Tân Phú, Thành phố Hồ Chí Minh"),
        ("27028", TODAY, "Phường Phú Thạnh, Thành phố Hồ Chí Minh"),
        ("769", date(2020, 5, 1), "Quận 2, Thành phố Hồ Chí Minh"),
        ("769", date(2022, 1, 1), "Thành phố Thủ Đức, Thành phố Hồ Chí Minh"),
        ("27004", date(2024, 2, 29), "Phường 14, Quận Tân Bình, Thành phố Hồ Chí Minh"),
        ("27004", TODAY, "Phường Tân Bình, Thành phố Hồ Chí Minh"),
        ("24", date(2025, 6, 30), "Tỉnh Bắc Giang"),
        ("24", REFORM, "Tỉnh Bắc Ninh"),
        ("24", date(2026, 9, 19), "Tỉnh Bắc Ninh"),
        ("24", date(2026, 9, 20), "Thành phố Bắc Ninh"),
        ("75", date(2026, 4, 29), "Tỉnh Đồng Nai"),
        ("75", date(2026, 4, 30), "Thành phố Đồng Nai"),
        ("07294", date(2026, 9, 19), "Xã Bố Hạ, Tỉnh Bắc Ninh"),
        ("07294", date(2026, 9, 20), "Phường Bố Hạ, Thành phố Bắc Ninh"),
        ("46", date(2024, 12, 31), "Tỉnh Thừa Thiên Huế"),
        ("46", TODAY, "Thành phố Huế"),
        ("44", date(2025, 6, 30), "Tỉnh Quảng Bình"),
        ("44", REFORM, "Tỉnh Quảng Trị"),
        ("754", date(2025, 3, 1), "Thành phố Phú Mỹ, Tỉnh Bà Rịa - Vũng Tàu"),
    ],
)
def test_a_code_and_a_day_say_which_unit_is_meant_and_what_it_was_called(code, day, label):
    place = queries.place_on(code, day)
    assert queries.label_on(place, day) == label


@pytest.mark.parametrize(("code", "day"), [("769", TODAY), ("27028", date(1800, 1, 1)), ("99999", TODAY), ("", TODAY)])
def test_a_code_may_mean_nothing_on_a_day(code, day):
    found = queries.place_on(code, day)
    assert found is None or found.since is None


#: By hand, from the resolutions of 16/6/2025: 1685 (Ho Chi Minh City), 1656 (Hà Nội), 1657 (Cao Bằng), 1681 (Sơn La).
@pytest.mark.parametrize(
    ("old", "district", "heirs"),
    [
        ("Bến Nghé", "1", ["Phường Sài Gòn"]),
        ("Đa Kao", "1", ["Phường Sài Gòn", "Phường Tân Định"]),
        ("Thảo Điền", "Thủ Đức", ["Phường An Khánh"]),
        ("Tân Sơn Nhì", "Tân Phú", ["Phường Tân Sơn Nhì"]),
        ("Tân Quý", "Tân Phú", ["Phường Phú Thọ Hòa", "Phường Tân Sơn Nhì"]),
        ("Sơn Kỳ", "Tân Phú", ["Phường Bình Hưng Hòa", "Phường Tân Sơn Nhì", "Phường Tây Thạnh"]),
        ("Hòa Thạnh", "Tân Phú", ["Phường Tân Phú"]),
        ("Bình Hưng", "Bình Chánh", ["Xã Bình Hưng"]),
        ("Thạnh An", "Cần Giờ", ["Xã Thạnh An"]),
        ("Phúc Xá", "Ba Đình", ["Phường Hồng Hà"]),
        ("Mỹ Hưng", "Quảng Hòa", ["Xã Phục Hòa"]),
        ("Mộc Lỵ", "Mộc Châu", ["Phường Mộc Châu"]),
    ],
)
def test_known_wards_became_what_the_resolutions_say(old, district, heirs):
    before = date(2025, 6, 30)
    place = queries.existing(before).get(level="commune", name=old, parent__name=district)
    assert [heir.place.full_name for heir in queries.became(place, TODAY)] == heirs


def test_an_islands_district_became_a_special_zone_whole():
    (heir,) = queries.became(queries.place_on("755", date(2025, 1, 10)), TODAY)
    assert (heir.place.full_name, heir.partial, heir.sure) == ("Đặc khu Côn Đảo", False, True)


def test_a_record_of_2020_shows_its_unit_of_that_day_and_what_it_became():
    day = date(2020, 5, 1)
    place = queries.existing(day).get(level="commune", name="Thủ Thiêm", parent__code="769")

    assert queries.label_on(place, day) == "Phường Thủ Thiêm, Quận 2, Thành phố Hồ Chí Minh"
    assert [heir.place.full_name for heir in queries.became(place, TODAY, since=day)] == ["Phường An Khánh"]


def test_a_district_of_2020_leads_to_its_own_communes_not_to_what_it_grew_to():
    day = date(2020, 5, 1)
    found = queries.became(queries.place_on("769", day), TODAY, since=day)
    assert [heir.place.name for heir in found] == ["An Khánh", "Bình Trưng", "Cát Lái"]
    assert queries.was(queries.place_on("769", day), as_of=day) == []


def test_a_unit_is_itself_while_it_exists():
    place = queries.place_on("27004", TODAY)
    (heir,) = queries.became(place, TODAY)
    assert (heir.place, heir.partial, heir.sure) == (place, False, True)


def test_a_ward_of_2020_in_a_district_that_ended_is_followed_through_two_mergers():
    day = date(2020, 5, 1)
    place = queries.existing(day).get(level="commune", parent__name="3", parent__province__code="79", name="7")
    assert [heir.place.full_name for heir in queries.became(place, date(2022, 1, 1))] == ["Phường Võ Thị Sáu"]
    assert [heir.place.full_name for heir in queries.became(place, TODAY)] == ["Phường Xuân Hòa"]


def test_a_unit_without_recorded_successor_leads_to_those_of_the_unit_above_unsure():
    linked = Succession.objects.values("source_id")
    lost = (
        Place.objects.filter(level="commune", until__lt=REFORM).exclude(pk__in=linked).select_related("parent").first()
    )
    found = queries.became(lost, TODAY)
    assert found
    assert {(heir.partial, heir.sure) for heir in found} == {(True, False)}


def test_what_a_commune_was_made_from():
    place = queries.place_on("27004", TODAY)
    assert [heir.place.full_name for heir in queries.was(place)] == ["Phường 13", "Phường 14", "Phường 15"]
    assert [heir.partial for heir in queries.was(place)] == [False, False, True]
    assert [heir.place.full_name for heir in queries.was(queries.place_on("79", TODAY))] == [
        "Thành phố Hồ Chí Minh",
        "Tỉnh Bà Rịa - Vũng Tàu",
        "Tỉnh Bình Dương",
    ]


def test_a_district_lists_the_communes_that_took_its_land():
    district = queries.place_on("767", date(2025, 6, 30))
    found = queries.became(district, TODAY)
    assert [heir.place.full_name for heir in found] == [
        "Phường Bình Hưng Hòa",
        "Phường Phú Thạnh",
        "Phường Phú Thọ Hòa",
        "Phường Tân Phú",
        "Phường Tân Sơn Nhì",
        "Phường Tây Thạnh",
    ]


def test_children_are_those_of_the_day():
    before, after = queries.place_on("79", date(2022, 1, 1)), queries.place_on("79", TODAY)
    assert len(queries.children(before, date(2022, 1, 1))) == 22
    assert len(queries.children(after, TODAY)) == 168
    district_two = queries.place_on("769", date(2020, 5, 1))
    assert [place.name for place in queries.children(district_two, date(2020, 5, 1))][:3] == [
        "An Khánh",
        "An Lợi Đông",
        "An Phú",
    ]


def test_ids_within_a_province_are_itself_and_its_communes():
    place = queries.place_on("79", TODAY)
    assert len(queries.ids_within(place)) == 169


def test_names_of_many_units_cost_few_statements(django_assert_max_num_queries):
    places = list(queries.existing(date(2020, 5, 1)).filter(level="commune")[:200])
    with django_assert_max_num_queries(3):
        found = queries.labels(places, date(2020, 5, 1))
    assert len(found) == 200


def test_heirs_of_many_units_cost_few_statements(django_assert_max_num_queries):
    places = list(queries.existing(date(2025, 6, 30)).filter(level="commune")[:300])
    with django_assert_max_num_queries(4):
        assert all(queries.heirs(places, TODAY).values())


def test_every_commune_of_before_the_reform_has_a_sure_heir():
    before = list(queries.existing(date(2025, 6, 30)).filter(level="commune"))
    found = queries.heirs(before, TODAY)
    assert [pk for pk, each in found.items() if not each or not all(heir.sure for heir in each)] == []


def test_every_commune_of_today_knows_its_days_and_instrument():
    communes = Place.objects.filter(level="commune", until__isnull=True)
    assert communes.filter(since=REFORM).count() == 3_321
    assert communes.filter(instrument="").count() == 0


def test_kinds_follow_levels():
    wrong = Place.objects.exclude(level="commune").filter(kind__in=[PlaceKind.WARD, PlaceKind.COMMUNE])
    assert wrong.count() == 0

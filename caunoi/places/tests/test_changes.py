"""Changing units: rename, merge, split, groups and households."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from caunoi.kernel.refusal import Refusal
from caunoi.ledger.queries import acts_about
from caunoi.places import commands, queries
from caunoi.places.models import Place
from caunoi.places.words import PlaceKind

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
BY = {"by": "person:1"}


@pytest.fixture
def group(commune, noon):
    return commands.establish_place(
        code="", kind=PlaceKind.QUARTER, name="3", parent=commune, since=date(2026, 1, 1), at=noon, **BY
    )


def test_a_residential_group_lies_under_its_commune(group, commune):
    assert (group.code, group.full_name, group.province.code) == ("27004-01", "Khu phố 3", "79")
    assert queries.children(commune, date(2026, 6, 1)) == [group]
    assert queries.label_on(group) == "Khu phố 3, Phường Tân Bình, Thành phố Hồ Chí Minh"


def test_households_are_counted_by_day(group, noon):
    commands.count_households(place=group, households=180, on=date(2026, 1, 1), at=noon, **BY)
    commands.count_households(place=group, households=187, on=date(2026, 7, 1), at=noon, source="rà soát", **BY)
    group.refresh_from_db()
    assert group.households == 187
    assert queries.households(group, date(2026, 6, 30)) == 180
    assert queries.households(group, date(2025, 12, 31)) is None
    assert [entry.data["households"] for entry in acts_about(group.ref) if entry.kind == "count_households"] == [
        180,
        187,
    ]


@pytest.mark.parametrize("households", [-1, 20_001])
def test_a_number_no_group_has_is_refused(group, noon, households):
    with pytest.raises(Refusal, match=r"từ 0 đến 20\.000"):
        commands.count_households(place=group, households=households, on=DAY, at=noon, **BY)


def test_households_are_not_counted_by_commune(commune, noon):
    with pytest.raises(Refusal, match="thôn, tổ dân phố"):
        commands.count_households(place=commune, households=10, on=DAY, at=noon, **BY)


def test_a_renamed_commune_is_the_same_unit_and_its_bodies_follow(bodies, noon):
    commune = queries.place_on("27595", noon.date())
    assert commune.full_name == "Xã Tân Nhựt"
    day = date(2026, 11, 15)

    commands.rename_place(
        place=commune, kind=PlaceKind.WARD, name="Tân Nhựt", since=day, at=noon, instrument="1/NQ-UBTVQH16", **BY
    )

    after = queries.place_on("27595", DAY)
    assert (after.pk, after.full_name) == (commune.pk, "Phường Tân Nhựt")
    assert queries.place_on("27595", date(2026, 11, 14)).full_name == "Xã Tân Nhựt"
    assert queries.body_on("ubnd.27595", DAY).name == "Ủy ban nhân dân phường Tân Nhựt"
    assert [(e.kind, e.data["after"]) for e in acts_about(commune.ref)] == [("rename_place", "Phường Tân Nhựt")]


def test_two_communes_merge_into_one_that_takes_a_code(noon):
    one, other = queries.place_on("27004", noon.date()), queries.place_on("26995", noon.date())
    merged = commands.merge_places(
        places=[one, other], code="27004", kind=PlaceKind.WARD, name="Tân Bình", on=DAY, at=noon, **BY
    )
    assert queries.place_on("27004", DAY) == merged
    assert queries.place_on("27004", date(2026, 11, 30)) == one
    assert queries.place_on("26995", DAY) is None
    assert [heir.place for heir in queries.became(other, DAY)] == [merged]
    assert {heir.place.pk for heir in queries.was(merged)} == {one.pk, other.pk}
    assert queries.communes(merged.province, DAY).count() == 167


def test_groups_go_over_with_their_commune(group, noon):
    one, other = queries.place_on("27004", noon.date()), queries.place_on("26995", noon.date())
    merged = commands.merge_places(
        places=[one, other], code="27004", kind=PlaceKind.WARD, name="Tân Bình", on=DAY, at=noon, **BY
    )
    assert queries.children(merged, DAY) == [group]
    assert queries.children(one, date(2026, 11, 30)) == [group]


def test_a_split_leaves_parts_to_ask_about(noon):
    place = queries.place_on("27004", noon.date())
    parts = [("27004", PlaceKind.WARD, "Tân Bình Đông"), ("99991", PlaceKind.WARD, "Tân Bình Tây")]
    commands.split_place(place=place, parts=parts, on=DAY, at=noon, **BY)
    found = queries.became(place, DAY)
    assert [(heir.place.name, heir.partial) for heir in found] == [("Tân Bình Đông", True), ("Tân Bình Tây", True)]


def test_a_unit_with_units_below_cannot_end(city, noon):
    other = queries.place_on("01", noon.date())
    with pytest.raises(Refusal, match="còn trực thuộc"):
        commands.succeed_place(place=city, into=[(other, False)], on=DAY, at=noon, **BY)


@pytest.mark.parametrize(
    ("kind", "name", "since", "said"),
    [
        (PlaceKind.WARD, "Tân Bình", date(2026, 11, 1), "giống hiện nay"),
        (PlaceKind.TOWN, "Tân Bình", date(2026, 11, 1), "cùng cấp"),
        (PlaceKind.WARD, "", date(2026, 11, 1), "Hãy nhập tên"),
        (PlaceKind.WARD, "Khác", date(2025, 7, 1), "phải sau ngày đó"),
        (PlaceKind.WARD, "Khác", date(2026, 12, 1), "ghi nhận từ ngày đó"),
    ],
)
def test_a_bad_renaming_is_refused_with_its_reason(commune, noon, kind, name, since, said):
    with pytest.raises(Refusal, match=said):
        commands.rename_place(place=commune, kind=kind, name=name, since=since, at=noon, **BY)


@pytest.mark.parametrize(
    ("code", "kind", "parent", "said"),
    [
        ("27004", PlaceKind.WARD, "79", "đang dùng cho đơn vị khác"),
        ("", PlaceKind.WARD, "79", "Hãy nhập mã"),
        ("99001", PlaceKind.PROVINCE, "79", "không thể trực thuộc"),
        ("99001", PlaceKind.WARD, None, "chọn đơn vị cấp trên"),
    ],
)
def test_a_bad_unit_is_refused_with_its_reason(city, noon, code, kind, parent, said):
    above = city if parent else None
    with pytest.raises(Refusal, match=said):
        commands.establish_place(code=code, kind=kind, name="Mới", parent=above, since=DAY, at=noon, **BY)


def test_the_database_itself_refuses_two_units_of_one_code(city):
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.create(
            code="27004", level="commune", kind="ward", name="B", parent=city, province=city, since=DAY, sort_key="b"
        )


def test_remoteness_is_marked_and_recorded(commune, noon):
    commands.mark_remote(place=commune, remote=True, at=noon, instrument="QĐ 861/QĐ-TTg", **BY)
    assert queries.place_on("27004", noon.date()).remote
    assert [entry.data["remote"] for entry in acts_about(commune.ref)] == [True]

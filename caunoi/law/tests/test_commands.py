from datetime import date

import pytest

from caunoi.kernel.refusal import Refusal
from caunoi.law import commands
from caunoi.law.models import CalendarDay, LocalRule
from caunoi.law.queries import deadline, in_force, list_standing_of, working_calendar
from caunoi.law.words import DayKind
from caunoi.ledger.models import Entry

pytestmark = pytest.mark.django_db
CHRISTMAS_EVE = date(2026, 12, 24)
TET_2027 = {date(2027, 2, day): "Tết Âm lịch" for day in (5, 8, 9, 10, 11)}


@pytest.fixture
def by(noon):
    return {"by": "person:1", "at": noon}


def storm(by, **more):
    given = {
        "day": CHRISTMAS_EVE,
        "kind": DayKind.OFF,
        "name": "Nghỉ phòng, chống bão",
        "instrument": "Công điện 01/CĐ-UBND",
    }
    return commands.declare_day(**{**given, **more}, **by)


def local(by, **more):
    given = {
        "key": "kn.accept",
        "place": "79",
        "value": 5,
        "since": date(2026, 8, 1),
        "instrument": "Quyết định 12/2026/QĐ-UBND",
    }
    return commands.set_local_rule(**{**given, **more}, **by)


def test_a_declared_day_off_moves_deadlines_and_changes_the_version(by):
    before = deadline("kn.send", start=date(2026, 12, 21))
    storm(by)
    after = deadline("kn.send", start=date(2026, 12, 21))

    assert (before.due, after.due) == (CHRISTMAS_EVE, date(2026, 12, 25))
    assert before.calendar != after.calendar


def test_a_declared_day_is_named_in_the_arithmetic(by):
    storm(by)

    assert (
        "Không tính thứ Năm 24/12/2026: Nghỉ phòng, chống bão." in deadline("kn.send", start=date(2026, 12, 21)).steps
    )


def test_a_declared_day_is_in_the_ledger(by):
    storm(by)

    entry = Entry.objects.get(about="law:calendar:2026")
    assert (entry.kind, entry.actor, entry.data) == (
        "law.day_declared",
        "person:1",
        {"day": "2026-12-24", "kind": "off", "instrument": "Công điện 01/CĐ-UBND"},
    )


def test_a_make_up_saturday_is_worked(by):
    storm(by, day=date(2026, 12, 26), kind=DayKind.MAKE_UP, name="")

    assert working_calendar().is_working_day(date(2026, 12, 26)) is True


def test_a_withdrawn_day_no_longer_counts_and_stays_on_record(by):
    storm(by)
    commands.withdraw_day(day=CHRISTMAS_EVE, **by)

    assert working_calendar().is_working_day(CHRISTMAS_EVE) is True
    assert (CalendarDay.objects.get().withdrawn_by, Entry.objects.count()) == ("person:1", 2)


def test_a_withdrawn_day_may_be_declared_again(by):
    storm(by)
    commands.withdraw_day(day=CHRISTMAS_EVE, **by)
    storm(by)

    assert working_calendar().is_working_day(CHRISTMAS_EVE) is False


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda by: (storm(by), storm(by)), "đã được khai báo"),
        (lambda by: storm(by, instrument=" "), "văn bản làm căn cứ"),
        (lambda by: storm(by, kind=DayKind.MAKE_UP), "vốn là ngày làm việc"),
        (lambda by: commands.withdraw_day(day=CHRISTMAS_EVE, **by), "chưa được khai báo"),
    ],
)
def test_a_day_that_makes_no_sense_is_refused(by, act, words):
    with pytest.raises(Refusal, match=words):
        act(by)


def declare_2027(by, **more):
    given = {"year": 2027, "off": TET_2027, "make_up": {date(2027, 2, 20): ""}, "instrument": "Thông báo 1/TB-BNV"}
    return commands.declare_year(**{**given, **more}, **by)


def test_a_declared_year_takes_the_place_of_the_estimate(by):
    assert list_standing_of(2027) == "estimate"
    declare_2027(by)

    assert list_standing_of(2027) == "official"
    assert [working_calendar().is_working_day(date(2027, 2, day)) for day in (4, 5, 11, 20)] == [
        True,
        False,
        False,
        True,
    ]


def test_a_declared_year_takes_over_its_declared_days(by):
    storm(by, day=date(2027, 2, 5))
    declare_2027(by)

    assert CalendarDay.objects.filter(day=date(2027, 2, 5), withdrawn_at__isnull=True).get().name == "Tết Âm lịch"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"off": {}}, "đang trống"),
        ({"off": {date(2026, 2, 5): "Tết"}}, "không thuộc năm 2027"),
        ({"instrument": ""}, "văn bản làm căn cứ"),
    ],
)
def test_a_year_that_makes_no_sense_is_refused(by, more, words):
    with pytest.raises(Refusal, match=words):
        declare_2027(by, **more)


def test_a_year_is_declared_once(by):
    declare_2027(by)

    with pytest.raises(Refusal, match="đã có"):
        declare_2027(by)


def test_a_place_may_be_stricter_than_the_law(by):
    local(by)

    here = deadline("kn.accept", start=date(2026, 11, 19), place="79")
    elsewhere = deadline("kn.accept", start=date(2026, 11, 19), place="01")
    assert (here.value, here.due, elsewhere.value) == (5, date(2026, 11, 27), 7)
    assert here.cite.startswith("Quyết định 12/2026/QĐ-UBND; Điều 10 Nghị định số 155/2026/NĐ-CP")


def test_a_stricter_number_applies_from_its_day_on(by):
    local(by)

    assert in_force("kn.accept", on=date(2026, 7, 31), place="79").value == 7


def test_a_stricter_number_of_a_variant_leaves_the_others(by):
    local(by, key="kn.first", variant="complex", value=40)

    values = [
        in_force("kn.first", on=date(2026, 11, 19), place="79", variant=name).value
        for name in ("", "complex", "remote")
    ]
    found = deadline("kn.first", start=date(2026, 11, 19), place="79", variant="complex")
    assert (values, found.value) == ([30, 40, 45], 40)


def test_a_new_number_ends_the_one_before(by):
    local(by)
    local(by, value=3, since=date(2026, 10, 1))

    values = [in_force("kn.accept", on=day, place="79").value for day in (date(2026, 9, 30), date(2026, 10, 1))]
    assert (values, LocalRule.objects.count()) == ([5, 3], 2)


def test_an_ended_number_gives_way_to_the_law(by):
    local(by)
    commands.end_local_rule(key="kn.accept", place="79", until=date(2026, 11, 1), **by)

    values = [in_force("kn.accept", on=day, place="79").value for day in (date(2026, 10, 31), date(2026, 11, 1))]
    assert values == [5, 7]


def test_a_local_number_is_in_the_ledger_with_the_national_one(by):
    local(by)

    entry = Entry.objects.get(about="law:kn.accept")
    assert (entry.kind, entry.data["value"], entry.data["national"]) == ("law.local_rule_set", 5, 7)


def test_a_longer_posting_is_stricter_too(by):
    local(by, key="disclose.posting", value=45)

    assert in_force("disclose.posting", on=date(2026, 11, 19), place="79").value == 45


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"value": 8}, "không đặt lỏng hơn luật"),
        ({"value": 0}, "không đặt lỏng hơn luật"),
        ({"key": "disclose.posting", "value": 29}, "không đặt lỏng hơn luật"),
        ({"key": "kn.refuse_grounds"}, "không phải con số"),
        ({"key": "kn.khong_co"}, "Không có quy tắc"),
        ({"instrument": "QĐ"}, "văn bản làm căn cứ"),
        ({"since": date(2010, 1, 1)}, "có hiệu lực từ"),
    ],
)
def test_a_laxer_or_senseless_number_is_refused(by, more, words):
    with pytest.raises(Refusal, match=words):
        local(by, **more)


def test_a_number_before_a_running_one_is_refused(by):
    local(by)

    with pytest.raises(Refusal, match="từ ngày đó"):
        local(by, value=4, since=date(2026, 7, 15))


def test_ending_a_number_nobody_set_is_refused(by):
    with pytest.raises(Refusal, match="không có quy định riêng"):
        commands.end_local_rule(key="kn.accept", place="79", until=date(2026, 11, 1), **by)


def test_a_commune_follows_its_province(by, db):
    from caunoi.places.models import Place

    province = Place.objects.create(code="9979", level="province", kind="city", name="Thử", sort_key="thu")
    commune = Place.objects.create(
        code="99001", level="commune", kind="ward", name="Thử", parent=province, province=province, sort_key="thu"
    )
    local(by, place=province.code)

    assert in_force("kn.accept", on=date(2026, 11, 19), place=commune.code).value == 5


def test_the_strictest_of_commune_and_province_applies(by, db):
    from caunoi.places.models import Place

    province = Place.objects.create(code="9979", level="province", kind="city", name="Thử", sort_key="thu")
    commune = Place.objects.create(
        code="99001", level="commune", kind="ward", name="Thử", parent=province, province=province, sort_key="thu"
    )
    local(by, place=province.code, value=4)
    local(by, place=commune.code, value=6)

    assert in_force("kn.accept", on=date(2026, 11, 19), place=commune.code).value == 4

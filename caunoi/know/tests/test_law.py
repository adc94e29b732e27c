"""The law as tables: each item with its forms, its terms at their edges, its clock."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.access.context import as_system
from caunoi.duties.models import Duty
from caunoi.kernel.refusal import Refusal
from caunoi.know import commands, differing, rules
from caunoi.know.models import Disclosure
from caunoi.know.queries import lists
from caunoi.know.words import Column, Cycle, Family, Form, Stage, Wait
from tests.stage import NOON

TODAY = NOON.date()
BOARD, RADIO = (Form.PORTAL, Form.POSTING), (Form.PORTAL, Form.POSTING, Form.RADIO, Form.VILLAGE)
#: item: forms by law, posted for good, held to 30 days, people named.
ITEMS = {
    "11.1": (BOARD, False, True, False), "11.2": (BOARD, False, True, False), "11.3": (BOARD, False, True, False), "11.4": (BOARD, True, False, False),
    "11.5": (BOARD, False, True, False), "11.6": (BOARD, False, True, False), "11.7": (RADIO, False, True, True), "11.8": (RADIO, False, True, True),
    "11.9": (RADIO, False, True, True), "11.10": (RADIO, False, True, True), "11.11": (RADIO, False, True, False), "11.12": (RADIO, False, True, False),
    "11.13": (BOARD, True, False, False), "11.14": ((Form.PORTAL,), False, False, False),
}  # fmt: skip


@pytest.mark.parametrize("code", ITEMS)
def test_each_item_asks_its_forms(code):
    wants = lists.entry(code, on=TODAY).wants

    assert (wants.forms, wants.permanent, wants.timed, wants.names) == ITEMS[code]


@pytest.mark.parametrize("code", ITEMS)
@pytest.mark.parametrize(("days", "allowed"), [(1, False), (29, False), (30, True), (31, True)])
def test_each_item_stays_up_for_the_legal_time(posted, code, days, allowed):
    _forms, permanent, timed, _names = ITEMS[code]
    expected = False if permanent else allowed or not timed

    if expected:
        assert posted(
            item=code, title="Nội dung phải công khai", last=TODAY + timedelta(days=days)
        ).last == TODAY + timedelta(days=days)
    else:
        with pytest.raises(Refusal) as no:
            posted(item=code, title="Nội dung phải công khai", last=TODAY + timedelta(days=days))
        assert "Điều 13" in no.value.cite


@pytest.mark.parametrize("code", ITEMS)
def test_each_missing_form_of_an_item_keeps_its_duty_open(posted, system, code):
    row = posted(item=code, title="Nội dung phải công khai")
    others = [form for form in ITEMS[code][0] if form is not Form.PORTAL]

    for form in others:
        assert Duty.objects.get(about=row.ref).standing == "open"
        commands.prove(disclosure_id=row.pk, by="system", at=NOON, form=form, **_given(form))

    assert Duty.objects.get(about=row.ref).standing == "met"


def _given(form):
    from caunoi.files.tests import samples

    return {
        Form.POSTING: {"since": TODAY, "where": "Trụ sở", "picture": samples.jpeg()},
        Form.RADIO: {"since": TODAY - timedelta(days=2), "last": TODAY},
        Form.VILLAGE: {"since": TODAY, "receivers": ["Tổ 3, bà Bích"]},
    }[form]


@pytest.mark.parametrize(
    ("decided_on", "due"),
    [
        (date(2026, 11, 16), date(2026, 11, 23)),
        (date(2026, 11, 17), date(2026, 11, 25)),  # 24/11 is a day off
        (date(2026, 11, 19), date(2026, 11, 27)),
        (date(2026, 11, 14), date(2026, 11, 20)),  # a Saturday
    ],
)
def test_a_commune_has_five_working_days(decided, decided_on, due):
    assert decided(decided_on=decided_on).due == due


@pytest.mark.parametrize(
    ("office", "kind", "item", "due", "key"),
    [
        ("truong", "public_unit", "46.3", date(2026, 11, 23), "unit.disclose_deadline"),
        ("cty", "state_enterprise", "64.a", date(2026, 12, 1), "soe.disclose_deadline"),
    ],
)
def test_units_have_five_working_days_and_enterprises_fifteen(town, decided, office, kind, item, due, key):
    from tests.town import body

    with as_system():
        own = body(office, town.place, kind, "Trường mầm non Hoa Sen")
        row = decided(body=own, item=item, decided_on=date(2026, 11, 16))
        duty = Duty.objects.get(about=row.ref)

    assert (row.due, duty.rule, row.inside) == (due, key, True)


def test_what_was_held_before_the_access_law_has_six_months(decided):
    assert decided(item="info.backlog", title="Hồ sơ quy hoạch cũ", decided_on=date(2026, 3, 2)).due == date(2027, 3, 1)


@pytest.mark.parametrize(("days", "allowed"), [(19, False), (20, True)])
def test_a_unit_keeps_it_up_for_twenty_days(town, posted, days, allowed):
    def publish():
        return posted(item="46.3", body=town.bodies["phong-kt"], last=TODAY + timedelta(days=days))

    if allowed:
        assert publish().stage == Stage.POSTED.value
    else:
        with pytest.raises(Refusal, match="20 ngày"):
            publish()


@pytest.mark.parametrize(
    ("cycle", "periods"),
    [(Cycle.MONTHLY, 12), (Cycle.QUARTERLY, 4), (Cycle.HALF_YEARLY, 2), (Cycle.YEARLY, 1)],
)
def test_repeats_have_their_periods(cycle, periods):
    found = rules.periods(cycle, 2028)

    assert (len(found), found[-1][1]) == (periods, date(2028, 12, 31))


def test_adopting_a_plan_makes_a_duty_of_every_period_list_and_report(town, system):
    at = NOON.replace(month=1, day=5)
    plan = commands.draft_plan(body=town.committee, year=2026, by="system", at=at)

    commands.adopt_plan(
        plan_id=plan.pk, adopted_on=at.date(), sessions=[date(2026, 7, 8), date(2026, 12, 9)], by="system", at=at
    )

    counted = {
        key: Duty.objects.filter(rule=key).count() for key in ("disclose.plan", "disclose.register", "disclose.report")
    }
    quarters = list(
        Disclosure.objects.filter(item="11.2", period__contains="Q").order_by("due").values_list("due", flat=True)
    )
    assert counted == {"disclose.plan": 8, "disclose.register": 4, "disclose.report": 2}
    assert quarters == [date(2026, 4, 7), date(2026, 7, 7), date(2026, 10, 7), date(2027, 1, 8)]


def test_a_plan_adopted_late_owes_only_what_is_to_come(town, system):
    plan = commands.draft_plan(body=town.committee, year=2026, by="system", at=NOON)

    commands.adopt_plan(plan_id=plan.pk, adopted_on=TODAY, by="system", at=NOON)

    assert Duty.objects.filter(due__lt=TODAY).count() == 0
    with pytest.raises(Refusal, match="đã ban hành"):
        commands.adopt_plan(plan_id=plan.pk, adopted_on=TODAY, by="system", at=NOON)


def test_a_plan_keeps_what_the_law_has_disclosed(town, system):
    plan = commands.draft_plan(body=town.committee, year=2026, by="system", at=NOON)

    with pytest.raises(Refusal, match="giữ ít nhất một dòng"):
        commands.remove_line(line_id=plan.lines.get(item="11.7").pk, by="system", at=NOON)
    with pytest.raises(Refusal, match="loa truyền thanh"):
        commands.set_line(
            line_id=plan.lines.get(item="11.7").pk, title="Hộ nghèo", forms=[Form.PORTAL, Form.POSTING, Form.VILLAGE], cycle=Cycle.YEARLY, by="system", at=NOON
        )  # fmt: skip


@pytest.mark.parametrize(
    ("item", "column"),
    [("11.9", Column.AMOUNT), ("11.10", Column.BORN), ("11.7", Column.BORN), ("11.8", Column.RESULT)],
)
def test_a_list_says_nothing_the_law_does_not_ask(item, column):
    with pytest.raises(Refusal, match="Danh sách chỉ được có"):
        rules.must_be_allowed(item, [Column.NAME, column])


@pytest.mark.parametrize("cell", ["0912345678", "079 123 456 789", "an@vidu.vn", "CCCD 079123456789"])
def test_a_list_carries_no_numbers_of_people(cell):
    with pytest.raises(Refusal, match="Dòng 1"):
        rules.must_be_bare([["Nguyễn Văn A", cell]])


def test_money_is_no_number_of_a_person():
    rules.must_be_bare([["Nguyễn Văn A", "300.000.000 đồng"]])


@pytest.mark.parametrize("text", ["Gọi 0912345678 để hỏi", "Số căn cước 079123456789"])
def test_a_public_text_carries_no_card_or_phone_of_a_person(text):
    with pytest.raises(Refusal):
        rules.must_carry_no_card(text, "text")


def test_questions_are_answered_within_the_term_of_feedback(posted, system):
    row = posted()
    kept = commands.ask(disclosure_id=row.pk, text="Bao giờ bắt đầu thi công?", key="k", at=NOON)

    duty = Duty.objects.get(about=kept.question.ref)
    assert (duty.rule, duty.due, kept.question.state) == ("pakn.gov_portal", date(2026, 12, 9), Wait.WAITING.value)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=6))
def test_a_run_of_broadcasts_is_the_longest_without_a_gap(spans):
    first = date(2026, 1, 1)
    days = {first + timedelta(days=since + n) for since, length in spans for n in range(length)}
    longest = max((_run_from(day, days) for day in days), default=0)

    found = rules.radio_run(
        [(first + timedelta(days=since), first + timedelta(days=since + length)) for since, length in spans]
    )

    assert (found[1] if found else 0) == longest


def _run_from(day, days):
    return 1 + _run_from(day + timedelta(days=1), days) if day in days else 0


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_difference_gives_both_texts_back(before, after):
    pieces = differing.pieces(before, after)

    assert "".join(piece.text for piece in pieces if piece.how != "removed") == after
    assert "".join(piece.text for piece in pieces if piece.how != "added") == before


def test_every_family_names_its_rules():
    assert {family: len(lists.register(family, on=TODAY)) for family in Family} == {
        Family.COMMUNE: 14, Family.UNIT: 12, Family.ENTERPRISE: 8, Family.WIDER: 2,
    }  # fmt: skip

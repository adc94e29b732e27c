"""The official tables of a half-year counted by hand: every column of every form, and every sum."""

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caunoi.access.context import as_system
from caunoi.indicators.counting import cell, terms
from caunoi.indicators.coverage import coverage
from caunoi.indicators.periods import period
from caunoi.review.snapshot import snapshot
from caunoi.review.tables import Filled, check, fill, form, forms
from caunoi.review.tables.workbook import Stretch, stretches
from caunoi.voice.queries import tallies
from caunoi.voice.words import OPEN_STAGES, Kind

TODAY = date(2026, 7, 10)
#: What an officer counts from the letters of ``half_year`` with paper and pencil.
BY_HAND = {
    "01-tcd-2021": [3, 10, 3, 3, 10, 3, 0, 1, 6, 1, 0, *[0] * 18],
    "02-tcd-2021": [3, 3, 2, 2, 1, 1, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0],
    "01-xld-2021": [12, 1, 1, 0, 2, 7, 1, 11, 10, 10, 5, 1, 4, 4, 1, 3, 2, 8, 5, 1, 2, 2, 1, 1, 0, 0],
    "02-xld-2021": [6, 1, 0, 2, 3, 5, 1, 4, 5, 5, 4, 0, 4, 0, 0, 0, 1, 2, 1, None, 2, 0, 5, 4, 1, 0, 0, 0, 0, 0],
    "03-xld-2021": [1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0],
    "04-xld-2021": [5, 0, 1, 0, 0, 3, 1, 5, 1, 4, 4, 4, 0, 0, 0, 4, 2, 0, 2, 2, 2, 2, 0, 0],
    "01-kqgq-2021": [5, 1, 4, 5, 2, 1, 0, 0, 0, 0, 120, 0, 0, 2, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 1],
    "01-xld-2024": [12, 2, 10, 11, 1, 10, 10, 5, 1, 4, 5, 3, 2, 8, 5, 1, 2, 2, 1, 1, 0, 0],
    "04-xld-2024": [5, 1, 4, 5, 0, 4, 4, 0, 0, 0, 4, 2, 0, 2, 2, 2, 2, 0, 2, 0, 0],
}


@pytest.fixture
def counted(half_year, town):
    return snapshot(town.committee, period("2026-H1", on=TODAY), today=TODAY)


def test_every_table_is_what_was_counted_by_hand(counted):
    assert {row["slug"]: row["total"] for row in counted["tables"]} == BY_HAND


def test_every_table_in_every_edition_was_counted_by_hand():
    assert [each.slug for each in forms()] == list(BY_HAND)


def test_rows_are_the_commune_s_bodies_and_only_one_has_letters(counted, town):
    filled = next(Filled.of(row) for row in counted["tables"] if row["slug"] == "01-xld-2021")

    assert {label: values[0] for _, label, values in filled.rows} == {
        town.committee.name: 12,
        town.bodies["phong-kt"].name: 0,
    }


def test_every_sum_of_every_row_holds_without_a_gap(counted):
    checks = [each for row in counted["tables"] for each in check(form(row["slug"]), Filled.of(row))]

    assert [each for each in checks if not each.holds] == []
    assert {each.missing for each in checks if each.form == "01/TCD (2021)"} == {()}


def test_the_city_s_row_of_the_commune_is_the_commune_s_own_report(counted, half_year, town):
    city = snapshot(town.bodies["city"], period("2026-H1", on=TODAY), today=TODAY)
    rows = {
        unit: list(values)
        for row in city["tables"]
        if row["slug"] == "01-xld-2021"
        for unit, _, values in Filled.of(row).rows
    }

    assert rows[town.place.pk] == BY_HAND["01-xld-2021"]
    # Nơi nhận đơn chuyển đến: một đơn tiếp nhận trong kỳ, chưa xử lý.
    assert rows[town.province.pk][:8] == [1, 0, 0, 0, 0, 1, 0, 0]
    assert rows[town.neighbour_place.pk] == [0] * 26
    assert len(rows) > 160


def test_a_letter_in_two_units_counts_once_in_the_city_as_a_whole(half_year, town):
    with as_system():
        covered = coverage(town.bodies["city"], period("2026-H1", on=TODAY))
        span = tallies.Span(date(2026, 1, 1), date(2026, 7, 1), 5)
        whole = sum(group.letters for group in tallies.tally(covered.letters, span))
        by_unit = sum(group.letters for group in tallies.tally(covered.by_unit, span))

    assert (whole, by_unit) == (12, 13)


def test_heads_join_where_they_share_a_parent():
    heads = [("Tổng",), ("Kỳ trước", "Nhiều"), ("Kỳ trước", "Một"), ("Kết quả", "Thuộc", "KN"), ("Kết quả", "Không")]

    assert stretches(heads, 3) == [
        Stretch(0, 0, 3, 1, "Tổng"), Stretch(0, 1, 1, 2, "Kỳ trước"), Stretch(0, 3, 1, 2, "Kết quả"), Stretch(1, 1, 2, 1, "Nhiều"),
        Stretch(1, 2, 2, 1, "Một"), Stretch(1, 3, 1, 1, "Thuộc"), Stretch(1, 4, 2, 1, "Không"), Stretch(2, 3, 1, 1, "KN"),
    ]  # fmt: skip


def test_a_broken_table_is_told_by_its_checks():
    letters = [_group(kind="complaint", state="progress", letters=3)]
    (filled,) = fill([form("01-xld-2021")], letters, {}, {1: "Xã A"}, {})
    wrong = Filled(filled.slug, filled.rows, (4, *filled.total[1:]))

    assert [
        (each.row, each.rule, each.left, each.right) for each in check(form(filled.slug), wrong) if not each.holds
    ] == [("Tổng cộng", "1=2+3+4+5+6+7", 4, 3)]


def test_terms_name_only_axes_and_values_there_are():
    fields = {"policy", "land", "duty", "administrative", "corruption", "judicial", "party", "other"}
    known = {axis: {name for name, _ in values} for axis, values in tallies.AXES.items()} | {"field": fields}
    used = [*terms().values(), *(column.cell.where for each in forms() for column in each.columns if column.cell)]

    assert [(axis, value) for where in used for axis, values in where.items() for value in values - known[axis]] == []


_STATES = [name for name, _ in tallies.AXES["state"]]
_KINDS = [kind.value for kind in Kind]


def _group(unit=1, topic=None, letters=1, **values):
    instance = values.get("instance", "first")
    state = values.get("state", "waiting")
    plain = {
        "origin": "received", "kind": "complaint", "signers": "one", "state": state, "instance": instance, "fresh": "yes", "presence": "no",
        "time": "ontime" if state == "answered" else "none", "turn": "again" if instance == "second" else "first", "outcome": "",
    }  # fmt: skip
    return tallies.Group(unit, topic, plain | values, letters, letters, 0)


@st.composite
def groups(draw):
    """Letters such as the database can hold: a second instance is never a first turn, an answer has an outcome of its kind."""
    kind, state = draw(st.sampled_from(_KINDS)), draw(st.sampled_from(_STATES))
    instance = draw(st.sampled_from(["first", "second"])) if kind in ("complaint", "denunciation") else "first"
    outcome = (
        draw(st.sampled_from(["upheld", "changed"] if instance == "second" else ["right", "wrong", "partly"]))
        if state == "answered"
        else ""
    )
    return _group(
        draw(st.integers(1, 4)), draw(st.sampled_from([None, 1, 2, 3])), draw(st.integers(1, 9)), kind=kind, state=state, instance=instance,
        outcome=outcome, origin=draw(st.sampled_from(["received", "carried", "reopened"])), fresh=draw(st.sampled_from(["yes", "no"])),
        signers=draw(st.sampled_from(["one", "few", "mass", "other"])), presence=draw(st.sampled_from(["yes", "no"])),
        turn="again" if instance == "second" else draw(st.sampled_from(["first", "again"])),
        time=draw(st.sampled_from(["late", "ontime"])) if state == "answered" else "none",
    )  # fmt: skip


FIELDS = {
    topic: dict.fromkeys(("complaint", "denunciation", "proposal", "feedback"), field)
    for topic, field in ((1, "land"), (2, "judicial"), (3, "corruption"))
}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(groups(), max_size=12))
def test_every_sum_holds_whatever_the_letters(letters):
    filled = fill(forms(), letters, FIELDS, {1: "A", 2: "B"}, {})

    assert [each for row in filled for each in check(form(row.slug), row) if not each.holds] == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(groups(), max_size=12))
def test_totals_are_the_sums_of_the_rows(letters):
    for filled in fill(forms(), letters, FIELDS, {1: "A", 2: "B"}, {}):
        columns = list(zip(*(values for _, _, values in filled.rows), strict=True))

        assert list(filled.total) == [None if None in column else sum(column) for column in columns]


def test_open_letters_are_those_somebody_still_works_on():
    assert cell(["open"]).where["state"] == {"waiting", "sorted", "progress"}
    assert {"accepted", "verifying", "suspended"} <= {stage.value for stage in OPEN_STAGES}


def test_a_column_counts_people_where_the_form_asks_for_people():
    letters = [SimpleNamespace(unit=1, topic=None, values=_group(presence="yes").values, letters=2, people=7, mark=0)]
    (filled,) = fill([form("01-tcd-2021")], letters, {}, {1: "A"}, {})

    assert filled.total[:2] == (2, 7)

"""Figures as they stood on the last day: what happened later does not change them, what is changed behind them shows."""

from datetime import date

import pytest

from caunoi.access.context import as_system
from caunoi.duties.queries import Scope as DutyScope
from caunoi.duties.queries import kept
from caunoi.indicators.catalogue import indicators
from caunoi.indicators.coverage import coverage
from caunoi.indicators.periods import period
from caunoi.review.snapshot import figures_of, snapshot
from caunoi.ui.measures import measures
from caunoi.voice.queries import tallies
from caunoi.voice.words import Act, Dissatisfaction, Kind, Outcome

TODAY = date(2026, 7, 10)
H1 = tallies.Span(date(2026, 1, 1), date(2026, 7, 1), 5)


def figures(town, code="2026-H1", today=TODAY, body=None):
    return figures_of(snapshot(body or town.committee, period(code, on=today), today=today))


def values(town, *codes, **more):
    found = figures(town, **more)
    return tuple(found[code].value for code in codes)


def test_the_half_year_s_figures_are_those_counted_by_hand(half_year, town):
    found = figures(town)

    assert {code: found[code].value for code in (
        "received", "people", "cases", "in_person", "carried", "held", "handled", "handled_share", "unhandled", "eligible", "ineligible", "own",
        "guided", "forwarded", "urged", "replies", "resolved", "resolved_share", "answered", "on_time", "on_time_share", "late", "median_days",
        "ninth_days", "open_end", "withdrawn", "mass", "mass_people", "mass_open", "many_hops", "received_complaint", "received_reception",
    )} == {
        "received": 10, "people": 17, "cases": 10, "in_person": 3, "carried": 2, "held": 12, "handled": 11, "handled_share": 91.7, "unhandled": 1,
        "eligible": 10, "ineligible": 1, "own": 8, "guided": 1, "forwarded": 1, "urged": 0, "replies": 0, "resolved": 5, "resolved_share": 62.5,
        "answered": 4, "on_time": 3, "on_time_share": 75.0, "late": 1, "median_days": 16, "ninth_days": 74, "open_end": 4, "withdrawn": 1, "mass": 1,
        "mass_people": 6, "mass_open": 1, "many_hops": 0, "received_complaint": 5, "received_reception": 2,
    }  # fmt: skip


def test_work_after_the_last_day_changes_no_figure_of_letters(half_year, town, letters):
    before = [row for row in figures(town).values() if row.mark]
    letters.verify(half_year["mass"], "2026-07-06")
    letters.resolve(half_year["mass"], "2026-07-07", Outcome.WRONG)
    letters.do("refuse", half_year["new"], town.head, "2026-07-08", ground="x", note="Không thuộc phạm vi khiếu nại.")
    letters.forward(half_year["after"], "2026-07-08", town.bodies["bantcd"], town.receiver)

    assert [row for row in figures(town).values() if row.mark] == before


def test_a_case_reopened_after_the_period_was_still_answered_in_it(town, letters):
    petition = letters.answered("2026-05-04", "2026-05-11", Kind.COMPLAINT, Outcome.PARTLY)
    before = values(town, "answered", "on_time", "late", "resolved")
    letters.do("reopen", petition, town.head, "2026-07-03", note="Kiểm tra lại thực địa theo đề nghị.")

    assert values(town, "answered", "on_time", "late", "resolved") == before == (1, 1, 0, 1)


def test_a_case_answered_late_and_reopened_later_stays_late(town, letters):
    petition = letters.answered("2026-01-05", "2026-05-11", Kind.COMPLAINT, Outcome.PARTLY)
    letters.do("reopen", petition, town.head, "2026-07-03", note="Kiểm tra lại thực địa theo đề nghị.")

    assert values(town, "answered", "late") == (1, 1)


def test_a_case_reopened_in_the_period_is_in_progress_again(town, letters):
    petition = letters.answered("2026-05-04", "2026-05-11", Kind.COMPLAINT, Outcome.PARTLY)
    letters.do("reopen", petition, town.head, "2026-06-03", note="Kiểm tra lại thực địa theo đề nghị.")

    assert values(town, "answered", "open_end", "reopened") == (0, 1, 1)


def test_a_case_of_an_earlier_period_reopened_in_this_one_is_not_counted_as_carried_over(town, letters):
    petition = letters.answered("2025-11-03", "2025-11-10")
    letters.do("reopen", petition, town.head, "2026-02-03", note="Kiểm tra lại thực địa theo đề nghị.")

    assert values(town, "received", "carried", "held", "reopened") == (0, 0, 0, 1)


def test_a_reopening_after_the_period_does_not_bring_an_old_case_into_it(town, letters):
    petition = letters.answered("2025-11-03", "2025-11-10")
    letters.do("reopen", petition, town.head, "2026-07-03", note="Kiểm tra lại thực địa theo đề nghị.")

    assert values(town, "held", "answered", "reopened") == (0, 0, 0)


def test_a_letter_sorted_after_the_last_day_was_not_handled_on_it(town, letters):
    petition = letters.file("2026-06-29")
    letters.sort(petition, "2026-07-01")

    assert values(town, "received", "handled", "unhandled") == (1, 0, 1)


def test_a_letter_sorted_on_the_last_day_was_handled(town, letters):
    petition = letters.file("2026-06-29")
    letters.sort(petition, "2026-06-30")
    letters.accept(petition, "2026-07-02")

    assert values(town, "handled", "own", "open_end") == (1, 1, 1)


def test_a_letter_sent_on_is_forwarded_here_and_received_there(town, letters):
    petition = letters.file("2026-03-09")
    letters.sort(petition, "2026-03-10")
    letters.forward(petition, "2026-03-10", town.bodies["bantcd"], town.receiver, "2026-03-12", town.city_receiver)
    letters.sort(petition, "2026-03-13", by=town.city_receiver)
    letters.accept(petition, "2026-03-13", by=town.city_receiver)
    letters.resolve(petition, "2026-03-20", by=town.city_receiver)

    assert values(town, "received", "forwarded", "replies", "answered") == (1, 1, 1, 0)
    assert values(town, "received", "forwarded", "answered", "handed", body=town.bodies["city"]) == (1, 0, 1, 1)


def test_a_letter_sent_there_and_back_is_the_commune_s_own_and_counted_as_hopping(town, letters):
    petition = letters.file("2026-03-09")
    letters.sort(petition, "2026-03-10")
    letters.forward(petition, "2026-03-10", town.bodies["bantcd"], town.receiver, "2026-03-12", town.city_receiver)
    letters.forward(petition, "2026-03-13", town.committee, town.city_receiver, "2026-03-16", town.receiver)
    letters.sort(petition, "2026-03-17")

    assert values(town, "received", "forwarded", "own", "many_hops", "handed", "acknowledge_days") == (
        1,
        0,
        1,
        1,
        1,
        3.0,
    )


def test_a_letter_sent_on_before_the_period_is_not_in_it(town, letters):
    petition = letters.file("2025-12-01")
    letters.sort(petition, "2025-12-02")
    letters.forward(petition, "2025-12-03", town.bodies["bantcd"], town.receiver, "2025-12-05", town.city_receiver)

    assert values(town, "held") == (0,)
    assert values(town, "held", "carried", body=town.bodies["city"]) == (1, 1)


def test_a_repeated_letter_is_another_letter_but_the_same_case(town, letters):
    first = letters.file("2026-02-02", Kind.COMPLAINT)
    second = letters.file("2026-03-02", Kind.COMPLAINT, repeat=True, previous=first)
    for petition in (first, second):
        letters.sort(petition, "2026-03-03", Kind.COMPLAINT, repeat=petition == second)

    assert values(town, "received", "cases", "eligible", "eligible_cases") == (2, 1, 2, 1)


def test_a_repeated_letter_whose_first_was_settled_long_ago_is_a_case(town, letters):
    first = letters.answered("2025-08-04", "2025-08-11", Kind.COMPLAINT, Outcome.WRONG)
    letters.file("2026-03-02", Kind.COMPLAINT, repeat=True, previous=first)

    assert values(town, "received", "cases") == (1, 1)


def test_ratings_are_four_figures_with_how_many_were_asked(town, letters):
    for solved, satisfied in (("yes", True), ("partly", True), ("no", False)):
        petition = letters.answered("2026-02-02", "2026-02-05")
        letters.rate(petition, "2026-02-10", solved=solved, satisfied=satisfied)
    unhappy = letters.answered("2026-02-02", "2026-02-05")
    letters.rate(unhappy, "2026-07-05", solved="no", satisfied=False, reasons=(Dissatisfaction.NOT_DONE,))

    codes = ("answered", "on_time_share", "asked", "rated", "solved", "satisfied", "satisfied_share", "reopen_asked")
    assert values(town, *codes) == (4, 100.0, 4, 3, 1, 2, 66.7, 0)


def test_extensions_and_suspensions_are_counted_by_their_day(town, letters):
    petition = letters.file("2026-02-02", Kind.COMPLAINT)
    letters.sort(petition, "2026-02-03", Kind.COMPLAINT)
    letters.accept(petition, "2026-02-03")
    letters.do("extend", petition, town.head, "2026-02-10", variant="complex", note="Phải xác minh ở hai nơi.")
    letters.do("suspend", petition, town.head, "2026-02-20", note="Chờ kết quả giám định.")
    letters.do("resume", petition, town.head, "2026-07-02")

    assert values(town, "extended", "suspended", "open_end") == (1, 1, 1)
    assert values(town, "extended", "suspended", code="2026-Q1") == (1, 1)
    assert values(town, "extended", "suspended", code="2026-Q2") == (0, 0)


def test_a_year_ago_is_compared_and_an_empty_year_is_not(town, letters):
    letters.file("2025-08-04")
    for day in ("2026-08-03", "2026-08-04", "2026-08-05"):
        letters.file(day)

    second_half = figures(town, code="2026-H2", today=date(2027, 1, 4))
    assert (second_half["received"].value, second_half["received"].before) == (3, 1)
    assert figures(town)["received"].before is None


def test_a_running_period_is_compared_with_the_same_days_a_year_before(town, letters):
    for day in ("2025-07-02", "2025-11-30", "2026-07-02"):
        letters.file(day)

    found = snapshot(town.committee, period("2026-H2", on=date(2026, 9, 1)), today=date(2026, 9, 1))
    assert (found["complete"], found["until"], found["before"]["until"]) == (False, "2026-09-02", "2025-09-02")
    assert figures_of(found)["received"].before == 1


def test_an_empty_period_is_all_noughts_and_unknowns(town):
    found = figures(town)

    assert {figure.value for figure in found.values()} == {0, None}
    assert (found["on_time_share"].value, found["median_days"].value, found["received"].value) == (None, None, 0)


def test_denunciations_are_not_told_by_topic(half_year, town, letters):
    from caunoi.places.queries import topic

    with as_system():
        officials = topic("officials")
    letters.file("2026-06-01", Kind.DENUNCIATION, channel=letters_channel(), topic=officials)

    topics = {row["label"] for row in snapshot(town.committee, period("2026-H1", on=TODAY), today=TODAY)["topics"]}
    assert officials.vi not in topics


def letters_channel():
    from caunoi.voice.words import Channel

    return Channel.RECEPTION


def test_a_department_s_review_covers_its_own_letters_only(half_year, town):
    assert values(town, "held", body=town.bodies["phong-kt"]) == (0,)
    with as_system():
        assert coverage(town.bodies["phong-kt"], period("2026-H1", on=TODAY)).letters.bodies == (
            town.bodies["phong-kt"].pk,
        )


def test_duties_are_kept_late_and_overdue_as_on_the_last_day(town, letters):
    letters.answered("2026-01-12", "2026-01-15")
    letters.file("2026-06-01")
    with as_system():
        rows = kept(DutyScope.of_place(town.place), since=date(2026, 1, 1), until=date(2026, 7, 1))

    total = {name: sum(getattr(row, name) for row in rows) for name in ("opened", "on_time", "late", "overdue")}
    assert total == {"opened": 3, "on_time": 2, "late": 0, "overdue": 1}


def test_a_body_that_met_nothing_is_silent(town, letters):
    letters.file("2026-02-02")

    assert values(town, "silent_bodies", "duties_overdue", "overdue_bodies") == (1, 1, 1)


def test_tallies_take_few_statements(half_year, town, django_assert_num_queries):
    with as_system():
        covered = coverage(town.bodies["city"], period("2026-H1", on=TODAY))
        # Một câu đếm; ba câu đặt và trả lại người nói; hai câu giữ điểm lùi.
        with django_assert_num_queries(6):
            tallies.tally(covered.by_unit, H1, tallies.TABLE_AXES)


def test_a_snapshot_takes_a_bounded_number_of_statements(half_year, town):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with as_system(), CaptureQueriesContext(connection) as context:
        snapshot(town.bodies["city"], period("2026-H1", on=TODAY), today=TODAY)

    counting = [
        each
        for each in context.captured_queries
        if not {"set_config", "current_setting", "SAVEPOINT"} & set(each["sql"].replace("(", " ").split())
    ]
    rows_of_rooms = {
        (found.rows, found.body, found.place) for each in indicators().values() if (found := measures.get(each.measure))
    }
    assert len(counting) <= 38 + 2 * len(rows_of_rooms)


def test_results_are_summed_and_rubbish_in_them_ignored(town, letters):
    for results in (
        {"return_individuals_money": 120.5},
        {"return_individuals_money": "2", "bịa": 5},
        {"return_individuals_money": "nhiều"},
    ):
        letters.answered("2026-02-02", "2026-02-05", Kind.COMPLAINT, Outcome.RIGHT, results=results)
    with as_system():
        covered = coverage(town.committee, period("2026-H1", on=TODAY))
        found = tallies.results(covered.by_unit, H1, Kind.COMPLAINT)

    assert {key: float(value) for key, value in found[town.committee.pk].items()} == {"return_individuals_money": 122.5}


def test_records_of_a_count_are_as_many_as_it_says(half_year, town):
    with as_system():
        covered = coverage(town.committee, period("2026-H1", on=TODAY))
        page = tallies.records(covered.letters, H1, {"origin": ["received"]}, size=4)
        seen = [row.pk for row in page.rows]
        while page.after:
            page = tallies.records(covered.letters, H1, {"origin": ["received"]}, after=page.after, size=4)
            seen += [row.pk for row in page.rows]

    assert (len(seen), len(set(seen)), page.total) == (10, 10, 10)


@pytest.mark.parametrize("act", [Act.ACCEPT, Act.SORT])
def test_acts_count_cases_once(half_year, town, act):
    with as_system():
        covered = coverage(town.committee, period("2026-H1", on=TODAY))
        (times, cases) = tallies.acts(covered.letters, H1, [act])[act]

    assert times == cases > 0

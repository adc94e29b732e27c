from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.kernel.clock import Pause
from caunoi.kernel.refusal import Refusal
from caunoi.law import queries
from caunoi.law.queries import deadline, deadlines_for, in_force, report_window, representatives_for, tally
from caunoi.law.reading import shipped
from caunoi.law.words import TIMED

LAST_OF_JUNE, FIRST_OF_JULY = date(2026, 6, 30), date(2026, 7, 1)
TODAY = date(2026, 11, 19)
TERMS = sorted(key for key, texts in shipped().rules.items() if texts[-1].kind in TIMED and texts[-1].in_use)


def test_the_rule_of_the_day_is_used_for_old_cases():
    before, after = in_force("kn.accept", on=LAST_OF_JUNE), in_force("kn.accept", on=FIRST_OF_JULY)

    assert [(rule.value, str(rule.unit)) for rule in (before, after)] == [(10, "d"), (7, "wd")]


def test_a_commune_chairman_receives_weekly_then_twice_a_month():
    rules = [in_force("recv.commune_chair", on=day) for day in (LAST_OF_JUNE, FIRST_OF_JULY)]

    assert [(rule.value, str(rule.unit)) for rule in rules] == [(1, "day_per_week"), (2, "day_per_month")]


def test_eleven_holidays_became_twelve():
    assert [in_force("hol.base", on=day).value for day in (LAST_OF_JUNE, FIRST_OF_JULY)] == [11, 12]


def test_a_rule_is_asked_on_a_day():
    with pytest.raises(TypeError, match="on"):
        in_force("kn.accept")


def test_a_variant_gives_its_own_number():
    assert [
        in_force("kn.first", on=TODAY, variant=name).value for name in ("", "complex", "remote", "remote_complex")
    ] == [30, 45, 45, 60]


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: in_force("kn.frst", on=TODAY), "kn.first"),
        (lambda: in_force("kn.khong_co", on=TODAY), "Không có quy tắc"),
        (lambda: in_force("kn.first", on=date(2012, 6, 30)), "có hiệu lực từ 01/07/2012"),
        (lambda: in_force("pakn.handle_days", on=TODAY), "chưa kiểm chứng"),
        (lambda: in_force("letter.keep", on=TODAY), "chưa kiểm chứng"),
        (lambda: in_force("kn.first", on=TODAY, variant="dismissal"), "complex, remote"),
        (lambda: deadline("kn.send", start=TODAY, variant="remote"), "không có trường hợp riêng"),
        (lambda: deadline("recv.commune_chair", start=TODAY), "không phải thời hạn"),
        (lambda: deadline("kn.send", start=TODAY, extended=3), "không cho gia hạn"),
        (lambda: deadline("tc.resolve", start=TODAY, extended=61), "không quá 90"),
        (lambda: deadline("tc.resolve", start=TODAY, variant="complex", extended=1), "không quá 60"),
        (lambda: deadline("kn.first", start=TODAY, extended=-1), "không quá 45"),
        (lambda: deadline("kn.first", start=TODAY, pauses=[(TODAY, date(2026, 11, 1))]), "trước ngày tạm dừng"),
        (lambda: deadline("kn.first", start=date(9999, 12, 30)), "ngoài lịch"),
        (lambda: queries.ground_list("kn.first", on=TODAY), "không phải danh mục"),
        (lambda: report_window("h3", 2026, on=TODAY), "window.h1"),
        (lambda: in_force("kn.first", on=TODAY).threshold, "không phải tỷ lệ"),
        (lambda: tally(0, households=187, yes=100, on=TODAY), "1 đến 6"),
        (lambda: tally(7, households=187, yes=100, on=TODAY), "1 đến 6"),
        (lambda: tally(1, households=187, yes=188, on=TODAY), "lớn hơn tổng số"),
        (lambda: tally(1, households=0, yes=0, on=TODAY), "lớn hơn 0"),
        (lambda: tally(3, households=187, yes=100, villages=12, villages_yes=8, on=TODAY), "trong từng thôn"),
        (lambda: tally(1, households=187, yes=125, villages=12, on=TODAY), "cả tổng số thôn"),
        (lambda: tally(1, households=187, yes=125, villages=12, villages_yes=13, on=TODAY), "thôn tán thành"),
    ],
)
def test_what_the_law_does_not_hold_is_refused_in_plain_words(ask, words):
    with pytest.raises(Refusal, match=words):
        ask()


@pytest.mark.parametrize(
    ("topic", "yes", "passes", "threshold"),
    [
        (1, 125, True, 125),
        (1, 124, False, 125),
        (2, 125, True, 125),
        (3, 94, True, 94),
        (3, 93, False, 94),
        (4, 94, True, 94),
        (5, 93, False, 94),
        (6, 187, True, 94),
    ],
)
def test_187_households(topic, yes, passes, threshold):
    result = tally(topic, households=187, yes=yes, on=TODAY)

    assert (result.passes, result.threshold, str(result.rule.base)) == (passes, threshold, "all_households")


@pytest.mark.parametrize(("agree", "passes"), [(8, True), (7, False)])
def test_twelve_villages(agree, passes):
    result = tally(1, households=2140, yes=1500, villages=12, villages_yes=agree, on=TODAY)

    assert (result.passes, result.threshold, str(result.rule.base)) == (passes, 8, "all_villages")


def test_an_initiative_of_187_households_needs_19():
    assert in_force("initiative.min", on=TODAY).threshold.least(187) == 19


@pytest.mark.parametrize(
    ("signers", "wanted"), [(1, (0, 1)), (4, (0, 4)), (5, (1, 2)), (10, (1, 2)), (11, (1, 5)), (5000, (1, 5))]
)
def test_a_group_names_its_representatives(signers, wanted):
    assert representatives_for(signers, on=TODAY) == wanted


def test_the_sides_of_a_workplace_dialogue_follow_the_number_of_workers():
    bands = [queries.band_for("labour.dialogue.sides", staff, on=TODAY) for staff in (49, 50, 999, 1000)]

    assert [(band.least, band.most) for band in bands] == [(3, None), (4, 8), (19, 23), (24, None)]


@pytest.mark.parametrize(
    ("kind", "since", "until"),
    [
        ("q1", "2025-12-15", "2026-03-15"),
        ("q2", "2026-03-15", "2026-06-15"),
        ("q3", "2026-06-15", "2026-09-15"),
        ("q4", "2026-09-15", "2026-12-15"),
        ("h1", "2025-12-15", "2026-06-15"),
        ("m9", "2025-12-15", "2026-09-15"),
        ("year", "2025-12-15", "2026-12-15"),
        ("na", "2025-08-01", "2026-08-01"),
    ],
)
def test_a_report_covers_its_legal_window(kind, since, until):
    window = report_window(kind, 2026, on=TODAY)

    assert (window.since.isoformat(), window.until.isoformat()) == (since, until)


def test_the_reporting_windows_of_the_new_circular_say_they_are_unverified():
    rules = [in_force("window.h1", on=day) for day in (date(2025, 9, 29), date(2025, 9, 30))]

    assert [(rule.unverified, rule.instrument.code) for rule in rules] == [(False, "01/2024-TT"), (True, "06/2025-TT")]


def test_an_extension_is_added_to_the_term():
    plain, extended = deadline("tc.resolve", start=TODAY), deadline("tc.resolve", start=TODAY, extended=30)

    assert (plain.due, extended.due, extended.value) == (date(2026, 12, 21), date(2027, 1, 18), 60)


def test_suspended_time_is_not_counted():
    found = deadline("kn.first", start=date(2026, 10, 5), pauses=[(date(2026, 10, 12), date(2026, 10, 22))])

    assert (found.raw_due, found.due) == (date(2026, 11, 14), date(2026, 11, 16))


def test_a_term_the_law_does_not_pause_runs_on_and_says_so():
    found = deadline("kn.send", start=date(2026, 10, 5), pauses=[Pause(date(2026, 10, 6), date(2026, 10, 20))])

    assert found.due == date(2026, 10, 8)
    assert found.steps[-1] == "Luật không cho tạm dừng thời hạn này: những ngày tạm dừng vẫn tính."


def test_the_arithmetic_names_the_case_the_extension_and_the_doubt():
    steps = deadline("kn.first", start=TODAY, variant="remote", extended=15).steps
    doubt = deadline("kn.second.file", start=TODAY).steps[-1]

    assert steps[1:3] == ["Trường hợp: vùng sâu, vùng xa đi lại khó khăn.", "Đã cộng 15 ngày gia hạn."]
    assert doubt == "Con số này chưa kiểm chứng với văn bản gốc."


def test_a_deadline_carries_its_article_and_calendar():
    found = deadline("kn.accept", start=TODAY)

    assert (found.key, found.value, found.unit, found.effective_from) == ("kn.accept", 7, "wd", FIRST_OF_JULY)
    assert found.cite == "Điều 10 Nghị định số 155/2026/NĐ-CP; khoản 1 Điều 16 Nghị định số 124/2020/NĐ-CP"
    assert found.calendar == queries.working_calendar().version


def test_many_deadlines_equal_single_ones():
    rows = [
        ("kn.first", TODAY, "complex", (), 0),
        ("kn.first", TODAY),
        ("tc.resolve", TODAY, "", ((TODAY, date(2026, 12, 1)),), 30),
    ]

    many = list(deadlines_for([*rows, rows[0]]))

    assert many == [
        deadline("kn.first", start=TODAY, variant="complex"),
        deadline("kn.first", start=TODAY),
        deadline("tc.resolve", start=TODAY, pauses=[(TODAY, date(2026, 12, 1))], extended=30),
        deadline("kn.first", start=TODAY, variant="complex"),
    ]


@given(st.sampled_from(TERMS), st.dates(date(2026, 9, 1), date(2028, 12, 31)))
def test_every_term_in_use_can_be_computed(key, start):
    found = deadline(key, start=start)

    assert found.due >= found.raw_due
    assert (found.raw_due <= start) if found.rule.before else (found.raw_due >= start)
    assert found.rule.before or found.unit == "h" or queries.working_calendar().is_working_day(found.due)
    assert found.steps


@given(st.sampled_from(TERMS), st.dates(date(2026, 9, 1), date(2028, 12, 31)), st.integers(0, 60))
def test_a_later_start_never_ends_earlier_under_one_text(key, start, later):
    first = deadline(key, start=start)
    second = deadline(key, start=date.fromordinal(start.toordinal() + later))

    assert first.due <= second.due


@pytest.mark.parametrize("words", ["hương ước", "huong uoc", "Nghị định 61/2023 hương"])
def test_rules_are_found_with_and_without_marks(words):
    found = queries.matters(words, on=TODAY)

    assert "convention.pass" in [rule.key for _, rules in found for rule in rules]


def test_nothing_is_found_for_words_the_law_has_not():
    assert queries.matters("xyzzy", on=TODAY) == []


def test_a_rule_not_yet_in_force_is_shown_as_it_will_be():
    texts = queries.texts_of("info.backlog")

    assert queries.standing_on(texts, date(2020, 1, 1)).effective_from == date(2026, 9, 1)


def test_a_share_is_exact():
    assert in_force("decide.topic1", on=TODAY).share == Fraction(2, 3)


@pytest.mark.parametrize(("year", "standing"), [(2026, "official"), (2027, "estimate"), (2040, "none")])
def test_a_year_says_what_its_list_rests_on(year, standing):
    assert queries.list_standing_of(year) == standing


@pytest.mark.django_db
def test_nothing_declared_costs_one_statement(django_assert_num_queries):
    queries.working_calendar()
    queries.forget()

    with django_assert_num_queries(1):
        deadline("kn.accept", start=TODAY)
    with django_assert_num_queries(0):
        deadline("kn.first", start=TODAY)


@pytest.mark.django_db
def test_after_a_while_one_statement_asks_whether_anything_changed(django_assert_num_queries, monkeypatch):
    queries.working_calendar()
    monkeypatch.setattr(queries._kept, "_until", 0.0)

    with django_assert_num_queries(1):
        deadline("kn.accept", start=TODAY)

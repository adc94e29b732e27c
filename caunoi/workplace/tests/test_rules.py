"""The law on each edge: sizes, quorums, shares, terms, days."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.tally import Threshold
from caunoi.law.queries import in_force
from caunoi.workplace.queries import lawful
from caunoi.workplace.rules import agreements, applying, conferences, dialogues, years
from caunoi.workplace.rules.conferences import Bound
from caunoi.workplace.words import Act, DealAct, DealStage, Gathering, Occasion, Size, Sort, Stage, TalkStage, WordStage

DAY = date(2026, 11, 19)


def share(key):
    return lawful.bound(key, DAY)


@pytest.mark.parametrize(
    ("sort", "opted", "workers", "owed"),
    [
        (Sort.AGENCY, False, 7, False), (Sort.AGENCY, False, 8, True), (Sort.PUBLIC_UNIT, False, 1, False), (Sort.PUBLIC_UNIT, False, 99, True),
        (Sort.STATE_ENTERPRISE, False, 3, True), (Sort.ENTERPRISE, False, 900, False), (Sort.ENTERPRISE, True, 900, True),
    ],
)  # fmt: skip
def test_who_owes_a_yearly_conference_follows_sort_and_size(sort, opted, workers, owed):
    keys = applying.keys_of(sort, opted=opted)
    assert applying.owes_conference(keys, workers, lawful.number(keys.optional, DAY)[0]) is owed


@pytest.mark.parametrize(("workers", "allowed"), [(99, False), (100, True)])
def test_delegates_stand_for_all_only_from_a_hundred_on(workers, allowed):
    least, cite = lawful.number("unit.conf.delegates", DAY)
    if allowed:
        conferences.must_gather(Gathering.DELEGATES, workers, least, cite)
    else:
        with pytest.raises(Refusal, match="họp toàn thể") as no:
            conferences.must_gather(Gathering.DELEGATES, workers, least, cite)
        assert "Điều 51" in no.value.cite
    conferences.must_gather(Gathering.PLENARY, workers, least, cite)


@pytest.mark.parametrize(
    ("key", "summoned", "opening", "voting", "valid", "least"),
    [
        ("unit.conf.valid", 40, 27, 40, True, 27), ("unit.conf.valid", 40, 26, 40, False, 27), ("unit.conf.valid", 40, 40, 26, False, 27),
        ("soe.conf.valid", 120, 80, 80, True, 80), ("soe.conf.valid", 120, 79, 120, False, 80), ("soe.conf.valid", 3, 2, 2, True, 2),
    ],
)  # fmt: skip
def test_a_conference_counts_with_two_thirds_at_both_counts(key, summoned, opening, voting, valid, least):
    found = conferences.standing(summoned, opening, voting, share(key))
    assert (found.valid, found.least, found.present) == (valid, least, min(opening, voting))
    (conferences.must_be_void if not valid else conferences.must_be_valid)(found)
    with pytest.raises(Refusal) as no:
        (conferences.must_be_valid if not valid else conferences.must_be_void)(found)
    assert no.value.cite.startswith("Điều")


@pytest.mark.parametrize(
    ("opening", "voting", "yes", "passes"),
    [(80, 80, 41, True), (80, 80, 40, False), (90, 80, 45, False), (90, 80, 46, True), (0, 0, 0, False)],
)
def test_a_question_passes_with_more_than_half_of_the_larger_count(opening, voting, yes, passes):
    assert conferences.outcome(opening, voting, yes, 0, 0, share("soe.conf.pass")).passes is passes


@given(st.integers(1, 2000), st.data())
def test_no_count_of_votes_is_larger_than_those_present_and_half_never_passes(summoned, data):
    opening, voting = data.draw(st.integers(0, summoned)), data.draw(st.integers(0, summoned))
    half = Bound(Threshold(Fraction(1, 2), strict=True), "Điều 69")
    yes = data.draw(st.integers(0, voting))
    found = conferences.outcome(opening, voting, yes, voting - yes, 0, half)
    assert found.passes == (2 * yes > max(opening, voting))
    with pytest.raises(Refusal):
        conferences.outcome(opening, voting, yes, voting - yes + 1, 0, half)


@pytest.mark.parametrize(
    ("workers", "least", "most"),
    [
        (1, 3, None), (49, 3, None), (50, 4, 8), (149, 4, 8), (150, 9, 13), (299, 9, 13), (300, 14, 18), (499, 14, 18), (500, 19, 23), (999, 19, 23),
        (1000, 24, None),
    ],
)  # fmt: skip
def test_the_workers_side_has_the_members_of_its_size(workers, least, most):
    seats = lawful.seats_for(workers, DAY)
    assert (seats.employer, seats.least, seats.most) == (3, least, most)
    side = {"least_employer": seats.employer, "least": least, "most": most, "cite": seats.cite}
    dialogues.must_seat(3, least, **side)
    wrong = [(2, least), (3, least - 1)] + ([(3, most + 1)] if most else [])
    for employer, worker in wrong:
        with pytest.raises(Refusal, match="thành viên"):
            dialogues.must_seat(employer, worker, **side)


@pytest.mark.parametrize(("present", "runs"), [(6, False), (7, True), (9, True), (10, False), (-1, False)])
def test_a_dialogue_runs_with_seventy_in_a_hundred_of_the_workers_side(present, runs):
    if runs:
        dialogues.must_run(present, 9, share(lawful.QUORUM))
    else:
        with pytest.raises(Refusal):
            dialogues.must_run(present, 9, share(lawful.QUORUM))


@pytest.mark.parametrize(("asked", "enough"), [(2, False), (3, True), (9, True), (10, False)])
def test_thirty_in_a_hundred_of_the_members_may_ask_for_a_dialogue(asked, enough):
    if enough:
        dialogues.must_be_asked_by_members(asked, 9, share(lawful.REQUEST))
    else:
        with pytest.raises(Refusal):
            dialogues.must_be_asked_by_members(asked, 9, share(lawful.REQUEST))


@pytest.mark.parametrize(("asked", "enough"), [(39, False), (40, True), (121, False)])
def test_a_third_of_the_workers_may_ask_for_an_extra_conference(asked, enough):
    if enough:
        conferences.must_be_asked_by_enough(asked, 120, share("soe.conf.extra"))
    else:
        with pytest.raises(Refusal):
            conferences.must_be_asked_by_enough(asked, 120, share("soe.conf.extra"))


@pytest.mark.parametrize(("approved", "signs"), [(60, False), (61, True), (120, True)])
def test_an_agreement_is_signed_with_more_than_half_of_all_workers(approved, signs):
    if signs:
        agreements.must_be_approved(approved, 120, share(lawful.POLL))
    else:
        with pytest.raises(Refusal, match="cần ít nhất 61") as no:
            agreements.must_be_approved(approved, 120, share(lawful.POLL))
        assert "Điều 76" in no.value.cite


@pytest.mark.parametrize(
    ("since", "until", "fits"),
    [
        (date(2026, 1, 1), date(2027, 1, 1), True), (date(2026, 1, 1), date(2026, 12, 31), False), (date(2026, 1, 1), date(2029, 1, 1), True),
        (date(2026, 1, 1), date(2029, 1, 2), False), (date(2024, 2, 29), date(2025, 2, 28), True), (date(2026, 1, 1), date(2025, 1, 1), False),
    ],
)  # fmt: skip
def test_an_agreement_runs_one_to_three_years(since, until, fits):
    term = lawful.term_of(DAY)
    assert (term.least, term.most) == (1, 3)
    if fits:
        agreements.must_run_for(since, until, term)
    else:
        with pytest.raises(Refusal, match="từ 1 đến 3 năm"):
            agreements.must_run_for(since, until, term)


@pytest.mark.parametrize(
    ("called", "held", "refused"),
    [
        (date(2026, 11, 19), date(2026, 11, 19), True), (date(2026, 11, 20), date(2026, 11, 19), True), (date(2026, 11, 19), date(2026, 11, 23), True),
        (date(2026, 11, 19), date(2026, 11, 24), False),
    ],
)  # fmt: skip
def test_nobody_is_called_to_a_conference_without_notice(db, called, held, refused):
    from caunoi.law.queries import deadline

    last = deadline(lawful.CALL, start=held)
    if refused:
        with pytest.raises(Refusal) as no:
            conferences.must_have_notice(called, last.due, held, last.cite)
        assert no.value.field == "held_on"
    else:
        conferences.must_have_notice(called, last.due, held, last.cite)


@pytest.mark.parametrize(
    ("workers", "size"),
    [(1, Size.TINY), (10, Size.SMALL), (49, Size.SMALL), (50, Size.MIDDLE), (150, Size.LARGE), (500, Size.VAST)],
)
def test_everybody_sees_the_size_and_not_the_count(workers, size):
    assert applying.size_of(workers) is size


@pytest.mark.parametrize("workers", [0, -4, 500_001])
def test_nobody_and_more_than_anybody_employs_are_refused(workers):
    with pytest.raises(Refusal):
        applying.must_be_workers(workers)


@pytest.mark.parametrize(
    ("day", "ends", "year", "last"),
    [
        (date(2026, 11, 19), 12, 2026, date(2026, 12, 31)), (date(2026, 3, 31), 3, 2026, date(2026, 3, 31)), (date(2026, 4, 1), 3, 2027, date(2027, 3, 31)),
        (date(2028, 2, 1), 2, 2028, date(2028, 2, 29)),
    ],
)  # fmt: skip
def test_a_work_year_is_named_by_the_year_it_ends_in(day, ends, year, last):
    assert (years.year_of(day, ends), years.last_day(year, ends)) == (year, last)


@given(st.dates(date(2001, 1, 1), date(2100, 1, 1)))
def test_every_day_lies_in_one_half_and_halves_follow_each_other(day):
    half = years.half_of(day)
    assert half.since <= day < half.until
    assert half.before.until == half.since
    assert years.half_by(half.code) == half


@pytest.mark.parametrize("code", ["", "2026", "2026-H3", "1999-H1", "٢٠٢٦-H1", "2026-H1x", "x" * 500])
def test_what_is_no_half_year_is_refused(code):
    with pytest.raises(Refusal):
        years.half_by(code)


def test_the_contents_of_a_periodic_dialogue_go_out_five_working_days_before():
    held = date(2026, 10, 12)
    for sent, fits in ((date(2026, 10, 5), True), (date(2026, 10, 6), False)):
        last = date(2026, 10, 5)
        if fits:
            dialogues.must_be_sent_in_time(Occasion.PERIODIC, sent, last, held, "Điều 39")
        else:
            with pytest.raises(Refusal, match="chậm nhất"):
                dialogues.must_be_sent_in_time(Occasion.PERIODIC, sent, last, held, "Điều 39")
        dialogues.must_be_sent_in_time(Occasion.EVENT, sent, last, held, "Điều 39")
    with pytest.raises(Refusal, match="đã qua"):
        dialogues.must_be_sent_in_time(Occasion.EVENT, held + timedelta(days=1), held, held, "")


def test_the_books_end_where_they_should_and_refuse_what_does_not_follow():
    for book, ends in (
        (conferences.BOOK, {Stage.VALID, Stage.VOID, Stage.CANCELLED}), (dialogues.BOOK, {TalkStage.PUBLISHED, TalkStage.DECLINED}),
        (agreements.BOOK, {DealStage.ENDED}), (agreements.PROMISE_BOOK, {WordStage.WITHDRAWN}),
    ):  # fmt: skip
        stages = {step.when for step in book} | {step.then for step in book}
        assert {stage for stage in stages if not book.open_to(stage)} == ends
    with pytest.raises(Refusal, match="chưa thể"):
        conferences.BOOK.step(Stage.PLANNED, Act.CONCLUDE)
    with pytest.raises(Refusal):
        agreements.BOOK.step(DealStage.DRAFT, DealAct.SIGN)
    assert agreements.PROMISE_BOOK.first is WordStage.RUNNING


def test_every_key_of_the_room_is_in_the_law_book_and_in_use():
    for sort in Sort:
        for opted in (False, True):
            keys = applying.keys_of(sort, opted=opted)
            named = [
                getattr(keys, each)
                for each in (
                    "conference",
                    "valid",
                    "passes",
                    "extra",
                    "delegates",
                    "optional",
                    "dialogue",
                    "review",
                    "disclosed",
                )
            ]
            assert all(in_force(key, on=DAY).in_use for key in named if key)

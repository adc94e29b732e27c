"""The catalogue is data that holds together: what it counts, whom it serves, what is said of it."""

from datetime import date

import pytest

from caunoi.indicators.catalogue import indicators, showing
from caunoi.indicators.words import Better, Complaint, Room, Source, Unit
from caunoi.ui.measures import measures

#: M17 and M21 are the house itself; M18 and M20 speak through turnout and denunciations.
ROWS = {f"M{number}" for number in range(1, 21)}


def test_at_least_sixty_different_things_are_counted_and_every_row_of_the_mission_is_served():
    distinct = {each.code for each in indicators().values() if each.counted and not each.code.startswith(("received_", "own_", "resolved_c", "resolved_d", "resolved_p", "resolved_f"))}  # fmt: skip

    assert len(distinct) >= 60
    assert {row for each in indicators().values() for row in each.rows} >= ROWS


def test_both_complaints_of_the_reviews_have_indicators_that_show_them():
    shown = {each.complaint for each in indicators().values() if each.counted}

    assert shown >= {Complaint.LATE, Complaint.FORMAL, Complaint.UNFOLLOWED, Complaint.UNSEEN}


def test_names_are_told_apart_and_shares_are_of_indicators_that_exist():
    every = indicators().values()

    assert len({each.vi for each in every}) == len({each.en for each in every}) == len(indicators())
    for each in every:
        assert each.serves
        assert each.since < date(2026, 11, 1)
        assert isinstance(each.room, Room)
        if each.source is Source.SHARE:
            assert each.unit is Unit.SHARE
            assert {each.part, each.whole} <= set(indicators())
        if each.complaint:
            assert each.better in (Better.DOWN, Better.NEITHER) or each.code in ("recommendations_share",)


def test_what_no_room_counts_is_not_measured_rather_than_nought():
    unmeasured = [each for each in indicators().values() if not each.counted]

    assert all(each.source in (Source.ROOMS, Source.SHARE) for each in unmeasured)
    assert all(measures.get(each.measure) is None for each in unmeasured if each.source is Source.ROOMS)


def test_ratings_and_kinds_of_petitions_are_withheld_where_few_stand_behind():
    assert showing().fewest >= 3
    assert {"received_denunciation", "satisfied_share", "solved", "harassment"} <= {code for code, each in indicators().items() if each.withhold}  # fmt: skip


@pytest.mark.parametrize("code", [code for code, each in indicators().items() if each.source is Source.ROOMS])
def test_every_measure_of_a_room_is_sql_that_runs(code, db):
    from caunoi.ui.measures import Reach

    found = measures.get(indicators()[code].measure)
    if found is None:
        pytest.skip("its room counts nothing yet")
    for by in ("whole", "body", "place", "province"):
        reach = Reach(country=True, by=by)
        assert measures.counts([found.code], reach, since=date(2026, 1, 1), until=date(2026, 7, 1)) in ({}, {0: {found.code: 0}})  # fmt: skip
    page = measures.records(found.code, Reach(bodies=(1,), places=(1,)), since=date(2026, 1, 1), until=date(2026, 7, 1), after="2026-01-01~x")  # fmt: skip
    assert (page.rows, page.visible, page.total, page.after) == ([], 0, 0, "")

"""Receptions in a review: form 01/TCD counted by hand, its sums, the records behind each number."""

from datetime import date, datetime, time, timedelta

import pytest

from caunoi.access.context import as_system, speaking_for
from caunoi.indicators.periods import period
from caunoi.places.commands import appoint
from caunoi.places.words import Seat
from caunoi.reception import commands
from caunoi.reception.words import Settlement, Sort, Turn
from caunoi.review.commands import draft_review
from caunoi.review.queries import records_behind, records_in_cell
from caunoi.review.snapshot import figures_of, snapshot
from caunoi.review.tables import Filled, check, form
from caunoi.voice.words import Channel, Kind
from tests.stage import VIETNAM

TODAY = date(2026, 7, 10)


def hold(body, on, turn, *visits, petition=False):
    """A reception day with visits, each (people, repeat, matters)."""
    moment = datetime.combine(on, time(8), VIETNAM)
    (session,) = commands.post(
        body=body, turn=turn, days=[on], starts=time(8), ends=time(11), by="system", at=moment - timedelta(days=30)
    )
    commands.begin(session_id=session.pk, turn=turn, receiver="Người tiếp", by="system", at=moment)
    for people, repeat, matters in visits:
        visit = commands.walk_in(session_id=session.pk, people=people, by="system", at=moment)
        named = [{"name": "Nguyễn Văn A", "representative": people >= 5}]
        visit = commands.start(
            visit_id=visit.pk, seen=0, people=named, total=people, repeat=repeat, signed=True, by="system", at=moment
        )
        for _ in range(matters):
            matter = commands.note_matter(
                visit_id=visit.pk, kind=Sort.FEEDBACK, content="Rác ở hẻm 12 chưa được thu gom.", by="system", at=moment
            )
            if petition:
                commands.pass_on(matter_id=matter.pk, by="system", at=moment)
            else:
                commands.settle_matter(
                    matter_id=matter.pk,
                    settlement=Settlement.ANSWERED,
                    words="Đã trả lời tại chỗ.",
                    by="system",
                    at=moment,
                )
        commands.finish(visit_id=visit.pk, seen=visit.version, by="system", at=moment)
    commands.close(session_id=session.pk, by="system", at=moment)
    return session


@pytest.fixture
def receptions(town, letters):
    """A half-year of receptions small enough to count by hand, and one letter at the counter."""
    with as_system():
        appoint(
            body=town.committee,
            name="Nguyễn Hữu Lâm",
            seat=Seat.HEAD,
            since=date(2025, 7, 1),
            by="system",
            at=datetime(2025, 7, 1, tzinfo=VIETNAM),
        )
        commands.open_desk(
            body=town.committee,
            venue="Phòng 1",
            since=date(2026, 5, 1),
            by="system",
            at=datetime(2026, 5, 1, 8, tzinfo=VIETNAM),
        )
        hold(town.committee, date(2026, 5, 14), Turn.HEAD, (1, False, 1), (7, False, 2))
        hold(town.committee, date(2026, 5, 21), Turn.HEAD, (1, True, 1))
        hold(town.committee, date(2026, 6, 4), Turn.DELEGATED, (2, False, 1))
        hold(town.committee, date(2026, 6, 11), Turn.REGULAR, (1, False, 1), petition=True)
        hold(town.committee, date(2026, 7, 2), Turn.HEAD, (1, False, 1))
        commands.open_periods_everywhere(at=datetime(2026, 7, 10, 8, tzinfo=VIETNAM))
    letters.file("2026-05-05", Kind.FEEDBACK, channel=Channel.COUNTER)


BY_HAND = [6, 13, 7, 2, 2, 2, 0, 0, 0, 0, 0, 2, 3, 9, 3, 1, 1, 7, 2, 0, 1, 1, 2, 1, 0, 0, 0, 0, 0]


def test_form_01_tcd_is_what_was_counted_by_hand_and_its_sums_hold(receptions, town):
    kept = snapshot(town.committee, period("2026-H1", on=TODAY), today=TODAY)
    filled = next(Filled.of(row) for row in kept["tables"] if row["slug"] == "01-tcd-2021")

    assert list(filled.total) == BY_HAND
    assert [each for each in check(form("01-tcd-2021"), filled) if not each.holds or each.missing] == []


def test_a_petition_out_of_a_visit_is_counted_once_as_a_visit_and_once_as_a_letter(receptions, town):
    kept = snapshot(town.committee, period("2026-H1", on=TODAY), today=TODAY)
    letters = next(row["total"] for row in kept["tables"] if row["slug"] == "01-xld-2021")

    assert letters[0] == 2


def test_the_city_s_row_of_the_commune_is_the_commune_s_own(receptions, town):
    kept = snapshot(town.bodies["city"], period("2026-H1", on=TODAY), today=TODAY)
    rows = next(
        {unit: values for unit, _, values in row["rows"]} for row in kept["tables"] if row["slug"] == "01-tcd-2021"
    )

    assert rows[town.place.pk] == BY_HAND


def test_days_owed_and_met_are_figures_of_the_review(receptions, town):
    found = figures_of(snapshot(town.committee, period("2026-H1", on=TODAY), today=TODAY))

    # Four weeks of May, four of June (each told by its Thursday); the head came in two of them.
    assert {code: found[code].value for code in ("head_days", "head_days_owed", "head_days_met", "head_days_short", "delegated_days", "reception_groups")} == {
        "head_days": 2, "head_days_owed": 8, "head_days_met": 2, "head_days_short": 6, "delegated_days": 1, "reception_groups": 1,
    }  # fmt: skip


def test_every_number_opens_to_its_visits_without_who_came(receptions, town):
    with as_system():
        review = draft_review(
            body=town.committee, period_code="2026-H1", by="system", at=datetime(2026, 7, 10, 9, tzinfo=VIETNAM)
        )
    with speaking_for(town.head.pk, today=TODAY):
        turns = records_in_cell(review, "01-tcd-2021", 13, town.committee.pk)
        sessions = records_in_cell(review, "01-tcd-2021", 12, town.committee.pk)
        whole = records_in_cell(review, "01-tcd-2021", 1, None)
        owed = records_behind(review, "head_days_owed")

    assert (turns.total, sessions.total, whole.total, owed.total) == (3, 2, 6, 8)
    assert sorted(row.people for row in turns.visits) == [1, 1, 7]
    assert "Nguyễn" not in repr(turns)


def test_the_records_page_shows_visits(receptions, town, client):
    with as_system():
        review = draft_review(
            body=town.committee, period_code="2026-H1", by="system", at=datetime(2026, 7, 10, 9, tzinfo=VIETNAM)
        )
    client.force_login(town.head, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get(f"/can-bo/so-ket/{review.pk}/so-lieu/head_days/").content.decode()
    cell = client.get(f"/can-bo/so-ket/{review.pk}/bieu/01-tcd-2021/13/").content.decode()
    assert ("14/05/2026" in page, "Người đứng đầu tiếp" in cell, "Nguyễn Văn A" in cell) == (True, True, False)

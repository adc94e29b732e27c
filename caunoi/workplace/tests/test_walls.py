"""The walls in the database: who reads and who writes a workplace's rows, whatever the code above them forgot."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from caunoi.access.context import as_system
from caunoi.workplace.models import (
    Agreement,
    DialogueMembers,
    Headcount,
    OwnReview,
    StaffConference,
    StaffResolution,
    WorkDialogue,
    Workplace,
    WorkPromise,
)
from tests.stage import NOON

WALLED = (Headcount, DialogueMembers, StaffConference, StaffResolution, WorkDialogue, Agreement, WorkPromise, OwnReview)


@pytest.fixture
def kept(works):
    """One row of each kind at the private shop, none shown."""
    row, day = works.shop, date(2026, 11, 1)
    walls = {"body_id": row.body_id, "overseer_id": row.overseer_id}
    own = {**walls, "workplace": row, "kept": "own"}
    with as_system():
        conference = StaffConference.objects.create(
            **own, year=2026, gathering="plenary", held_on=day, venue="Xưởng", contents=["work"], workers=30
        )
        StaffResolution.objects.create(
            **walls,
            conference=conference,
            position=1,
            text="Nội quy",
            yes=1,
            no=0,
            blank=0,
            least=1,
            passes=True,
            cite="",
        )
        DialogueMembers.objects.create(
            **walls,
            workplace=row,
            listed_on=day,
            last_day=day,
            employer_members=3,
            worker_members=3,
            workers=30,
            cite="",
        )
        WorkDialogue.objects.create(**own, occasion="event", stage="planned", held_on=day, contents="Tiền ăn ca")
        deal = Agreement.objects.create(**own, title="Thỏa ước", summary="Tiền ăn ca", drafted_on=day)
        WorkPromise.objects.create(**own, agreement=deal, text="Tiền ăn ca", due=day)
        OwnReview.objects.create(**own, period="2026-H2")
    return row


def seen():
    return [model._default_manager.count() for model in WALLED]


def test_only_the_workplace_and_its_committee_read_its_rows(works, kept, speak):
    for person in (
        works.town.stranger,
        works.town.neighbour,
        works.town.former,
        works.boss,
        works.union,
        works.town.city_head,
    ):
        with speak(person):
            counts = dict(zip(WALLED, seen(), strict=True))
            mine = 1 if person in (works.boss, works.union) else 0  # the mill's own count of workers
            assert counts == dict.fromkeys(WALLED, 0) | {Headcount: mine}
            assert Workplace.objects.count() == 3
    assert seen() == [0] * len(WALLED)
    for person in (works.rival, works.town.handler):
        with speak(person):
            assert all(count >= 1 for count in seen())
    with speak(works.rival, on=date(2025, 1, 1)):
        assert sum(seen()) == 0


def test_a_shown_row_is_read_by_all_and_written_by_none_of_them(works, kept, speak):
    with as_system():
        for model in (StaffConference, StaffResolution, WorkDialogue, Agreement, WorkPromise):
            model._default_manager.update(shown=True)
    with speak(works.town.neighbour):
        assert seen() == [0, 0, 1, 1, 1, 1, 1, 0]
        for model in WALLED:
            assert model._default_manager.update(body_id=works.town.bodies["neighbour"].pk) == 0
            assert model._default_manager.all().delete()[0] == 0 if model is OwnReview else True
        assert Workplace.objects.filter(pk=kept.pk).update(name="Đổi tên") == 0


@pytest.mark.parametrize(
    ("model", "more"),
    [(Headcount, {"workers": 1, "on": NOON.date()}), (Agreement, {"kept": "own", "title": "Giả", "summary": "Giả", "drafted_on": NOON.date()})],
)  # fmt: skip
def test_nobody_writes_a_row_for_another_workplace(works, kept, speak, model, more):
    walls = {"workplace": works.mill, "body_id": works.mill.body_id, "overseer_id": works.mill.overseer_id}
    with speak(works.rival), pytest.raises(DatabaseError), transaction.atomic():
        model._default_manager.create(**walls, **more)


def test_the_walls_stand_on_every_table_of_the_room(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname LIKE 'workplace\\_%' AND relkind = 'r'"
        )
        rows = cursor.fetchall()
    assert len(rows) == 9
    assert all(on and forced for _, on, forced in rows)

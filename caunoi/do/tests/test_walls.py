"""The walls in the database: who reads and writes a household's sum, a contact, a work, whatever the code above them forgot."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from caunoi.access.context import as_system
from caunoi.do.models import (
    CommunityWork,
    Contribution,
    Expense,
    GroupContact,
    JournalEntry,
    JournalLine,
    SelfGroup,
    VillageConvention,
)
from tests.stage import NOON

from .conftest import TODAY

HIDDEN = (Contribution, JournalEntry, JournalLine)


@pytest.fixture
def filled(give, pay, open_lane, town):
    """A contribution, an expense, a contact whose term is over, one whose term runs, a withdrawn convention."""
    give(name="Nguyễn Thị Lan")
    pay(amount=500_000)
    with as_system():
        place = open_lane.place
        group = SelfGroup.objects.create(
            place=place,
            commune=town.place,
            body=town.committee,
            kind="core",
            name="Nòng cốt",
            what="Giữ gìn",
            since=TODAY,
        )
        for since in (TODAY - timedelta(days=90), TODAY):
            GroupContact.objects.create(
                group=group, body=town.committee, name="Võ Thị Hường", phone="0912", consent_on=since, consent_told="phiếu", since=since, until=since + timedelta(days=30)
            )  # fmt: skip
        VillageConvention.objects.create(
            place=place, commune=town.place, body=town.committee, title="Bản nháp", text="x" * 60, digest="", stage="withdrawn", drafted_on=TODAY
        )  # fmt: skip
    return open_lane


def test_only_the_keeper_reads_a_households_sum(filled, town, speak):
    for person in (town.stranger, town.neighbour, town.former, town.clerk, town.city_head):
        with speak(person):
            assert [model._default_manager.count() for model in HIDDEN] == [0, 0, 0]
            assert (CommunityWork.objects.count(), Expense.objects.count()) == (1, 1)
            assert (GroupContact.objects.count(), VillageConvention.objects.count()) == (1, 0)
    assert [model._default_manager.count() for model in HIDDEN] == [0, 0, 0]
    with speak(town.handler):
        assert [model._default_manager.count() for model in HIDDEN] == [1, 2, 4]
        assert (GroupContact.objects.count(), VillageConvention.objects.count()) == (2, 1)
    with speak(town.former, on=date(2026, 9, 1)):
        assert Contribution.objects.count() == 1


def test_nobody_else_writes(filled, town, speak):
    for person in (town.stranger, town.neighbour, town.former):
        with speak(person):
            assert CommunityWork.objects.update(title="Đổi tên") == 0
            assert Contribution.objects.update(shown_name="Lộ tên") == 0
            assert GroupContact.objects.update(phone="1") == 0
        with pytest.raises(DatabaseError), speak(person), transaction.atomic():
            JournalEntry.objects.create(
                work=filled, number=50, kind="expense", on=TODAY, told="x", by="person:1", at=NOON
            )


def test_the_walls_stand_on_every_table_of_the_room(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname LIKE 'do\\_%' AND relkind = 'r'"
        )
        rows = cursor.fetchall()
    assert len(rows) == 23
    assert [name for name, stands in rows if not stands] == []

"""Two officers at the same moment, with commits that are real."""

import threading

from django.db import connection

from caunoi.access.context import as_system, speaking_for
from caunoi.decide import commands, queries
from caunoi.decide.rules import Votes
from caunoi.decide.words import Counter, Form
from caunoi.kernel.refusal import Refusal
from tests.town import build_town

from .conftest import Village


def test_two_officers_at_once_enter_two_counts_and_neither_is_lost(committed):
    with as_system():
        town = build_town()
    village = Village(town, 9)
    row = village.started(6, Form.BALLOT)
    village.ready(row)
    at = village.balloted(row, returned=9)
    told = []

    def enter(person):
        try:
            with speaking_for(person.pk, today=at.date()):
                commands.enter_count(
                    decision_id=row.pk, votes=Votes(present=9, yes=6, no=3), by=person, at=at, counter=Counter.FIRST
                )
            told.append("entered")
        except Refusal as no:
            told.append(str(no))
        finally:
            connection.close()

    threads = [threading.Thread(target=enter, args=(person,)) for person in (town.handler, town.head)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with as_system():
        assert list(queries.counts_of(row)) == [Counter.FIRST]
    assert sorted(each[:7] for each in told) == ["Người k", "entered"]

"""Two heads at the same moment, with commits that are real: one notice, each conclusion one task."""

import threading

from django.db import connection

from caunoi.access.commands import grant_role
from caunoi.access.context import as_system, speaking_for
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.mandate.models import Task
from caunoi.notices.models import IssuedPaper
from caunoi.plenary import commands
from tests.stage import NOON
from tests.town import SINCE, build_town

from .conftest import AFTER, Meeting


def test_a_notice_issued_by_two_at_once_is_one_and_gives_each_task_once(committed):
    with as_system():
        town = build_town()
        grant_role(person=town.handler, role=Role.DEPUTY, body=town.committee, since=SINCE, by="system", at=NOON)
    meeting = Meeting(town).drawn()
    meeting.act("sign", town.head, AFTER)
    version, told = meeting.now().version, []

    def conclude(person):
        try:
            with speaking_for(person.pk, today=AFTER.date()):
                commands.conclude(plenary_id=meeting.row.pk, by=person, at=AFTER, version=version)
            told.append("issued")
        except Refusal as no:
            told.append(str(no))
        finally:
            connection.close()

    threads = [threading.Thread(target=conclude, args=(person,)) for person in (town.handler, town.head)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with as_system():
        assert IssuedPaper.objects.filter(about=meeting.row.ref, series="TB").count() == 1
        assert Task.objects.filter(source_ref=meeting.row.ref).count() == 2
    assert sorted(told)[1] == "issued"
    assert "không còn bước nào" in sorted(told)[0]

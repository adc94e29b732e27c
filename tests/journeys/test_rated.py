"""After a reception somebody has a code, once; codes nobody got are given back; a dialogue held is on the list."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from caunoi.access.context import as_system, speaking_for
from caunoi.benefit.commands import key_in_call
from caunoi.benefit.models import CodeBatch, RatedService, ServiceRating
from caunoi.benefit.words import Call, Score
from caunoi.places.commands import appoint
from caunoi.places.words import Seat
from caunoi.reception.tests.conftest import Hall
from caunoi.ui.onward import onward
from tests.stage import NOON, VIETNAM

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]


def test_whoever_was_received_rates_once_and_the_rest_of_the_days_codes_are_given_back(town):
    with as_system():
        appoint(
            body=town.committee,
            name="Nguyễn Hữu Lâm",
            seat=Seat.HEAD,
            title="Chủ tịch",
            since=date(2025, 7, 1),
            by="system",
            at=NOON,
        )
    hall = Hall(town)
    hall.open()
    [session] = hall.post(date(2026, 11, 19))
    hall.begin(session)
    visits = []
    for _ in range(2):
        visit = hall.queued(session)
        hall.received(visit)
        matter = hall.noted(visit)
        hall.answered(matter)
        assert onward.ways(visit.ref, None) == []  # not while it lasts
        visits.append(hall.finished(visit))
    with as_system():
        [batch] = CodeBatch.objects.all()
        service = RatedService.objects.get(matter="reception")
    [mine] = onward.ways(visits[0].ref, None)
    assert [each.vi[:8] for each in onward.ways(visits[0].ref, town.receiver)] == ["In phiếu", "Ghi cuộc"]
    anybody = Client()
    assert anybody.get(mine.href).status_code == 200
    assert anybody.post(mine.href, {"muc": "5"}).status_code == 302
    assert anybody.post(mine.href, {"muc": "1"}).status_code == 404  # a code is used once
    with as_system():
        assert list(ServiceRating.objects.values_list("score", flat=True)) == [5]
    with speaking_for(town.receiver.pk, today=NOON.date()):
        from caunoi.reception import commands

        commands.close(session_id=session.pk, by=town.receiver, at=datetime(2026, 11, 19, 11, 0, tzinfo=VIETNAM))
        key_in_call(service_id=service.pk, result=None, score=Score.THREE, by=town.receiver, at=NOON)
        key_in_call(service_id=service.pk, result=next(iter(Call)), by=town.receiver, at=NOON + timedelta(minutes=5))
        assert onward.ways(visits[1].ref, town.receiver)
    with as_system():
        batch.refresh_from_db()
    assert batch.size - batch.returned == 2  # two were asked by slip

"""After a reception somebody has a code, once; codes nobody got are given back; dialogues held and works done are rated from their pages."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.access.context import as_system, speaking_for
from caunoi.benefit import tokens
from caunoi.benefit.commands import key_in_call
from caunoi.benefit.models import CodeBatch, RatedService, ServiceRating
from caunoi.benefit.words import Call, Score
from caunoi.dialogue.tests.conftest import announced, hall, live  # noqa: F401
from caunoi.do import commands as do
from caunoi.do.tests.conftest import decisions, lane, says  # noqa: F401
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
    room = Hall(town)
    room.open()
    [session] = room.post(date(2026, 11, 19))
    room.begin(session)
    visits = []
    for _ in range(2):
        visit = room.queued(session)
        room.received(visit)
        matter = room.noted(visit)
        room.answered(matter)
        assert onward.ways(visit.ref, None) == []  # not while it lasts
        visits.append(room.finished(visit))
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


def signed(person):
    client = Client()
    client.force_login(person)
    return client


def test_a_dialogue_held_and_a_work_done_are_rated_from_their_own_pages(town, live, lane, says):  # noqa: F811
    everybody, officer, code = Client(), signed(town.receiver), town.place.code
    talk = reverse("dialogue:dialogue", args=[live.dialogue.pk])
    work = reverse("do:work", args=[lane.pk])
    with as_system():
        assert not RatedService.objects.exists()  # nothing to rate while they last
    live.close()
    says(town.handler, do.start_work, work_id=lane.pk, on=NOON.date())
    says(town.handler, do.finish_work, work_id=lane.pk, on=NOON.date(), result="Hẻm rộng 4 m.")

    for matter, page in (("dialogue", talk), ("work", work)):
        with as_system():
            service = RatedService.objects.get(matter=matter)
        public = reverse("benefit:service", args=[code, service.pk])
        assert public in everybody.get(page).content.decode(), matter
        said = {"channel": "counter", "size": "12"}
        assert officer.post(reverse("benefit:officer-issue", args=[service.pk]), said).status_code == 302
        with as_system():
            batch = CodeBatch.objects.get(service=service)
        assert officer.get(reverse("benefit:officer-sheet", args=[batch.pk])).content[:5] == b"%PDF-"
        for number in range(1, 13):
            rate = reverse("benefit:rate", args=[tokens.code_of(batch.pk, number)])
            assert service.name in everybody.get(rate).content.decode()
            assert everybody.post(rate, {"muc": "5" if number < 10 else "2"}).status_code == 302
        shown = everybody.get(public).content.decode()
        assert ("75,0%" in shown, service.name in shown) == (True, True), matter
        assert service.name in everybody.get(reverse("benefit:satisfaction", args=[code])).content.decode()

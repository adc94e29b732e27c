"""What a published review calls for becomes tasks with one action: once, by those who may give them, and each leads back."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.kernel.refusal import Refusal
from caunoi.mandate.models import Task
from caunoi.review import commands


@pytest.fixture
def published(half_year, town, moment):
    with as_system():
        row = commands.draft_review(body=town.committee, period_code="2026-H1", by="system", at=moment("2026-07-10"))
        commands.choose_task(review_id=row.pk, task="late", accepted=False, by="system", at=moment("2026-07-10"))
        return commands.publish_review(review_id=row.pk, by="system", at=moment("2026-07-11"))


def test_the_accepted_tasks_are_given_on_one_page_and_lead_back(published, town, moment):
    head, office = Client(), town.bodies["phong-kt"]
    head.force_login(town.head)
    page, way = reverse("review:review", args=[published.pk]), reverse("review:giving", args=[published.pk])
    said = {"body-overdue": office.code, "body-mass": "", "due": "31/12/2026"}
    with time_machine.travel(moment("2026-07-12"), tick=False):
        assert way in head.get(page).content.decode()
        assert "31/12/2026" in head.get(way).content.decode()
        assert head.post(way, {**said, "body-overdue": "la.la"}).status_code == 422
        assert head.post(way, {**said, "due": "01/01/2026"}).status_code == 422
        assert head.post(way, {**said, "body-overdue": ""}).status_code == 422
        for _again in range(2):
            head.post(way, said)
        with as_system():
            (task,) = Task.objects.filter(source_ref=published.ref)
        assert (task.body, task.giver, task.due) == (office, town.committee, date(2026, 12, 31))
        assert f"Báo cáo số {published.numbered}" == task.cite
        shown = head.get(page).content.decode()
        assert reverse("mandate:task", args=[task.pk]) in shown
        assert page in head.get(reverse("mandate:task", args=[task.pk])).content.decode()
        asked = head.get(way).content.decode()
        assert "body-mass" in asked
        assert "body-overdue" not in asked


@pytest.mark.parametrize("name", ["receiver", "neighbour", "stranger", "former"])
def test_nobody_else_gives_them(published, town, moment, name):
    client = Client()
    client.force_login(town.officers[name])
    with time_machine.travel(moment("2026-11-12"), tick=False):
        answer = client.post(reverse("review:giving", args=[published.pk]), {"body-mass": town.committee.code, "due": "31/12/2026"})  # fmt: skip
    assert answer.status_code in (403, 404)
    with as_system():
        assert not Task.objects.exists()


def test_tasks_of_a_draft_or_that_were_set_aside_are_not_given(half_year, town, moment):
    with as_system():
        row = commands.draft_review(body=town.committee, period_code="2026-H1", by="system", at=moment("2026-07-10"))
        given = {
            "bodies": {"mass": town.committee},
            "due": date(2026, 12, 31),
            "by": "system",
            "at": moment("2026-07-12"),
        }
        with pytest.raises(Refusal, match="chưa công bố"):
            commands.give_tasks(review_id=row.pk, **given)
        commands.choose_task(review_id=row.pk, task="mass", accepted=False, by="system", at=moment("2026-07-10"))
        commands.publish_review(review_id=row.pk, by="system", at=moment("2026-07-11"))
        with pytest.raises(Refusal, match="không có nhiệm vụ này"):
            commands.give_tasks(review_id=row.pk, **given)

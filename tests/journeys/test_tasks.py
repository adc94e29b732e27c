"""What a dialogue promised becomes a task with one action on its page: once, by those who may give it, and it leads back."""

import pytest
from django.test import Client
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.dialogue.tests.conftest import announced, hall, live, promised  # noqa: F401
from caunoi.mandate.models import Task
from tests.stage import NOON

pytestmark = pytest.mark.django_db


def signed(person):
    client = Client()
    client.force_login(person)
    return client


def test_a_promise_becomes_a_task_once_and_each_leads_to_the_other(promised, monkeypatch):  # noqa: F811
    monkeypatch.setattr("caunoi.journeys.views.localdate", lambda: NOON.date())
    town, row = promised.town, promised.promise
    head = signed(town.head)
    page = reverse("dialogue:promise-desk", args=[row.pk])
    way = reverse("journeys:task", args=["dialogue.promise", str(row.pk)])
    assert way in head.get(page).content.decode()
    form = head.get(way).content.decode()
    assert "Nạo vét toàn bộ cống hẻm 12." in form
    assert "20/12/2026" in form
    said = {"body": row.body.code, "duty": row.what, "due": "20/12/2026", "why": "Lời hứa tại đối thoại"}
    empty = head.post(way, {**said, "duty": ""})
    assert empty.status_code == 422
    assert head.post(way, {**said, "body": "", "named": "Sở không có thật"}).status_code == 422

    first, second = head.post(way, said), head.post(way, said)

    with as_system():
        task = Task.objects.get(source_ref=row.ref)
    assert first["Location"] == second["Location"] == reverse("mandate:task", args=[task.pk])
    assert (task.giver, task.body, str(task.due)) == (town.committee, town.bodies["phong-kt"], "2026-12-20")
    shown = head.get(page).content.decode()
    assert "Đã thành nhiệm vụ của Phòng Kinh tế" in shown
    assert way not in shown
    assert page in head.get(reverse("mandate:task", args=[task.pk])).content.decode()


def test_nobody_else_may_give_it_and_what_is_no_record_has_no_page(promised):  # noqa: F811
    town, row = promised.town, promised.promise
    way = reverse("journeys:task", args=["dialogue.promise", str(row.pk)])
    for person in (town.receiver, town.neighbour, town.stranger, town.former):
        assert signed(person).get(way).status_code == 404
        assert signed(person).post(way, {"duty": "Chen vào"}).status_code == 404
    assert Client().get(way).status_code == 302
    for kind, key in (
        ("dialogue.promise", "khong-phai"),
        ("voice", "1"),
        ("dialogue.promise", "00000000-0000-0000-0000-000000000000"),
    ):
        assert signed(town.head).get(reverse("journeys:task", args=[kind, key])).status_code == 404

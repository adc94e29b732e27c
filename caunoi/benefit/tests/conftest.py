"""Ratings and programmes of the small town, on Thursday 19 November 2026."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from caunoi.access.context import as_system
from caunoi.benefit import commands
from caunoi.benefit.models import BenefitProgramme
from caunoi.benefit.words import Channel, Matter
from tests.stage import NOON

HEAD = "STT\tHọ và tên\tThôn, tổ dân phố\tSố tiền"
PEOPLE = f"{HEAD}\n1\tNguyễn Thị Lan\tTổ 1\t3000000\n2\tTrần Văn Bé\tTổ 2\t3.000.000 đồng\n3\tLê Thị Hoa\tTổ 1\t2500000"
SAID = {
    "field": "support", "title": "Hỗ trợ sửa nhà trước mùa mưa", "decision": "Quyết định 12/QĐ-UBND", "decided_on": "16/11/2026", "criteria": "Hộ nghèo, nhà dột nát.",
    "gives": "Tối đa 3 triệu đồng một hộ", "since": "01/11/2026", "until": "31/12/2026",
}  # fmt: skip


def signed(person):
    """A browser in which an officer is signed in."""
    client = Client()
    client.force_login(person)
    return client


def at(name, *args):
    """The address of a page of the room."""
    return reverse(f"benefit:{name}", args=args)


@pytest.fixture(autouse=True)
def _today(request):
    cache.clear()
    if "site" in request.fixturenames:  # a browser and a server live in real time
        yield
        return
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def service(town, speak):
    """What people rate: certification at the one-stop counter."""
    with speak(town.head):
        return commands.open_service(
            body=town.committee, matter=Matter.SERVICE, name="Chứng thực tại Một cửa", by=town.head, at=NOON
        )


@pytest.fixture
def batch(town, speak, service):
    """Forty codes for a counter's day."""
    with speak(town.receiver):
        return commands.issue_codes(service_id=service.pk, channel=Channel.COUNTER, size=40, by=town.receiver, at=NOON)


@pytest.fixture
def desk(town):
    return signed(town.handler)


@pytest.fixture
def draft(town, desk):
    answer = desk.post(at("desk-new"), {**SAID, "body": town.committee.code})
    assert answer.status_code == 302, answer.content.decode()
    with as_system():
        return BenefitProgramme.objects.get()


@pytest.fixture
def posted(draft, desk):
    assert desk.post(at("desk-list", draft.pk), {"rows": PEOPLE}).status_code == 302
    assert desk.post(at("desk-post", draft.pk), {}).status_code == 302
    with as_system():
        return BenefitProgramme.objects.get()

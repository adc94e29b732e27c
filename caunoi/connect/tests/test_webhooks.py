"""Webhooks: where they may lead, what they are told and when, how often it is tried."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.utils.timezone import now

from caunoi.access.context import as_system, speaking_for
from caunoi.connect import commands, queries, rules
from caunoi.connect.facts import CalendarMade
from caunoi.connect.models import Delivery, Webhook
from caunoi.connect.words import Fate
from caunoi.journeys import replay
from caunoi.kernel.refusal import Refusal
from caunoi.know.models import Disclosure
from caunoi.ledger.commands import record
from tests.stage import NOON, seal_everything
from tests.town import build_town


class Receiver(BaseHTTPRequestHandler):
    """A system that takes what is sent, or answers as told."""

    answers: list[int] = []
    taken: list[tuple[dict, bytes]] = []

    def do_POST(self):
        content = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).taken.append((dict(self.headers), content))
        self.send_response(type(self).answers.pop(0) if type(self).answers else 200)
        self.end_headers()

    def log_message(self, *_):
        """Quiet."""


@pytest.fixture
def receiver(settings):
    server = HTTPServer(("127.0.0.1", 0), Receiver)
    Receiver.answers, Receiver.taken = [], []
    settings.OUTWARD_ALSO = {f"127.0.0.1:{server.server_port}"}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/tin"
    server.shutdown()
    server.server_close()


def hooked(town, url="https://vidu.vn/tin", kinds=(), place=None):
    with speaking_for(town.head.pk):
        return commands.set_webhook(
            body=town.committee, place=place, kinds=list(kinds), url=url, by=town.head, at=now()
        )


def disclosed(town, row=None, **fields):
    """Something disclosed, or changed, with its entry in the ledger, sealed."""
    day = NOON.date()
    with as_system():
        if row is None:
            row = Disclosure.objects.create(
                body=town.committee, place=town.place, province=town.province, family="commune", item="budget", title="Quyết toán", stage="posted", due=day,
                decided_on=day, number="1", version=1, since=day, posted_at=NOON, parts=["portal"], permanent=True,
            )  # fmt: skip
        else:
            Disclosure.objects.filter(pk=row.pk).update(**fields)
        record(CalendarMade(), about=row.ref, by="system", at=NOON)
    seal_everything()
    return row


def test_a_public_record_is_told_once_signed_with_its_id_again_when_it_changes_and_nothing_else_is(committed, receiver):
    with as_system():
        town = build_town()
    early = disclosed(town)
    _hook, secret = hooked(town, receiver)
    hooked(town, receiver, place=town.neighbour_place)
    hooked(town, receiver, kinds=["promise"])
    row = disclosed(town)
    counts = [commands.follow(at=now()), commands.follow(at=now(), again_from=0)]
    commands.deliver_due(at=now())
    for change in ({"due": NOON.date()}, {"title": "Quyết toán, bản đính chính"}, {"ended_at": NOON}):
        disclosed(town, row, **change)
        counts.append(commands.follow(at=now()))
    hidden = disclosed(town)
    disclosed(town, hidden, inside=True)
    with as_system():
        Delivery.objects.filter(ref=hidden.ref).delete()
    commands.follow(at=now(), again_from=0)
    commands.deliver_due(at=now())

    told = [json.loads(content) for _headers, content in Receiver.taken]
    assert counts == [1, 0, 0, 1, 1]
    assert [(each["event"], each["ref"], each.get("title")) for each in told] == [
        ("published", row.ref, "Quyết toán"), ("changed", row.ref, "Quyết toán, bản đính chính"), ("gone", row.ref, None),
    ]  # fmt: skip
    assert early.ref not in {each["ref"] for each in told}
    headers, content = Receiver.taken[0]
    assert headers["Caunoi-Delivery"] == told[0]["id"]
    assert rules.is_signed(
        secret, headers["Caunoi-Timestamp"], content, headers["Caunoi-Signature"].removeprefix("v1="), now()
    )
    assert replay.replay(at=now())["webhooks"] == 0
    assert set(replay.replay(at=now()).values()) == {0}


@pytest.mark.django_db
def test_a_delivery_is_tried_again_given_up_after_days_and_sent_again_by_hand(town, receiver):
    hook, _secret = hooked(town, receiver)
    with speaking_for(town.head.pk):
        commands.send_test(hook_id=hook.pk, by=town.head, at=now())
    Receiver.answers, at, fates = [500] * 8 + [204], now(), []
    for _ in range(len(rules.RETRY_MINUTES) + 1):
        commands.deliver_due(at=at)
        with as_system():
            row = Delivery.objects.get()
        fates.append(row.fate)
        at = row.next_at + timedelta(seconds=1)

    assert fates == [Fate.WAITING.value] * len(rules.RETRY_MINUTES) + [Fate.DEAD.value]
    with speaking_for(town.head.pk):
        assert [each.pk for each in queries.deliveries_of(hook, dead=True)] == [row.pk]
        assert commands.send_again(hook_id=hook.pk, by=town.head, at=at) == 1
    commands.deliver_due(at=at)
    with as_system():
        assert (Delivery.objects.get().fate, {headers["Caunoi-Delivery"] for headers, _ in Receiver.taken}) == (
            "delivered",
            {str(row.pk)},
        )


@pytest.mark.django_db
def test_a_webhook_is_set_and_seen_by_those_who_keep_the_bodys_word_alone(town):
    hook, _secret = hooked(town)
    seen = {}
    for name, person in town.officers.items():
        with speaking_for(person.pk):
            seen[name] = Webhook.objects.count()

    assert {name for name, count in seen.items() if count} == {
        "handler",
        "head",
    }  # the handler is the publishing officer too
    for person in (town.receiver, town.neighbour, town.stranger):
        with speaking_for(person.pk), pytest.raises(Refusal):
            commands.end_webhook(hook_id=hook.pk, by=person, at=now())
        with speaking_for(person.pk), pytest.raises(Refusal):
            commands.set_webhook(body=town.committee, place=None, kinds=[], url="https://vidu.vn/", by=person, at=now())


@pytest.mark.django_db
def test_a_name_that_leads_into_an_inner_network_is_not_called(town, monkeypatch):
    hook, _secret = hooked(town)
    monkeypatch.setattr(
        "socket.getaddrinfo", lambda *a, **k: [(2, 1, 6, "", ("8.8.8.8", 443)), (2, 1, 6, "", ("10.0.0.9", 443))]
    )
    with speaking_for(town.head.pk):
        commands.send_test(hook_id=hook.pk, by=town.head, at=now())

    commands.deliver_due(at=now())

    with as_system():
        assert "mạng nội bộ" in Delivery.objects.get().trouble

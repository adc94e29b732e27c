"""One person, the same moment, twice: by the form, by the burst intake, by both; one opinion each time."""

import asyncio
import json
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from caunoi.access.context import as_system
from caunoi.discuss import cli
from caunoi.discuss.burst import api
from caunoi.discuss.burst.across import across
from caunoi.discuss.models import Opinion, Participant, Statement, Withdrawal
from caunoi.discuss.queries.tallies import counts
from caunoi.discuss.tokens import new_code
from caunoi.discuss.words import Measure
from caunoi.kernel.command_line import CommandLine
from tests.town import build_town

from .conftest import make_consultation

AT_ONCE = 6


@pytest.fixture
def asked(committed, monkeypatch):
    """A consultation open today with one statement, in a database where commits are real and the intake finds it."""
    monkeypatch.setenv("DATABASE_URL", committed)
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
    today = localdate()
    with as_system():
        made = make_consultation(
            build_town(), slug="cung-luc", opens_on=today, least_on=today + timedelta(days=20), closes_on=today + timedelta(days=20),
            answer_on=today + timedelta(days=40), opens_at=now() - timedelta(hours=1), closes_at=now() + timedelta(days=20),
        )  # fmt: skip
        made.statement = Statement.objects.create(
            consultation=made, position=1, text="Nên thu theo khối lượng rác", sent_at=now()
        )
    return made


def at_once(*acts):
    """What each act answers when all begin at one moment, each on a thread of its own."""
    gate = threading.Barrier(len(acts))

    def begin(act):
        gate.wait()
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as many:
        return list(many.map(begin, acts))


def by_form(asked, code, stance="agree"):
    sent = {"statement": str(asked.statement.pk), "stance": stance, "code": code}
    return lambda: Client().post(reverse("discuss:statements", args=[asked.slug]), sent).status_code


def by_door(asked, code, times, stance=1):
    """So many sendings in flight together in one event loop, as the intake serves them; statuses and answers."""
    body = json.dumps(
        {"consultation": asked.slug, "code": code, "opinions": [{"statement": asked.statement.pk, "stance": stance}]}
    ).encode()
    scope = {"type": "http", "path": "/y-kien", "method": "POST", "headers": [(b"content-type", b"application/json")]}

    async def one():
        told = []

        async def receive():
            return {"type": "http.request", "body": body}

        async def send(message):
            told.append(message)

        await api.app(scope, receive, send)
        return told[0]["status"], json.loads(told[1]["body"])

    async def all_of_them():
        try:
            return await asyncio.gather(*(one() for _ in range(times)))
        finally:
            await api.reset()

    def in_a_loop_of_its_own():
        # A browser test of this worker may keep a loop running in the main thread.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, all_of_them()).result()

    return in_a_loop_of_its_own


def verified(receipt):
    """What the command says of a receipt's file: 0 holds, 1 does not."""
    line = CommandLine("")
    cli.add(line)
    args = line.parser.parse_args(["discuss", "verify", "--receipt", str(receipt)])
    return args.run(args)


def kept(asked):
    """Opinions that stand, participants, and the people the tallies count."""
    with as_system():
        standing = Opinion.objects.filter(consultation=asked, withdrawal__isnull=True)
        people = counts(asked, Measure.STATEMENT)[asked.statement.pk].people
        return standing.count(), Participant.objects.filter(consultation=asked).count(), people


def test_the_same_form_sent_at_the_same_moment_is_one_opinion(asked):
    code = new_code()

    answers = at_once(*[by_form(asked, code)] * AT_ONCE)

    assert answers == [302] * AT_ONCE
    assert kept(asked) == (1, 1, 1)
    with as_system():
        assert (Opinion.objects.count(), Withdrawal.objects.count()) == (1, 0)


def test_both_answers_sent_at_the_same_moment_leave_the_one_that_came_last(asked):
    code = new_code()

    answers = at_once(by_form(asked, code, "agree"), by_form(asked, code, "disagree"))

    assert answers == [302, 302]
    assert kept(asked) == (1, 1, 1)
    with as_system():
        assert (Opinion.objects.count(), Withdrawal.objects.count()) == (2, 1)


def test_the_form_and_the_burst_intake_at_the_same_moment_take_one_opinion_between_them(asked):
    code = new_code()

    answers = at_once(by_door(asked, code, AT_ONCE), by_form(asked, code), by_form(asked, code))

    assert answers[1:] == [302, 302]
    statuses = Counter(status for status, _ in answers[0])
    assert set(statuses) <= {200, 201}
    assert statuses[201] <= 1
    assert kept(asked) == (1, 1, 1)


def test_a_receipt_leads_to_the_ledger_and_one_that_was_touched_does_not(asked, tmp_path, capsys):
    ((_, answer),) = by_door(asked, new_code(), 1)()
    given = tmp_path / "bien-nhan.json"

    given.write_text(json.dumps(answer), encoding="utf-8")
    right = verified(given)
    answer["opinions"][0]["digest"] = "00" * 32
    given.write_text(json.dumps(answer), encoding="utf-8")
    wrong = verified(given)
    given.write_text(json.dumps({"opinions": [{"digest": "a", "proof": {}}, {}]}), encoding="utf-8")
    bare = verified(given)

    assert (right, wrong, bare) == (0, 1, 1)
    assert "không khớp sổ cái" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("origin", "let"), [(b"https://gop-y.test", True), (b"https://gop-y.test.xau.example", False), (b"null", False)]
)
def test_browsers_may_send_from_the_site_and_from_no_other(settings, origin, let):
    settings.CSRF_TRUSTED_ORIGINS = ["https://gop-y.test"]

    told = dict(across({"headers": [(b"origin", origin)]}))

    assert (told.get(b"access-control-allow-origin") == origin) is let

"""A report about an office never reaches it: every page, program interface, export, feed, search, letter and worklist, read as that office.

Somebody reports that officers of a commune's committee ask for money. One account holds every role of that committee. It opens
every address there is, with the report's own keys put into each, and looks for a word that only the report holds.
"""

import io
import re
import zipfile

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from caunoi.access.context import as_system, speaking_for
from caunoi.access.words import Role
from caunoi.duties.models import Duty
from caunoi.identity import sealing
from caunoi.notices.models import Message
from tests.stage import NOON
from tests.town import officer

MARKER, SOUGHT = "Ngạchthủylam", "nhũng nhiễu"
#: Addresses that end a session, leave the site or answer with something else than what is kept.
LEFT_OUT = re.compile(r"dang-xuat|logout|set-language|static|\bhealthz|i18n|nop-thu|giao-dien")


@pytest.fixture
def reported(filed, town):
    """The report, and an insider with every role in the committee."""
    receipt = filed(
        respondent_bodies=(town.committee,), respondent=f"Cán bộ một cửa {MARKER}", secret=True, title=f"Nhũng nhiễu {MARKER}",
        text=f"Cán bộ {MARKER} đòi tiền mới nhận hồ sơ, nhiều lần trong tháng này.", address=f"12 đường {MARKER}",
    )  # fmt: skip
    with as_system():
        roles = [role for role in Role if role not in (Role.RESIDENT, Role.CLOCK)]
        town.officers["insider"] = officer(
            "noibo", "Cán bộ của nơi bị nêu", (town.committee, roles), (town.bodies["phong-kt"], roles)
        )
    return receipt


def addresses(patterns, prefix=""):
    """Every address of ours, as written in its pattern."""
    for pattern in patterns:
        route = prefix + str(getattr(pattern.pattern, "_route", ""))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and not LEFT_OUT.search(route):
            yield route


def filled(route, keys):
    """The address with the report's own keys in it; what no key fits is given a plain one."""

    def value(match):
        kind, name = match.group(1) or "str", match.group(2)
        return (
            keys.get(name)
            or keys.get(kind)
            or {"int": "1", "slug": "docx", "path": "a", "uuid": keys["uuid"]}.get(kind, keys["place"])
        )

    return "/" + re.sub(r"<(?:(\w+):)?(\w+)>", value, route)


def told(response):
    """Everything an answer says, files opened."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content = b"\n".join(parts.read(name) for name in parts.namelist())
    where = response.headers.get("Location", "")
    return content.decode("utf-8", "ignore") + where


def _forget_speaker():
    """Who spoke is forgotten with each request's own transaction; here all requests lie in the test's one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('caunoi.person', '', true), set_config('caunoi.receipt', '', true)")


def crawl(person, keys, wanted=None):
    """The addresses where the marker was read, and how many were opened."""
    client = Client(raise_request_exception=True)
    client.force_login(person)
    found, opened = [], 0
    for route in dict.fromkeys(addresses(get_resolver().url_patterns)):
        if wanted and not wanted.search(route):
            continue
        for asked in ("", f"?q={SOUGHT}&tim={SOUGHT}&tu-khoa={SOUGHT}"):
            if asked and not re.search(r"tim|search|^can-bo/don|^api/v1/[\w-]+$", route):
                continue
            _forget_speaker()
            answer = client.get(filled(route, keys) + asked)
            assert answer.status_code < 500, route
            opened += 1
            if MARKER in told(answer):
                found.append(route + asked)
    return found, opened


def test_a_report_about_an_office_never_reaches_it(reported, town):
    with as_system(), connection.cursor() as cursor:
        cursor.execute("SELECT code FROM voice_petition WHERE id = %s", [reported.petition])
        [code] = cursor.fetchone()
    keys = {
        "uuid": str(reported.petition), "petition_id": str(reported.petition), "place": town.place.code, "code": code, "body_code": town.committee.code, "ref": f"voice:{reported.petition}",
    }  # fmt: skip
    with time_machine.travel(NOON, tick=False):
        found, opened = crawl(town.insider, keys)
        places, _opened = crawl(town.insider, {**keys, "code": town.place.code}, re.compile(r"<str:code>"))
        # The same walk as the body it was sent to does find the word: the walk is no blind one.
        superior, _opened = crawl(
            town.city_head, keys, re.compile(r"^can-bo/.*<uuid:petition_id>/$|^can-bo/don/$|^can-bo/$")
        )
    assert (found, places) == ([], [])
    assert opened > 500
    assert superior

    with speaking_for(town.insider.pk, today=NOON.date()):
        assert not Duty.objects.filter(about=f"voice:{reported.petition}").exists()
    with as_system():
        for message in Message.objects.all():
            assert MARKER not in str(sealing.unseal(message.sealed))
    assert not any(MARKER in f"{letter.subject} {letter.body}" for letter in mail.outbox)

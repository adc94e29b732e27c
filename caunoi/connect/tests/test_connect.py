"""Tokens, webhooks and what goes out: narrowed, signed, tried again, never into an inner network."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import localdate, now

from caunoi.access.commands import end_role
from caunoi.access.context import as_system, narrow_to, speaking_for
from caunoi.access.words import Role
from caunoi.connect import commands, queries, rules
from caunoi.connect.models import ApiToken
from caunoi.connect.words import Standing
from caunoi.kernel.refusal import Refusal
from caunoi.notices.outward import is_outside, must_be_outside
from tests.stage import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.urls("caunoi.site.urls")]


@pytest.fixture
def token(town):
    with speaking_for(town.handler.pk):
        return commands.make_token(
            name="Hệ thống một cửa", role=Role.HANDLER, body=town.committee, until=localdate() + timedelta(days=30), by=town.handler, at=now()
        )  # fmt: skip


def ask(client, secret, path="/api/v1/token"):
    return client.get(path, headers={"Authorization": f"Bearer {secret}"})


def test_a_token_speaks_in_its_role_and_body_and_is_kept_as_a_digest_alone(client, town, token):
    row, secret = token

    told = ask(client, secret).json()

    assert (told["role"], told["body"], told["place"]) == ("handler", town.committee.code, town.place.code)
    with as_system():
        row = ApiToken.objects.get()
    assert secret not in json.dumps({name: str(value) for name, value in vars(row).items()})
    assert row.used_at is not None


@pytest.mark.parametrize("shown", ["", "caunoi_made-up", "x" * 5000, "Bearer", "\u1ed9"])
def test_no_token_or_a_made_up_one_opens_nothing(client, town, shown):
    headers = {"Authorization": f"Bearer {shown}"} if shown.isascii() else {}
    assert client.get("/api/v1/desk/duties", headers=headers).status_code == 401


def test_a_token_dies_with_its_day_its_revocation_and_its_makers_office(client, town, token):
    row, secret = token
    assert ask(client, secret).status_code == 200

    with as_system():
        ApiToken.objects.filter(pk=row.pk).update(until=localdate())
    assert ask(client, secret).status_code == 401
    with as_system():
        ApiToken.objects.filter(pk=row.pk).update(until=localdate() + timedelta(days=1))
        end_role(person=town.handler, role=Role.HANDLER, body=town.committee, until=localdate(), by="system", at=now())
    assert ask(client, secret).status_code == 401


def test_a_token_may_ask_so_many_times_a_minute(client, town, token):
    with as_system():
        ApiToken.objects.update(minute=now(), asked=rules.A_MINUTE - 1)

    assert [ask(client, token[1]).status_code for _ in range(2)] == [200, 429]


def test_what_a_token_sees_is_narrowed_in_the_database_itself(town):
    with speaking_for(town.city_head.pk):
        before = len(queries.keeps(town.city_head))
        with connection.cursor() as cursor:
            cursor.execute("SELECT access_my_bodies(), access_my_bodies_as('{custodian}')")
            whole = cursor.fetchone()
            narrow_to(town.bodies["city"].pk, "receiver")
            cursor.execute(
                "SELECT access_my_bodies(), access_my_bodies_as('{custodian}'), access_my_bodies_as('{receiver}')"
            )
            narrow = cursor.fetchone()
            narrow_to(town.committee.pk, "receiver")
            cursor.execute("SELECT access_my_bodies()")
            elsewhere = cursor.fetchone()

    city = town.bodies["city"].pk
    assert (before, whole) == (1, ([city], [city]))
    assert (narrow, elsewhere) == (([city], [], [city]), ([],))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"until": -1}, "until"),
        ({"until": 0}, "until"),
        ({"until": 400}, "until"),
        ({"role": Role.HEAD}, "seat"),
    ],
)
def test_a_token_is_refused_with_its_reason(town, changed, field):
    given = {"name": "Hệ thống", "role": Role.HANDLER, "until": 30, **changed}
    given["until"] = localdate() + timedelta(days=given["until"])

    with speaking_for(town.handler.pk), pytest.raises(Refusal) as no:
        commands.make_token(**given, body=town.committee, by=town.handler, at=now())

    assert no.value.field == field


def test_a_token_is_seen_by_its_maker_and_the_bodys_head_and_nobody_else(town, token):
    seen = {}
    for name, person in town.officers.items():
        with speaking_for(person.pk):
            seen[name] = len(queries.tokens_seen(localdate()))
    assert {name for name, count in seen.items() if count} == {"handler", "head"}
    with speaking_for(town.stranger.pk), pytest.raises(Refusal):
        commands.revoke_token(token_id=token[0].pk, by=town.stranger, at=now())


@pytest.mark.parametrize(
    ("until", "revoked", "wanted"),
    [(1, False, Standing.RUNNING), (0, False, Standing.EXPIRED), (1, True, Standing.REVOKED)],
)
def test_a_token_stands_by_its_day(until, revoked, wanted):
    assert rules.standing(NOON.date() + timedelta(days=until), revoked, NOON.date()) is wanted


@pytest.mark.parametrize(
    "url",
    [
        "http://vidu.vn/", "https://127.0.0.1/", "https://[::1]/", "https://localhost/", "https://10.0.0.1/x", "https://ten:mat-khau@vidu.vn/", "https://vidu.vn/#a",
        "ftp://vidu.vn/", "", "https://", "https://vidu.vn:99999/", "javascript:alert(1)", "https://2130706433/", "https://vidu.vn/\n", "https://" + "a" * 600 + ".vn/",
    ],
)  # fmt: skip
def test_an_address_of_an_inner_network_or_an_odd_one_is_refused(url):
    with pytest.raises(Refusal):
        must_be_outside(url)


@pytest.mark.parametrize(
    ("address", "outside"),
    [
        ("8.8.8.8", True), ("127.0.0.1", False), ("10.1.2.3", False), ("169.254.169.254", False), ("192.168.1.1", False), ("100.64.0.1", False), ("0.0.0.0", False),
        ("224.0.0.1", False), ("::1", False), ("fe80::1", False), ("fc00::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
        ("2606:4700::1111", True), ("khong-phai", False),
    ],
)  # fmt: skip
def test_only_the_open_internet_is_outside(address, outside):
    assert is_outside(address) is outside


@pytest.mark.parametrize(
    ("moment", "given", "wanted"),
    [(0, None, True), (299, None, True), (400, None, False), (-400, None, False), (0, "0" * 64, False), (0, "", False)],
)
def test_a_signature_holds_for_its_content_and_a_few_minutes(moment, given, wanted):
    then = str(int(NOON.timestamp()) - moment)
    signed = rules.signature("bi-mat", int(then), b"{}") if given is None else given

    assert rules.is_signed("bi-mat", then, b"{}", signed, NOON) is wanted
    assert not rules.is_signed("bi-mat", "hom-nay", b"{}", signed, NOON)

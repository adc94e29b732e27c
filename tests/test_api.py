"""The API held against its own description, and against what residents' systems may send by mistake."""

import json

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings


@pytest.fixture
def client(town):
    return Client(SERVER_NAME="127.0.0.1")


def send(client, town, **changed):
    body = {
        "title": "Đèn đường hẻm 12 tắt",
        "text": "Đèn đường hẻm 12 tắt đã hai tuần.",
        "place": town.place.code,
        **changed,
    }
    headers = {"Idempotency-Key": changed.pop("key")} if "key" in changed else {}
    body.pop("key", None)
    return client.post("/api/v1/petitions", json.dumps(body), content_type="application/json", headers=headers)


def test_a_petition_sent_is_followed_by_its_code(client, town):
    receipt = send(client, town).json()

    progress = client.get(f"/api/v1/petitions/{receipt['code']}").json()

    assert (progress["number"], progress["stage"], progress["body"]) == (
        receipt["number"],
        "filed",
        town.committee.name,
    )
    assert "Đèn" not in json.dumps(progress, ensure_ascii=False)


def test_the_same_key_gives_the_same_receipt(client, town):
    assert send(client, town, key="k-1").json() == send(client, town, key="k-1").json()


def test_a_denunciation_is_refused_with_its_article(client, town):
    answer = send(client, town, kind="denunciation")

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (409, "kind")
    assert "Điều 22, 23" in answer.json()["errors"][0]["cite"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": ""}, "title"),
        ({"text": "x" * 100_001}, "text"),
        ({"text": "có ký tự rỗng \x00 ở giữa"}, "text"),
        ({"place": "00000"}, "place"),
        ({"place": "abc'; DROP TABLE voice_petition; --"}, "place"),
        ({"signers": 0}, "signers"),
        ({"kind": "lạ"}, "kind"),
        ({"knew_on": "2026-13-45"}, "knew_on"),
    ],
)
def test_bad_input_names_its_field_and_is_never_a_server_error(client, town, changed, field):
    answer = send(client, town, **changed)

    assert answer.status_code in (409, 422)
    assert field in [error["field"].split(".")[-1] for error in answer.json()["errors"]]


@pytest.mark.parametrize(
    ("address", "field", "vi", "en"),
    [
        ("/api/v1/criticisms?place=27031&sort=khac", "sort", "Chỉ nhận: draft, standing.", "This must be one of: draft, standing."),
        ("/api/v1/criticisms?place=27031&page=0", "page", "Cần từ 1 trở lên.", "This must be 1 or more."),
        ("/api/v1/criticisms?place=27031&page=hai", "page", "Cần là số nguyên.", "This must be a whole number."),
        ("/api/v1/criticisms", "place", "Thiếu giá trị này.", "This value is missing."),
        ("/api/v1/criticisms/1234", "criticism_id", "Cần là một mã UUID.", "This must be a UUID."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_the_readers_language(client, db, address, field, vi, en):
    for language, words in (("vi", vi), ("en", en)):
        client.cookies["ngon_ngu"] = language
        answer = client.get(address)
        assert answer.status_code == 422
        assert [(each["field"], each["message"]) for each in answer.json()["errors"]] == [(field, words)]


def test_every_word_about_a_wrong_value_takes_what_pydantic_tells():
    from caunoi.site.wrong import WORDS, told

    bound = {"min_length", "max_length", "pattern", "expected", "gt", "ge", "lt", "le"}
    for kind, (vi, en) in WORDS.items():
        named = {name for name in bound if f"{{{name}}}" in vi}
        assert named == {name for name in bound if f"{{{name}}}" in en}
        assert "{" not in told({"type": kind, "ctx": dict.fromkeys(bound, "5"), "msg": "x"})
    assert told({"type": "khác", "msg": "a thing"}) == "Giá trị không hợp lệ: a thing"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\x00\x01", b'{"title": 1e999}', "\ufeff{}".encode()])
def test_a_body_that_is_no_petition_is_refused(client, body):
    assert client.post("/api/v1/petitions", body, content_type="application/json").status_code in (400, 422)


def test_hostile_words_are_kept_as_words(client, town):
    from caunoi.access.context import as_system
    from caunoi.voice.models import Petition

    hostile = "<script>alert(1)</script> ' OR 1=1; -- \u202e đảo 😀"
    send(client, town, title=hostile, text=hostile * 2)

    with as_system():
        assert Petition.objects.get().title == hostile


def schema():
    from django.core.handlers.wsgi import WSGIHandler

    from caunoi.site.api import api

    app = WSGIHandler()
    loaded = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema(), default=str)))
    loaded.app = app
    return loaded


@pytest.fixture
def one_connection():
    """Requests answered inside the test keep the test's own connection, as Django's test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_every_operation_keeps_to_its_description(town, one_connection, subtests):
    for operation in schema().get_all_operations():
        described = operation.ok()

        @settings(
            max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None
        )
        @given(case=described.as_strategy())
        def keeps(case):
            case.call_and_validate(base_url="http://127.0.0.1")

        with subtests.test(operation=described.label):
            keeps()


def test_an_address_the_api_does_not_have_is_said_in_its_own_shape(client, town):
    none = client.get("/api/v1/nothing")
    assert (none.status_code, none.headers["Content-Type"]) == (404, "application/json")
    assert none.json()["errors"] == [
        {"field": "", "message": "Không có địa chỉ này. · There is no such address.", "cite": ""}
    ]
    assert client.get("/khong-co/").headers["Content-Type"].startswith("text/html")

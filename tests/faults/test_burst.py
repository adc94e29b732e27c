"""Opinions in a burst: every rule kept at the fast door, and nothing acknowledged lost when server and database are killed."""

import asyncio
import json
import threading
import urllib.error
import urllib.request
import uuid
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from bench.burst import checked, kill_in_the_middle
from bench.burst_house import House
from bench.burst_load import Load, requests
from caunoi.discuss.burst.gate import Gate
from caunoi.discuss.burst.intake import MOST_WAITING, Intake
from tests.stage import DATA, WORKER

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def house():
    """One installation for all of them: setting it up costs more than they do."""
    site = House(DATA.parent / f"burst-{WORKER}")
    try:
        site.told = site.set_up()
        site.start_door()
        yield site
    finally:
        site.stop()


@pytest.fixture
def post(house):
    def send(body, kind="application/json"):
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{house.port}/y-kien", content, {"Content-Type": kind})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as no:
            return no.code, json.loads(no.read())

    return send


def in_a_loop_of_its_own(work):
    """Run it beside whatever loop a browser of this worker keeps in the main thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def vote(told, slug="cuoc", **more):
    return {
        "consultation": slug,
        "key": uuid.uuid4().hex,
        "opinions": [{"statement": told[slug]["statements"][0], "stance": 1}],
        **more,
    }


def opinions(house, code):
    """What is stored of a participant, seen with their own receipt by the application's role."""
    token = house.run(
        f"import django; django.setup()\nfrom caunoi.discuss.tokens import token_of\nprint(token_of({house.told['cuoc']['id']}, {code!r}))"
    ).strip()
    with psycopg.connect(house.env["DATABASE_URL"]) as link:
        link.execute("SELECT set_config('caunoi.receipt', %s, true)", [token])
        return link.execute("SELECT section_id, statement_id, stance, text FROM discuss_opinion ORDER BY id").fetchall()


def holds(house, digest, proof):
    """Whether the receipt's proof leads to the ledger's entry, asked inside the installation."""
    return house.run(
        "import django; django.setup()\nfrom caunoi.access.context import as_system\nfrom caunoi.discuss.burst import proof\n"
        f"with as_system():\n    print(proof.holds({digest!r}, {proof!r}))"
    ).strip()


def test_a_sending_is_kept_once_and_its_receipt_says_where_it_stands(house, post):
    told = house.told
    body = {"consultation": "cuoc", "key": "một khoá", "place": told["place"], "opinions": [
        {"statement": told["cuoc"]["statements"][0], "stance": -1},
        {"section": told["cuoc"]["sections"][0], "stance": 1, "text": "  Đồng ý\u200b nhé "},
        {"question": told["cuoc"]["question"], "option": told["cuoc"]["options"][1]}]}  # fmt: skip

    status, first = post(body)
    again, second = post(body)

    assert (status, again) == (201, 200)
    assert first["code"] == second["code"]
    assert [one["fate"] for one in first["opinions"]] == ["taken"] * 3
    assert [one["fate"] for one in second["opinions"]] == ["already"] * 3
    assert [one["digest"] for one in first["opinions"]] == [one["digest"] for one in second["opinions"]]
    assert len({one["proof"]["entry"] for one in first["opinions"]}) == 1
    assert [one["proof"] for one in second["opinions"]] == [one["proof"] for one in first["opinions"]]
    assert opinions(house, first["code"]) == [
        (None, told["cuoc"]["statements"][0], -1, ""), (told["cuoc"]["sections"][0], None, 1, "Đồng ý nhé"), (None, None, None, ""),
    ]  # fmt: skip


def test_a_second_opinion_on_the_same_statement_is_not_taken(house, post):
    body = vote(house.told)
    post(body)
    body["opinions"][0]["stance"] = -1

    status, answer = post(body)

    assert (status, [one["fate"] for one in answer["opinions"]]) == (409, ["different"])


def test_where_only_invited_people_speak_the_code_must_be_one_given_out(house, post):
    told = house.told

    without, _ = post(vote(told, "moi"))
    wrong, _ = post(vote(told, "moi", code="GY-0000-0000-0000-0000"))
    right, answer = post(vote(told, "moi", code=told["code"]))

    assert (without, wrong, right) == (403, 403, 201)
    assert answer["code"] == told["code"]


def test_one_key_sent_eight_times_at_once_is_one_opinion_of_one_receipt_and_its_proof_holds(house, post):
    body = vote(house.told)
    with ThreadPoolExecutor(8) as many:
        answers = list(many.map(lambda _: post(body), range(8)))

    assert sorted(status for status, _ in answers) == [200] * 7 + [201]
    assert len({(answer["code"], answer["opinions"][0]["digest"]) for _, answer in answers}) == 1
    proven = next(answer["opinions"][0] for status, answer in answers if status == 201)
    assert holds(house, proven["digest"], proven["proof"]) == "True"
    assert holds(house, "00" * 32, proven["proof"]) == "False"


def test_an_opinion_on_the_whole_draft_is_taken_and_letters_are_kept_composed(house, post):
    body = vote(house.told, opinions=[{"section": house.told["cuoc"]["whole"], "text": "Hoa\u0300 bi\u0300nh"}])

    status, answer = post(body)

    assert status == 201
    assert [row[3] for row in opinions(house, answer["code"])] == ["Ho\u00e0 b\u00ecnh"]


def test_a_full_queue_turns_the_sender_away_with_the_time_to_come_again(monkeypatch):
    from caunoi.discuss.burst import api

    class Full:
        async def take(self, rows):
            return await Intake("").take([None] * (MOST_WAITING + 1))

    async def standing(slug):
        return None

    monkeypatch.setattr(api, "_taking", Full)
    monkeypatch.setattr(api, "_standing", standing)
    monkeypatch.setattr(api.board, "letters_of", lambda *_: "")
    monkeypatch.setattr(api, "_place", lambda *_: standing(""))
    monkeypatch.setattr(api.board, "rows_of", lambda *_: [])
    sent = []

    async def receive():
        return {
            "type": "http.request",
            "body": b'{"consultation": "cuoc", "opinions": [{"statement": 1, "stance": 1}]}',
        }

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "path": "/y-kien", "method": "POST", "headers": [(b"content-type", b"application/json")]}
    in_a_loop_of_its_own(api.app(scope, receive, send))

    assert sent[0]["status"] == 503
    assert (b"retry-after", b"1") in sent[0]["headers"]


def test_one_address_is_slowed_when_a_hall_is_not():
    gate = Gate(per_minute=3_000)

    hall = [gate.lets_in("203.0.113.7", now=second) for second in range(60) for _ in range(100)]
    script = [gate.lets_in("2001:db8::1", now=0.0) for _ in range(2_000)]
    script += [gate.lets_in(f"2001:db8::{number:x}", now=0.0) for number in range(2, 1_500)]

    assert all(hall[:3_000])
    assert sum(hall) >= 5_000
    assert (sum(script), gate.lets_in("127.0.0.1", now=0.0)) == (3_000, True)
    assert gate.lets_in("2001:db8::1", now=1.0)


@pytest.mark.parametrize("slug", ["chua", "het"])
def test_nothing_is_taken_before_opening_or_after_the_last_day(house, post, slug):
    status, answer = post(vote(house.told, slug))

    assert status == 409
    assert answer["error"]["vi"]


def test_what_does_not_fit_is_refused_with_a_sentence(house, post):
    told = house.told
    here = told["cuoc"]
    wrong = [
        vote(told, opinions=[{"statement": here["hidden"], "stance": 1}]),
        vote(told, opinions=[{"statement": told["moi"]["statements"][0], "stance": 1}]),
        vote(told, opinions=[{"statement": here["statements"][0]}]),
        vote(told, opinions=[{"section": here["sections"][0]}]),
        vote(told, opinions=[{"section": here["sections"][0], "text": "a" * 8001}]),
        vote(told, opinions=[{"section": here["sections"][0], "stance": 2}]),
        vote(told, opinions=[{"question": here["question"], "option": 999999999}]),
        vote(told, opinions=[{"question": here["question"], "scale": 3}]),
        vote(told, opinions=[{"statement": here["statements"][0], "section": here["sections"][0], "stance": 1}]),
        vote(told, opinions=[{"statement": here["statements"][0], "stance": 1}] * 2),
        vote(told, opinions=[]),
        vote(told, opinions=[{"statement": 2**70, "stance": 1}]),
        vote(told, place=told["other"]),
        vote(told, extra=1),
        {}, [], b"{", b"", b"\xff\xfe", b"[" * 100_000,
    ]  # fmt: skip

    answers = [post(body) for body in wrong]

    assert [status for status, _ in answers] == [422] * len(wrong)
    assert all(answer["error"]["vi"] and answer["error"]["en"] for _, answer in answers)


def test_odd_requests_are_answered_with_their_own_status(house, post):
    assert post(vote(house.told, "cuoc", consultation="khong-co"))[0] == 404
    assert post(b" " * 300_000)[0] == 413
    assert post(vote(house.told), kind="text/plain")[0] == 415
    assert post(vote(house.told, code="???"))[0] == 403


def test_nothing_acknowledged_is_lost_or_doubled_when_server_and_database_are_killed_in_a_burst(house):
    told = house.told
    load = Load(requests(told["cuoc"], "cuoc", told["place"], 40_000, 5), keep=True)
    killer = threading.Thread(target=kill_in_the_middle, args=(house,))

    killer.start()
    in_a_loop_of_its_own(load.run(house.port, 32, 6))
    killer.join()
    found = checked(house, load)

    assert len(load.receipts) > 300
    assert (found["missing"], found["doubled"], found["troubles"]) == (0, 0, [])
    assert found["entered"] == found["entered_once"] == found["stored"]

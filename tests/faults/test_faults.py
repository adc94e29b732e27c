"""The fault run: server and database killed at random moments; every acknowledged act is there once, and the ledger stands."""

import contextlib
import http.client
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

import psycopg
import pytest

from tests.stage import DATA, ROOT, WORKER

pytestmark = pytest.mark.faults
SEED = int(os.environ.get("CAUNOI_FAULT_SEED", "20261122"))
ROUNDS = 4


class Installation:
    """A server and a database of their own, to be killed and brought back."""

    def __init__(self, home: Path) -> None:
        self.home = home
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.env = dict(os.environ, CAUNOI_DATA=str(home), CAUNOI_PLAIN_STATIC="1")
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "CAUNOI_OWN_DATABASE", "CAUNOI_DB_ROLE"):
            self.env.pop(name, None)
        self.site = None
        self.place = ""

    def start_database(self) -> None:
        from caunoi.site import postgres

        server = postgres.start(self.home)
        self.env.update(
            DATABASE_URL=server.url("caunoi_app"),
            DATABASE_OWNER_URL=server.url("caunoi_owner"),
            CAUNOI_OWN_DATABASE="1",
        )
        self.data = server.data

    def start_site(self) -> None:
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port), "--workers", "1",
                   "--blocking-threads", "3", "--log-level", "error", "--no-ws", "caunoi.site.wsgi:application"]  # fmt: skip
        self.site = subprocess.Popen(command, env=self.env, cwd=ROOT, start_new_session=True, stderr=subprocess.DEVNULL)

    def kill_site(self) -> None:
        if self.site is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.site.pid, signal.SIGKILL)
        self.site.wait()

    def kill_database(self) -> None:
        pid = int((self.data / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)

    def run(self, script: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", script], env=self.env, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def stop(self) -> None:
        from caunoi.site import postgres

        self.kill_site()
        postgres.release(self.home)


SET_UP = """
import django; django.setup()
from caunoi.site.upgrade import migrate_as_owner; migrate_as_owner()
from tests.town import build_town
from caunoi.access.context import as_system
with as_system():
    town = build_town()
print(town.place.code)
"""
WORK = """
import sys, django; django.setup()
from django.utils import timezone
from caunoi.access.context import as_system, speaking_for
from caunoi.identity.models import Person
from caunoi.voice import commands
from caunoi.voice.models import Petition
from caunoi.voice.words import Kind, Outcome
officer = Person.objects.get(username="chutich")
with as_system():
    waiting = list(Petition.objects.filter(stage="filed").order_by("id").values_list("pk", flat=True))
for key in waiting:
    for act in ("sort", "accept", "resolve"):
        with speaking_for(officer.pk):
            if act == "sort": commands.sort(petition_id=key, kind=Kind.FEEDBACK, by=officer, at=timezone.now())
            if act == "accept": commands.accept(petition_id=key, by=officer, at=timezone.now())
            if act == "resolve": commands.resolve(petition_id=key, outcome=Outcome.DONE, answer="Đã xử lý xong việc nêu trong đơn.", by=officer, at=timezone.now())
        print(key, act, flush=True)
"""
CHECK = """
import json, django; django.setup()
from django.utils import timezone
from collections import Counter
from caunoi.access.context import as_system
from caunoi.ledger.commands import seal_all
from caunoi.ledger.queries import troubles, acts_about
from caunoi.voice import rules
from caunoi.voice.models import Petition, PetitionStep
from caunoi.voice.words import Act, Kind
seal_all(at=timezone.now())
with as_system():
    wrong = []
    steps = {}
    for petition in Petition.objects.all():
        lines = list(petition.steps.order_by("id"))
        if str(rules.walk([(Act(l.act), Kind(l.kind)) for l in lines])) != petition.stage: wrong.append(str(petition.pk))
        acts = [e.kind for e in acts_about(petition.ref) if e.kind in {a.value for a in Act}]
        if acts != [l.act for l in lines]: wrong.append(str(petition.pk))
        steps[str(petition.pk)] = Counter(l.act for l in lines)
    codes = list(Petition.objects.values_list("code", flat=True))
print(json.dumps({"troubles": [t.en for t in troubles()], "wrong": wrong, "codes": codes, "steps": steps}))
"""


@pytest.fixture(scope="module")
def settled():
    """An installation with the small town in it, made once and stopped; with the town's place."""
    home = DATA.parent / f"settled-{WORKER}"
    shutil.rmtree(home, ignore_errors=True)
    site = Installation(home)
    site.start_database()
    try:
        place = site.run(SET_UP).split()[-1]
    finally:
        site.stop()
    yield home, place
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def installation(settled):
    made, place = settled
    home = DATA.parent / f"faults-{WORKER}"
    shutil.rmtree(home, ignore_errors=True)
    subprocess.run(["cp", "-a", str(made), str(home)], check=True)  # owners kept: the server may run as somebody else
    site = Installation(home)
    site.place = place
    site.start_database()
    yield site
    site.stop()
    shutil.rmtree(home, ignore_errors=True)


def post(port: int, key: str, place: str) -> dict | None:
    body = {
        "title": f"Đèn đường hỏng {key[:6]}",
        "text": "Đèn đường hỏng đã hai tuần, đi lại nguy hiểm.",
        "place": place,
        "kind": "feedback",
    }
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/v1/petitions",
        json.dumps(body).encode(),
        {"Content-Type": "application/json", "Idempotency-Key": key},
    )
    try:
        with urllib.request.urlopen(request, timeout=15) as answer:
            return json.loads(answer.read()) if answer.status == 201 else None
    except (OSError, http.client.HTTPException, json.JSONDecodeError):
        return None


def wait_until_up(port: int) -> None:
    for _ in range(150):
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=3) as answer,
        ):
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise AssertionError("the site did not come back")


def test_nothing_acknowledged_is_lost_or_doubled_when_server_and_database_are_killed(installation):
    rng = random.Random(SEED)
    place = installation.place
    acknowledged: dict[str, dict] = {}
    tried: list[str] = []
    stopping = threading.Event()

    def resident() -> None:
        while not stopping.is_set():
            key = uuid.uuid4().hex
            tried.append(key)
            for _ in range(3):
                receipt = post(installation.port, key, place)
                if receipt:
                    acknowledged[key] = receipt
                    break
                time.sleep(0.1)

    installation.start_site()
    wait_until_up(installation.port)
    residents = [threading.Thread(target=resident) for _ in range(3)]
    for each in residents:
        each.start()
    for number in range(ROUNDS):
        time.sleep(rng.uniform(0.8, 2.0))
        if number % 2:
            installation.kill_database()
            installation.start_database()
        else:
            installation.kill_site()
            installation.start_site()
        wait_until_up(installation.port)
    time.sleep(0.5)
    stopping.set()
    for each in residents:
        each.join()
    again = {key: post(installation.port, key, place) for key in list(acknowledged)[:20]}
    found = json.loads(installation.run(CHECK))

    assert len(acknowledged) > 20
    assert (found["troubles"], found["wrong"]) == ([], [])
    assert {receipt["code"] for receipt in acknowledged.values()} - set(found["codes"]) == set()
    assert len(found["codes"]) == len(set(found["codes"])) <= len(tried)
    assert {key: receipt["code"] for key, receipt in again.items()} == {key: acknowledged[key]["code"] for key in again}


def test_a_step_is_whole_or_not_at_all_when_its_officer_or_the_database_dies(installation):
    rng = random.Random(SEED + 1)
    place = installation.place
    installation.start_site()
    wait_until_up(installation.port)
    for _ in range(24):
        assert post(installation.port, uuid.uuid4().hex, place)
    installation.kill_site()
    acknowledged: list[tuple[str, str]] = []
    for number in range(ROUNDS):
        worker = subprocess.Popen(
            [sys.executable, "-c", WORK],
            env=installation.env,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        first = worker.stdout.readline().split()
        time.sleep(rng.uniform(0.05, 0.5))
        if number % 2:
            installation.kill_database()
        worker.kill()
        acknowledged += [
            tuple(line.split())
            for line in [" ".join(first), *worker.stdout.read().splitlines()]
            if line.count(" ") == 1
        ]
        worker.wait()
        installation.start_database()
    found = json.loads(installation.run(CHECK))

    assert acknowledged
    assert (found["troubles"], found["wrong"]) == ([], [])
    names = {"sort": "sort", "accept": "accept", "resolve": "answer"}
    assert [pair for pair in acknowledged if found["steps"][pair[0]].get(names[pair[1]]) != 1] == []


def test_the_database_of_the_fault_run_is_durable(installation):
    with psycopg.connect(installation.env["DATABASE_URL"]) as link:
        kept = [
            link.execute(f"SHOW {name}").fetchone()[0] for name in ("fsync", "synchronous_commit", "full_page_writes")
        ]

    assert kept == ["on", "on", "on"]

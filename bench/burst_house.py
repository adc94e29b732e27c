"""A small installation of its own to be written to in bursts, and killed: a server, a database, one running consultation."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
SET_UP = """
import django; django.setup()
import json
from datetime import timedelta
from django.utils import timezone
from caunoi.site.upgrade import migrate_as_owner; migrate_as_owner()
from caunoi.access.context import as_system
from caunoi.discuss import tokens
from caunoi.discuss.models import Consultation, Invitation, Option, Question, Section, Statement
from caunoi.places.models import Place
from tests.town import build_town
now = timezone.now()
with as_system():
    town = build_town()
    place, body = town.place, town.committee
    told = {"place": place.code, "other": Place.objects.filter(level="commune", until__isnull=True).exclude(province=town.province).first().code}
    for slug, entry, opens, closes in (("cuoc", "open", -2, 20), ("moi", "invited", -2, 20), ("chua", "open", 2, 22), ("het", "open", -30, -1)):
        c = Consultation.objects.create(
            slug=slug, place=place, province=town.province, body=body, blueprint="draft_decision", matter="5", forms=["portal"],
            rights=["comment", "answer", "vote"], entry=entry, stage="open", title="Dự thảo " + slug, answerer="Nguyễn Hữu Lâm",
            answer_on=(now + timedelta(days=closes + 20)).date(), opens_on=(now + timedelta(days=opens)).date(), closes_on=(now + timedelta(days=closes)).date(),
            least_on=(now + timedelta(days=closes)).date(), opens_at=now + timedelta(days=opens), closes_at=now + timedelta(days=closes),
            plan_council="1", plan_front="1", plan_sent_on=(now + timedelta(days=opens - 1)).date(), created_at=now, synthetic=True)
        sections = [Section.objects.create(consultation=c, position=n, kind="article", number=str(n), text="Nội dung") for n in range(1, 21)]
        whole = Section.objects.create(consultation=c, position=0, kind="whole", depth=0, commented=False)
        statements = [Statement.objects.create(consultation=c, position=n, text=f"Nhận định số {n} để mọi người bày tỏ", sent_at=now) for n in range(1, 31)]
        hidden = Statement.objects.create(consultation=c, position=99, text="Nhận định còn chờ duyệt", stage="waiting", sent_at=now)
        question = Question.objects.create(consultation=c, position=1, kind="choice", text="Chọn mức thu")
        options = [Option.objects.create(question=question, position=n, text=f"Mức {n}") for n in range(1, 4)]
        told[slug] = {"id": c.pk, "sections": [s.pk for s in sections], "statements": [s.pk for s in statements], "hidden": hidden.pk, "whole": whole.pk,
                      "question": question.pk, "options": [o.pk for o in options]}
        if entry == "invited":
            told["code"] = tokens.new_code()
            Invitation.objects.create(consultation=c, token=tokens.token_of(c.pk, told["code"]), place=None, made_at=now)
print(json.dumps(told))
"""


class House:
    """The server and database, started, killed and brought back."""

    def __init__(self, home: Path) -> None:
        self.home = home
        shutil.rmtree(home, ignore_errors=True)
        self.port = free_port()
        self.env = dict(
            os.environ,
            CAUNOI_DATA=str(home),
            CAUNOI_PLAIN_STATIC="1",
            PYTHONPATH=str(ROOT),
            DJANGO_SETTINGS_MODULE="caunoi.site.settings",
        )
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "CAUNOI_OWN_DATABASE", "CAUNOI_DB_ROLE"):
            self.env.pop(name, None)
        self.door: subprocess.Popen[bytes] | None = None
        self.start_database()

    def start_database(self) -> None:
        """Start it; after a kill this is its recovery."""
        from caunoi.site import postgres

        server = postgres.start(self.home)
        self.env.update(
            DATABASE_URL=server.url("caunoi_app"),
            DATABASE_OWNER_URL=server.url("caunoi_owner"),
            CAUNOI_OWN_DATABASE="1",
        )
        self.data = server.data

    def start_door(self) -> None:
        """Start the burst intake as serving does."""
        from caunoi.site.serving import burst_command

        self.door = subprocess.Popen(
            burst_command("127.0.0.1", self.port), env=self.env, cwd=ROOT, start_new_session=True
        )
        for _ in range(150):
            with contextlib.suppress(OSError), urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=3) as answer:
                if answer.status == 200:
                    return
            time.sleep(0.1)
        raise RuntimeError("the burst intake did not start")

    def kill_door(self) -> None:
        """End it as a power cut would."""
        if self.door is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.door.pid, signal.SIGKILL)
            self.door.wait()

    def kill_database(self) -> None:
        """End it as a power cut would."""
        os.kill(int((self.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def run(self, script: str) -> str:
        """What a script prints in this installation."""
        done = subprocess.run(
            [sys.executable, "-c", script], env=self.env, cwd=ROOT, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return done.stdout

    def set_up(self) -> dict:
        """Tables, bodies, and four consultations: open, by invitation, not yet, no longer."""
        return json.loads(self.run(SET_UP).splitlines()[-1])

    def stop(self) -> None:
        """Stop everything and clear up."""
        from caunoi.site import postgres

        self.kill_door()
        postgres.release(self.home)
        shutil.rmtree(self.home, ignore_errors=True)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

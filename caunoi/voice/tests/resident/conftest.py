import os
import shutil
from datetime import timedelta

import pytest
import time_machine
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.testcases import LiveServerThread

from caunoi.access.context import as_system, speaking_for
from caunoi.voice import commands
from caunoi.voice.models import Petition
from caunoi.voice.words import Kind, Outcome
from tests.stage import NOON
from tests.town import build_town


@pytest.fixture(autouse=True)
def _frozen(request):
    cache.clear()
    if "site" in request.fixturenames:  # a browser and a server live in real time
        yield
        return
    with time_machine.travel(NOON, tick=False):
        yield


class Resident:
    """Somebody with a browser who answers the questions of the form."""

    ANSWERS = {
        "viec": {
            "title": "Rác ở hẻm 12 không được thu gom",
            "text": "Hai tuần nay rác ở hẻm 12 không ai thu gom, mùi hôi vào tận nhà.",
            "wish": "Thu gom hằng ngày như trước.",
        },
        "ngay": {"knew_on_ngay": "1", "knew_on_thang": "11", "knew_on_nam": "2026", "instance": "1"},
        "ai-bi-neu": {},
        "giay-to": {},
        "nguoi-gui": {
            "named": "yes",
            "name": "Nguyễn Thị Lan",
            "address": "12 đường số 3",
            "phone": "0912 345 678",
            "email": "",
        },
        "nhieu-nguoi": {"together": "no"},
    }

    def __init__(self, town, **client):
        self.client = Client(**client)
        self.town = town

    def answer(self, slug, **data):
        return self.client.post(f"/gui-don/{slug}/", {"go": "on", **data})

    def start(self, kind=Kind.FEEDBACK):
        self.answer("loai", kind=kind.value)
        name = f"{self.town.place.full_name}, Thành phố Hồ Chí Minh"
        self.answer("noi", q=name)
        return self.answer("noi", q=name, place=self.town.place.code, address="Hẻm 12")

    def write(self, kind=Kind.FEEDBACK, *, but=None, **changed):
        """Answer everything up to, not including, the question ``but``; returns the last response."""
        response = self.start(kind)
        for slug, data in self.ANSWERS.items():
            if slug == but:
                break
            if slug != "ngay" or kind is Kind.COMPLAINT:
                response = self.answer(slug, **{**data, **changed.get(slug.replace("-", "_"), {})})
        return response

    def send(self, kind=Kind.FEEDBACK, **changed):
        """Write and send; returns the receipt's page."""
        self.write(kind, **changed)
        self.client.get("/gui-don/viec-tuong-tu/")
        self.client.post("/gui-don/kiem-tra/")
        return self.client.get("/gui-don/bien-nhan/")

    @property
    def receipt(self):
        """The values on the receipt."""
        return self.client.get("/gui-don/bien-nhan/").context["kept"]


@pytest.fixture
def resident(town):
    return Resident(town)


@pytest.fixture
def petitions():
    """How many petitions there are."""

    def count():
        with as_system():
            return Petition.objects.count()

    return count


@pytest.fixture
def answered(filed, town):
    """A petition filed and answered; gives back its receipt."""

    def make(answer="Đã thu gom rác ngày 18/11/2026 và lắp thêm thùng.", **fields):
        receipt = filed(**fields)
        with speaking_for(town.head.pk, today=NOON.date()):
            commands.sort(petition_id=receipt.petition, kind=fields.get("kind", Kind.FEEDBACK), by=town.head, at=NOON)
            commands.resolve(petition_id=receipt.petition, outcome=Outcome.DONE, answer=answer, by=town.head, at=NOON)
        return receipt

    return make


def later(**span):
    """A moment after noon."""
    return NOON + timedelta(**span)


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver keeps a loop running in this thread
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture
def site(committed, settings, monkeypatch):
    """The address of the site and the town it serves, from a database of its own."""
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)  # no thread of the server may hold the database
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    with as_system():
        town = build_town()
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}", town
    server.terminate()
    server.join()

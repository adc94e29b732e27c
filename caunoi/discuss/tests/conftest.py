"""Consultations for tests."""

import os
import shutil
from datetime import date, datetime, timedelta

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection
from django.test.testcases import LiveServerThread

from caunoi.access.context import as_system
from tests.stage import NOON, VIETNAM
from tests.town import build_town

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion", "--disable-quic", "--no-first-run"]


def make_consultation(town, *, stage="open", slug="thu", **fields):
    """A consultation of the town's committee with two articles, as rows."""
    from caunoi.discuss.models import Consultation, Section

    values = {
        "slug": slug, "place": town.place, "province": town.province, "body": town.committee, "blueprint": "draft_decision",
        "matter": "5", "forms": ["portal", "meeting"], "rights": ["comment", "answer", "vote", "propose"], "stage": stage,
        "title": "Dự thảo Quy định mức thu phí vệ sinh môi trường", "summary": "Mức thu mới từ năm 2027.", "answerer": "Nguyễn Hữu Lâm",
        "answerer_title": "Chủ tịch UBND phường", "answer_on": date(2026, 12, 21), "opens_on": date(2026, 11, 9),
        "closes_on": date(2026, 11, 30), "least_on": date(2026, 11, 30), "cite": "Luật 10/2022/QH15, Điều 28.2",
        "opens_at": datetime(2026, 11, 9, tzinfo=VIETNAM), "closes_at": datetime(2026, 12, 1, tzinfo=VIETNAM),
        "plan_council": "12/KH-UBND", "plan_front": "12/KH-UBND", "plan_sent_on": date(2026, 11, 5), "created_at": NOON - timedelta(days=15),
        **fields,
    }  # fmt: skip
    consultation = Consultation.objects.create(**values)
    Section.objects.create(consultation=consultation, position=0, kind="whole", depth=0)
    Section.objects.create(
        consultation=consultation, position=1, kind="article", depth=1, number="1", title="Mức thu", text="Mỗi hộ nộp 48.000 đồng một tháng.",
        summary="Mỗi nhà trả 48.000 đồng mỗi tháng.",
    )  # fmt: skip
    Section.objects.create(
        consultation=consultation,
        position=2,
        kind="article",
        depth=1,
        number="2",
        title="Miễn, giảm",
        text="Hộ nghèo được miễn.",
    )
    return consultation


@pytest.fixture
def running(town):
    """A consultation open on 19/11/2026, until the end of 30/11."""
    with as_system():
        return make_consultation(town)


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver keeps a loop running in this thread
    return {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture
def site(committed, settings, monkeypatch):
    """The address of the site and the town it serves, from a database of its own."""
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
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

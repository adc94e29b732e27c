import os
import shutil
from datetime import date

import pytest

from caunoi.access.context import as_system
from caunoi.know import commands
from tests.stage import NOON

TODAY = NOON.date()


@pytest.fixture(autouse=True)
def own_vault(tmp_path, settings):
    """Contents of a test lie in its own folder."""
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def editor(town):
    """The commune's publishing officer."""
    return town.handler


@pytest.fixture
def decided(town):
    """A function that enters a decision; keywords go to the command."""

    def enter(
        item="11.3",
        title="Quyết định thu hồi đất mở rộng đường số 3",
        decided_on=date(2026, 11, 16),
        by="system",
        at=NOON,
        **more,
    ):
        with as_system():
            return commands.enter_decision(
                body=more.pop("body", town.committee),
                item=item,
                title=title,
                decided_on=decided_on,
                number="12/QĐ-UBND",
                by=by,
                at=at,
                **more,
            )

    return enter


@pytest.fixture
def posted(town, decided):
    """A function that publishes a decision from a day on."""

    def publish(
        since=TODAY, last=None, text="Toàn văn quyết định thu hồi đất mở rộng đường số 3, kèm bản đồ.", at=NOON, **more
    ):
        row = decided(at=at, **more)
        with as_system():
            commands.write_text(
                disclosure_id=row.pk,
                title=row.title,
                summary="Phường thu hồi đất của 12 hộ để mở rộng đường số 3.",
                text=text,
                by="system",
                at=at,
            )
            return commands.publish(disclosure_id=row.pk, since=since, last=last, by="system", at=at)

    return publish


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion", "--disable-quic", "--no-first-run"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver keeps a loop running in this thread
    return {"executable_path": CHROMIUM, "args": FLAGS}

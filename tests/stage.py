"""The stage every test stands on: a real PostgreSQL, migrated once, cloned for each worker; the application's own role."""

import contextlib
import fcntl
import hashlib
import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

import psycopg
import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("CAUNOI_TEST_DATA", ROOT / ".data" / "test"))
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
os.environ["CAUNOI_DATA"] = str(DATA)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caunoi.site.settings")
os.environ.setdefault("CAUNOI_PLAIN_STATIC", "1")
# Examples are the same on every machine and wait for nothing: a busy machine is no fault of the code.
settings.register_profile("house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
#: What the tests' server leaves out: it need not outlive a power cut, and its cleaner must not hold a database being dropped.
HASTY = {"fsync": "off", "full_page_writes": "off", "autovacuum": "off"}
NOON = datetime(2026, 11, 19, 12, 0, tzinfo=VIETNAM)


def _server_urls() -> tuple[str, str]:
    """(application, owner) addresses of the server the tests use: an external one if named, else our own."""
    if os.environ.get("CAUNOI_TEST_URL"):
        return os.environ["CAUNOI_TEST_URL"], os.environ["CAUNOI_TEST_OWNER_URL"]
    from caunoi.site import postgres

    with mock.patch.dict(postgres.SETTINGS, HASTY):
        server = postgres.start(DATA)
    return server.url("caunoi_app"), server.url("caunoi_owner")


def _build() -> None:
    """What setting up builds: translations compiled, fonts cut; one worker builds, the others wait."""
    from caunoi.ui.fonts import build_fonts
    from caunoi.ui.messages import compile_all

    DATA.mkdir(mode=0o711, parents=True, exist_ok=True)
    with (DATA / "build.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        compile_all()
        build_fonts()


_build()
APP_URL, OWNER_URL = _server_urls()
os.environ["DATABASE_URL"] = APP_URL
os.environ["DATABASE_OWNER_URL"] = OWNER_URL


def _named(url: str, database: str) -> str:
    head, _, tail = url.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{database}" + (f"?{tail}" if tail else "")


def _template_name() -> str:
    """Changes whenever a migration, or data the template holds, changes."""
    digest = hashlib.sha256()
    files = [
        *ROOT.glob("caunoi/*/migrations/*.py"),
        *ROOT.glob("caunoi/places/data/*"),
        *ROOT.glob("caunoi/*/finding.py"),
        *ROOT.glob("caunoi/search/*.py"),
        ROOT / "caunoi/site/upgrade.py",
        ROOT / "caunoi/site/management/commands/migrate.py",
    ]
    for path in sorted(files):
        digest.update(path.name.encode() + path.read_bytes())
    return f"caunoi_template_{digest.hexdigest()[:12]}"


def _make_template() -> str:
    from caunoi.site import upgrade

    name = _template_name()
    with (
        (DATA / "template.lock").open("a+") as lock,
        psycopg.connect(_named(OWNER_URL, "caunoi"), autocommit=True) as owner,
    ):
        fcntl.flock(lock, fcntl.LOCK_EX)
        if owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return name
        draft = f"{name}_draft"
        owner.execute(f"DROP DATABASE IF EXISTS {draft}")
        owner.execute(f"CREATE DATABASE {draft}")
        before = dict(os.environ)
        os.environ.update(DATABASE_URL=_named(APP_URL, draft), DATABASE_OWNER_URL=_named(OWNER_URL, draft))
        try:
            upgrade.migrate_as_owner()
        finally:
            os.environ.clear()
            os.environ.update(before)
        owner.execute(f"ALTER DATABASE {draft} RENAME TO {name}")
    return name


def _clone(database: str, template: str) -> None:
    with (
        (DATA / "template.lock").open("a+") as lock,
        psycopg.connect(_named(OWNER_URL, "caunoi"), autocommit=True) as owner,
    ):
        fcntl.flock(lock, fcntl.LOCK_EX)
        owner.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
        owner.execute(f"CREATE DATABASE {database} TEMPLATE {template}")


def _drop(database: str) -> None:
    with psycopg.connect(_named(OWNER_URL, "caunoi"), autocommit=True) as owner:
        for _attempt in range(50):
            with contextlib.suppress(psycopg.errors.InsufficientPrivilege, psycopg.errors.ObjectInUse):
                owner.execute(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
                return
            time.sleep(0.2)  # the owner may not stop the server's own cleaner; it leaves by itself


@contextlib.contextmanager
def fresh_database(database: str, of: str = "") -> Iterator[str]:
    """A database of its own, cloned from the template or another; Django's connection points at it meanwhile."""
    from django.db import connection

    _clone(database, of or _make_template())
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        yield _named(APP_URL, database)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        _drop(database)


#: Files whose tests share something costly made once for all of them: one worker takes such a file whole.
WHOLE = ("tests/test_external.py", "tests/faults/test_faults.py", "tests/faults/test_burst.py")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Each test by itself, but for ``WHOLE``. By path: marks of xdist 3.8 are not seen under pytest 9.2, and both workers made everything."""
    from xdist.scheduler import LoadScopeScheduling

    class OneByOne(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            path = nodeid.partition("::")[0]
            return path if path in WHOLE else nodeid

    return OneByOne(config, log) if config.getvalue("dist") == "loadgroup" else None


#: Files whose tests take minutes: begun first, so that no worker is still at one when the others have gone home.
LONG = ("test_keeping.py", "test_external.py", "test_faults.py", "test_burst.py")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first; the others keep their order."""
    items.sort(key=lambda item: item.path.name not in LONG)


#: What the test that begins finds in its database: nothing, the small town, or the town with its half-year of letters.
_in_it = [""]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Who asks for the town, or its half-year, is served from the database that has it: making them anew was a fifth of all the time."""
    asked = getattr(item, "fixturenames", ())
    _in_it[0] = "_half" if "half_year" in asked else "_town" if "town" in asked else ""
    _go_to_the_database()


def _go_to_the_database() -> None:
    from django.db import connection

    kept = connection.settings_dict["NAME"].removesuffix("_town").removesuffix("_half")
    wanted = f"{kept}{_in_it[0]}"
    if kept == f"caunoi_test_{WORKER}" and connection.settings_dict["NAME"] != wanted:
        connection.close()
        connection.settings_dict["NAME"] = wanted


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker) -> Iterator[None]:
    """Replaces pytest-django's: clones of the migrated template, used as the application's own role; with the town, and its letters."""
    from .letters import play_once
    from .town import settle

    with (
        django_db_blocker.unblock(),
        fresh_database(f"caunoi_test_{WORKER}"),
        fresh_database(f"caunoi_test_{WORKER}_town"),
    ):
        town = settle()
        with fresh_database(f"caunoi_test_{WORKER}_half", of=f"caunoi_test_{WORKER}_town"):
            play_once(town)
            _go_to_the_database()
            yield


@pytest.fixture
def committed(django_db_setup, django_db_blocker) -> Iterator[str]:
    """A database in which commits are real, dropped afterwards: for servers, crashes, concurrency. Yields its address."""
    with django_db_blocker.unblock(), fresh_database(f"caunoi_committed_{WORKER}") as url:
        yield url


@pytest.fixture(autouse=True)
def _languages() -> Iterator[None]:
    """Every test starts in Vietnamese, with nothing remembered of what another one declared or asked."""
    from django.core.cache import caches
    from django.utils import translation

    from caunoi.kernel.remember import forget_everything
    from caunoi.kernel.words import language
    from caunoi.law.queries import forget

    # In each worker's own memory: the files of an installation are one for all its processes.
    caches.settings["kept"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "kept"}
    caches["kept"].clear()
    forget_everything()
    forget()
    language.set("vi")
    with translation.override("vi"):
        yield


@pytest.fixture(autouse=True)
def _pages_left_are_closed(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test's pages end with it: those left open asked a server that was gone, beside every test after."""
    browser = request.getfixturevalue("browser") if "browser" in request.fixturenames else None
    yield
    for context in browser.contexts if browser else ():
        context.close()


@pytest.fixture
def noon() -> datetime:
    """Thursday 19 November 2026, 12:00 in Vietnam."""
    return NOON


@pytest.fixture
def system(db) -> Iterator[None]:
    """The test speaks as the system: it sees every case."""
    from caunoi.access.context import as_system

    with as_system():
        yield


def seal_everything() -> None:
    """Seal until nothing waits: another worker's transaction on the same server may hold the sealer back for a moment."""
    from caunoi.ledger import commands, queries

    for _ in range(600):
        commands.seal_all(at=NOON)
        if not queries.totals()["waiting"]:
            return
        time.sleep(0.1)
    raise AssertionError("another transaction on this server did not end within a minute")

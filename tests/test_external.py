"""An external server named by DATABASE_URL, of the oldest version we support; and connections we refuse."""

import os
import shutil
import subprocess
import sys

import pytest

from caunoi.site import postgres
from tests.stage import DATA, ROOT, WORKER

#: Seconds a command may take before a test gives it up; how fast it is belongs in the benches.
PATIENCE = 900


@pytest.fixture(scope="module")
def external():
    """A system PostgreSQL of its own, as an operator would give it, brought to this version once; with what the upgrade said."""
    if postgres._from_system() is None:
        pytest.skip("no system PostgreSQL 15 or later on this machine")
    home = DATA.parent / f"external-{WORKER}"
    shutil.rmtree(home, ignore_errors=True)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("CAUNOI_POSTGRES", "system")
        server = postgres.start(home)
        yield server, caunoi(server, "caunoi_app", "upgrade")
    postgres.release(home)
    shutil.rmtree(home, ignore_errors=True)


def caunoi(server, role, *args):
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE", "CAUNOI"))}
    env.update(
        CAUNOI_DATA=str(server.data.parent / "site"),
        DATABASE_URL=server.url(role),
        DATABASE_OWNER_URL=server.url("caunoi_owner"),
    )
    return subprocess.run(
        [sys.executable, "-m", "caunoi.site", *args],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def test_the_site_works_on_an_external_server_of_the_lowest_version(external):
    server, upgraded = external
    verified = caunoi(server, "caunoi_app", "ledger", "verify", "--json")

    assert server.major >= postgres.LOWEST_MAJOR
    assert (upgraded.returncode, upgraded.stderr[-500:]) == (0, "")
    assert '"ok": true' in verified.stdout


def test_a_connection_that_bypasses_row_policies_is_refused_at_the_start(external):
    server, _upgraded = external
    refused = caunoi(server, "caunoi_admin", "serve", "--port", "0")

    assert (refused.returncode, "bỏ qua được quyền theo dòng" in refused.stderr) == (1, True)

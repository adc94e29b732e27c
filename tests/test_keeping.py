"""Backup and restore: what comes back is what was there, and the ledger goes on."""

import csv
import os
import shutil
import subprocess
import sys
import tarfile

import pytest

from tests.stage import DATA, ROOT, WORKER


@pytest.fixture
def homes():
    """Two empty installations."""
    made = [DATA / f"keeping-{WORKER}-{name}" for name in ("old", "new")]
    for home in made:
        shutil.rmtree(home, ignore_errors=True)
    yield made
    for home in made:
        shutil.rmtree(home, ignore_errors=True)


def caunoi(home, *args, code=0):
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE", "CAUNOI"))}
    done = subprocess.run(
        [sys.executable, "-m", "caunoi.site", *args],
        env={**env, "CAUNOI_DATA": str(home)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr[-2000:]
    return done.stdout + done.stderr


def test_an_installation_comes_back_whole_on_another_server(homes, tmp_path):
    old, new = homes
    caunoi(old, "demo", "--no-serve", "--petitions", "40")
    caunoi(old, "ledger", "seal")
    archive = tmp_path / "sao-luu.tar"
    caunoi(old, "backup", str(archive))
    caunoi(new, "restore", str(archive))

    assert "nguyên vẹn" in caunoi(new, "ledger", "verify")
    with tarfile.open(archive) as kept:
        assert {"database.dump", "manifest.json"} <= set(kept.getnames())
    assert "đang có đơn" in caunoi(new, "restore", str(archive), code=1)
    assert "không ghi đè" in caunoi(old, "backup", str(archive), code=1)
    caunoi(new, "export", "--out", str(tmp_path / "mo"))
    with (tmp_path / "mo" / "places.csv").open(encoding="utf-8-sig") as rows:
        assert sum(1 for _ in csv.DictReader(rows)) > 3321

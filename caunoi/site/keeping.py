"""Backup, restore and open data: one archive holds the database, the files and the keys; what is public streams out."""

import csv
import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.utils import timezone

from caunoi.kernel.refusal import Refusal

PARTS = ("files", "secrets")


def backup(target: Path) -> Path:
    """Write everything into one archive; refuses where it would overwrite. The archive holds the keys: keep it safe."""
    if target.exists():
        raise Refusal(f"Tệp {target} đã có; không ghi đè.", f"{target} exists; nothing is overwritten.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        dump = Path(scratch) / "database.dump"
        _run("pg_dump", "--format=custom", "--file", str(dump), "--dbname", _admin_url())
        draft = Path(scratch) / "archive.tar"
        with tarfile.open(draft, "w") as archive:
            archive.add(dump, "database.dump")
            for part in PARTS:
                if (Path(settings.DATA) / part).exists():
                    archive.add(Path(settings.DATA) / part, part)
            _add_manifest(archive, Path(scratch))
        draft.chmod(0o600)
        draft.rename(target)
    return target


def restore(source: Path) -> dict[str, Any]:
    """Bring an archive into this installation, whose database must be empty of petitions; gives the archive's manifest."""
    if not source.exists() or not tarfile.is_tarfile(source):
        raise Refusal(f"{source} không phải bản sao lưu.", f"{source} is no backup.")
    admin = _admin_url()
    with psycopg.connect(admin) as link:
        held = link.execute("SELECT to_regclass('voice_petition')").fetchone()
        if held and held[0] and link.execute("SELECT EXISTS (SELECT 1 FROM voice_petition)").fetchone() == (True,):
            raise Refusal(
                "Cơ sở dữ liệu này đang có đơn; chỉ phục hồi vào bản mới.",
                "This database holds petitions; restore into a new one.",
            )
    with tempfile.TemporaryDirectory() as scratch, tarfile.open(source) as archive:
        archive.extractall(scratch, filter="data")
        manifest: dict[str, Any] = json.loads((Path(scratch) / "manifest.json").read_text(encoding="utf-8"))
        _run(
            "pg_restore",
            "--clean",
            "--if-exists",
            "--exit-on-error",
            "--single-transaction",
            "--dbname",
            admin,
            str(Path(scratch) / "database.dump"),
        )
        for part in PARTS:
            if (Path(scratch) / part).exists():
                _bring(Path(scratch) / part, Path(settings.DATA) / part)
    with psycopg.connect(admin) as link:
        # Transaction numbers begin anew on another server; the ledger's order must go on from the highest kept.
        link.execute(
            'UPDATE ledger_epoch SET "offset" = greatest("offset", (SELECT coalesce(max(transaction), 0) FROM ledger_entry))'
        )
    return manifest


def open_data(folder: Path) -> dict[str, int]:
    """Write what is public as CSV, row by row: published answers, and the bodies and units of today. Rows a file."""
    from caunoi.access.context import as_system
    from caunoi.places.models import Body, Place
    from caunoi.voice.models import Publication

    folder.mkdir(parents=True, exist_ok=True)
    with as_system():
        return {
            "answers.csv": _csv(
                folder / "answers.csv",
                ("id", "kind", "place", "body", "topic", "title", "question", "answer", "outcome", "received_on", "answered_on", "published_at", "synthetic"),
                Publication.objects.filter(taken_down_at__isnull=True)
                .values_list("id", "kind", "place__code", "body__code", "topic__code", "title", "question", "answer", "outcome", "received_on", "answered_on", "published_at", "synthetic")
                .iterator(2000),
            ),
            "places.csv": _csv(
                folder / "places.csv", ("code", "name", "kind", "level", "province", "since", "until"),
                Place.objects.values_list("code", "name", "kind", "level", "province__code", "since", "until").iterator(2000),
            ),
            "bodies.csv": _csv(
                folder / "bodies.csv", ("code", "name", "kind", "place", "parent", "since", "until"),
                Body.objects.values_list("code", "name", "kind", "place__code", "parent__code", "since", "until").iterator(2000),
            ),
        }  # fmt: skip


def _csv(path: Path, head: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(head)
        for row in rows:
            writer.writerow(["'" + value if isinstance(value, str) and value[:1] in "=+-@" else value for value in row])
            count += 1
    return count


def _add_manifest(archive: tarfile.TarFile, scratch: Path) -> None:
    from importlib.metadata import version

    about = {"made_at": timezone.now().isoformat(), "version": version("caunoi"), "format": 1}
    (scratch / "manifest.json").write_text(json.dumps(about), encoding="utf-8")
    archive.add(scratch / "manifest.json", "manifest.json")


def _bring(source: Path, target: Path) -> None:
    if target.exists():
        target.rename(
            target.with_name(f"{target.name}.before-{datetime.now(tz=timezone.get_current_timezone()):%Y%m%d%H%M%S}")
        )
    source.rename(target) if source.stat().st_dev == target.parent.stat().st_dev else _copied(source, target)


def _copied(source: Path, target: Path) -> None:
    import shutil

    shutil.copytree(source, target)


def _admin_url() -> str:
    """A connection that row policies do not bind: our own server's administrator, else DATABASE_ADMIN_URL."""
    if os.environ.get("DATABASE_ADMIN_URL"):
        return os.environ["DATABASE_ADMIN_URL"]
    if not os.environ.get("CAUNOI_OWN_DATABASE"):
        raise Refusal(
            "Sao lưu máy chủ ngoài cần DATABASE_ADMIN_URL (vai trò đọc được mọi dòng).",
            "Backing up an external server needs DATABASE_ADMIN_URL, a role that reads every row.",
        )
    from . import postgres

    return postgres.start().url("caunoi_admin")


def _run(program: str, *args: str) -> None:
    found = program
    if os.environ.get("CAUNOI_OWN_DATABASE"):
        from . import postgres

        found = str(postgres.start().programs / program)
    done = subprocess.run([found, *args], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Refusal(
            f"{program} báo lỗi: {done.stderr.strip()[-500:]}", f"{program} failed: {done.stderr.strip()[-500:]}"
        )

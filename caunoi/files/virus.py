"""Asking ClamAV, where an installation has it. Whatever it does not call clean is kept apart."""

import socket
import struct
from dataclasses import dataclass

from django.conf import settings

from .words import Health

_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Scan:
    """What the scan found."""

    health: Health
    note: str = ""


def scan(content: bytes) -> Scan:
    """Clean, unscanned (no scanner here), or quarantined: found something, failed, or did not answer as it should."""
    where = getattr(settings, "CLAMAV_SOCKET", "")
    if not where:
        return Scan(Health.UNSCANNED)
    try:
        answer = _asked(where, content)
    except (OSError, ValueError) as trouble:
        return Scan(Health.QUARANTINED, f"scanner: {type(trouble).__name__}")
    if answer == "stream: OK":
        return Scan(Health.CLEAN)
    return Scan(Health.QUARANTINED, answer[:200])


def _asked(where: str, content: bytes) -> str:
    """One INSTREAM conversation with clamd, by a socket's path or host:port."""
    with _connected(where) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), _CHUNK):
            piece = content[start : start + _CHUNK]
            line.sendall(struct.pack(">I", len(piece)) + piece)
        line.sendall(struct.pack(">I", 0))
        answer = b""
        while not answer.endswith(b"\0") and (more := line.recv(4096)):
            answer += more
    return answer.rstrip(b"\0\n").decode("utf-8", "replace").strip()


def _connected(where: str) -> socket.socket:
    if where.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(30)
        line.connect(where)
        return line
    host, _, port = where.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=30)

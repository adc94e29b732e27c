"""Background rounds of the files room."""

import uuid

from django.utils import timezone

from caunoi.access.context import as_system

from . import commands


def read_paper(file_id: uuid.UUID | str) -> None:
    """Read one paper by machine."""
    with as_system():
        commands.read_paper(file_id, at=timezone.now())


def read_waiting() -> int:
    """Read the papers that wait."""
    with as_system():
        return commands.read_waiting(at=timezone.now())


def rescan() -> dict[str, int]:
    """Scan what was never called clean, where there is a scanner."""
    with as_system():
        return commands.rescan(at=timezone.now())


def sweep() -> int:
    """Drop contents no row names."""
    with as_system():
        return commands.sweep(at=timezone.now())

"""Background rounds of the notices room."""

from django.utils import timezone

from caunoi.access.context import as_system

from . import commands


def send_due() -> dict[str, int]:
    """Send the messages that are due."""
    with as_system():
        return commands.send_due_messages(at=timezone.now())

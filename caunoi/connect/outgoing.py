"""Web push as a channel of the outbox: a device that is gone for good is told no more."""

import time

from caunoi.access.context import as_system
from caunoi.notices.push import wake

from .commands import forget_device


def send_push(to: str, subject: str, words: str, message_id: str) -> None:
    """Wake the device at an address; nothing of the message is sent."""
    if not wake(to, int(time.time())):
        with as_system():
            forget_device(endpoint=to)

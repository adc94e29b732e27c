"""The room's acts."""

from .hooks import deliver_due, end_webhook, follow, send_again, send_test, set_webhook
from .private import (
    NONE,
    PUSH,
    add_device,
    choose_channel,
    forget_device,
    make_calendar,
    remove_devices,
    revoke_calendar,
    send_trial,
)
from .tokens import keep_request, make_token, revoke_token, used

__all__ = [
    "NONE",
    "PUSH",
    "add_device",
    "choose_channel",
    "deliver_due",
    "end_webhook",
    "follow",
    "forget_device",
    "keep_request",
    "make_calendar",
    "make_token",
    "remove_devices",
    "revoke_calendar",
    "revoke_token",
    "send_again",
    "send_test",
    "send_trial",
    "set_webhook",
    "used",
]

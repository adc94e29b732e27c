"""SMS and Zalo: off unless an operator names a gateway; a gateway is called signed, or only recorded in a file.

A channel outside carries a message's subject and link, never its words: whoever reads the phone, or runs the gateway,
learns that there is news and where it is read after signing in.
"""

import json
import time
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from . import outward, rules
from .words import Channel

#: Named in place of a gateway's address: what would be sent is written down and goes nowhere.
RECORD = "record"


def send_sms(to: str, subject: str, words: str, message_id: str) -> None:
    """Hand a text message to the gateway."""
    _hand(Channel.SMS, to, rules.bare(subject, words), message_id)


def send_zalo(to: str, subject: str, words: str, message_id: str) -> None:
    """Hand a Zalo message to the gateway."""
    _hand(Channel.ZALO, to, rules.bare(subject, words), message_id)


def secret_of(channel: Channel) -> str:
    """What calls from and to a channel's gateway are signed with; empty where it is off."""
    return str(getattr(settings, "CHANNEL_SECRETS", {}).get(channel.value, ""))


def _hand(channel: Channel, to: str, text: str, message_id: str) -> None:
    address = getattr(settings, "CHANNEL_GATEWAYS", {}).get(channel.value, "")
    if not address:
        raise LookupError("channel not connected")
    said = {"id": message_id, "channel": channel.value, "to": to, "text": text}
    if address == RECORD:
        _write_down(channel, said)
        return
    content, moment = json.dumps(said, ensure_ascii=False).encode(), int(time.time())
    signed = rules.signature(secret_of(channel), moment, content)
    headers = {"Content-Type": "application/json", "Caunoi-Timestamp": str(moment), "Caunoi-Signature": f"v1={signed}"}
    answer = outward.post(address, content, headers)
    if not answer.taken:
        raise OSError(f"HTTP {answer.status}")


def _write_down(channel: Channel, said: dict[str, str]) -> None:
    """One line for each message, in a file only the installation reads."""
    folder = Path(settings.DATA) / "outbox"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{channel.value}.jsonl"
    with path.open("a", encoding="utf-8") as kept:
        kept.write(
            json.dumps({**said, "at": datetime.now(tz=UTC).isoformat(timespec="seconds")}, ensure_ascii=False) + "\n"
        )
    path.chmod(0o600)

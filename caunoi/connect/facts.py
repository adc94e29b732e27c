"""What can have happened to a token, a webhook or a private calendar; no secret is ever in a fact."""

from dataclasses import dataclass
from datetime import date

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenMade(Fact):
    """A token was made for a role in a body."""

    act = "make_token"
    token: int
    role: str
    body: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRevoked(Fact):
    """A token was taken back."""

    act = "revoke_token"
    token: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HookSet(Fact):
    """A webhook was set for a place and kinds of records."""

    act = "set_webhook"
    hook: int
    host: str
    place: str = ""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HookEnded(Fact):
    """A webhook was ended."""

    act = "end_webhook"
    hook: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMade(Fact):
    """A private calendar address was made; an earlier one stopped working."""

    act = "make_calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRevoked(Fact):
    """A private calendar address was taken back."""

    act = "revoke_calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelChosen(Fact):
    """A person chose how the daily digest reaches them; the address is in no fact."""

    act = "choose_channel"
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceAdded(Fact):
    """A person's device may be told by web push."""

    act = "add_device"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRemoved(Fact):
    """A device is told no more."""

    act = "remove_device"

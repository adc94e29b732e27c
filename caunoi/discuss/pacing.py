"""How fast opinions are taken from one participant and one address: buckets that fill again, in the memory of a process.

Nothing is kept of an address but a digest under a key that dies with the process. Each process counts for itself, so an installation with
four takes up to four times as much: what is stopped is a script, not a hall.
"""

import hashlib
import secrets
import time
import tomllib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from caunoi.kernel.refusal import Refusal

from .burst.gate import Gate

#: Buckets a process remembers; the one longest unused is forgotten first, and one forgotten is full.
MOST_BUCKETS = 50_000
#: What an address may send in a minute where the operator sets no limit.
UNLIMITED = 10**9


@dataclass(frozen=True, slots=True)
class Pace:
    """So many at once, so many a minute after."""

    most: int
    a_minute: int


class Buckets:
    """One bucket for each name, full at first."""

    def __init__(self, pace: Pace, most: int = MOST_BUCKETS) -> None:
        self._pace, self._most = pace, most
        self._left: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def knows(self, name: bytes) -> bool:
        """Whether anything was taken from this bucket lately."""
        return name in self._left

    def wait(self, name: bytes, at: float) -> float:
        """The seconds until one more may be taken; 0 is now."""
        left = self._left_at(name, at)
        return 0.0 if left >= 1 else (1 - left) * 60 / self._pace.a_minute

    def take(self, name: bytes, at: float) -> None:
        """Take one."""
        self._left[name] = (self._left_at(name, at) - 1, at)
        self._left.move_to_end(name)
        while len(self._left) > self._most:
            self._left.popitem(last=False)

    def _left_at(self, name: bytes, at: float) -> float:
        left, before = self._left.get(name, (float(self._pace.most), at))
        return min(float(self._pace.most), left + max(0.0, at - before) * self._pace.a_minute / 60)


class Pacer:
    """The three paces together: a participant's, an address's, and that of newcomers from an address."""

    def __init__(self, paces: dict[str, Pace], clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._key = clock, secrets.token_bytes(32)
        self._participants, self._addresses, self._newcomers = (
            Buckets(paces[name]) for name in ("participant", "address", "newcomers")
        )

    def admit(self, participant: str, address: str) -> None:
        """Take one opinion's worth from every bucket, or refuse and take from none; an address unknown is not asked."""
        at, who, where = self._clock(), self._named(participant), self._named(address)
        asked = [(self._participants, who)]
        if address:
            asked.append((self._addresses, where))
            if not self._participants.knows(who):
                asked.append((self._newcomers, where))
        wait = max(buckets.wait(name, at) for buckets, name in asked)
        if wait > 0:
            raise TooFast(wait)
        for buckets, name in asked:
            buckets.take(name, at)

    def _named(self, word: str) -> bytes:
        return hashlib.blake2b(word.encode(), key=self._key, digest_size=16).digest()


class TooFast(Refusal):
    """More than one participant or address sends; ``seconds`` until the next is taken."""

    def __init__(self, seconds: float) -> None:
        self.seconds = max(1, round(seconds + 0.5))
        super().__init__(
            f"Máy hoặc mạng này đang gửi quá nhanh. Ý kiến chưa được ghi nhận; những gì bạn viết còn nguyên, xin gửi lại sau {self.seconds} giây.",
            f"Too many opinions at once from this device or network. This one was not taken down; what you wrote is kept, please send it again in {self.seconds} seconds.",
        )


def paces() -> dict[str, Pace]:
    """The paces of ``pacing.toml``, and for an address what the burst's door says: one limit, whichever door it comes to."""
    told = tomllib.loads(Path(__file__).with_name("pacing.toml").read_text(encoding="utf-8"))
    minute = Gate().per_minute or UNLIMITED
    return {name: Pace(each["most"], each["a_minute"]) for name, each in told.items()} | {
        "address": Pace(minute, minute)
    }


@cache
def pacer() -> Pacer:
    """The process's own."""
    return Pacer(paces())

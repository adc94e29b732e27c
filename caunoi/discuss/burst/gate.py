"""How much one network address may send: a hall of five hundred phones behind one address gets through, a script does not.

Addresses stay in memory for the minute they are counted and are written nowhere. A proxy on this machine sends everything from the
loopback address, which is not counted: there the proxy keeps the limit.
"""

import ipaddress
import os
import time

#: Sendings a minute from one address; CAUNOI_BURST_PER_MINUTE says otherwise, 0 for no limit.
PER_MINUTE = 3_000
#: Addresses remembered at most; past that everybody begins anew.
MOST_ADDRESSES = 100_000
#: How this machine usually calls itself: every sending behind a proxy, so it is known without reading the address.
HERE = frozenset(("127.0.0.1", "::1"))


class Gate:
    """A bucket for each address that fills again with time."""

    def __init__(self, per_minute: int | None = None) -> None:
        self.per_minute = (
            per_minute if per_minute is not None else int(os.environ.get("CAUNOI_BURST_PER_MINUTE", PER_MINUTE))
        )
        self._left: dict[str, tuple[float, float]] = {}

    def lets_in(self, host: str, *, now: float | None = None) -> bool:
        """Whether this sending of ``host`` may go on; takes one from its bucket."""
        if self.per_minute <= 0:
            return True
        if host not in self._left:
            host = network(host)
            if not host:
                return True
        now = time.monotonic() if now is None else now
        left, since = self._left.get(host, (float(self.per_minute), now))
        left = min(float(self.per_minute), left + (now - since) * self.per_minute / 60)
        if left < 1:
            self._left[host] = (left, now)
            return False
        if len(self._left) >= MOST_ADDRESSES:
            self._left.clear()
        self._left[host] = (left - 1, now)
        return True


def network(host: str) -> str:
    """The address, or the network a home gets where addresses are plenty; nothing for this machine itself."""
    if host in HERE:
        return ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        # A server that listens on both kinds sees an old address inside a new one.
        mapped = address.ipv4_mapped
        if mapped is None:
            home = ipaddress.IPv6Network((int(address), 64), strict=False)
            return "" if address.is_loopback else str(home)
        address = mapped
    return "" if address.is_loopback else str(address)

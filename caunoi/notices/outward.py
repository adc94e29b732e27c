"""Calling a machine outside that somebody named: never one of our own network, never where it would lead us on.

The name is asked once and the very address that was checked is called, so that a name that changes its mind between the two
(DNS rebinding) leads nowhere. An operator may trust machines of the own network by name (``OUTWARD_ALSO``).
"""

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from caunoi.kernel.refusal import Refusal

#: Seconds a machine has to answer, bytes of its answer we read.
PATIENCE, MOST = 10, 4096


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status and the beginning of the body."""

    status: int
    content: bytes

    @property
    def taken(self) -> bool:
        """Whether the machine took what was sent."""
        return 200 <= self.status < 300


def must_be_outside(url: str) -> SplitResult:
    """An address that may be called: https, no name or password in it, a machine outside; its parts."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    host = (parts.hostname or "").rstrip(".")
    trusted = f"{host}:{port or _usual(parts)}" in _also()
    if not host or parts.scheme not in ("https", "http") or (parts.scheme == "http" and not trusted):
        raise Refusal("Địa chỉ phải bắt đầu bằng https://", "The address must start with https://", field="url")
    if parts.username or parts.password or parts.fragment or not url.isprintable() or len(url) > 500:
        raise Refusal("Địa chỉ không được chứa tên, mật khẩu, dấu # hay ký tự lạ.", "The address must hold no name, password, # or odd signs.", field="url")  # fmt: skip
    if not trusted and (_as_address(host) is not None or "." not in host):
        raise Refusal("Địa chỉ phải có tên miền, không dùng số IP hay tên máy nội bộ.", "Give a domain name, no IP number or inner name.", field="url")  # fmt: skip
    return parts


def post(url: str, content: bytes, headers: dict[str, str]) -> Answer:
    """Send, follow no redirect, and give back what was answered; raises OSError or Refusal where it must or can not be sent."""
    parts = must_be_outside(url)
    host, port = parts.hostname or "", parts.port or _usual(parts)
    address = _address_of(host, port)
    link = _Pinned(host, port, address, tls=parts.scheme == "https")
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        link.request("POST", path, body=content, headers={"User-Agent": "CauNoi", **headers})
        answer = link.getresponse()
        return Answer(answer.status, answer.read(MOST))
    except http.client.HTTPException as odd:
        raise OSError(str(odd)) from odd
    finally:
        link.close()


def is_outside(address: str) -> bool:
    """Whether an IP address is one of the open internet."""
    found = _as_address(address)
    if found is None:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_outside(str(found.ipv4_mapped))
        if found.sixtofour is not None or found.teredo is not None or found in _NAT64:
            return False
    return found.is_global and not found.is_multicast


_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class _Pinned(http.client.HTTPConnection):
    """A connection to one address that was checked, whatever its name says by now."""

    def __init__(self, host: str, port: int, address: str, *, tls: bool) -> None:
        super().__init__(host, port, timeout=PATIENCE)
        self._address, self._tls = address, tls

    def connect(self) -> None:
        """Open the socket to the checked address; the certificate must be of the name."""
        plain = socket.create_connection((self._address, self.port), PATIENCE)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host) if self._tls else plain


def _address_of(host: str, port: int) -> str:
    trusted = f"{host}:{port}" in _also()
    found = [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or (not trusted and not all(is_outside(address) for address in found)):
        raise Refusal("Địa chỉ này dẫn vào mạng nội bộ nên không gửi tới.", "The address leads into an inner network; nothing is sent there.", field="url")  # fmt: skip
    return found[0]


def _as_address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return None


def _usual(parts: SplitResult) -> int:
    return 443 if parts.scheme == "https" else 80


def _also() -> frozenset[str]:
    return frozenset(getattr(settings, "OUTWARD_ALSO", ()))

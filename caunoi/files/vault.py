"""Where contents lie: encrypted, named by a keyed digest, outside what the web serves; written whole or not at all."""

import hashlib
import hmac
import os
import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_MARK = b"CNF1"


def put(content: bytes) -> str:
    """Keep the content on disk before anything says it is kept; the address it can be had back by."""
    address = hmac.new(_key("address"), hashlib.sha256(content).digest(), hashlib.sha256).hexdigest()
    target = _path(address)
    if target.exists():
        return address
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    nonce = secrets.token_bytes(12)
    _write(target, _MARK + nonce + AESGCM(_key("content")).encrypt(nonce, content, address.encode()))
    return address


def get(address: str) -> bytes:
    """The content back; FileNotFoundError when it is gone, ValueError when it was changed."""
    kept = _path(address).read_bytes()
    try:
        return AESGCM(_key("content")).decrypt(kept[4:16], kept[16:], address.encode())
    except InvalidTag as changed:
        raise ValueError("the file was changed, or sealed by another key") from changed


def holds(address: str) -> bool:
    """Whether the content is there."""
    return _path(address).exists()


def drop(address: str) -> None:
    """Take the content away for good; the row that named it stays as a tombstone."""
    _path(address).unlink(missing_ok=True)


def addresses(*, older_than: float = 0) -> list[str]:
    """Every address kept, those last written before a moment (seconds since the epoch) only, when one is given."""
    found = (path for path in _home().glob("*/*/*") if path.is_file() and not path.name.startswith("."))
    return [path.name for path in found if not older_than or path.stat().st_mtime < older_than]


def _write(target: Path, content: bytes) -> None:
    draft = target.with_name(f".{target.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Make the new name durable too, where the system knows how."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _path(address: str) -> Path:
    if len(address) != 64 or set(address) - set("0123456789abcdef"):
        raise ValueError("no such address")
    return _home() / address[:2] / address[2:4] / address


def _home() -> Path:
    return Path(settings.FILES_DIR)


@lru_cache(maxsize=8)
def _derived(secret: str, purpose: str) -> bytes:
    return hmac.new(secret.encode(), b"caunoi.files." + purpose.encode(), hashlib.sha256).digest()


def _key(purpose: str) -> bytes:
    return _derived(settings.IDENTITY_KEY, purpose)

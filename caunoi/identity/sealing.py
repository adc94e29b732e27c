"""Sealing: what says who a person is, encrypted at rest; and the codes and secrets of receipts."""

import base64
import hashlib
import hmac
import json
import secrets
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

#: Crockford's alphabet: no I, L, O, U, so that a code can be read aloud and copied by hand.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})


def seal(value: dict[str, Any]) -> bytes:
    """The value encrypted and authenticated with the installation's identity key."""
    return _box().encrypt(json.dumps(value, ensure_ascii=False).encode())


def unseal(sealed: bytes | memoryview) -> dict[str, Any]:
    """The value back; raises ValueError when it was tampered with or sealed by another key."""
    try:
        found: dict[str, Any] = json.loads(_box().decrypt(bytes(sealed)))
    except InvalidToken as wrong:
        raise ValueError("sealed by another key, or changed") from wrong
    return found


def new_code() -> str:
    """A tracking code of 80 random bits, like CN-7K3M-90QX-A1B2-C3D4."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(16))
    return "CN-" + "-".join(drawn[i : i + 4] for i in range(0, 16, 4))


def new_secret() -> str:
    """The secret that opens the content, 50 random bits, like 7K3M9-0QXA1."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(10))
    return f"{drawn[:5]}-{drawn[5:]}"


def tidy(code: str) -> str:
    """A code as typed by hand, brought to the form it was drawn in: case, spaces, look-alike letters."""
    letters = "".join(ch for ch in code.upper().translate(_READ_AS) if ch in ALPHABET)
    return letters.removeprefix("CN") if letters.startswith("CN") and len(letters) > 16 else letters


def as_read(code: str) -> str:
    """A code as typed by hand, written the way the receipt prints it; what is no code stays as it is, shortened."""
    drawn = tidy(code)
    return "CN-" + "-".join(drawn[i : i + 4] for i in range(0, 16, 4)) if len(drawn) == 16 else code[:40]


def digest(code: str) -> str:
    """The SHA-256 of a tidied code, hexadecimal: what the database keeps of a high-entropy code."""
    return hashlib.sha256(tidy(code).encode()).hexdigest()


def keyed_digest(secret: str) -> str:
    """A digest with the installation's key, for secrets short enough to be guessed."""
    return hmac.new(settings.IDENTITY_KEY.encode(), tidy(secret).encode(), hashlib.sha256).hexdigest()


def mark(*parts: str) -> int:
    """Forty bits made with the installation's key of some words: tells equals from unequals, and without the key nothing else."""
    words = "\x1f".join(("mark", *parts)).encode()
    return int.from_bytes(hmac.new(settings.IDENTITY_KEY.encode(), words, hashlib.sha256).digest()[:5], "big")


def is_secret(secret: str, kept: str) -> bool:
    """Whether a secret is the one whose keyed digest was kept."""
    return hmac.compare_digest(keyed_digest(secret), kept)


def masked_name(name: str) -> str:
    """A name with only initials left: “Nguyễn Văn An” becomes “N. V. A.”; empty stays empty."""
    return " ".join(f"{part[0].upper()}." for part in name.split() if part)


@lru_cache(maxsize=1)
def _box() -> Fernet:
    key = hashlib.sha256(settings.IDENTITY_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))

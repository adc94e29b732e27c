"""The link at the foot of each message that stops further ones: signed, so that nothing about it is kept."""

import hmac
import uuid

from django.utils.crypto import salted_hmac

_SALT = "caunoi.dialogue.stop"
_KINDS = {"asker": "a", "dispute": "d"}
#: Digits written as letters: a row of digits in a link would be taken for somebody's telephone number.
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


def stop_token(kind: str, key: str) -> str:
    """The token of one address's messages; ``kind`` is asker or dispute."""
    letters = uuid.UUID(key).hex.translate(_LETTERS)
    return f"{_KINDS[kind]}{letters}{_sign(_KINDS[kind] + letters)}"


def read_stop_token(token: str) -> tuple[str, str] | None:
    """Whose messages a token stops; None when it is false."""
    said, signed = token[:33], token[33:]
    kind = next((name for name, letter in _KINDS.items() if letter == said[:1]), None)
    if kind is None or not token.isascii() or not hmac.compare_digest(_sign(said), signed):
        return None
    return kind, str(uuid.UUID(said[1:].translate({new: old for old, new in _LETTERS.items()})))


def _sign(said: str) -> str:
    return salted_hmac(_SALT, said, algorithm="sha256").hexdigest()[:32].translate(_LETTERS)

"""Participants without names: the code on a receipt, and the token the database keeps of it."""

import hmac
import secrets
import uuid

from django.conf import settings

from caunoi.identity.sealing import ALPHABET, tidy

#: How many letters of the receipt's alphabet a code has: 80 random bits.
LETTERS = 16


def new_code() -> str:
    """A participant's code, like GY-7K3M-90QX-A1B2-C3D4; who holds it finds and changes what was sent under it."""
    return as_read("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)))


def letters_of(code: str) -> str:
    """The code as drawn, however it was typed; empty when it is no code."""
    drawn = tidy(code[:60])
    drawn = drawn.removeprefix("GY") if len(drawn) == LETTERS + 2 else drawn
    return drawn if len(drawn) == LETTERS else ""


def as_read(code: str) -> str:
    """The code the way the receipt prints it; empty when it is no code."""
    drawn = letters_of(code)
    return "GY-" + "-".join(drawn[at : at + 4] for at in range(0, LETTERS, 4)) if drawn else ""


def token_of(consultation: int, code: str) -> uuid.UUID:
    """What is kept of a code in one consultation: a keyed digest, so that two consultations never share a token."""
    return token_of_letters(consultation, letters_of(code))


def token_of_letters(consultation: int, letters: str) -> uuid.UUID:
    """The same of a code's letters as drawn, for who has tidied them already."""
    return uuid.UUID(bytes=token_bytes(consultation, letters, settings.IDENTITY_KEY.encode()))


def token_bytes(consultation: int, letters: str, key: bytes) -> bytes:
    """The sixteen bytes of that token, for who holds the key already."""
    return hmac.digest(key, f"discuss:{consultation}:{letters}".encode(), "sha256")[:16]

"""Codes a resident keeps: made from the key of the form, so that a form sent twice gives the same code."""

import hashlib
import hmac

from django.conf import settings

from caunoi.identity.sealing import ALPHABET, as_read, digest

__all__ = ["as_read", "code_for", "digest"]


def code_for(key: str) -> str:
    """The tracking code of a form's key: 80 bits nobody can guess without the installation's own key."""
    drawn = hmac.new(settings.IDENTITY_KEY.encode(), f"know:{key}".encode(), hashlib.sha256).digest()
    letters = "".join(ALPHABET[byte % 32] for byte in drawn[:16])
    return as_read(letters)


def token_digest(token: str) -> str:
    """What the database keeps of the token in a link, 192 random bits: its case counts."""
    return hashlib.sha256(token[:200].encode()).hexdigest()

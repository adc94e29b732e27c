"""The link at the foot of each message that stops further ones: signed, so that nothing about it is kept."""

from django.core import signing

_SALT = "caunoi.dialogue.stop"


def stop_token(kind: str, key: str) -> str:
    """The token of one address's messages; ``kind`` is asker or dispute."""
    return signing.Signer(salt=_SALT).sign_object({"k": kind, "i": key})


def read_stop_token(token: str) -> tuple[str, str] | None:
    """Whose messages a token stops; None when it is false."""
    try:
        found = signing.Signer(salt=_SALT).unsign_object(token)
        return str(found["k"]), str(found["i"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None

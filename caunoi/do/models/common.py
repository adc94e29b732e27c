"""What the tables of the room share."""

import secrets

from caunoi.identity.sealing import ALPHABET


def choices(word: type) -> list[tuple[str, str]]:
    """Pairs for a column, Vietnamese names."""
    return [(each.value, each.vi) for each in word]  # type: ignore[attr-defined]


def new_code() -> str:
    """The code on a receipt, 60 random bits: who holds it may check the receipt, nobody can guess it."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))

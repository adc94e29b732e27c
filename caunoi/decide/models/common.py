"""What the tables of the room share."""

import secrets


def choices(word: type) -> list[tuple[str, str]]:
    """Pairs for a column, Vietnamese names."""
    return [(each.value, each.vi) for each in word]  # type: ignore[attr-defined]


def new_code() -> str:
    """A short public code of a decision: eight letters and digits that are not confused."""
    return "".join(secrets.choice("23456789ABCDEFGHJKMNPQRSTVWXYZ") for _ in range(8))

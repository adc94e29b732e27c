"""What may be said beside a scorecard, and what may be shown of small groups."""

from caunoi.kernel.refusal import Refusal

#: The longest comment, in characters.
LONGEST = 4_000


def must_say(text: str) -> str:
    """A comment is words of a length people read."""
    cleaned = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not cleaned:
        raise Refusal("Hãy viết ý kiến.", "Please write the comment.", field="text")
    if len(cleaned) > LONGEST:
        told = f"{len(cleaned):,}".replace(",", ".")
        raise Refusal(
            f"Ý kiến dài {told} ký tự, quá dài.", f"The comment has {len(cleaned):,} characters.", field="text"
        )
    return cleaned


def must_follow(seen: int, latest: int) -> None:
    """A comment answers the version its writer read."""
    if seen != latest:
        raise Refusal(
            "Trong lúc bạn viết, ý kiến đã có bản mới. Hãy đọc bản đó rồi gửi lại.",
            "The comment was changed while you were writing. Read it, then send yours again.",
            field="text",
        )


def is_withheld(*, sensitive: bool, behind: int, fewest: int) -> bool:
    """Whether a figure tells of too few people to be public."""
    return sensitive and 0 < behind < fewest


def is_few(whole: int, small: int) -> bool:
    """Whether a share rests on so few that its percentage would mislead."""
    return 0 < whole < small

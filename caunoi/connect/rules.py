"""How long a token lives, how often it may ask, when a delivery is tried again, how what goes out is signed."""

from datetime import date, datetime, timedelta

from caunoi.kernel.refusal import Refusal
from caunoi.notices.rules import is_signed, signature

from .words import Standing

#: A token lives a year at most; it may ask so many times a minute.
LONGEST, A_MINUTE = timedelta(days=366), 120
#: Tokens and webhooks one person or body keeps at most.
MOST_TOKENS, MOST_HOOKS = 20, 20
#: Minutes before each further try of a delivery: about two days in all; after the last it is given up and an officer may send it again.
RETRY_MINUTES = (1, 5, 15, 60, 240, 720, 1440)


def must_expire(until: date, today: date) -> None:
    """A token has an end, not in the past and not beyond the longest."""
    if until <= today:
        raise Refusal("Ngày hết hạn phải sau hôm nay.", "The token must end after today.", field="until")
    if until > today + LONGEST:
        raise Refusal("Mã dùng được nhiều nhất một năm; hết hạn thì tạo mã mới.", "A token lives a year at most; make a new one then.", field="until")  # fmt: skip


def must_be_few(count: int, most: int, vi: str, en: str) -> None:
    """No heap of them: what nobody uses is taken back first."""
    if count >= most:
        raise Refusal(f"Đã có {count} {vi}; hãy thu hồi cái không dùng nữa.", f"There are {count} {en} already; take back what is not used.")  # fmt: skip


def standing(until: date, revoked: bool, today: date) -> Standing:
    """Where a token stands on a day; it works up to and with the day before ``until``."""
    return Standing.REVOKED if revoked else Standing.RUNNING if today < until else Standing.EXPIRED


def next_try(at: datetime, attempts: int) -> datetime | None:
    """When to try again after so many attempts; None when that was the last."""
    return at + timedelta(minutes=RETRY_MINUTES[attempts - 1]) if attempts <= len(RETRY_MINUTES) else None


__all__ = [
    "A_MINUTE",
    "LONGEST",
    "MOST_HOOKS",
    "MOST_TOKENS",
    "RETRY_MINUTES",
    "is_signed",
    "must_be_few",
    "must_expire",
    "next_try",
    "signature",
    "standing",
]

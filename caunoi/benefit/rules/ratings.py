"""What a code to rate allows: one rating, within its days."""

from datetime import date

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean


def must_be_known(*, known: bool) -> None:
    """A code is one of ours, and was given out."""
    if not known:
        raise Refusal(
            "Mã này không đúng. Hãy xem lại từng chữ trên phiếu, hoặc quét mã QR.",
            "This code is not right. Check it letter by letter, or scan the QR code.",
            field="code",
        )


def must_be_current(until: date, today: date) -> None:
    """A code is used within its days."""
    if today > until:
        raise Refusal(
            f"Mã này đã hết hạn ngày {until:%d/%m/%Y}. Bạn vẫn gửi được ý kiến ở mục Gửi đơn.",
            f"This code ran out on {until:%d/%m/%Y}. You can still send your opinion as a petition.",
            field="code",
        )


def must_be_new(*, used: bool) -> None:
    """A code is used once."""
    if used:
        raise Refusal(
            "Mã này đã được dùng. Cảm ơn bạn đã đánh giá.", "This code has been used. Thank you.", field="code"
        )


def must_be_open(until: date | None, today: date) -> None:
    """Something is rated while it is offered."""
    if until is not None and until <= today:
        raise Refusal("Mục này đã thôi nhận đánh giá.", "This is no longer rated.")


def must_size(size: int, most: int) -> None:
    """A batch holds at least one code, and no more than its numbers reach."""
    if not 1 <= size <= most:
        raise Refusal(f"Mỗi đợt từ 1 đến {most} mã.", f"A batch holds 1 to {most} codes.", field="size")


def must_return(count: int, size: int, returned: int, used: int) -> None:
    """No more codes come back unused than were neither used nor returned before."""
    left = size - returned - used
    if not 1 <= count <= left:
        raise Refusal(
            f"Đợt này chỉ còn {left} mã chưa dùng.", f"Only {left} codes of this batch are unused.", field="count"
        )  # fmt: skip


def must_say(text: str, field: str, *, most: int = 4000) -> str:
    """Words that are needed, cleaned."""
    found = clean(text)
    if not found:
        raise Refusal("Hãy điền ô này.", "Please fill this in.", field=field)
    if len(found) > most:
        raise Refusal(f"Nhiều nhất {most} chữ.", f"At most {most} letters.", field=field)
    return found

"""Words of residents before a moderator."""

from caunoi.kernel.refusal import Refusal

from ..words import Wait


def must_wait(state: Wait) -> None:
    """Words are judged once, unless they were refused and are shown after all."""
    if state is Wait.SHOWN:
        raise Refusal("Nội dung này đã được đăng.", "This is shown already.")


def must_not_flood(waiting: int, most: int = 200) -> None:
    """So many waiting on one page and no more."""
    if waiting >= most:
        raise Refusal(
            "Đang có quá nhiều ý kiến chờ duyệt ở bài này. Hãy gửi lại sau, hoặc gửi kiến nghị ở trang Gửi đơn.",
            "Too many are waiting here. Try again later, or send a petition.",
        )

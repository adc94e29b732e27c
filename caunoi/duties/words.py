"""How a duty stands, and the piles a worklist is made of."""

from caunoi.kernel.words import Word


class Standing(Word):
    """Where a duty is in its life."""

    OPEN = "open", "Đang chạy", "Running"
    PAUSED = "paused", "Tạm dừng", "Paused"
    MET = "met", "Đã thực hiện", "Met"
    WAIVED = "waived", "Không còn phải làm", "Waived"


class Pile(Word):
    """One pile of the worklist."""

    OVERDUE = "overdue", "Quá hạn", "Overdue"
    TODAY = "today", "Đến hạn hôm nay", "Due today"
    WEEK = "week", "Đến hạn trong 7 ngày", "Due within 7 days"
    LATER = "later", "Hạn sau đó", "Due later"
    PAUSED = "paused", "Tạm dừng", "Paused"

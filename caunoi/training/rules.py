"""What a course and a session must be, when attendance is taken, how weak a figure is. No Django."""

from datetime import datetime, timedelta

from caunoi.kernel.refusal import Refusal

#: Attendance by the code in the room is taken from so long before a session to so long after it.
EARLY, LATE = timedelta(minutes=45), timedelta(minutes=30)
LONGEST_DAY = timedelta(hours=12)


def must_run(starts_at: datetime, ends_at: datetime) -> None:
    """A session ends after it begins, on the same day."""
    if not timedelta(0) < ends_at - starts_at <= LONGEST_DAY:
        raise Refusal(
            "Buổi học kết thúc sau giờ bắt đầu, trong cùng một ngày.",
            "A session ends after it begins, within a day.",
            field="ends_at",
        )


def must_be_in_time(starts_at: datetime, ends_at: datetime, at: datetime) -> None:
    """Attendance by code is for those in the room: not the day before, not in the evening."""
    if not starts_at - EARLY <= at <= ends_at + LATE:
        raise Refusal("Chưa đến giờ hoặc đã hết giờ điểm danh.", "Attendance is not open now.")


def must_have_room(taken: int, seats: int) -> None:
    """No more are listed than the hall holds."""
    if taken >= seats:
        raise Refusal(f"Buổi học đã đủ {seats} chỗ.", f"All {seats} seats are taken.", field="username")


def weakness(value: float, better: str) -> float:
    """How far a share is from where it should be, in points; 0 is as it should be."""
    return max(0.0, 100 - value) if better == "up" else max(0.0, value)

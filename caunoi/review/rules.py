"""What may be done with a review."""

from datetime import date

from caunoi.kernel.refusal import Refusal

from .words import ReviewState

#: The longest a section may be, in characters.
LONGEST = 40_000


def must_be_draft(state: ReviewState) -> None:
    """A published review is never written to again."""
    if state is not ReviewState.DRAFT:
        raise Refusal("Báo cáo đã công bố nên không sửa được nữa.", "The review is published and cannot be changed.")


def must_be_published(state: ReviewState) -> None:
    """Only what was frozen can be compared with what is computed now."""
    if state is not ReviewState.PUBLISHED:
        raise Refusal(
            "Báo cáo chưa công bố nên chưa có số liệu cố định để đối chiếu.", "The review is not published yet."
        )


def must_have_ended(until: date, today: date) -> None:
    """A review is published once its period is over."""
    if today < until:
        raise Refusal(
            f"Kỳ báo cáo chưa kết thúc; công bố được từ ngày {until:%d/%m/%Y}.",
            f"The period has not ended; it can be published from {until:%d/%m/%Y}.",
        )


def must_fit(text: str) -> str:
    """A section is text of a length people read."""
    cleaned = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if len(cleaned) > LONGEST:
        told = f"{len(cleaned):,}".replace(",", ".")
        raise Refusal(
            f"Phần này dài {told} ký tự, quá dài cho một mục báo cáo.",
            f"This section has {len(cleaned):,} characters.",
            field="text",
        )
    return cleaned

"""The matrix of opinions and answers: every opinion lies in a group, every group has its verdict with reasons, then it is signed.

Consultations and social criticism answer people by the same rules.
"""

import hashlib
from collections.abc import Iterable

from .refusal import Refusal
from .words import Word


class Verdict(Word):
    """What the drafting body answers to a group of opinions."""

    ACCEPTED = "accepted", "Tiếp thu", "Accepted"
    EXPLAINED = "explained", "Giải trình", "Explained"
    OUTSIDE = "outside", "Ngoài phạm vi", "Out of scope"


def must_be_complete(ungrouped: int, unanswered: int) -> None:
    """Every opinion lies in a group and every group has its answer before the matrix is signed."""
    if ungrouped:
        raise Refusal(
            f"Còn {ungrouped} ý kiến chưa vào nhóm nào. Mọi ý kiến phải thuộc một nhóm trước khi ký.",
            f"{ungrouped} opinions lie in no group. Every opinion must, before signing.",
        )
    if unanswered:
        raise Refusal(
            f"Còn {unanswered} nhóm ý kiến chưa được trả lời. Hãy ghi tiếp thu, giải trình hoặc ngoài phạm vi, kèm lý do.",
            f"{unanswered} groups have no answer yet. Accept, explain or set out of scope, with the reason.",
        )


def must_answer_a_group(verdict: Verdict | None, reason: str) -> str:
    """A verdict comes with what people will read: what was changed, or why not."""
    if verdict is None:
        raise Refusal("Hãy chọn cách trả lời.", "Choose the answer.", field="verdict")
    return must_have_reason(reason)


def must_have_reason(reason: str, field: str = "reason") -> str:
    """A reason that people will read; the text without blanks around it."""
    if len(reason.strip()) < 10:
        raise Refusal(
            "Hãy ghi rõ lý do (ít nhất 10 chữ cái): người góp ý sẽ đọc.",
            "Give the reason (at least 10 letters): those who sent opinions will read it.",
            field=field,
        )
    return reason.strip()


def signature(groups: Iterable[tuple[object, str, str, str]]) -> str:
    """The digest that binds a signed matrix: of each group its key, title, verdict and reason, in the order given."""
    lines = (f"{key}|{title}|{verdict}|{reason}" for key, title, verdict, reason in groups)
    return hashlib.sha256("\x00".join(lines).encode()).hexdigest()

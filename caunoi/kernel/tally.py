"""Counting votes: what share of which base passes, in exact fractions."""

from dataclasses import dataclass
from fractions import Fraction

from .refusal import Refusal


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share of a base that must be reached, or exceeded when ``strict``."""

    share: Fraction
    strict: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            raise ValueError("a share lies between 0 and 1")

    def least(self, base: int) -> int:
        """The smallest count that passes out of ``base``."""
        wanted = self.share * base
        return int(wanted) + 1 if self.strict else -int(-wanted // 1)

    def passes(self, yes: int, base: int) -> bool:
        """Whether ``yes`` out of ``base`` passes; refuses counts that cannot be."""
        must_be_countable(yes, base)
        return yes > self.share * base if self.strict else yes >= self.share * base


def must_be_countable(yes: int, base: int, what: str = "số", what_en: str = "counts") -> None:
    """Refuse a base of nobody, negative counts, and more votes than there are voters."""
    if base <= 0:
        raise Refusal(f"Tổng số {what} phải lớn hơn 0.", f"All {what_en} must be more than 0.", field="base")
    if yes < 0:
        raise Refusal(f"Số {what} tán thành không thể âm.", f"The {what_en} in favour cannot be negative.", field="yes")
    if yes > base:
        raise Refusal(
            f"Số {what} tán thành ({yes}) lớn hơn tổng số ({base}).",
            f"More {what_en} in favour ({yes}) than there are ({base}).",
            field="yes",
        )

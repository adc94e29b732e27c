"""Rating models by criteria that are data, and how far a model is from its aim."""

from collections.abc import Mapping
from decimal import Decimal

from caunoi.kernel.refusal import Refusal


def must_rate(points: Mapping[str, int], most: Mapping[str, int]) -> int:
    """The sum of the points, each criterion rated and within its most."""
    for code, limit in most.items():
        given = points.get(code)
        if given is None or not 0 <= given <= limit:
            raise Refusal(f"Chấm từ 0 đến {limit} điểm.", f"Give 0 to {limit} points.", field=f"diem_{code}")
    if set(points) != set(most):
        raise Refusal("Có tiêu chí không nằm trong bộ tiêu chí.", "There is a criterion that is none.")
    return sum(points.values())


def must_reach(total: int, least: int) -> None:
    """Refuse to recognise a model rated below the least of the level."""
    if total < least:
        raise Refusal(
            f"Mô hình được {total} điểm, cấp này cần ít nhất {least} điểm.",
            f"The model has {total} points; this level asks for at least {least}.",
            field="level",
        )


def must_aim(start: Decimal, target: Decimal) -> None:
    """Refuse an aim that is where one stands already."""
    if start == target:
        raise Refusal("Mục tiêu phải khác mức ban đầu.", "The aim differs from where one starts.", field="target")


def share_of_way(start: Decimal, target: Decimal, value: Decimal | None) -> int | None:
    """How much of the way from the start to the aim is behind, in whole per cent; below the start it is 0."""
    if value is None or start == target:
        return None
    return max(0, min(999, int((value - start) * 100 / (target - start))))

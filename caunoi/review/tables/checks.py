"""Checking a filled table against the sums its form prescribes."""

from dataclasses import dataclass
from decimal import Decimal

from .fill import Filled, Value
from .forms import Form, Sum

#: What the last line of a table is called.
TOTAL = "Tổng cộng"


@dataclass(frozen=True, slots=True)
class Check:
    """One sum in one row: both sides, whether they agree, and which columns had no data."""

    form: str
    row: str
    rule: str
    left: Value
    right: Value
    missing: tuple[int, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether both sides are the same."""
        return self.left == self.right


def check(form: Form, filled: Filled) -> list[Check]:
    """Every sum in every row and in the totals; a column without data counts nothing and is named."""
    rows = [*((label, values) for _, label, values in filled.rows), (TOTAL, filled.total)]
    return [_one(form, rule, label, values) for label, values in rows for rule in form.sums]


def _one(form: Form, rule: Sum, label: str, values: tuple[Value, ...]) -> Check:
    by_number = {column.no: value for column, value in zip(form.columns, values, strict=True)}
    parts = [by_number[no] for no in rule.right]
    right = sum((Decimal(str(part)) for part in parts if part is not None), Decimal(0))
    gaps = tuple(no for no in rule.right if by_number[no] is None)
    return Check(
        form.name, label, str(rule), by_number[rule.left], int(right) if right == int(right) else float(right), gaps
    )

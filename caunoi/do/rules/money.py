"""Sums of đồng as people write them, and what a journal may hold."""

import re
from collections.abc import Iterable

from caunoi.do.words import Account
from caunoi.kernel.refusal import Refusal

#: Beyond this a sum for a community work is a slip of the pen.
MOST = 999_999_999_999
_DONG = re.compile(r"(?:đồng|đ|vnđ|vnd|₫)\.?$", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:([.\s])\d{3})(?:\1\d{3})*$")
_FOREIGN = re.compile(r"[$€£¥฿]|\b(?:usd|eur|gbp|jpy|cny|thb|đô|dollar|euro|tệ|yên|bảng)\b", re.IGNORECASE)


def read_dong(text: str) -> int:
    """Whole đồng from “1.500.000”, “1500000 đ”, “1 500 000 đồng”; other money, signs and fractions are refused."""
    said = " ".join(text.replace("\u00a0", " ").split())
    if _FOREIGN.search(said):
        raise Refusal(
            "Chỉ nhận và ghi bằng đồng Việt Nam. Ngoại tệ hãy đổi ra đồng rồi ghi số tiền thực nhận.",
            "Only Vietnamese đồng are recorded. Change other money first and record what was received.",
            field="amount",
        )
    bare = _DONG.sub("", said).strip()
    digits = re.sub(r"[.\s]", "", bare) if _GROUPED.fullmatch(bare) else bare
    if not (digits.isascii() and digits.isdecimal()):
        raise Refusal(
            "Ghi số tiền bằng chữ số, ví dụ 1.500.000; không ghi số âm, số lẻ dưới đồng, chữ “triệu”.",
            "Write the sum in figures, such as 1.500.000; no minus, fractions or words.",
            field="amount",
        )
    if len(digits) > 15:
        _too_much()
    return must_be_a_sum(int(digits))


def must_be_a_sum(amount: int, field: str = "amount") -> int:
    """A positive sum within reason."""
    if amount <= 0:
        raise Refusal("Số tiền phải lớn hơn 0.", "The sum must be more than 0.", field=field)
    if amount > MOST:
        _too_much(field)
    return amount


def must_cover(held: int, amount: int, account: Account) -> None:
    """Refuse to take more out of the cash box or the bank than is in it."""
    if amount > held:
        have, want = _dots(held), _dots(amount)
        raise Refusal(
            f"{account.vi} chỉ còn {have} đồng, không đủ chi {want} đồng.",
            f"{account.en} holds {have} đồng, not enough for {want}.",
            field="amount",
        )


def must_balance(lines: Iterable[tuple[Account, int]]) -> list[tuple[Account, int]]:
    """The lines of an entry, which together are zero; the database asks the same."""
    kept = [(account, amount) for account, amount in lines if amount]
    if sum(amount for _, amount in kept):
        raise Refusal("Bút toán không cân.", "The entry does not balance.")
    return kept


def _too_much(field: str = "amount") -> None:
    raise Refusal(
        "Số tiền quá lớn, hãy kiểm tra số chữ số 0.", "The sum is too large; count the zeros.", field=field
    )  # fmt: skip


def _dots(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")

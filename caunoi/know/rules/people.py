"""What a list of people and a public text may say of anybody."""

import re

from caunoi.kernel.public_names import COLUMNS, MOST_NAMES, must_be_allowed, must_be_bare
from caunoi.kernel.refusal import Refusal

__all__ = ["COLUMNS", "MOST_NAMES", "must_be_allowed", "must_be_bare", "must_carry_no_card"]


def must_carry_no_card(text: str, field: str) -> None:
    """Refuse a public text with something like an identity card or phone number of a person or a private address."""
    found = re.search(r"(?<![\d/.-])(?:0\d{9}|\d{12})(?![\d/])", text)
    if found:
        raise Refusal(
            f"Nội dung có “{found.group()}”, giống số điện thoại hoặc số căn cước. Hãy bỏ khỏi bài; danh sách người để ở phần Danh sách.",
            f"The text holds “{found.group()}”, like a phone or identity number. Take it out; people go into the list.",
            field=field,
        )

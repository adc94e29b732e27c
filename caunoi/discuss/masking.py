"""Taking telephone numbers, identity numbers and addresses of mail out of words before they are published."""

import re

_PATTERNS = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[thư điện tử]"),
    (re.compile(r"(?<!\d)(?:\+?84|0)(?:[\s.-]?\d){9,10}(?!\d)"), "[số điện thoại]"),
    (re.compile(r"(?<!\d)\d{12}(?!\d)"), "[số giấy tờ]"),
    (re.compile(r"(?<!\d)\d{9}(?!\d)"), "[số giấy tờ]"),
)


def masked(text: str) -> str:
    """The words with what identifies a person taken out."""
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text

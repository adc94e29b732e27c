"""What may give a person away in words that will be public: telephone, identity and account numbers, e-mail."""

import re

from .refusal import Refusal

_PERSONAL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|(?<!\d)(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)|(?<!\d)\d{12}(?!\d)")


def personal_marks(text: str) -> list[str]:
    """Pieces of a text that look like personal data and should not be shown."""
    return [found.group() for found in _PERSONAL.finditer(text)]


def must_hold_nothing_personal(text: str, field: str, more_vi: str = "", more_en: str = "") -> str:
    """Words that become public carry no telephone, identity number or e-mail; ``more`` says where such things are asked for."""
    found = ", ".join(personal_marks(text)[:3])
    if found:
        raise Refusal(
            f"Câu chữ sắp công khai còn thông tin cá nhân: {found}. Hãy bỏ đi.{more_vi}",
            f"The words to be shown still hold personal data: {found}. Take them out.{more_en}",
            field=field,
        )
    return text

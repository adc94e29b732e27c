"""How broad a line of bold Times is, so that the rules under titles are as long as the decree asks."""

import unicodedata

#: Widths of Times Bold in thousandths of the size; a marked letter is as broad as its base.
_BOLD = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        (
            722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944,
            722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667,
            500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833,
            556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444,
        ),
        strict=True,
    )
) | {" ": 250, "-": 333, ",": 250, ".": 250, "Đ": 722, "đ": 556, "“": 500, "”": 500, "–": 500, "/": 278}  # fmt: skip
_MM_PER_POINT = 25.4 / 72


def breadth(line: str, size: float) -> float:
    """The breadth of a bold line in millimetres."""
    bases = (letter for letter in unicodedata.normalize("NFD", line) if not unicodedata.combining(letter))
    return sum(_BOLD.get(base, 500) for base in bases) / 1000 * size * _MM_PER_POINT

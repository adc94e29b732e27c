"""The labels in front of headings and items, counted as a typist would."""

from collections.abc import Iterable, Iterator

from .paper import Annex, Article, Block, Bullet, Heading, Item

#: The alphabet of points (điểm) in Vietnamese law: no f, j, w, z; đ after d; no marked vowels.
POINTS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def labelled(body: Iterable[Block], *, roman_end: str = ".") -> Iterator[tuple[str, Block]]:
    """Each block with its label: “II.”, “3.”, “đ)”, “Điều 2.”, “-”, or nothing."""
    counts = [0, 0, 0, 0]
    for block in body:
        if isinstance(block, Annex):
            counts = [0, 0, 0, 0]
        rank = _rank(block)
        if rank is None:
            yield ("-" if isinstance(block, Bullet) else ""), block
            continue
        counts[rank] += 1
        for lower in range(max(rank, 1) + 1, 4):
            counts[lower] = 0
        yield _label(block, counts[rank], roman_end), block


def _rank(block: Block) -> int | None:
    """Where the block counts: 0 Roman headings, 1 articles, 2 numbers, 3 points."""
    if isinstance(block, Article):
        return 1
    if isinstance(block, Heading):
        return (0, 2, 3)[block.level - 1]
    if isinstance(block, Item):
        return block.level
    return None


def _label(block: Block, count: int, roman_end: str) -> str:
    if isinstance(block, Article):
        return f"Điều {count}."
    level = block.level if isinstance(block, (Heading, Item)) else 0
    return (roman(count) + roman_end, f"{count}.", f"{point(count)})")[level - 1]


def roman(count: int) -> str:
    """The count in Roman numerals."""
    text = ""
    for value, letters in _ROMAN:
        while count >= value:
            text += letters
            count -= value
    return text


def point(count: int) -> str:
    """The count as a letter of the Vietnamese alphabet; past the last letter it starts again, doubled."""
    turn, at = divmod(count - 1, len(POINTS))
    return POINTS[at] * (turn + 1)

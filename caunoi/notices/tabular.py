"""Arithmetic of tables: shares to millimetres, a size that fits, where the cells of a head stand."""

from collections.abc import Iterator

from .metrics import breadth as breadth_of
from .paper import Head, Table


def widths(table: Table, breadth: float) -> tuple[float, ...]:
    """The columns in millimetres, filling the breadth of the page."""
    whole = sum(column.width for column in table.columns) or 1
    shares = [breadth * column.width / whole for column in table.columns]
    least = _least(table)
    if sum(least) > breadth:
        return tuple(round(share, 2) for share in shares)
    short = {at for at, share in enumerate(shares) if share < least[at]}
    spare = breadth - sum(least[at] for at in short)
    rest = sum(share for at, share in enumerate(shares) if at not in short) or 1
    return tuple(
        round(least[at] if at in short else max(least[at], spare * share / rest), 2) for at, share in enumerate(shares)
    )


#: Room beside the words of a cell, both sides together, in millimetres.
_SIDES = 4.2


def _least(table: Table) -> list[float]:
    """The least breadth of each column: its longest word of the head stays whole, “STT” above all."""
    size, least = text_size(table), [0.0] * len(table.columns)
    for _row, at, cell in head_cells(table):
        if cell.across == 1:
            least[at] = max(least[at], *(breadth_of(word, size) + _SIDES for word in cell.text.split() or [""]))
    return least


def text_size(table: Table) -> float:
    """The size of the text: as asked, else smaller the more columns there are."""
    if table.size:
        return table.size
    return next(size for limit, size in ((6, 12), (9, 11), (12, 10), (18, 9), (99, 7.5)) if len(table.columns) <= limit)


#: Half the height of a page that lies, in millimetres: a higher row may break, or it would leave too much of a page empty.
_HIGH = 80.0


def whole_rows(table: Table) -> list[bool]:
    """Whether each row is low enough to stay on one page, by a rough measure of its highest cell."""
    size, sum_of = text_size(table), sum(column.width for column in table.columns) or 1
    letters = [max(1.0, 160 * column.width / sum_of / (size * 0.19)) for column in table.columns]
    lines = ([len(cell) / room for cell, room in zip(row, letters, strict=False)] for row in table.rows)
    return [max(each, default=0.0) * size * 0.46 < _HIGH for each in lines]


def head_cells(table: Table) -> Iterator[tuple[int, int, Head]]:
    """Each cell of the head with its row and column, the spans of earlier rows stepped over."""
    if not table.head:
        yield from ((0, at, Head(column.title)) for at, column in enumerate(table.columns))
        return
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(table.head):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            yield at, column, cell
            taken |= {(at + down, column + across) for down in range(cell.down) for across in range(cell.across)}
            column += cell.across

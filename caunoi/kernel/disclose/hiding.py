"""Small groups hidden so that no sum or difference of published figures brings them back.

Cells are figures that are published together; equations say which of them add up to which. A cell too small to be shown is
hidden first; then others are, as few and as small as will do, until no hidden cell follows from what is shown. For tables of
two ways this is the rule that every suppressed cell lies on a cycle (Gusfield 1988); here any equations will do: a cell can be
worked out exactly when it does not move along any solution of the equations that leaves the shown cells as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import lsqr

Mask = NDArray[np.bool_]
_STILL = 1e-6


@dataclass(frozen=True, slots=True)
class Equations:
    """Sums that hold among cells: ``matrix`` (equations, cells) of 1 for a part and -1 for the sum."""

    matrix: csr_matrix

    @classmethod
    def of(cls, sums: Sequence[tuple[int, Sequence[int]]], cells: int) -> "Equations":
        """From pairs (the cell of the sum, the cells of its parts)."""
        rows, columns, signs = [], [], []
        for row, (total, parts) in enumerate(sums):
            rows += [row] * (len(parts) + 1)
            columns += [total, *parts]
            signs += [-1.0, *[1.0] * len(parts)]
        return cls(csr_matrix((signs, (rows, columns)), shape=(len(sums), cells)))


def protected(values: NDArray[np.float64], small: Mask, equations: Equations, *, fewest: int) -> Mask:
    """Which cells (n,) to hide: the ``small`` ones, and as many more as keep them from being worked out.

    What is hidden of one equation adds up to ``fewest`` at least wherever there is something left to add.
    """
    hidden = small.copy()
    lines = _Lines(values, equations)
    queue = list(lines.of_cells(np.flatnonzero(hidden)))
    while True:
        while queue:
            line = queue.pop()
            for cell in lines.lacking(line, hidden, fewest):
                hidden[cell] = True
                queue += lines.of_cells([cell])
        queue = []
        for cell in np.flatnonzero(recoverable(hidden, equations)).tolist():
            more = lines.cheapest(lines.of_cells([cell]), hidden)
            if more is None:
                continue
            hidden[more] = True
            queue += lines.of_cells([more])
        if not queue:
            return hidden


def recoverable(hidden: Mask, equations: Equations) -> Mask:
    """Which hidden cells (n,) anybody can work out from the shown ones: those no solution moves."""
    places = np.flatnonzero(hidden)
    found = np.zeros(len(hidden), dtype=np.bool_)
    if not len(places):
        return found
    part = equations.matrix[:, places]
    part = part[part.getnnz(axis=1) > 0]
    if part.shape[0] == 0:
        return found
    moved = np.zeros(len(places))
    for seed in (1, 2):
        # A random way to move, less all that the equations forbid: it moves every cell that can move at all.
        way = np.random.default_rng(seed).standard_normal(len(places))
        free = way - lsqr(part, part @ way, atol=1e-12, btol=1e-12, iter_lim=20 * len(places) + 100)[0]
        moved = np.maximum(moved, np.abs(free))
    found[places] = moved < _STILL
    return found


class _Lines:
    """The equations by their cells and the cells by their equations."""

    def __init__(self, values: NDArray[np.float64], equations: Equations) -> None:
        self.values = np.abs(values)
        self.rows, self.columns = equations.matrix.tocsr(), equations.matrix.tocsc()

    def of_cells(self, cells: Sequence[int] | NDArray[np.int64]) -> set[int]:
        """The equations these cells are in."""
        return {
            int(row)
            for cell in cells
            for row in self.columns.indices[self.columns.indptr[cell] : self.columns.indptr[cell + 1]]
        }

    def cells(self, line: int) -> NDArray[np.int32]:
        """The cells of an equation."""
        return np.asarray(self.rows.indices[self.rows.indptr[line] : self.rows.indptr[line + 1]])

    def lacking(self, line: int, hidden: Mask, fewest: int) -> list[int]:
        """What else an equation must hide: a second cell where one alone is hidden, more while what is hidden is too little."""
        cells = self.cells(line)
        dark = cells[hidden[cells]]
        if not len(dark):
            return []
        bright = cells[~hidden[cells]]
        order = sorted(bright, key=lambda cell: (self.values[cell] == 0, self.values[cell], cell))
        count, together, more = len(dark), self.values[dark].sum(), []
        for cell in order:
            if count >= 2 and (together >= fewest or self.values[cell] == 0):
                break
            more.append(int(cell))
            count, together = count + 1, together + self.values[cell]
        return more

    def cheapest(self, lines: set[int], hidden: Mask) -> int | None:
        """The smallest cell not hidden in these equations, those that are nought last."""
        bright = [int(cell) for line in lines for cell in self.cells(line) if not hidden[cell]]
        return min(bright, key=lambda cell: (self.values[cell] == 0, self.values[cell], cell), default=None)

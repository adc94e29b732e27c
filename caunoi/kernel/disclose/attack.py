"""What somebody with all published tables and a computer gets: the least and the most a hidden cell can be."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from .hiding import Equations, Mask

Floats = NDArray[np.float64]


def bounds(
    values: Floats, hidden: Mask, equations: Equations, *, least: float = 1.0, whole: bool = False, cells: Iterable[int] | None = None
) -> tuple[Floats, Floats]:  # fmt: skip
    """The least and the most (n,) of each hidden cell (of ``cells`` alone where given), by linear programs over everything shown; shown cells as they are.

    The attacker knows that a hidden cell is ``least`` or more, since nought is shown, and, ``whole``, that people come whole.
    """
    low, high = values.astype(float).copy(), values.astype(float).copy()
    dark = np.flatnonzero(hidden)
    if not len(dark):
        return low, high
    matrix = equations.matrix.tocsc()
    part = matrix[:, dark].tocsr()
    used = part.getnnz(axis=1) > 0
    right = -np.asarray(matrix[:, np.flatnonzero(~hidden)] @ values[~hidden])[used]
    from scipy.optimize import Bounds, LinearConstraint, milp

    rules = LinearConstraint(part[used], right, right)
    place = {int(cell): at for at, cell in enumerate(dark)}
    kind = np.full(len(dark), int(whole))
    for cell in dark.tolist() if cells is None else cells:
        goal = np.zeros(len(dark))
        goal[place[int(cell)]] = 1.0
        for ends, sign in ((low, 1.0), (high, -1.0)):
            found = milp(sign * goal, constraints=rules, bounds=Bounds(least, np.inf), integrality=kind)
            # Unbounded: nothing holds the cell from this side.
            ends[cell] = sign * found.fun if found.status == 0 else (least if sign > 0 else np.inf)
    return low, high

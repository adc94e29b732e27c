"""Which cells may not be shown for what they are, whatever stands beside them."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

#: Fewer people than this are a small group; one contributor with more than this share of a cell could be read from it.
FEWEST, DOMINANT = 10, 0.85


def small_cells(
    values: ArrayLike, *, fewest: float = FEWEST, largest: ArrayLike | None = None, second: ArrayLike | None = None, share: float = DOMINANT
) -> NDArray[np.bool_]:  # fmt: skip
    """Cells of fewer than ``fewest`` people, and those one contributor makes up.

    ``largest`` (and ``second``) are the largest contributions to each cell: a cell is dominated where the largest is more than ``share`` of
    it, or where the second could take its own part off and know the largest to within ``1 - share`` of it (the p% rule). Nought is no group.
    """
    cells = np.asarray(values, dtype=float)
    if (cells < 0).any() or not np.isfinite(cells).all():
        raise ValueError("số đếm phải từ 0 trở lên · counts must be 0 or more")
    found = (cells > 0) & (cells < fewest)
    if largest is not None:
        most = np.asarray(largest, dtype=float)
        if most.shape != cells.shape or (most > cells).any():
            raise ValueError("phần lớn nhất không thể hơn cả ô · the largest part cannot exceed its cell")
        next_to = np.zeros(cells.shape) if second is None else np.asarray(second, dtype=float)
        rest = cells - most - next_to
        found |= (cells > 0) & ((most > share * cells) | (rest < (1 - share) * most))
    return np.asarray(found)

"""What may be published of small groups: which cells to hide, what an attacker gets from the others, noise with a price."""

from .attack import bounds
from .hiding import Equations, protected, recoverable
from .noise import release
from .primary import small_cells

__all__ = ["Equations", "bounds", "protected", "recoverable", "release", "small_cells"]

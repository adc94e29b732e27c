"""What the burst intake writes to the ledger."""

from dataclasses import dataclass
from typing import ClassVar

from caunoi.kernel.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionsTaken(Fact):
    """Opinions of one consultation taken in one transaction: their numbers, their digests in that order (base64), the root of the tree."""

    act: ClassVar[str] = "discuss.opinions_taken"
    count: int
    root: str
    opinions: tuple[int, ...]
    digests: str

"""Work done in rounds that crosses rooms: outbox, reading paper, what follows from the ledger."""

from collections.abc import Callable

#: (name, seconds between rounds, work)
ROUNDS: list[tuple[str, float, Callable[[], object]]] = []

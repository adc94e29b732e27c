"""Following everything once more: each flow across rooms makes what is missing and nothing twice, so a replay mends and never doubles.

Promise → duty and recommendation → the public list are made in their room's own transaction; here is proved that none is
missing. Record → index and record → webhook follow the records and the ledger. Finding → task is a person's act: given twice
from the same record, the first task comes back (``mandate_task_once_a_source``), so there is nothing to replay.
"""

from collections.abc import Callable
from datetime import datetime

from caunoi.access.context import as_system
from caunoi.connect.commands import follow as follow_webhooks
from caunoi.ledger.commands import record, seal_all
from caunoi.search.commands import refeed

from . import reception
from .facts import Replayed
from .followups import follow_what_exists

#: Flow by name: what it had to mend, nought where all was as it should be.
FLOWS: dict[str, Callable[[datetime], int]] = {
    "search": lambda at: sum(refeed().values()),
    "followups": lambda at: follow_what_exists(at=at),
    "reception-results": lambda at: reception.note_results(at=at),
    "webhooks": lambda at: follow_webhooks(at=at, again_from=0),
}


def replay(*, at: datetime, only: str = "") -> dict[str, int]:
    """Run every flow from the beginning, or one; what each mended. Recorded only where something was."""
    seal_all(at=at)
    mended = {name: flow(at) for name, flow in FLOWS.items() if only in ("", name)}
    told = tuple(f"{name}={count}" for name, count in mended.items() if count)
    if told:
        with as_system():
            record(Replayed(mended=told), about="journeys", by="system", at=at)
    return mended

"""Background work: sealing the ledger, sending what waits in the outbox, following the ledger. One process, no broker.

Each round is its own transaction; a round that fails is logged and tried again, and never stops the others.
"""

import logging
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

import django

log = logging.getLogger("caunoi.background")


@dataclass
class Round:
    """Something done again and again: what, and every how many seconds."""

    name: str
    every: float
    work: Callable[[], object]
    next_at: float = 0.0


def rounds() -> list[Round]:
    """The rounds of this installation; journeys brings those that cross rooms."""
    from django.utils import timezone

    from caunoi.desk.queries import count_large
    from caunoi.journeys.rounds import ROUNDS
    from caunoi.ledger.commands import seal_all
    from caunoi.reporting.commands import open_rounds

    return [
        Round("seal", 2, lambda: seal_all(at=timezone.now())),
        *(Round(name, every, work) for name, every, work in ROUNDS),
        # Sooner than a kept figure grows old: nobody who opens a province's page waits for a million rows.
        Round("large-areas", 600, lambda: count_large(timezone.localdate())),
        Round("sector-reports", 6 * 3600, lambda: open_rounds(at=timezone.now())),
    ]


def main() -> None:
    """Run the rounds until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caunoi.site.settings")
    django.setup()
    from django.db import close_old_connections

    running = True

    def stop(*_: object) -> None:
        nonlocal running
        running = False

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    todo = rounds()
    while running:
        now = time.monotonic()
        for each in todo:
            if each.next_at <= now and running:
                run_once(each)
                each.next_at = time.monotonic() + each.every
        close_old_connections()
        time.sleep(0.2)


def run_once(each: Round) -> None:
    """One round, spoken by the system, or the walls would hide its work; what goes wrong is logged, the connection made fresh."""
    from django.db import connection

    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('caunoi.person', 'system', false)")
        each.work()
    except Exception:
        log.exception("round %s failed and will be tried again", each.name)
        connection.close()


if __name__ == "__main__":
    main()

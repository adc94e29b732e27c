"""Counting a million running duties anew after a holiday is declared."""

import time
from datetime import date

from django.db import transaction
from django.utils import timezone

from .stage import figure, installation, million, running_duties


def run() -> list[dict]:
    """Seconds to recompute with nothing changed, and with a new day off in the middle of everything (rolled back)."""
    installation()
    million()
    running_duties()
    from caunoi.access.context import as_system
    from caunoi.duties.models import Duty
    from caunoi.duties.recompute import recompute
    from caunoi.law.commands import declare_day
    from caunoi.law.words import DayKind

    with as_system():
        running = Duty.objects.filter(standing="open").count()
    started = time.perf_counter()
    unchanged = sum(each.duties for each in recompute(by="bench", at=timezone.now()))
    idle = time.perf_counter() - started
    with transaction.atomic():
        declare_day(
            day=date(2026, 12, 15),
            kind=DayKind.OFF,
            name="Ngày thử",
            instrument="Thử nghiệm",
            by="bench",
            at=timezone.now(),
        )
        started = time.perf_counter()
        moved = recompute(by="bench", at=timezone.now())
        changed = time.perf_counter() - started
        transaction.set_rollback(True)
    return [
        figure("running duties", running, "duties"),
        figure("recompute, calendar unchanged", idle, "s", f"{unchanged} moved"),
        figure(
            "recompute after one new day off",
            changed,
            "s",
            f"{sum(each.duties for each in moved)} moved, each in the ledger; {len(moved)} lines listed",
        ),
    ]

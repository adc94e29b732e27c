"""Work done in rounds that crosses rooms: the outbox, reading paper, files to look at again, drafts that have grown old."""

from collections.abc import Callable

from django.utils import timezone

from caunoi.dialogue import commands as dialogue
from caunoi.files import commands as files
from caunoi.know.commands import send_digests
from caunoi.notices.commands import send_due_messages
from caunoi.reception.commands import open_periods_everywhere
from caunoi.voice.commands.attempts import forget_attempts
from caunoi.voice.commands.sending import forget_drafts

from . import reception

#: (name, seconds between rounds, work)
ROUNDS: list[tuple[str, float, Callable[[], object]]] = [
    ("outbox", 15, lambda: send_due_messages(at=timezone.now())),
    ("paper", 4, lambda: files.read_waiting(at=timezone.now())),
    ("rescan", 900, lambda: files.rescan(at=timezone.now())),
    ("sweep", 3600, lambda: files.sweep(at=timezone.now())),
    ("drafts", 3600, lambda: forget_drafts(at=timezone.now())),
    ("digests", 600, lambda: send_digests(at=timezone.now())),
    ("reception-days", 1800, lambda: open_periods_everywhere(at=timezone.now())),
    ("reception-results", 600, lambda: reception.note_results(at=timezone.now())),
    ("attempts", 3600, lambda: forget_attempts(at=timezone.now())),
    (
        "dialogue-year",
        6 * 3600,
        lambda: dialogue.open_year(year=timezone.localdate().year, by="clock", at=timezone.now()),
    ),
    ("promises", 3600, lambda: dialogue.settle_undisputed(at=timezone.now())),
]

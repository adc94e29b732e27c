"""Work done in rounds that crosses rooms: the outbox, reading paper, files to look at again, drafts that have grown old."""

from collections.abc import Callable

from django.utils import timezone

from caunoi.access.context import as_system
from caunoi.discuss import commands as discuss
from caunoi.files import commands as files
from caunoi.notices.commands import send_due_messages
from caunoi.voice.commands.attempts import forget_attempts
from caunoi.voice.commands.sending import forget_drafts


def _consultations() -> None:
    """Fold the counts, close what is due, tell authors of answers, count maps anew."""
    discuss.fold_tallies()
    with as_system():
        discuss.close_due(at=timezone.now())
        discuss.tell_authors(at=timezone.now())
        discuss.draw_maps(at=timezone.now())


#: (name, seconds between rounds, work)
ROUNDS: list[tuple[str, float, Callable[[], object]]] = [
    ("outbox", 15, lambda: send_due_messages(at=timezone.now())),
    ("consultations", 15, _consultations),
    ("paper", 4, lambda: files.read_waiting(at=timezone.now())),
    ("rescan", 900, lambda: files.rescan(at=timezone.now())),
    ("sweep", 3600, lambda: files.sweep(at=timezone.now())),
    ("drafts", 3600, lambda: forget_drafts(at=timezone.now())),
    ("attempts", 3600, lambda: forget_attempts(at=timezone.now())),
]

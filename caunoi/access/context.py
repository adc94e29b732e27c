"""Who speaks in a transaction. Row policies in the database read it; it ends with the transaction."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date

from django.db import connection, transaction
from django.utils import timezone


def speak_for(person_id: int | str, *, today: date | None = None) -> None:
    """Let the rest of this transaction see and touch what the person may."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('caunoi.person', %s, true), set_config('caunoi.today', %s, true)",
            [str(person_id), (today or timezone.localdate()).isoformat()],
        )


def narrow_to(body_id: int, role: str) -> None:
    """Let the rest of this transaction see what the speaker may in one body and role alone, as a token of theirs does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('caunoi.scope', %s, true)", [f"{body_id}:{role}"])


def show_receipts(digests: list[str]) -> None:
    """Let the rest of this transaction see the cases whose receipts are shown; the digests are hexadecimal."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('caunoi.receipt', %s, true)", [",".join(digests)])


@contextmanager
def speaking_for(person_id: int | str, *, today: date | None = None) -> Iterator[None]:
    """A transaction in which the person speaks; for commands, tasks and tests."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('caunoi.person', true), current_setting('caunoi.today', true)")
            before = cursor.fetchone() or ("", "")
        speak_for(person_id, today=today)
        yield
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('caunoi.person', %s, true), set_config('caunoi.today', %s, true)",
                [before[0] or "", before[1] or ""],
            )


def as_system() -> AbstractContextManager[None]:
    """A transaction that sees every case: for the clock, followers and operator commands, and for aggregates that name nobody."""
    return speaking_for("system")

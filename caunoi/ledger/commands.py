"""Writing to the ledger: record an act; seal what has been recorded."""

from datetime import datetime

from django.db import connection, transaction

from caunoi.kernel.facts import Fact

from . import seal
from .models import Batch, Bookmark, Entry

SEALER = 0x5EA1
#: Entries put into one tree at most; a proof then has at most 13 digests.
BATCH = 8192


def record(fact: Fact, *, about: str, by: str, at: datetime) -> Entry:
    """Add one act inside the caller's transaction; it can never be changed afterwards."""
    return Entry.objects.create(at=at, kind=fact.act, about=about, actor=by, data=fact.payload())


def record_many(rows: list[tuple[Fact, str]], *, by: str, at: datetime) -> int:
    """Add many acts, pairs (fact, about), in one statement for each thousand."""
    Entry.objects.bulk_create(
        (Entry(at=at, kind=fact.act, about=about, actor=by, data=fact.payload()) for fact, about in rows),
        batch_size=1000,
    )
    return len(rows)


@transaction.atomic
def seal_entries(*, at: datetime, most: int = BATCH) -> Batch | None:
    """Put the oldest finished, unsealed entries into a tree and chain it; None when there is nothing to seal.

    Only entries of transactions that ended before every running one are taken, so the order never changes later.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALER])
        before = Batch.objects.order_by("-id").first()
        cursor.execute(
            """SELECT id, leaf, transaction FROM ledger_entry
               WHERE (transaction, id) > (%s, %s)
                 AND transaction < (SELECT "offset" FROM ledger_epoch) + pg_snapshot_xmin(pg_current_snapshot())::text::bigint
               ORDER BY transaction, id LIMIT %s""",
            [before.last_transaction if before else -1, before.last_entry if before else 0, most],
        )
        rows = cursor.fetchall()
    if not rows:
        return None
    root = seal.root([bytes(leaf) for _, leaf, _ in rows])
    return Batch.objects.create(
        sealed_at=at,
        size=len(rows),
        last_transaction=rows[-1][2],
        last_entry=rows[-1][0],
        root=root,
        chain=seal.link(bytes(before.chain) if before else b"", root),
    )


def seal_all(*, at: datetime) -> int:
    """Seal everything that can be sealed now; the number of batches made."""
    made = 0
    while seal_entries(at=at):
        made += 1
    return made


def keep_place(follower: str, batch: int) -> None:
    """Remember the last batch a follower has dealt with."""
    Bookmark.objects.update_or_create(follower=follower, defaults={"batch": batch})

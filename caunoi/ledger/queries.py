"""Reading the ledger: the acts about a thing, what followers have not seen yet, whether everything still stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from . import seal
from .models import Batch, Bookmark, Entry


@dataclass(frozen=True, slots=True)
class Trouble:
    """What verification found wrong, in both languages."""

    vi: str
    en: str


def latest_act(*, besides: Iterable[str] = ()) -> Entry | None:
    """The last entry there is, leaving out some kinds of acts."""
    return Entry.objects.exclude(kind__in=list(besides)).order_by("-id").first()


def acts_about(about: str) -> QuerySet[Entry]:
    """Everything recorded about a thing, oldest first."""
    return Entry.objects.filter(about=about).order_by("id")


def acts_about_any(abouts: Iterable[str]) -> QuerySet[Entry]:
    """Everything recorded about several things, oldest first."""
    return Entry.objects.filter(about__in=list(abouts)).order_by("id")


def entries_of_batch(batch: Batch, before: Batch | None) -> QuerySet[Entry]:
    """A batch's entries in sealed order."""
    since = (before.last_transaction, before.last_entry) if before else (-1, 0)
    return Entry.objects.extra(
        where=["(transaction, id) > (%s, %s)", "(transaction, id) <= (%s, %s)"],
        params=[*since, batch.last_transaction, batch.last_entry],
    ).order_by("transaction", "id")


def place_of(follower: str) -> int:
    """The last batch a follower has dealt with; nought before its first."""
    return Bookmark.objects.filter(follower=follower).values_list("batch", flat=True).first() or 0


def unread(follower: str) -> Iterator[tuple[int, list[Entry]]]:
    """Batches the follower has not dealt with, oldest first: (batch id, entries)."""
    place = place_of(follower)
    before = Batch.objects.filter(id__lte=place).order_by("-id").first()
    for batch in Batch.objects.filter(id__gt=place).order_by("id"):
        yield batch.pk, list(entries_of_batch(batch, before))
        before = batch


def inclusion(leaf: bytes) -> dict[str, Any] | None:
    """The proof that the entry with this digest is sealed: batch, root, chain and path; None while it waits to be sealed."""
    entry = Entry.objects.filter(leaf=leaf).first()
    if entry is None:
        return None
    batch = (
        Batch.objects.extra(where=["(last_transaction, last_entry) >= (%s, %s)"], params=[entry.transaction, entry.pk])
        .order_by("id")
        .first()
    )
    if batch is None:
        return None
    before = Batch.objects.filter(id__lt=batch.pk).order_by("-id").first()
    leaves = [bytes(row) for row in entries_of_batch(batch, before).values_list("leaf", flat=True)]
    position = leaves.index(bytes(entry.leaf))
    return {
        "batch": batch.pk,
        "sealed_at": batch.sealed_at,
        "root": bytes(batch.root).hex(),
        "chain": bytes(batch.chain).hex(),
        "proof": seal.proof(leaves, position),
    }


def waits(leaf: bytes) -> bool:
    """Whether an entry with this digest is recorded and only waits to be sealed."""
    return inclusion(leaf) is None and Entry.objects.filter(leaf=leaf).exists()


def troubles() -> Iterator[Trouble]:
    """Everything wrong with the ledger: entries whose digest does not fit, batches whose tree or chain does not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM ledger_entry WHERE leaf <> ledger_leaf(at, kind, about, actor, data) ORDER BY id LIMIT 100"
        )
        for (pk,) in cursor.fetchall():
            yield Trouble(f"Mục {pk} không khớp dấu niêm của chính nó.", f"Entry {pk} does not match its own digest.")
    before: Batch | None = None
    for batch in Batch.objects.order_by("id").iterator():
        leaves = [bytes(leaf) for leaf in entries_of_batch(batch, before).values_list("leaf", flat=True)]
        if len(leaves) != batch.size or not seal.same(seal.root(leaves), bytes(batch.root)):
            yield Trouble(
                f"Tập {batch.pk} thiếu, thừa hoặc khác mục.", f"Batch {batch.pk} lacks, adds or differs in an entry."
            )
        if not seal.same(seal.link(bytes(before.chain) if before else b"", bytes(batch.root)), bytes(batch.chain)):
            yield Trouble(
                f"Tập {batch.pk} đứt mạch với tập trước.", f"Batch {batch.pk} is not chained to the one before."
            )
        before = batch


def totals() -> dict[str, int]:
    """How many entries and batches there are, and how many entries wait to be sealed."""
    entries = Entry.objects.count()
    sealed = sum(batch.size for batch in Batch.objects.only("size"))
    return {"entries": entries, "batches": Batch.objects.count(), "waiting": entries - sealed}


def head() -> dict[str, Any] | None:
    """The newest batch's chain value: whoever keeps a copy can later show that nothing before it was changed."""
    batch = Batch.objects.order_by("-id").first()
    return (
        None if batch is None else {"batch": batch.pk, "sealed_at": batch.sealed_at, "chain": bytes(batch.chain).hex()}
    )


def in_groups(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Lists of at most ``size``, in order."""
    iterator = iter(items)
    while group := list(islice(iterator, size)):
        yield group

"""The ledger: added to, sealed in order, provable, and loud when somebody tampers with it."""

import itertools
from dataclasses import dataclass

import psycopg
import pytest

from caunoi.kernel.facts import Fact
from caunoi.ledger import commands, queries, seal
from caunoi.ledger.models import Batch, Entry
from tests.stage import NOON, seal_everything


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Fact):
    act = "noted"
    text: str


def write(count=1):
    for number in range(count):
        commands.record(Noted(text=f"việc {number}"), about="test:1", by="person:1", at=NOON)


def owner_of(url):
    """A connection as the tables' owner, who can do what the application cannot."""
    return psycopg.connect(url.replace("caunoi_app", "caunoi_owner"), autocommit=True)


def test_entries_of_finished_transactions_are_sealed_in_order(committed):
    write(5)

    seal_everything()

    assert (
        sum(batch.size for batch in Batch.objects.all()),
        queries.totals()["waiting"],
        list(queries.troubles()),
    ) == (5, 0, [])


def test_nothing_is_sealed_twice(committed):
    write(3)
    seal_everything()

    assert commands.seal_entries(at=NOON) is None


def test_each_entry_is_provable_by_its_digest(committed):
    write(9)
    seal_everything()
    entry = Entry.objects.order_by("id")[4]

    shown = queries.inclusion(bytes(entry.leaf))

    assert seal.holds(bytes(entry.leaf), bytes.fromhex(shown["root"]), shown["proof"])
    assert not seal.holds(b"\x01" * 32, bytes.fromhex(shown["root"]), shown["proof"])


def test_an_entry_waiting_to_be_sealed_has_no_proof_yet(committed):
    write()

    assert queries.inclusion(bytes(Entry.objects.get().leaf)) is None


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        ("UPDATE ledger_entry SET actor = 'person:2' WHERE id = (SELECT min(id) FROM ledger_entry)", "own digest"),
        ("DELETE FROM ledger_entry WHERE id = (SELECT min(id) FROM ledger_entry)", "lacks, adds or differs"),
        ("UPDATE ledger_batch SET chain = sha256('x') WHERE id = (SELECT max(id) FROM ledger_batch)", "not chained"),
    ],
)
def test_tampering_by_the_owner_with_the_guards_off_is_found(committed, tampering, said):
    write(4)
    seal_everything()
    write(4)
    seal_everything()

    with owner_of(committed) as link:
        link.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
        link.execute("ALTER TABLE ledger_batch DISABLE TRIGGER USER")
        link.execute(tampering)

    assert any(said in trouble.en for trouble in queries.troubles())


def test_batches_are_chained_to_the_one_before(committed):
    write(2)
    seal_everything()
    write(2)
    seal_everything()
    batches = list(Batch.objects.order_by("id"))

    assert len(batches) >= 2
    assert [
        bytes(after.chain) == seal.link(bytes(before.chain), bytes(after.root))
        for before, after in itertools.pairwise(batches)
    ] == [True] * (len(batches) - 1)


def test_a_follower_reads_each_batch_once_in_order(committed):
    write(2)
    seal_everything()

    read = []
    for batch, entries in queries.unread("thử"):
        read += [entry.data["text"] for entry in entries]
        commands.keep_place("thử", batch)

    assert (read, list(queries.unread("thử"))) == (["việc 0", "việc 1"], [])

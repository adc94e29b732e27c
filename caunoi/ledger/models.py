"""The ledger's tables: entries, and the batches that seal them. The database refuses to change or delete either."""

from django.contrib.postgres.indexes import BrinIndex, HashIndex
from django.db import models


class Entry(models.Model):
    """One act: what (kind, data), about what, by whom, when; ``leaf`` is its digest, made by the database."""

    at = models.DateTimeField()
    kind = models.TextField()
    about = models.TextField()
    actor = models.TextField()
    data = models.JSONField(default=dict)
    transaction = models.BigIntegerField(editable=False, default=0)
    leaf = models.BinaryField(max_length=32, editable=False, default=b"")

    class Meta:
        indexes = [
            models.Index(fields=["about", "id"], name="ledger_entry_about"),
            models.Index(fields=["transaction", "id"], name="ledger_entry_transaction"),
            HashIndex(fields=["leaf"], name="ledger_entry_leaf"),
            # Entries come in the order of their moments, so a range of days is found by blocks, at hardly any cost to who writes.
            BrinIndex(fields=["at"], name="ledger_entry_at", pages_per_range=16),
        ]


class Batch(models.Model):
    """Entries sealed together, in order of (transaction, id) up to the last named here.

    ``root`` is the root of their tree; ``chain`` ties it to every batch before.
    """

    sealed_at = models.DateTimeField()
    size = models.IntegerField()
    last_transaction = models.BigIntegerField()
    last_entry = models.BigIntegerField()
    root = models.BinaryField(max_length=32)
    chain = models.BinaryField(max_length=32)


class Epoch(models.Model):
    """What is added to this server's transaction numbers, so that they go on growing after a move to another server."""

    offset = models.BigIntegerField(default=0)


class Bookmark(models.Model):
    """How far a follower has read."""

    follower = models.TextField(primary_key=True)
    batch = models.BigIntegerField(default=0)

"""Attached files. The content lies in the vault; rows are walled by body, as cases are."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from .words import Health, Kind, Reading


def _choices(word: type) -> list[tuple[str, str]]:
    return [(each.value, each.vi) for each in word]  # type: ignore[attr-defined]


class StoredFile(models.Model):
    """One file attached to one thing.

    ``sent_sha256`` is of what the person sent, ``sha256`` of what is kept after it was made harmless. ``body`` owns it;
    ``seen_by``, ``hidden_from`` and ``hidden_people`` are as on papers. A ``secret`` file is opened only with a reason.
    ``reading`` is what the machine read, sealed, and stays “unchecked” until a person has looked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    about = models.TextField()
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, null=True, related_name="+")
    seen_by = ArrayField(models.BigIntegerField(), default=list)
    hidden_from = ArrayField(models.BigIntegerField(), default=list)
    hidden_people = ArrayField(models.BigIntegerField(), default=list)
    secret = models.BooleanField(default=False)
    name = models.TextField()
    kind = models.TextField(choices=_choices(Kind))
    media_type = models.TextField()
    size = models.IntegerField()
    sent_sha256 = models.TextField()
    sha256 = models.TextField()
    address = models.TextField()
    width = models.IntegerField(null=True)
    height = models.IntegerField(null=True)
    pages = models.IntegerField(null=True)
    taken_out = ArrayField(models.TextField(), default=list)
    alt_text = models.TextField(default="", blank=True)
    health = models.TextField(choices=_choices(Health), default=Health.UNSCANNED.value)
    health_note = models.TextField(default="", blank=True)
    uploaded_by = models.TextField()
    uploaded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    reading_state = models.TextField(choices=_choices(Reading), default=Reading.NONE.value)
    reading = models.BinaryField(null=True)
    reading_engine = models.TextField(default="", blank=True)
    reading_confidence = models.SmallIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["about", "uploaded_at"], name="files_file_about"),
            models.Index(fields=["address"], name="files_file_address"),
            models.Index(fields=["uploaded_at"], condition=Q(reading_state="waiting"), name="files_file_to_read"),
            models.Index(fields=["uploaded_at"], condition=~Q(health="clean"), name="files_file_to_scan"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["about", "sent_sha256"], condition=Q(removed_at__isnull=True), name="files_file_holds_once"
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="files_file_holds_something"),
        ]
        verbose_name = "tệp đính kèm"

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"file:{self.pk}"

    @property
    def may_be_handed_out(self) -> bool:
        """Whether anybody may have it: neither removed nor in quarantine."""
        return self.removed_at is None and self.health != Health.QUARANTINED.value

    @property
    def is_paper(self) -> bool:
        """Whether a machine could read it: a picture or a PDF."""
        return self.kind in (Kind.PDF.value, Kind.JPEG.value, Kind.PNG.value, Kind.WEBP.value)

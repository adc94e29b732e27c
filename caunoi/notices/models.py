"""Papers with their numbers and files, and the outbox. What people are named in is sealed; rows are walled by body."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from .words import Channel, Layout, MessageState, PaperState


def _choices(word: type) -> list[tuple[str, str]]:
    return [(each.value, each.vi) for each in word]  # type: ignore[attr-defined]


class IssuedPaper(models.Model):
    """One official paper about one thing, from draft to issue.

    ``content`` is the sealed paper itself. ``body`` owns it; the people of ``seen_by`` bodies may open it too, those of
    ``hidden_from`` bodies and the ``hidden_people`` never. A ``secret`` paper is opened only with a reason.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    about = models.TextField()
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    seen_by = ArrayField(models.BigIntegerField(), default=list)
    hidden_from = ArrayField(models.BigIntegerField(), default=list)
    hidden_people = ArrayField(models.BigIntegerField(), default=list)
    secret = models.BooleanField(default=False)
    layout = models.TextField(choices=_choices(Layout), default=Layout.STATE.value)
    code = models.TextField()
    name = models.TextField()
    series = models.TextField(default="")
    period = models.TextField(default="")
    symbol = models.TextField(default="")
    number = models.IntegerField(null=True)
    content = models.BinaryField()
    version = models.IntegerField(default=1)
    state = models.TextField(choices=_choices(PaperState), default=PaperState.DRAFT.value)
    created_by = models.TextField()
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    signed_by = models.TextField(default="")
    signed_on = models.DateField(null=True)
    signed_at = models.DateTimeField(null=True)
    issued_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["about", "-created_at"], name="notices_paper_about"),
            models.Index(fields=["body", "-signed_at"], name="notices_paper_register"),
            models.Index(fields=["body", "-created_at"], condition=Q(state="draft"), name="notices_paper_drafts"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "period", "series", "number"],
                condition=Q(number__isnull=False),
                name="notices_paper_holds_number",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "discarded"], signed_at__isnull=True)
                | Q(state__in=["signed", "issued"], signed_at__isnull=False, signed_on__isnull=False),
                name="notices_paper_signed_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(issued_at__isnull=False), name="notices_paper_issued_has_moment"
            ),
        ]
        verbose_name = "văn bản"

    def __str__(self) -> str:
        return f"{self.name} {self.numbered_symbol}".strip()

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"paper:{self.pk}"

    @property
    def numbered_symbol(self) -> str:
        """“12/TB-UBND” or “05-BC/ĐU” once signed; empty while a draft or without a number."""
        if self.number is None:
            return ""
        return f"{self.number:02d}{'-' if self.layout == Layout.PARTY.value else '/'}{self.symbol}"


class PaperSeries(models.Model):
    """The last number given in a series of a body and period."""

    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    period = models.TextField()
    series = models.TextField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "period", "series"], name="notices_series_holds_once")]

    def __str__(self) -> str:
        return f"{self.series} {self.period}: {self.last}"


class PaperFile(models.Model):
    """The two files of a signed paper, sealed, with the digests of what was sealed."""

    paper = models.OneToOneField(IssuedPaper, on_delete=models.PROTECT, primary_key=True, related_name="files")
    docx = models.BinaryField()
    pdf = models.BinaryField()
    docx_sha256 = models.TextField()
    pdf_sha256 = models.TextField()

    def __str__(self) -> str:
        return self.pdf_sha256


class Message(models.Model):
    """One message to one address; address and words are sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.TextField(null=True, unique=True)
    about = models.TextField()
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, null=True, related_name="+")
    hidden_from = ArrayField(models.BigIntegerField(), default=list)
    paper = models.ForeignKey(IssuedPaper, on_delete=models.PROTECT, null=True, related_name="messages")
    channel = models.TextField(choices=_choices(Channel))
    sealed = models.BinaryField()
    state = models.TextField(choices=_choices(MessageState), default=MessageState.QUEUED.value)
    attempts = models.SmallIntegerField(default=0)
    trouble = models.TextField(default="")
    not_before = models.DateTimeField()
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    reported = models.TextField(
        default="", blank=True, help_text="what the channel said of it later: delivered, undelivered"
    )
    reported_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["not_before"], condition=Q(state="queued"), name="notices_message_due"),
            models.Index(fields=["about", "-queued_at"], name="notices_message_about"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="notices_message_sent_has_moment"
            )
        ]
        verbose_name = "tin gửi"

    def __str__(self) -> str:
        return f"{self.channel} {self.state}"

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"message:{self.pk}"

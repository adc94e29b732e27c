"""Works that residents propose, and how to reach who did until they are answered."""

import uuid

from django.db import models
from django.db.models import Q

from caunoi.do.words import Proposer, Reply, WorkKind

from .common import choices, new_code


class WorkProposal(models.Model):
    """A work somebody living there asks for; its words are shown once whoever answers has read them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.TextField(default=new_code, unique=True, editable=False)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+", help_text="who answers")
    overseer = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+", null=True)
    kind = models.TextField(choices=choices(WorkKind))
    title = models.TextField()
    what = models.TextField()
    proposer = models.TextField(choices=choices(Proposer))
    proposed_by = models.TextField(default="", blank=True, help_text="a body's name, or how many households")
    reply = models.TextField(choices=choices(Reply), default=Reply.WAITING.value)
    answer = models.TextField(default="", blank=True)
    shown = models.BooleanField(default=False, help_text="whether its words may be read by everybody")
    talk_on = models.DateField(null=True)
    work = models.ForeignKey("do.CommunityWork", on_delete=models.PROTECT, related_name="+", null=True)
    received_on = models.DateField()
    due = models.DateField()
    answered_on = models.DateField(null=True)
    device = models.TextField(default="", blank=True)
    key_digest = models.TextField(unique=True)
    version = models.IntegerField(default=1)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["commune", "-received_on"], name="do_proposal_of_commune")]
        constraints = [
            models.CheckConstraint(condition=Q(reply="waiting") | Q(answered_on__isnull=False), name="do_proposal_answered_on_a_day"),
            models.CheckConstraint(condition=~Q(reply="taken") | Q(work__isnull=False), name="do_proposal_taken_is_a_work"),
            models.CheckConstraint(condition=~Q(reply="waiting") | Q(shown=False), name="do_proposal_read_before_shown"),
        ]  # fmt: skip
        verbose_name = "đề xuất công trình"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"workproposal:{self.pk}"

    @property
    def state(self) -> Reply:
        """What became of it."""
        return Reply(self.reply)

    @property
    def kind_label(self) -> str:
        """The kind in the language being spoken."""
        return WorkKind(self.kind).label

    @property
    def proposer_label(self) -> str:
        """Who proposed it, in the language being spoken."""
        return Proposer(self.proposer).label


class ProposalContact(models.Model):
    """How to reach who proposed, sealed; erased with the final answer."""

    proposal = models.OneToOneField(WorkProposal, on_delete=models.CASCADE, related_name="contact")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    overseer = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+", null=True)
    sealed = models.BinaryField()

    class Meta:
        verbose_name = "cách liên hệ người đề xuất"

    def __str__(self) -> str:
        return str(self.proposal_id)

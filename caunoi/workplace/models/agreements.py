"""Collective agreements and what was promised in them or in a dialogue."""

from django.db import models
from django.db.models import F, Q

from ..words import DealStage, WordStage
from .dialogues import WorkDialogue
from .registry import Walled, Workplace


class Agreement(Walled):
    """A collective agreement; ``since`` is the day it takes effect, ``until`` the first day it no longer does."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="agreements")
    title = models.TextField()
    summary = models.TextField()
    stage = models.TextField(choices=[(each.value, each.vi) for each in DealStage], default=DealStage.DRAFT.value)
    polled_on = models.DateField(null=True)
    polled = models.IntegerField(null=True)
    approved = models.IntegerField(null=True)
    least = models.IntegerField(null=True)
    poll_cite = models.TextField(default="", blank=True)
    signed_on = models.DateField(null=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    send_due = models.DateField(null=True)
    sent_on = models.DateField(null=True)
    sent_to = models.TextField(default="", blank=True)
    ended_on = models.DateField(null=True)
    reason = models.TextField(default="", blank=True)
    drafted_on = models.DateField()
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["-drafted_on", "-id"]
        indexes = [
            models.Index(fields=["workplace", "-drafted_on"], name="workplace_agreement_of"),
            models.Index(fields=["until"], name="workplace_agreement_until"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["workplace", "title"], name="workplace_agreement_title"),
            models.CheckConstraint(
                condition=Q(stage__in=["draft", "polled"]) | Q(approved__gte=F("least"), since__isnull=False, until__gt=F("since")),
                name="workplace_agreement_approved",
            ),
        ]  # fmt: skip
        verbose_name = "thỏa ước lao động tập thể"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"agreement:{self.pk}"

    @property
    def stage_label(self) -> str:
        """Where it stands."""
        return DealStage(self.stage).label

    @property
    def enough(self) -> bool:
        """Whether the last poll approves it."""
        return self.approved is not None and self.least is not None and self.approved >= self.least

    @property
    def sent_late(self) -> bool:
        """Whether it was sent after the law's day."""
        return bool(self.sent_on and self.send_due and self.sent_on > self.send_due)


class WorkPromise(Walled):
    """One promise with a day, from an agreement or a dialogue; kept or broken, with proof."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="promises")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, null=True, related_name="promises")
    dialogue = models.ForeignKey(WorkDialogue, on_delete=models.PROTECT, null=True, related_name="promises")
    text = models.TextField()
    due = models.DateField()
    stage = models.TextField(choices=[(each.value, each.vi) for each in WordStage], default=WordStage.RUNNING.value)
    kept_on = models.DateField(null=True)
    broken_on = models.DateField(null=True)
    proof = models.TextField(default="", blank=True)
    broken_proof = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["due", "id"]
        indexes = [models.Index(fields=["workplace", "due"], name="workplace_promise_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreement__isnull=False, dialogue__isnull=True) | Q(agreement__isnull=True, dialogue__isnull=False),
                name="workplace_promise_one_source",
            ),
            models.UniqueConstraint(fields=["agreement", "text"], name="workplace_promise_agreement_once"),
            models.UniqueConstraint(fields=["dialogue", "text"], name="workplace_promise_dialogue_once"),
            models.CheckConstraint(condition=~Q(stage="kept") | (Q(kept_on__isnull=False) & ~Q(proof="")), name="workplace_promise_proved"),
            models.CheckConstraint(condition=~Q(stage="broken") | (Q(broken_on__isnull=False) & ~Q(broken_proof="")), name="workplace_promise_broken_proved"),
        ]  # fmt: skip
        verbose_name = "cam kết tại nơi làm việc"

    def __str__(self) -> str:
        return self.text

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"workpromise:{self.pk}"

    @property
    def stage_label(self) -> str:
        """Where it stands."""
        return WordStage(self.stage).label

    @property
    def kept_late(self) -> bool:
        """Whether it was kept after its day."""
        return self.stage == WordStage.KEPT.value and self.kept_on is not None and self.kept_on > self.due

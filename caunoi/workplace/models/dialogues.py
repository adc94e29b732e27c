"""Members of the dialogue by number, and the dialogues."""

from django.db import models
from django.db.models import Q

from ..words import Occasion, TalkStage
from .registry import Walled, Workplace


class DialogueMembers(models.Model):
    """How many members each side named, from a day; redone when the law's years are over."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="members")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    overseer = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    listed_on = models.DateField()
    last_day = models.DateField()
    employer_members = models.SmallIntegerField()
    worker_members = models.SmallIntegerField()
    workers = models.IntegerField()
    cite = models.TextField()

    class Meta:
        ordering = ["-listed_on", "-id"]
        constraints = [models.UniqueConstraint(fields=["workplace", "listed_on"], name="workplace_members_once")]
        verbose_name = "danh sách thành viên đối thoại"

    def __str__(self) -> str:
        return f"{self.employer_members}/{self.worker_members}"


class WorkDialogue(Walled):
    """One dialogue of the two sides; ``worker_members`` and ``employer_members`` are kept from the list of its day."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="dialogues")
    occasion = models.TextField(choices=[(each.value, each.vi) for each in Occasion])
    stage = models.TextField(choices=[(each.value, each.vi) for each in TalkStage])
    asked_on = models.DateField(null=True)
    asked_by = models.IntegerField(null=True)
    held_on = models.DateField(null=True)
    venue = models.TextField(default="", blank=True)
    contents = models.TextField()
    notified_on = models.DateField(null=True)
    postponed = models.SmallIntegerField(default=0)
    employer_members = models.SmallIntegerField(null=True)
    worker_members = models.SmallIntegerField(null=True)
    employer_present = models.SmallIntegerField(null=True)
    worker_present = models.SmallIntegerField(null=True)
    result = models.TextField(default="", blank=True)
    employer_signed = models.DateField(null=True)
    workers_signed = models.DateField(null=True)
    published_on = models.DateField(null=True)
    publish_due = models.DateField(null=True)
    reason = models.TextField(default="", blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["workplace", "-held_on"], name="workplace_dialogue_of")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage__in=["signed", "published"]) | Q(employer_signed__isnull=False, workers_signed__isnull=False),
                name="workplace_dialogue_both_signed",
            ),
            models.UniqueConstraint(
                fields=["workplace", "held_on", "occasion"], name="workplace_dialogue_once_a_day", condition=~Q(stage="declined"),
            ),
        ]  # fmt: skip
        verbose_name = "đối thoại tại nơi làm việc"

    def __str__(self) -> str:
        return f"{self.workplace_id} {self.held_on}"

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"workdialogue:{self.pk}"

    @property
    def stage_label(self) -> str:
        """Where it stands."""
        return TalkStage(self.stage).label

    @property
    def occasion_label(self) -> str:
        """Why it is held."""
        return Occasion(self.occasion).label

    @property
    def late(self) -> bool:
        """Whether its result came out after the law's day."""
        return bool(self.published_on and self.publish_due and self.published_on > self.publish_due)

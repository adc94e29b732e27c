"""Conferences of a workplace and what they voted on."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ..words import Content, Gathering, Stage
from .registry import Walled, Workplace


class StaffConference(Walled):
    """One conference of officials or workers; ``again_of`` is the void one it repeats.

    ``year`` is the work year it looks back on; ``opening`` and ``voting`` are the two counts of those present; ``valid``,
    ``least`` and ``cite`` are kept from the rule of the day it was held; ``corrected`` is how often the counts were set right before anything was voted.
    """

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="conferences")
    year = models.SmallIntegerField()
    extra = models.BooleanField(default=False)
    asked_by = models.IntegerField(null=True)
    again_of = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="again")
    stage = models.TextField(choices=[(each.value, each.vi) for each in Stage], default=Stage.PLANNED.value)
    gathering = models.TextField(choices=[(each.value, each.vi) for each in Gathering])
    held_on = models.DateField()
    venue = models.TextField()
    contents = ArrayField(models.TextField(choices=[(each.value, each.vi) for each in Content]))
    more = models.TextField(default="", blank=True)
    workers = models.IntegerField()
    summoned = models.IntegerField(null=True)
    called_on = models.DateField(null=True)
    opening = models.IntegerField(null=True)
    voting = models.IntegerField(null=True)
    least = models.IntegerField(null=True)
    valid = models.BooleanField(null=True)
    corrected = models.SmallIntegerField(default=0)
    cite = models.TextField(default="", blank=True)
    reason = models.TextField(default="", blank=True)
    account = models.TextField(default="", blank=True)
    closed_on = models.DateField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["-held_on", "-id"]
        indexes = [models.Index(fields=["workplace", "-held_on"], name="workplace_conference_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["workplace", "year"],
                condition=Q(extra=False, stage__in=["planned", "called", "held", "valid"]),
                name="workplace_conference_one_a_year",
            ),
            models.CheckConstraint(
                condition=Q(summoned__isnull=True)
                | (Q(opening__isnull=True) | Q(opening__lte=F("summoned"), voting__lte=F("summoned"))),
                name="workplace_conference_counts",
            ),
            models.CheckConstraint(
                condition=~Q(stage="valid") | Q(valid=True), name="workplace_conference_valid_is_valid"
            ),
        ]
        verbose_name = "hội nghị nơi làm việc"

    def __str__(self) -> str:
        return f"{self.workplace_id} {self.year}"

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"staffconference:{self.pk}"

    @property
    def stage_label(self) -> str:
        """Where it stands."""
        return Stage(self.stage).label

    @property
    def gathering_label(self) -> str:
        """Who is called."""
        return Gathering(self.gathering).label

    @property
    def content_labels(self) -> list[str]:
        """What it takes up."""
        return [Content(each).label for each in self.contents]

    @property
    def present(self) -> int | None:
        """The count that decides whether it is valid: the smaller of the two."""
        return None if self.opening is None or self.voting is None else min(self.opening, self.voting)


class StaffResolution(models.Model):
    """One question a conference voted on."""

    conference = models.ForeignKey(StaffConference, on_delete=models.PROTECT, related_name="resolutions")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    overseer = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    shown = models.BooleanField(default=False)
    position = models.SmallIntegerField()
    text = models.TextField()
    yes = models.IntegerField()
    no = models.IntegerField()
    blank = models.IntegerField()
    least = models.IntegerField()
    passes = models.BooleanField()
    cite = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "position"], name="workplace_resolution_once"),
            models.UniqueConstraint(fields=["conference", "text"], name="workplace_resolution_text_once"),
        ]
        verbose_name = "nội dung biểu quyết"

    def __str__(self) -> str:
        return self.text

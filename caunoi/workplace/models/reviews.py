"""A workplace's own half-year review."""

from django.db import models
from django.db.models import Q

from ..words import ReviewStage
from .registry import Walled, Workplace


class OwnReview(Walled):
    """The review of a half-year: figures from the records, frozen when it is sent, and words by a person."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="reviews")
    period = models.TextField()
    stage = models.TextField(choices=[(each.value, each.vi) for each in ReviewStage], default=ReviewStage.DRAFT.value)
    figures = models.JSONField(default=list)
    done = models.TextField(default="", blank=True)
    short = models.TextField(default="", blank=True)
    ahead = models.TextField(default="", blank=True)
    sent_on = models.DateField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["-period"]
        constraints = [
            models.UniqueConstraint(fields=["workplace", "period"], name="workplace_review_once"),
            models.CheckConstraint(
                condition=~Q(stage="sent") | Q(sent_on__isnull=False), name="workplace_review_sent_on"
            ),
        ]
        verbose_name = "tự sơ kết của nơi làm việc"

    def __str__(self) -> str:
        return self.period

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"ownreview:{self.pk}"

    @property
    def stage_label(self) -> str:
        """Where it stands."""
        return ReviewStage(self.stage).label

"""Sector reports: who owes one to whom for which span, its figures and words, and where it stands."""

import uuid

from django.db import models
from django.db.models import F, Q

from .rules import Line, lines
from .words import Rhythm, Stage


class SectorReport(models.Model):
    """One report of a body to a body above it.

    ``figures`` are the last counted ones, frozen with ``seal`` when it is sent; ``remarks`` and ``requests`` are written by people.
    A quick report has a ``title`` and a ``happening`` instead of a period of its own. ``first_sent_on`` is what its time is judged by.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    line = models.TextField()
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    period = models.TextField()
    since = models.DateField()
    until = models.DateField()
    due = models.DateField()
    cite = models.TextField()
    unverified = models.BooleanField(default=False)
    duty_id = models.UUIDField(null=True)
    stage = models.TextField(choices=[(s.value, s.vi) for s in Stage], default=Stage.OWED.value)
    version = models.IntegerField(default=0)
    title = models.TextField(default="", blank=True)
    happening = models.TextField(default="", blank=True)
    figures = models.JSONField(default=list)
    counted_at = models.DateTimeField(null=True)
    remarks = models.TextField(default="", blank=True)
    requests = models.TextField(default="", blank=True)
    seal = models.TextField(default="", blank=True)
    paper = models.UUIDField(null=True)
    first_sent_on = models.DateField(null=True)
    sent_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    answer = models.TextField(default="", blank=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["to", "-until", "line"], name="reporting_report_received"),
            models.Index(fields=["body", "-until"], name="reporting_report_of_body"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["line", "body", "to", "period"], name="reporting_report_owed_once"),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="reporting_report_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(stage__in=["sent", "accepted", "returned"])
                | (Q(first_sent_on__isnull=False) & ~Q(seal="")),
                name="reporting_report_sent_is_sealed",
            ),
        ]
        verbose_name = "báo cáo định kỳ của ngành"

    def __str__(self) -> str:
        return f"{self.line} {self.period}"

    @property
    def ref(self) -> str:
        """How the ledger and its duty name it."""
        return f"sectorreport:{self.pk}"

    @property
    def line_word(self) -> Line:
        """Its line of reporting."""
        return lines()[self.line]

    @property
    def stage_word(self) -> Stage:
        """Where it stands."""
        return Stage(self.stage)

    @property
    def is_quick(self) -> bool:
        """Whether it tells of a happening, not of a period."""
        return self.line_word.rhythm is Rhythm.QUICK

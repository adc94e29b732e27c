"""Duties: who owes what to whom, under which rule, by when; paused when, met when, with what evidence."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from .words import Standing

RUNNING = Q(standing=Standing.OPEN.value)


class Duty(models.Model):
    """One thing one body must do by a day.

    ``due`` is the last legal day, ``raw_due`` the plainly counted one; ``pauses`` are pairs of ISO days (the second null
    while it lasts), ``extensions`` a list of {value, unit, rule, reason}. Place and province repeat the body's, for worklists.
    ``beside`` is the duty this one only follows through (a promise that became a task): that one counts, whoever owes it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rule = models.TextField()
    about = models.TextField()
    subject = models.TextField(default="")
    owed_by = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    owed_to = models.TextField(default="")
    standing = models.TextField(choices=[(word.value, word.vi) for word in Standing], default=Standing.OPEN.value)
    starts_on = models.DateField()
    variant = models.TextField(default="")
    value = models.IntegerField(null=True)
    unit = models.TextField(default="")
    cite = models.TextField(default="")
    raw_due = models.DateField()
    due = models.DateField()
    calendar = models.TextField(default="")
    pauses = models.JSONField(default=list)
    extensions = models.JSONField(default=list)
    settled_on = models.DateField(null=True)
    evidence = models.TextField(default="")
    reason = models.TextField(default="")
    hidden_from = ArrayField(models.BigIntegerField(), default=list)
    opened_at = models.DateTimeField()
    beside = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["owed_by", "due", "id"], condition=RUNNING, name="duties_duty_running_body"),
            models.Index(fields=["place", "due", "id"], condition=RUNNING, name="duties_duty_running_place"),
            models.Index(fields=["province", "due", "id"], condition=RUNNING, name="duties_duty_running_prov"),
            models.Index(
                fields=["owed_by"], condition=Q(standing=Standing.PAUSED.value), name="duties_duty_paused_body"
            ),
            models.Index(fields=["about"], name="duties_duty_about"),
            models.Index(
                fields=["province", "settled_on"], condition=Q(settled_on__isnull=False), name="duties_duty_settled"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(standing__in=["met", "waived"], settled_on__isnull=False)
                | Q(standing__in=["open", "paused"], settled_on__isnull=True),
                name="duties_duty_holds_settled_day",
            ),
            models.CheckConstraint(condition=Q(due__gte=F("starts_on")), name="duties_duty_due_after_start"),
        ]
        verbose_name = "nghĩa vụ"

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"duty:{self.pk}"

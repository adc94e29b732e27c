"""The yearly conference of the residents of a village or street group (Luật 10/2022 Điều 33)."""

from django.db import models
from django.db.models import F, Q

from ..words import ConferenceStage
from .dialogues import new_id


class Conference(models.Model):
    """One group's conference of a year, from plan to published minutes.

    ``account`` is what the records said of the year when the notice went out, frozen as it was handed to the households.
    ``committee`` is the commune's, which may write it down for the group. No household and no speaker is kept.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    committee = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    stage = models.TextField(
        choices=[(each.value, each.vi) for each in ConferenceStage], default=ConferenceStage.PLANNED.value
    )
    on = models.DateField()
    hour = models.TimeField()
    venue = models.TextField()
    chair = models.TextField(help_text="who convenes and chairs, as in the notice")
    front = models.TextField(help_text="head of the Front's board of the group")
    topics = models.TextField(default="", blank=True)
    account = models.JSONField(default=list)
    households = models.IntegerField(null=True)
    present = models.IntegerField(null=True)
    secretary = models.TextField(default="", blank=True)
    said = models.TextField(default="", blank=True)
    concluded = models.TextField(default="", blank=True)
    announced_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    reason = models.TextField(default="", blank=True)
    version = models.IntegerField(default=1)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["commune", "year"], name="dialogue_conference_commune")]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "year"], condition=~Q(stage="called_off"), name="dialogue_conference_once_a_year"
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["held", "published"])
                | Q(present__isnull=False, households__isnull=False, present__gte=0, present__lte=F("households")),
                name="dialogue_conference_counted",
            ),
        ]
        verbose_name = "hội nghị cộng đồng dân cư"

    def __str__(self) -> str:
        return f"{self.place.full_name}, {self.year}"

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"dialogue.conference:{self.pk}"

    @property
    def stage_word(self) -> ConferenceStage:
        """Its stage as a word."""
        return ConferenceStage(self.stage)

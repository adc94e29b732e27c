"""What comes of a campaign in public: objections to a nomination, lines of the roll of honour."""

import uuid

from django.db import models

from caunoi.commend.words import Award, Nominee

from .campaigns import Campaign
from .nominations import Nomination


class Objection(models.Model):
    """That an objection to a nomination became a petition; the petition's text stays behind its own wall."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="objections")
    organiser = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    petition = models.UUIDField(unique=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "ý kiến về đề nghị khen thưởng"

    def __str__(self) -> str:
        return str(self.pk)


class Honour(models.Model):
    """One line of the public roll of honour: who was commended, by whom, for what, by which decision."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="honours")
    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="honour")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=[(k.value, k.vi) for k in Nominee])
    name = models.TextField()
    key = models.TextField(help_text="the name without marks, for the search")
    unit = models.TextField(default="", blank=True)
    award = models.TextField(choices=[(a.value, a.vi) for a in Award])
    year = models.SmallIntegerField()
    decided_on = models.DateField()
    number = models.TextField(help_text="number and symbol of the decision")
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["place", "-decided_on", "name"], name="commend_honour_of_place")]
        verbose_name = "bảng vàng"

    def __str__(self) -> str:
        return self.name

    @property
    def kind_label(self) -> str:
        """The kind in the language being spoken."""
        return Nominee(self.kind).label

    @property
    def award_label(self) -> str:
        """What was given, in the language being spoken."""
        return Award(self.award).label

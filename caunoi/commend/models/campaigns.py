"""Campaigns and what nominees are judged by."""

import uuid
from fractions import Fraction

from django.db import models
from django.db.models import F, Q

from caunoi.commend.words import Award, Nominee, Proof, Stage


class Campaign(models.Model):
    """One round of commendation of a body: what is praised, of which period, how many, by which council's rules."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    about = models.TextField()
    year = models.SmallIntegerField()
    award = models.TextField(choices=[(a.value, a.vi) for a in Award])
    since = models.DateField(help_text="achievements from this day")
    until = models.DateField(help_text="up to, not including, this day")
    opens_on = models.DateField()
    closes_on = models.DateField()
    quota_collective = models.IntegerField()
    quota_individual = models.IntegerField()
    regulation = models.TextField(help_text="the council's own regulation the shares are taken from")
    quorum_part = models.SmallIntegerField()
    quorum_whole = models.SmallIntegerField()
    passing_part = models.SmallIntegerField()
    passing_whole = models.SmallIntegerField()
    stage = models.TextField(choices=[(s.value, s.vi) for s in Stage], default=Stage.PLANNED.value)
    version = models.IntegerField(default=0)
    posted_on = models.DateField(null=True)
    posted_until = models.DateField(null=True)
    met_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    decision = models.UUIDField(null=True, help_text="the signed decision among the papers")
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["body", "-year", "-opens_on"], name="commend_campaign_of_body")]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="commend_campaign_period_runs"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="commend_campaign_closes"),
            models.CheckConstraint(
                condition=Q(quota_collective__gte=0, quota_individual__gte=0), name="commend_campaign_quotas"
            ),
            models.CheckConstraint(
                condition=Q(quorum_part__gt=0, quorum_whole__gte=F("quorum_part"), passing_part__gt=0, passing_whole__gte=F("passing_part")),
                name="commend_campaign_shares",
            ),
        ]  # fmt: skip
        verbose_name = "đợt khen thưởng"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"campaign:{self.pk}"

    @property
    def quorum(self) -> Fraction:
        """The share of members that must be present."""
        return Fraction(self.quorum_part, self.quorum_whole)

    @property
    def passing(self) -> Fraction:
        """The share of votes in favour a nomination needs."""
        return Fraction(self.passing_part, self.passing_whole)

    @property
    def quotas(self) -> dict[Nominee, int]:
        """How many of each kind may be commended."""
        return {Nominee.COLLECTIVE: self.quota_collective, Nominee.INDIVIDUAL: self.quota_individual}

    @property
    def stage_label(self) -> str:
        """The stage in the language being spoken."""
        return Stage(self.stage).label

    @property
    def award_label(self) -> str:
        """What is given, in the language being spoken."""
        return Award(self.award).label


class Criterion(models.Model):
    """One thing a nominee is judged by, and which record proves it."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="criteria")
    position = models.SmallIntegerField()
    title = models.TextField()
    proof = models.TextField(choices=[(p.value, p.vi) for p in Proof])
    indicator = models.TextField(default="", blank=True)
    least = models.DecimalField(max_digits=9, decimal_places=1, null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "position"], name="commend_criterion_holds_position"),
            models.CheckConstraint(
                condition=Q(proof=Proof.INDICATOR.value) ^ Q(indicator=""), name="commend_criterion_names_indicator"
            ),
        ]
        verbose_name = "tiêu chí"

    def __str__(self) -> str:
        return self.title

    @property
    def proof_label(self) -> str:
        """The proof in the language being spoken."""
        return Proof(self.proof).label

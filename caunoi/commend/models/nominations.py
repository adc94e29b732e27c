"""Nominations: who was put forward, sealed where it is a person, with what the records say."""

import uuid

from django.db import models
from django.db.models import Q

from caunoi.commend.words import Nominee, Standing

from .campaigns import Campaign, Criterion


class Nomination(models.Model):
    """A collective or an individual put forward; ``title`` of an individual is empty until the list is posted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="nominations")
    organiser = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    by_body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=[(k.value, k.vi) for k in Nominee])
    collective = models.ForeignKey("places.Body", on_delete=models.PROTECT, null=True, related_name="+")
    title = models.TextField(default="", blank=True)
    statement = models.TextField()
    standing = models.TextField(choices=[(s.value, s.vi) for s in Standing], default=Standing.SUBMITTED.value)
    reason = models.TextField(default="", blank=True)
    shown = models.BooleanField(default=False, help_text="posted in public")
    eligible = models.SmallIntegerField(null=True)
    handed = models.SmallIntegerField(null=True)
    yes = models.SmallIntegerField(null=True)
    no = models.SmallIntegerField(null=True)
    spoiled = models.SmallIntegerField(null=True)
    nominated_at = models.DateTimeField()
    nominated_by = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["campaign", "kind", "title"], name="commend_nomination_list")]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "collective"], name="commend_nomination_once",
                condition=Q(collective__isnull=False) & ~Q(standing=Standing.WITHDRAWN.value),
            ),
            models.CheckConstraint(
                condition=Q(kind=Nominee.COLLECTIVE.value, collective__isnull=False) | Q(kind=Nominee.INDIVIDUAL.value, collective__isnull=True),
                name="commend_nomination_kind",
            ),
        ]  # fmt: skip
        verbose_name = "đề nghị khen thưởng"

    def __str__(self) -> str:
        return self.title or Nominee(self.kind).vi

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"nomination:{self.pk}"

    @property
    def kind_label(self) -> str:
        """The kind in the language being spoken."""
        return Nominee(self.kind).label

    @property
    def standing_label(self) -> str:
        """Where it stands, in the language being spoken."""
        return Standing(self.standing).label

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {"passed": "ok", "awarded": "ok", "failed": "pause", "set_aside": "warn", "withdrawn": "pause"}.get(
            self.standing, "info"
        )


class NomineePerson(models.Model):
    """Who an individual nominee is: name, office and consent, sealed; ``mark`` finds a second nomination of the same person."""

    nomination = models.OneToOneField(Nomination, on_delete=models.CASCADE, related_name="who")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    mark = models.TextField()
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, null=True, related_name="+")
    consented_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "mark"], name="commend_nomineeperson_once")]
        verbose_name = "cá nhân được đề nghị"

    def __str__(self) -> str:
        return str(self.nomination_id)


class Evidence(models.Model):
    """What the records say to one criterion about one nominee, frozen when the list is posted."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="evidence")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=12, decimal_places=1, null=True)
    part = models.IntegerField(null=True)
    whole = models.IntegerField(null=True)
    met = models.BooleanField(null=True)
    query = models.TextField(default="")
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["criterion__position"]
        constraints = [
            models.UniqueConstraint(fields=["nomination", "criterion"], name="commend_evidence_once"),
        ]
        verbose_name = "số liệu của hồ sơ"

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.value}"

"""Programmes the law makes public: criteria, the list for its days, its editions, objections, who was reached where."""

import uuid

from django.db import models
from django.db.models import F, Q

from caunoi.benefit.words import Field, State


class BenefitProgramme(models.Model):
    """A policy carried out in a place in a period: who may have what by which criteria, and what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province_id = models.BigIntegerField()
    field = models.TextField(choices=[(each.value, each.vi) for each in Field])
    item = models.TextField(help_text="the item of Article 11 under which people are named")
    title = models.TextField()
    decision = models.TextField(help_text="the decision it follows")
    criteria = models.TextField()
    gives = models.TextField(help_text="what each receives")
    since = models.DateField()
    until = models.DateField()
    state = models.TextField(choices=[(each.value, each.vi) for each in State], default=State.DRAFT.value)
    edition = models.IntegerField(default=0)
    people = models.IntegerField(default=0)
    posted_on = models.DateField(null=True)
    objections_until = models.DateField(null=True)
    names_until = models.DateField(null=True, help_text="the first day names are no longer shown")
    settled_on = models.DateField(null=True)
    result = models.TextField(default="", blank=True)
    result_on = models.DateField(null=True)
    version = models.IntegerField(default=0)
    synthetic = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-since", "title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["body", "title", "since"], name="benefit_programme_once"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="benefit_programme_days"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(posted_on__isnull=False, names_until__isnull=False, objections_until__isnull=False),
                name="benefit_programme_posted",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["place", "-since"], name="benefit_programme_of_place"),
            models.Index(fields=["province_id", "-since"], name="benefit_programme_of_province"),
        ]
        verbose_name = "chương trình thụ hưởng"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"programme:{self.pk}"

    @property
    def state_word(self) -> State:
        """Where its list stands."""
        return State(self.state)

    @property
    def field_label(self) -> str:
        """What it gives, in the language being spoken."""
        return Field(self.field).label


class ListEdition(models.Model):
    """One edition of a list: when, how many, what changed against the one before and why."""

    programme = models.ForeignKey(BenefitProgramme, on_delete=models.PROTECT, related_name="editions")
    number = models.IntegerField()
    on = models.DateField()
    columns = models.JSONField(default=list)
    people = models.IntegerField()
    added = models.IntegerField()
    removed = models.IntegerField()
    why = models.TextField(default="", blank=True)
    digest = models.TextField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["programme", "number"], name="benefit_edition_number")]
        verbose_name = "lần danh sách"

    def __str__(self) -> str:
        return f"{self.programme_id} {self.number}"


class Beneficiary(models.Model):
    """One row of a list, sealed; the database shows it to the public only within its days."""

    programme = models.ForeignKey(BenefitProgramme, on_delete=models.PROTECT, related_name="+")
    body_id = models.BigIntegerField()
    position = models.IntegerField()
    key = models.TextField(help_text="a keyed digest of the row, to tell two editions apart")
    sealed = models.BinaryField()
    first_edition = models.IntegerField()
    last_edition = models.IntegerField(null=True, help_text="the last edition it was in; empty while it is in the list")
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["programme", "position"], name="benefit_beneficiary_of")]
        verbose_name = "người thụ hưởng"

    def __str__(self) -> str:
        return f"{self.programme_id} {self.position}"


class Reach(models.Model):
    """How many meet the criteria and how many were reached, in one place or residential group."""

    programme = models.ForeignKey(BenefitProgramme, on_delete=models.PROTECT, related_name="reaches")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, null=True, related_name="+")
    name = models.TextField()
    eligible = models.IntegerField()
    reached = models.IntegerField()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "name"], name="benefit_reach_once"),
            models.CheckConstraint(
                condition=Q(eligible__gte=0, reached__gte=0, reached__lte=F("eligible")), name="benefit_reach_counts"
            ),
        ]
        verbose_name = "mức bao phủ"

    def __str__(self) -> str:
        return f"{self.programme_id} {self.name}"


class ListObjection(models.Model):
    """An objection to a list, which went on as a petition; the programme's page counts them and names nobody."""

    programme = models.ForeignKey(BenefitProgramme, on_delete=models.PROTECT, related_name="objections")
    body_id = models.BigIntegerField()
    petition = models.UUIDField(unique=True)
    on = models.DateField()
    ended_on = models.DateField(null=True)
    result = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["-on", "-id"]
        verbose_name = "ý kiến về danh sách"

    def __str__(self) -> str:
        return f"{self.programme_id} {self.on}"

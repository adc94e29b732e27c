"""Models of skilful people-relations work: registered, followed, rated, recognised, taken over by other places."""

import uuid

from django.db import models
from django.db.models import Q

from caunoi.do.words import Field, Holder, Level, Trial

from .common import choices


class SkilfulModel(models.Model):
    """One model: whose, in which field, to what aim, measured how; one taken over from another place knows from which."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(
        "places.Body", on_delete=models.PROTECT, related_name="+", help_text="who registers and rates it"
    )
    year = models.SmallIntegerField()
    holder = models.TextField(choices=choices(Holder))
    holder_name = models.TextField(help_text="a collective, or an individual who agreed to be named")
    consent_on = models.DateField(null=True)
    field = models.TextField(choices=choices(Field))
    title = models.TextField()
    aim = models.TextField()
    measure = models.TextField(help_text="how it is measured")
    unit = models.TextField()
    start = models.DecimalField(max_digits=12, decimal_places=2)
    target = models.DecimalField(max_digits=12, decimal_places=2)
    stage = models.TextField(choices=choices(Trial), default=Trial.RUNNING.value)
    adopted_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="adoptions")
    reason = models.TextField(default="", blank=True, help_text="why it was stopped")
    registered_on = models.DateField()
    version = models.IntegerField(default=1)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["place", "-registered_on"], name="do_model_of_place")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(holder="individual") | Q(consent_on__isnull=False), name="do_model_individual_agreed"
            ),
            models.UniqueConstraint(fields=["body", "title", "year"], name="do_model_registered_once"),
            models.UniqueConstraint(
                fields=["body", "adopted_from"], condition=Q(adopted_from__isnull=False), name="do_model_adopted_once"
            ),
        ]
        verbose_name = "mô hình dân vận khéo"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger and other rooms name it."""
        return f"skilfulmodel:{self.pk}"

    @property
    def field_label(self) -> str:
        """The field in the language being spoken."""
        return Field(self.field).label

    @property
    def holder_label(self) -> str:
        """Collective or individual, in the language being spoken."""
        return Holder(self.holder).label

    @property
    def stage_label(self) -> str:
        """Where it stands, in the language being spoken."""
        return Trial(self.stage).label

    @property
    def tone(self) -> str:
        """The tone of its stage's badge."""
        return {"recognised": "ok", "stopped": "bad"}.get(self.stage, "info")


class ModelEvidence(models.Model):
    """What was seen of a model on a day, with the value measured then; never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    model = models.ForeignKey(SkilfulModel, on_delete=models.PROTECT, related_name="evidence")
    on = models.DateField()
    what = models.TextField()
    value = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    photos = models.SmallIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-at"]
        verbose_name = "minh chứng mô hình"

    def __str__(self) -> str:
        return self.what

    @property
    def ref(self) -> str:
        """How files name it."""
        return f"modelevidence:{self.pk}"


class ModelRating(models.Model):
    """A model rated by criteria: points by criterion, their sum, and the rule they were given by; never changed."""

    model = models.ForeignKey(SkilfulModel, on_delete=models.PROTECT, related_name="ratings")
    on = models.DateField()
    points = models.JSONField(help_text="pairs of a criterion's code and its points")
    total = models.SmallIntegerField()
    least = models.SmallIntegerField()
    told = models.TextField()
    cite = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.UniqueConstraint(fields=["model", "on"], name="do_rating_once_a_day")]
        verbose_name = "đánh giá mô hình"

    def __str__(self) -> str:
        return f"{self.model_id} {self.total}"

    @property
    def enough(self) -> bool:
        """Whether it may be recognised."""
        return self.total >= self.least


class ModelRecognition(models.Model):
    """A level at which a model was recognised, by which document."""

    model = models.ForeignKey(SkilfulModel, on_delete=models.PROTECT, related_name="recognitions")
    level = models.TextField(choices=choices(Level))
    on = models.DateField()
    document = models.TextField()
    rating = models.ForeignKey(ModelRating, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "id"]
        constraints = [models.UniqueConstraint(fields=["model", "level"], name="do_recognition_once_a_level")]
        verbose_name = "công nhận mô hình"

    def __str__(self) -> str:
        return f"{self.model_id} {self.level}"

    @property
    def level_label(self) -> str:
        """The level in the language being spoken."""
        return Level(self.level).label

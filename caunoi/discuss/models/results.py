"""Results computed in the background, kept with what makes them reproducible."""

from django.db import models

from .consultations import Consultation


class OpinionMap(models.Model):
    """An opinion map as counted at a moment, with seed, version and stability; no participant is kept in it.

    ``result`` holds statements, groups of at least the published size and a density of points; ``shown`` says whether groups may be.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="maps")
    counted_at = models.DateTimeField()
    seed = models.BigIntegerField()
    method = models.TextField(default="")
    participants = models.IntegerField(default=0)
    statements = models.IntegerField(default=0)
    votes = models.BigIntegerField(default=0)
    stability = models.FloatField(null=True)
    shown = models.BooleanField(default=False)
    result = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["consultation", "-counted_at"], name="discuss_opinionmap_latest")]

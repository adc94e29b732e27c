"""Published scores of the service index, part by part, each with where it was read."""

from django.db import models
from django.db.models import Q


class IndexScore(models.Model):
    """The score of one part of the service index of a place in a quarter, as the official source published it."""

    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    period = models.TextField(help_text="2026-Q3")
    part = models.TextField()
    points = models.DecimalField(max_digits=5, decimal_places=2)
    source = models.TextField()
    on = models.DateField()
    synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["-period", "part"]
        constraints = [
            models.UniqueConstraint(fields=["place", "period", "part"], name="benefit_index_once"),
            models.CheckConstraint(condition=Q(points__gte=0), name="benefit_index_not_negative"),
            models.CheckConstraint(condition=~Q(source=""), name="benefit_index_has_a_source"),
        ]
        verbose_name = "điểm chỉ số phục vụ"

    def __str__(self) -> str:
        return f"{self.place_id} {self.period} {self.part}"

"""Households as the village lists them."""

from django.db import models
from django.db.models import F, Q


class Household(models.Model):
    """A household on a village's roll: a code, and by consent its representative's sealed name; nothing else of anybody."""

    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    code = models.TextField()
    representative = models.BinaryField(null=True)
    consented_on = models.DateField(null=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["place", "code"], name="decide_household_of_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "code"], condition=Q(until__isnull=True), name="decide_household_code_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="decide_household_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(representative__isnull=True) | Q(consented_on__isnull=False),
                name="decide_household_by_consent",
            ),
        ]
        verbose_name = "hộ"

    def __str__(self) -> str:
        return self.code

"""Random draws of panels."""

from django.db import models
from django.db.models import Q


class PanelDraw(models.Model):
    """A draw announced with its list and promise, and carried out once with public chance; afterwards nothing of it changes.

    ``codes`` is the published list, a line each, codes alone; ``sealed`` the secret until the draw, which then stands open in ``secret``.
    """

    slug = models.TextField(unique=True)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    codes = models.TextField()
    codes_digest = models.TextField()
    seats = models.JSONField(default=dict)
    promise = models.TextField()
    source = models.TextField()
    chance_on = models.DateField()
    sealed = models.BinaryField()
    announced_at = models.DateTimeField()
    secret = models.TextField(default="", blank=True)
    chance = models.TextField(default="", blank=True)
    seed = models.TextField(default="", blank=True)
    result = models.JSONField(default=list)
    drawn_at = models.DateTimeField(null=True)
    drawn_by = models.TextField(default="", blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["-announced_at"], name="discuss_draw_newest"),
            models.Index(fields=["body", "-announced_at"], name="discuss_draw_of_body"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(drawn_at__isnull=True, seed="", drawn_by="")
                | (Q(drawn_at__isnull=False) & ~Q(seed="") & ~Q(chance="") & ~Q(drawn_by="")),
                name="discuss_draw_whole_or_not",
            ),
        ]
        verbose_name = "bốc thăm"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"draw:{self.pk}"

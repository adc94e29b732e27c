"""Random draws of panels."""

from datetime import date

from django.db import models
from django.db.models import Q

from caunoi.discuss.draw.kernel import decider


class PanelDraw(models.Model):
    """A draw announced with its list and promise, and carried out once with public chance; afterwards nothing of it changes.

    ``codes`` is the published list, a line each, codes alone; ``sealed`` the secret until the draw, which then stands open in ``secret``.
    ``entered`` is the public chance as read off its source, which may be corrected with a reason (``corrections``) until the draw is made.
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
    synthetic = models.BooleanField(default=False)
    entered = models.TextField(default="", blank=True)
    entered_at = models.DateTimeField(null=True)
    corrections = models.JSONField(default=list)
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
            models.UniqueConstraint(
                fields=["body", "title", "codes_digest", "chance_on"], name="discuss_draw_announced_once"
            ),
            models.CheckConstraint(
                condition=Q(drawn_at__isnull=True, seed="", drawn_by="")
                | (Q(drawn_at__isnull=False) & ~Q(seed="") & ~Q(chance="") & ~Q(drawn_by="")),
                name="discuss_draw_whole_or_not",
            ),
        ]
        verbose_name = "bốc thăm"

    def __str__(self) -> str:
        return self.title

    def is_overdue(self, today: date) -> bool:
        """Whether its chance is out since an earlier day and it was not drawn."""
        return self.drawn_at is None and today > self.chance_on

    @property
    def decided_by(self) -> str:
        """Which chance of which day decides."""
        return decider(self.source, self.chance_on)

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"draw:{self.pk}"

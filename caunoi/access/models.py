"""Grants: who holds which role in which body, since when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .words import Role


class Grant(models.Model):
    """A role held in a body for a half-open period of days."""

    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="grants")
    role = models.TextField(choices=[(role.value, role.vi) for role in Role])
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="grants")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["holder", "since"], name="access_grant_holder")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="access_grant_ends_after_start"
            ),
            models.UniqueConstraint(fields=["holder", "role", "body", "since"], name="access_grant_holds_once"),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id} {self.role} {self.body_id}"

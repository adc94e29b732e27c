"""Maintained figures of places, and what heads say beside their scorecards."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from .words import Extent


class PlaceTally(models.Model):
    """Every indicator of a place over a period, counted up to ``until``: code → [value, records, part, whole, query].

    A province has two: of everything in it, and of its own bodies alone. Figures of small groups are in here, so only the
    system reads it; what is shown is asked of ``queries``.
    """

    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    extent = models.TextField(choices=[(word.value, word.vi) for word in Extent])
    period = models.TextField()
    since = models.DateField()
    until = models.DateField()
    figures = models.JSONField(default=dict)
    #: Codes of what is not shown of it, small or not, so that nothing small can be worked out.
    hidden = models.JSONField(default=list)
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "extent", "period"], name="indicators_placetally_one"),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="indicators_placetally_ends_after_start"),
        ]
        indexes = [models.Index(fields=["province", "period", "extent"], name="indicators_placetally_prov")]
        verbose_name = "bảng số liệu địa bàn"

    @property
    def last(self) -> date:
        """The last day counted."""
        return self.until - timedelta(days=1)


class HeadComment(models.Model):
    """What the head of a body says beside its scorecard of a period; a later version follows, none is changed.

    ``code`` is the indicator spoken of, empty for the whole card.
    """

    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    period = models.TextField()
    code = models.TextField(default="", blank=True)
    version = models.IntegerField()
    text = models.TextField()
    by = models.TextField()
    by_name = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "period", "code", "version"], name="indicators_headcomment_version")
        ]
        verbose_name = "ý kiến người đứng đầu"

    @property
    def ref(self) -> str:
        """How the ledger names what it is about."""
        return f"scorecard:{self.body_id}:{self.period}"

"""The register of workplaces and how many work in each."""

import uuid

from django.db import models
from django.db.models import Q

from ..words import Kept, Size, Sort


class Workplace(models.Model):
    """A body as a place where people work; ``size`` is public, the count itself is a ``Headcount``.

    ``overseer`` is the committee whose officers keep the register; ``made_here``: the body came with the registration, so its
    desks may be entrusted here. ``opted``: an enterprise that has chosen the chapter on state enterprises. ``shown``: results
    are shown to everybody. ``year_ends`` is the month its work or financial year ends in; ``notice_days`` the working days
    its own regulation asks for the call to a conference.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.OneToOneField("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    overseer = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    sort = models.TextField(choices=[(each.value, each.vi) for each in Sort])
    size = models.TextField(choices=[(each.value, each.vi) for each in Size])
    union = models.BooleanField(default=False)
    opted = models.BooleanField(default=False)
    shown = models.BooleanField(default=False)
    made_here = models.BooleanField(default=False)
    year_ends = models.SmallIntegerField(default=12)
    notice_days = models.SmallIntegerField(default=0)
    name = models.TextField()
    version = models.IntegerField(default=1)
    synthetic = models.BooleanField(default=False)
    registered_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["place", "sort", "name"], name="workplace_of_place"),
            models.Index(fields=["overseer", "name"], name="workplace_of_overseer"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(year_ends__range=(1, 12)), name="workplace_year_ends"),
            models.CheckConstraint(condition=Q(notice_days__range=(0, 60)), name="workplace_notice_days"),
        ]
        verbose_name = "nơi làm việc"

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"workplace:{self.pk}"

    @property
    def sort_label(self) -> str:
        """What sort it is."""
        return Sort(self.sort).label

    @property
    def size_label(self) -> str:
        """How many work there, roughly."""
        return Size(self.size).label


class Headcount(models.Model):
    """How many work at a workplace from a day on."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="headcounts")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    overseer = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    workers = models.IntegerField()
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workplace", "on"], name="workplace_headcount_once"),
            models.CheckConstraint(condition=Q(workers__gte=1), name="workplace_headcount_some"),
        ]
        verbose_name = "số người làm việc"

    def __str__(self) -> str:
        return f"{self.workers}"


class Walled(models.Model):
    """What every record of a workplace carries so that the walls can tell whose it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    overseer = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    shown = models.BooleanField(default=False)
    kept = models.TextField(choices=[(each.value, each.vi) for each in Kept])

    class Meta:
        abstract = True

    @property
    def kept_label(self) -> str:
        """Who kept the record last."""
        return Kept(self.kept).label

"""Days declared and stricter local numbers, entered without a release. The national numbers are in the book."""

from django.db import models
from django.db.models import F, Q

from .words import DayKind


class CalendarYear(models.Model):
    """A year whose official list an administrator entered; it replaces the shipped estimate of that year."""

    year = models.IntegerField(unique=True)
    instrument = models.TextField()
    declared_by = models.TextField()
    declared_at = models.DateTimeField()

    class Meta:
        verbose_name = "năm có danh sách ngày nghỉ"

    def __str__(self) -> str:
        return f"{self.year}: {self.instrument}"


class CalendarDay(models.Model):
    """A day off or a make-up day an administrator declared; a withdrawn one no longer counts."""

    day = models.DateField()
    kind = models.TextField(choices=[(word.value, word.vi) for word in DayKind])
    name = models.TextField()
    instrument = models.TextField()
    declared_by = models.TextField()
    declared_at = models.DateTimeField()
    withdrawn_by = models.TextField(default="", blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day"], condition=Q(withdrawn_at__isnull=True), name="law_calendarday_one_a_day"
            ),
            models.CheckConstraint(condition=Q(kind__in=["off", "make_up"]), name="law_calendarday_knows_its_kind"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="")),
                name="law_calendarday_says_who_withdrew",
            ),
        ]
        verbose_name = "ngày nghỉ, ngày làm bù"

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.name}"


class LocalRule(models.Model):
    """A province's or commune's number, at least as strict as the national one, for a time."""

    key = models.TextField()
    place = models.TextField()
    variant = models.TextField(default="", blank=True)
    value = models.IntegerField()
    since = models.DateField()
    until = models.DateField(null=True)
    instrument = models.TextField()
    set_by = models.TextField()
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "place", "variant", "since"], name="law_localrule_one_from_a_day"),
            models.UniqueConstraint(
                fields=["key", "place", "variant"], condition=Q(until__isnull=True), name="law_localrule_one_running"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="law_localrule_ends_after_start"
            ),
        ]
        verbose_name = "quy định riêng của địa phương"

    def __str__(self) -> str:
        return f"{self.key} {self.place}: {self.value}"

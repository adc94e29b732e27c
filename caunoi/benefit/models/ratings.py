"""What people rate, the codes given out, and what was said; no row ties a rating to a code or a person."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from caunoi.benefit.words import Call, Channel, Matter


def _choices(word: type[Matter] | type[Channel] | type[Call]) -> list[tuple[str, str]]:
    return [(each.value, each.vi) for each in word]


class RatedService(models.Model):
    """Something of a body that people may rate: a service at a desk, its receptions, a dialogue, a work."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province_id = models.BigIntegerField()
    matter = models.TextField(choices=_choices(Matter))
    name = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["matter", "name", "pk"]
        constraints = [models.UniqueConstraint(fields=["body", "matter", "name"], name="benefit_service_named_once")]
        indexes = [
            models.Index(fields=["place", "matter"], name="benefit_service_of_place"),
            models.Index(fields=["province_id", "matter"], name="benefit_service_of_province"),
        ]
        verbose_name = "dịch vụ được đánh giá"

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"ratedservice:{self.pk}"

    @property
    def matter_label(self) -> str:
        """What kind of thing it is, in the language being spoken."""
        return Matter(self.matter).label


class CodeBatch(models.Model):
    """Codes of a service given out on a day by one way; how many, until when, how many came back unused. The codes are not kept."""

    service = models.ForeignKey(RatedService, on_delete=models.PROTECT, related_name="batches")
    body_id = models.BigIntegerField()
    channel = models.TextField(choices=_choices(Channel))
    desk = models.TextField(default="", blank=True)
    on = models.DateField()
    until = models.DateField(help_text="the last day a code of it is taken")
    size = models.IntegerField()
    returned = models.IntegerField(default=0)
    key = models.UUIDField(
        default=uuid.uuid4, unique=True, help_text="of the form that asked: sent twice it is one batch"
    )

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(size__gte=1, returned__gte=0, returned__lte=F("size")), name="benefit_batch_counts"),
            models.CheckConstraint(condition=Q(until__gte=F("on")), name="benefit_batch_days"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["service", "on"], name="benefit_batch_of_service")]
        verbose_name = "đợt mã đánh giá"

    def __str__(self) -> str:
        return f"{self.service_id} {self.on}"

    @property
    def channel_label(self) -> str:
        """Which way, in the language being spoken."""
        return Channel(self.channel).label


class UsedCode(models.Model):
    """A code that has been used, so that it is not used twice; not when, not for what."""

    batch = models.ForeignKey(CodeBatch, on_delete=models.PROTECT, related_name="+")
    serial = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "serial"], name="benefit_code_used_once")]
        verbose_name = "mã đã dùng"

    def __str__(self) -> str:
        return f"{self.batch_id}"


class ServiceRating(models.Model):
    """One rating: how satisfied, why, by which way, on which day and hour; nothing of who."""

    service = models.ForeignKey(RatedService, on_delete=models.PROTECT, related_name="ratings")
    on = models.DateField()
    hour = models.SmallIntegerField()
    score = models.SmallIntegerField()
    reasons = ArrayField(models.TextField(), default=list)
    comment = models.TextField(default="", blank=True)
    channel = models.TextField(choices=_choices(Channel))
    told_more = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=5), name="benefit_rating_five_steps"),
            models.CheckConstraint(condition=Q(hour__gte=0, hour__lte=23), name="benefit_rating_hour"),
        ]
        indexes = [models.Index(fields=["service", "on"], name="benefit_rating_of_service")]
        verbose_name = "lượt đánh giá"

    def __str__(self) -> str:
        return f"{self.service_id} {self.on}"


class CallBack(models.Model):
    """A call-back that ended without a rating: counted, so that who did not answer is not forgotten."""

    service = models.ForeignKey(RatedService, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    result = models.TextField(choices=_choices(Call))

    class Meta:
        indexes = [models.Index(fields=["service", "on"], name="benefit_call_of_service")]
        verbose_name = "cuộc gọi lại"

    def __str__(self) -> str:
        return f"{self.service_id} {self.on}"

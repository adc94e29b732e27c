"""Tokens, webhooks with their deliveries, private calendars, chosen channels and devices. Secrets are digests or sealed."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from .words import Event, Fate


class ApiToken(models.Model):
    """A key by which another system speaks as its maker in one role of one body, up to a day; only its digest is kept."""

    name = models.TextField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    role = models.TextField()
    digest = models.TextField(unique=True)
    begins = models.TextField(help_text="its first letters, to tell it from others")
    made_at = models.DateTimeField()
    until = models.DateField()
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    minute = models.DateTimeField(null=True)
    asked = models.IntegerField(default=0, help_text="times in that minute")

    class Meta:
        indexes = [models.Index(fields=["person", "-made_at"], name="connect_token_of_person")]
        verbose_name = "mã kết nối"

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"token:{self.pk}"


class Webhook(models.Model):
    """Where another system is told of public records of a place (everywhere without one) and of some kinds (all without any)."""

    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, null=True, related_name="+")
    kinds = ArrayField(models.TextField(), default=list)
    url = models.TextField()
    sealed = models.BinaryField()
    made_by = models.TextField()
    made_at = models.DateTimeField()
    since_batch = models.BigIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["body", "-made_at"], name="connect_hook_of_body")]
        verbose_name = "điểm nhận tin"

    def __str__(self) -> str:
        return self.url

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"webhook:{self.pk}"


class Delivery(models.Model):
    """One event on its way to a webhook: sent at least once, always with the same id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webhook = models.ForeignKey(Webhook, on_delete=models.PROTECT, related_name="deliveries")
    entry = models.BigIntegerField(null=True, help_text="the ledger entry it tells of; null for a test")
    event = models.TextField(choices=[(e.value, e.vi) for e in Event])
    ref = models.TextField(default="", blank=True)
    mark = models.TextField(default="", blank=True)
    payload = models.JSONField(default=dict)
    fate = models.TextField(choices=[(f.value, f.vi) for f in Fate], default=Fate.WAITING.value)
    attempts = models.SmallIntegerField(default=0)
    next_at = models.DateTimeField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    answer = models.SmallIntegerField(null=True)
    trouble = models.TextField(default="", blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["next_at"], condition=Q(fate="waiting"), name="connect_delivery_due"),
            models.Index(fields=["webhook", "-made_at"], name="connect_delivery_of_hook"),
            models.Index(fields=["webhook", "ref", "-made_at"], name="connect_delivery_of_ref"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["webhook", "entry"], name="connect_delivery_once_an_entry"),
            models.CheckConstraint(
                condition=Q(fate="waiting") | Q(ended_at__isnull=False), name="connect_delivery_ended_has_moment"
            ),
        ]
        verbose_name = "lượt gửi tin"

    def __str__(self) -> str:
        return f"{self.event} {self.ref}"


class CalendarKey(models.Model):
    """The secret address of a person's calendar; one works at a time, only its digest is kept."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    digest = models.TextField(unique=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.person_id)


class ContactChoice(models.Model):
    """How the daily digest reaches a person; the address is sealed, empty where it is the account's own."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    channel = models.TextField()
    sealed = models.BinaryField(default=b"")
    chosen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.channel


class PushDevice(models.Model):
    """A browser a person let us tell by web push; its address is sealed."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    digest = models.TextField(unique=True)
    sealed = models.BinaryField()
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = "thiết bị nhận tin"

    def __str__(self) -> str:
        return str(self.person_id)


class ServiceRequest(models.Model):
    """A petition another system sent by Open311: by which token, under which service; the same one sent again is not a new one."""

    token = models.ForeignKey(ApiToken, on_delete=models.PROTECT, related_name="+")
    petition = models.UUIDField(unique=True)
    reply_token = models.TextField(unique=True)
    service = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["token", "-made_at"], name="connect_request_of_token")]

    def __str__(self) -> str:
        return self.reply_token

"""Self-managed groups and their contact people, movements and how far they are, village conventions with their history."""

import uuid

from django.db import models
from django.db.models import F, Q

from caunoi.do.words import GroupKind, Sum, TextStage

from .common import choices


class SelfGroup(models.Model):
    """A self-managed group, the core group of an apartment block, or a help point for online services."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(
        "places.Body", on_delete=models.PROTECT, related_name="+", help_text="who keeps the record"
    )
    kind = models.TextField(choices=choices(GroupKind))
    name = models.TextField()
    what = models.TextField(help_text="what it does")
    where = models.TextField(default="", blank=True)
    hours = models.TextField(default="", blank=True)
    members = models.SmallIntegerField(null=True)
    since = models.DateField()
    until = models.DateField(null=True)
    reason = models.TextField(default="", blank=True)
    version = models.IntegerField(default=1)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["commune", "kind", "name"], name="do_group_of_commune")]
        constraints = [
            models.UniqueConstraint(fields=["place", "kind", "name", "since"], name="do_group_set_up_once"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="do_group_ends_after"
            ),
        ]
        verbose_name = "tổ tự quản"

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"selfgroup:{self.pk}"

    @property
    def kind_label(self) -> str:
        """The kind in the language being spoken."""
        return GroupKind(self.kind).label


class GroupContact(models.Model):
    """Somebody who agreed to be asked, for a term; once it ends or they change their mind, name and number are erased."""

    group = models.ForeignKey(SelfGroup, on_delete=models.PROTECT, related_name="contacts")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    name = models.TextField(default="", blank=True)
    phone = models.TextField(default="", blank=True)
    consent_on = models.DateField()
    consent_told = models.TextField(help_text="how the consent was given")
    since = models.DateField()
    until = models.DateField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="do_contact_for_a_term"),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) | Q(name="", phone=""), name="do_contact_erased"
            ),
        ]
        verbose_name = "người liên hệ"

    def __str__(self) -> str:
        return self.name


class Movement(models.Model):
    """A movement with a unit it is counted in, launched by a body for its own place and those below."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    what = models.TextField()
    unit = models.TextField()
    adds = models.TextField(choices=choices(Sum), default=Sum.TOTAL.value)
    since = models.DateField()
    until = models.DateField(help_text="the last day")
    source = models.TextField(default="", blank=True, help_text="the plan it comes from")
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["place", "-since"], name="do_movement_of_place")]
        constraints = [
            models.UniqueConstraint(fields=["body", "title", "since"], name="do_movement_launched_once"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="do_movement_ends_after"),
        ]
        verbose_name = "phong trào"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"movement:{self.pk}"

    @property
    def adds_label(self) -> str:
        """How reports add up, in the language being spoken."""
        return Sum(self.adds).label


class MovementTarget(models.Model):
    """What one place is to reach; ``reached`` is what its reports come to."""

    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="targets")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    target = models.DecimalField(max_digits=12, decimal_places=2)
    reached = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    reported_on = models.DateField(null=True)

    class Meta:
        ordering = ["place__sort_key", "id"]
        constraints = [
            models.UniqueConstraint(fields=["movement", "place"], name="do_target_once_a_place"),
            models.CheckConstraint(condition=Q(target__gt=0), name="do_target_is_something"),
        ]
        verbose_name = "chỉ tiêu phong trào"

    def __str__(self) -> str:
        return f"{self.movement_id} {self.place_id}"


class MovementReport(models.Model):
    """One report of how far a place is; a wrong one is set right by a later one."""

    target = models.ForeignKey(MovementTarget, on_delete=models.PROTECT, related_name="reports")
    on = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=2)
    told = models.TextField(default="", blank=True)
    token = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.UniqueConstraint(fields=["target", "token"], name="do_report_sent_once")]
        verbose_name = "báo cáo phong trào"

    def __str__(self) -> str:
        return f"{self.target_id} {self.value}"


class VillageConvention(models.Model):
    """One text of a residential group's convention; a later text in force takes its place and the earlier stays to be read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    overseer = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+", null=True)
    title = models.TextField()
    text = models.TextField()
    digest = models.TextField()
    stage = models.TextField(choices=choices(TextStage), default=TextStage.DRAFT.value)
    drafted_on = models.DateField()
    posted_on = models.DateField(null=True)
    posted_where = models.TextField(default="", blank=True)
    decision = models.TextField(default="", blank=True)
    document = models.TextField(default="", blank=True, help_text="the decision that recognises it")
    recognised_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    reason = models.TextField(default="", blank=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followers")
    version = models.IntegerField(default=1)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["commune", "-drafted_on"], name="do_convention_of_commune")]
        constraints = [
            models.UniqueConstraint(fields=["place"], condition=Q(stage="in_force"), name="do_convention_one_in_force"),
            models.UniqueConstraint(fields=["place"], condition=Q(stage="draft"), name="do_convention_one_draft"),
            models.CheckConstraint(
                condition=~Q(stage__in=["in_force", "replaced"]) | Q(recognised_on__isnull=False) & ~Q(document=""),
                name="do_convention_recognised",
            ),
        ]
        verbose_name = "hương ước, quy ước"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"villageconvention:{self.pk}"

    @property
    def stage_label(self) -> str:
        """Where it stands, in the language being spoken."""
        return TextStage(self.stage).label

    @property
    def tone(self) -> str:
        """The tone of its stage's badge."""
        return {"in_force": "ok", "draft": "info"}.get(self.stage, "pause")

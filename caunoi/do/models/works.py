"""Community works, their budget and plan, how far they are, how they were settled."""

import uuid

from django.db import models
from django.db.models import F, Q

from caunoi.do.words import Act, Given, Proposer, Stage, WorkKind

from .common import choices


class CommunityWork(models.Model):
    """What neighbours do together, who keeps its accounts, and the decision of the community that lets it collect."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(
        "places.Body", on_delete=models.PROTECT, related_name="+", help_text="who keeps the accounts"
    )
    overseer = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+", null=True)
    kind = models.TextField(choices=choices(WorkKind))
    title = models.TextField()
    what = models.TextField()
    proposer = models.TextField(choices=choices(Proposer))
    proposed_by = models.TextField(default="", blank=True, help_text="a body's name, or how many households")
    proposed_on = models.DateField()
    begins_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    stage = models.TextField(choices=choices(Stage), default=Stage.PROPOSED.value)
    decision = models.TextField(default="", blank=True, help_text='reference of the community decision, "decision:…"')
    level = models.BigIntegerField(null=True, help_text="what each household gives by the decision, in đồng")
    board = models.ForeignKey("boards.Board", on_delete=models.PROTECT, null=True, related_name="+")
    opened_on = models.DateField(null=True)
    started_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    result = models.TextField(default="", blank=True)
    reason = models.TextField(default="", blank=True, help_text="why it was given up")
    version = models.IntegerField(default=1)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["commune", "-proposed_on"], name="do_work_of_commune"),
            models.Index(fields=["place", "-proposed_on"], name="do_work_of_place"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage__in=["linked", "open"]) | ~Q(decision=""), name="do_work_collects_by_decision"
            ),
            models.CheckConstraint(condition=Q(opened_on__isnull=True) | ~Q(decision=""), name="do_work_opened_by_decision"),
            models.CheckConstraint(condition=Q(level__isnull=True) | Q(level__gt=0), name="do_work_level_is_a_sum"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(begins_on__isnull=True) | Q(ends_on__gte=F("begins_on")), name="do_work_ends_after_begin"
            ),
        ]  # fmt: skip
        verbose_name = "công trình cộng đồng"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"communitywork:{self.pk}"

    @property
    def stage_label(self) -> str:
        """The stage in the language being spoken."""
        return Stage(self.stage).label

    @property
    def kind_label(self) -> str:
        """The kind in the language being spoken."""
        return WorkKind(self.kind).label

    @property
    def proposer_label(self) -> str:
        """Who proposed it, in the language being spoken."""
        return Proposer(self.proposer).label

    @property
    def tone(self) -> str:
        """The tone of its stage's badge."""
        return {"posted": "ok", "dropped": "bad", "proposed": "pause", "settled": "warn"}.get(self.stage, "info")


class WorkStep(models.Model):
    """One step a work took, for people to read; only ever added."""

    work = models.ForeignKey(CommunityWork, on_delete=models.PROTECT, related_name="steps")
    act = models.TextField(choices=choices(Act))
    stage = models.TextField(choices=choices(Stage))
    on = models.DateField()
    at = models.DateTimeField()
    note = models.TextField(default="", blank=True)
    by_name = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name = "bước của công trình"

    def __str__(self) -> str:
        return f"{self.work_id} {self.act}"

    @property
    def act_label(self) -> str:
        """The act in the language being spoken."""
        return Act(self.act).label


class BudgetLine(models.Model):
    """What the work is planned to cost, item by item."""

    work = models.ForeignKey(CommunityWork, on_delete=models.PROTECT, related_name="budget")
    position = models.SmallIntegerField()
    what = models.TextField()
    amount = models.BigIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["work", "position"], name="do_budget_once_a_position"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="do_budget_is_a_sum"),
        ]
        verbose_name = "khoản dự toán"

    def __str__(self) -> str:
        return self.what


class PlanStep(models.Model):
    """One step of the plan and the day it should be done by."""

    work = models.ForeignKey(CommunityWork, on_delete=models.PROTECT, related_name="plan")
    what = models.TextField()
    due = models.DateField()
    done_on = models.DateField(null=True)

    class Meta:
        ordering = ["due", "id"]
        constraints = [models.UniqueConstraint(fields=["work", "what", "due"], name="do_plan_once")]
        verbose_name = "bước trong kế hoạch"

    def __str__(self) -> str:
        return self.what


class KindValue(models.Model):
    """What one unit given in kind counts for in đồng, because the community's decision says so."""

    work = models.ForeignKey(CommunityWork, on_delete=models.PROTECT, related_name="values")
    given = models.TextField(choices=choices(Given))
    unit = models.TextField()
    value = models.BigIntegerField()
    clause = models.TextField(help_text="where the decision says so")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["work", "given", "unit"], name="do_value_once_a_unit"),
            models.CheckConstraint(condition=Q(value__gt=0) & ~Q(given="money"), name="do_value_is_a_sum"),
        ]
        verbose_name = "giá trị quy đổi"

    def __str__(self) -> str:
        return f"{self.given} {self.unit}"

    @property
    def given_label(self) -> str:
        """What is valued, in the language being spoken."""
        return Given(self.given).label


class ProgressNote(models.Model):
    """How far the work is on a day, with photographs; what was written stays, a later note sets it right."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work = models.ForeignKey(CommunityWork, on_delete=models.PROTECT, related_name="progress")
    on = models.DateField()
    what = models.TextField()
    percent = models.SmallIntegerField(null=True)
    photos = models.SmallIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__gte=0, percent__lte=100), name="do_progress_is_a_share"
            )
        ]
        verbose_name = "ghi nhận tiến độ"

    def __str__(self) -> str:
        return self.what

    @property
    def ref(self) -> str:
        """How files name it."""
        return f"workprogress:{self.pk}"


class Settlement(models.Model):
    """The accounts of a finished work as they were laid before the households; frozen."""

    work = models.OneToOneField(CommunityWork, on_delete=models.PROTECT, related_name="settlement")
    on = models.DateField()
    approved_by = models.TextField(help_text="before whom: the meeting, how many households")
    told = models.TextField(default="", blank=True)
    sums = models.JSONField()
    digest = models.TextField()
    posted_on = models.DateField(null=True)
    posted_where = models.TextField(default="", blank=True)
    post_due = models.DateField(null=True)

    class Meta:
        verbose_name = "quyết toán công trình"

    def __str__(self) -> str:
        return f"{self.work_id} {self.on}"

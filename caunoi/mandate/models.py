"""Mandates: source documents, what was proposed from them, the tasks given and how they went."""

import hashlib
import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from caunoi.kernel.words import say

from . import rules
from .words import Form, ItemKind, ItemState, Kind, Rhythm, Stage, TaskAct, TaskStage, Why


class SourceDocument(models.Model):
    """The document as it came: its text, to whose characters every item points, and the digest of its file."""

    name = models.TextField()
    digest = models.TextField()
    format = models.TextField()
    encoding = models.TextField(default="utf-8")
    text = models.TextField()
    file = models.TextField(default="", blank=True)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "digest"], name="mandate_sourcedocument_once_a_body")]

    def __str__(self) -> str:
        return self.name


class Mandate(models.Model):
    """A document that gives work or looks back, imported by a body, and where it stands.

    ``readers`` are the bodies that were given a task of it, at whatever depth: they may read it too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.OneToOneField(SourceDocument, on_delete=models.PROTECT, related_name="mandate")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=[(k.value, k.vi) for k in Kind])
    form = models.TextField(choices=[(f.value, f.vi) for f in Form])
    title = models.TextField()
    issuer = models.TextField(default="", blank=True)
    number = models.TextField(default="", blank=True)
    day = models.DateField(null=True)
    period = models.TextField(default="", blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    stage = models.TextField(choices=[(s.value, s.vi) for s in Stage], default=Stage.IMPORTED.value)
    imported_by = models.TextField()
    imported_at = models.DateTimeField()
    readers = ArrayField(models.BigIntegerField(), default=list, blank=True)
    published_at = models.DateTimeField(null=True)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaces")
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["body", "-imported_at"], name="mandate_mandate_of_body"),
            models.Index(
                fields=["-published_at"], condition=Q(published_at__isnull=False), name="mandate_mandate_published"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True, until__isnull=True) | Q(since__lt=F("until")),
                name="mandate_mandate_period_runs",
            )
        ]
        verbose_name = "văn bản giao việc"

    def __str__(self) -> str:
        return self.title

    @property
    def kind_label(self) -> str:
        """The kind of document in the language being spoken."""
        return Kind(self.kind).label

    @property
    def form_label(self) -> str:
        """The form in the language being spoken."""
        return Form(self.form).label

    @property
    def stage_label(self) -> str:
        """The stage in the language being spoken."""
        return Stage(self.stage).label

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"mandate:{self.pk}"

    @property
    def period_label(self) -> str:
        """The period it speaks of, as people say it."""
        return say(*rules.period_name(self.period)) if self.period else ""


class ProposedItem(models.Model):
    """One line the reader proposed and what a person decided about it."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="items")
    position = models.IntegerField()
    kind = models.TextField(choices=[(k.value, k.vi) for k in ItemKind])
    start = models.IntegerField()
    end = models.IntegerField()
    text = models.TextField()
    why = models.TextField(choices=[(w.value, w.vi) for w in Why])
    cue = models.TextField(default="", blank=True)
    addressee = models.TextField(default="", blank=True)
    support = models.TextField(default="", blank=True)
    duty = models.TextField(default="", blank=True)
    deadline = models.TextField(default="", blank=True)
    deadline_rule = models.TextField(default="", blank=True)
    due = models.DateField(null=True)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.TextField(choices=[(s.value, s.vi) for s in ItemState], default=ItemState.PROPOSED.value)
    wording = models.TextField(default="", blank=True)
    decided_by = models.TextField(default="", blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["mandate", "position"], name="mandate_proposeditem_holds_position"),
            models.CheckConstraint(
                condition=Q(start__gte=0, end__gt=F("start")), name="mandate_proposeditem_spans_text"
            ),
            models.CheckConstraint(
                condition=Q(state=ItemState.PROPOSED.value, decided_at__isnull=True)
                | (~Q(state=ItemState.PROPOSED.value) & Q(decided_at__isnull=False)),
                name="mandate_proposeditem_decided_at",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def kind_label(self) -> str:
        """The kind of line in the language being spoken."""
        return ItemKind(self.kind).label

    @property
    def state_label(self) -> str:
        """The decision in the language being spoken."""
        return ItemState(self.state).label

    @property
    def why_label(self) -> str:
        """The reason in the language being spoken."""
        return Why(self.why).label

    @property
    def tone(self) -> str:
        """The tone of its state's badge."""
        return {ItemState.ACCEPTED.value: "ok", ItemState.EDITED.value: "ok", ItemState.REJECTED.value: "pause"}.get(
            self.state, ""
        )

    @property
    def words(self) -> str:
        """What stands: the edited wording, else for a task its duty, else the document's own words."""
        return self.wording or self.duty or " ".join(self.text.split())


class Provision(models.Model):
    """One thing a mandate asks for; it becomes a task of each body that must do it."""

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="provisions")
    item = models.OneToOneField(ProposedItem, on_delete=models.PROTECT, null=True, related_name="provision")
    position = models.IntegerField()
    number = models.TextField(default="", blank=True)
    heading = models.TextField(default="", blank=True)
    words = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["mandate", "position"], name="mandate_provision_holds_position")]
        verbose_name = "nội dung giao"

    def __str__(self) -> str:
        return f"{self.number} {self.words}".strip()


class Task(models.Model):
    """What one body must do by a day; ``duty_id`` is its running duty.

    ``giver`` gave it and accepts it; ``root`` follows the whole tree; ``line`` are the bodies of the tasks above, from the
    top; ``supporters`` help. They repeat what the tree says so that the walls of the database need not climb it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, null=True, related_name="tasks")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, null=True, related_name="tasks")
    item = models.ForeignKey(ProposedItem, on_delete=models.PROTECT, null=True, related_name="tasks")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    previous = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="following")
    giver = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    root = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    line = ArrayField(models.BigIntegerField(), default=list, blank=True)
    supporters = ArrayField(models.BigIntegerField(), default=list, blank=True)
    source_ref = models.TextField(default="", blank=True)
    source_key = models.TextField(default="", blank=True)
    cite = models.TextField(default="", blank=True)
    why = models.TextField(default="", blank=True)
    duty = models.TextField()
    due = models.DateField()
    due_assumed = models.BooleanField(default=False)
    rhythm = models.TextField(choices=[(r.value, r.vi) for r in Rhythm], default=Rhythm.ONCE.value)
    repeats = models.TextField(default="", blank=True)
    repeats_until = models.DateField(null=True)
    stage = models.TextField(choices=[(s.value, s.vi) for s in TaskStage], default=TaskStage.ASSIGNED.value)
    duty_id = models.UUIDField(null=True)
    assigned_on = models.DateField()
    planned_on = models.DateField(null=True)
    last_word_on = models.DateField(null=True)
    finished_on = models.DateField(null=True)
    percent = models.SmallIntegerField(null=True)
    raised = models.SmallIntegerField(default=0)
    raised_on = models.DateField(null=True)
    public = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["body", "due"], name="mandate_task_of_body"),
            models.Index(fields=["mandate", "due"], name="mandate_task_of_mandate"),
            models.Index(fields=["giver", "due"], name="mandate_task_of_giver"),
            models.Index(fields=["due"], condition=Q(finished_on__isnull=True), name="mandate_task_running"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "body"],
                condition=Q(parent__isnull=True, previous__isnull=True),
                name="mandate_task_once_a_body",
            ),
            models.UniqueConstraint(
                fields=["source_key"], condition=~Q(source_key=""), name="mandate_task_once_a_source"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["done", "withdrawn"], finished_on__isnull=False)
                | (~Q(stage__in=["done", "withdrawn"]) & Q(finished_on__isnull=True)),
                name="mandate_task_finished_has_day",
            ),
            models.CheckConstraint(
                condition=Q(mandate__isnull=False) | ~Q(source_ref=""), name="mandate_task_comes_from_somewhere"
            ),
            models.CheckConstraint(condition=Q(due__gte=F("assigned_on")), name="mandate_task_due_after_assigned"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(body=F("root")), name="mandate_task_never_back_to_the_top"
            ),
        ]
        verbose_name = "nhiệm vụ"

    def __str__(self) -> str:
        return self.duty

    @property
    def stage_label(self) -> str:
        """The stage in the language being spoken."""
        return TaskStage(self.stage).label

    @property
    def rhythm_label(self) -> str:
        """The rhythm as people say it."""
        return say(*rules.rhythm_name(Rhythm(self.rhythm), self.repeats))

    @property
    def ref(self) -> str:
        """How the ledger and the duty name it."""
        return f"task:{self.pk}"

    @property
    def mark(self) -> str:
        """Changes with what an officer decides on: whoever saw another mark saw another task."""
        return hashlib.sha256(f"{self.due}|{self.body_id}|{self.duty}".encode()).hexdigest()[:16]


class TaskWord(models.Model):
    """One act on a task, for people to read: a report with its evidence, an adjustment with its reason."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="words")
    act = models.TextField(choices=[(a.value, a.vi) for a in TaskAct])
    text = models.TextField(default="", blank=True)
    evidence = models.TextField(default="", blank=True)
    counted = models.IntegerField(null=True)
    total = models.IntegerField(null=True)
    percent = models.SmallIntegerField(null=True)
    before = models.DateField(null=True)
    after = models.DateField(null=True)
    changed = models.TextField(default="", blank=True)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, null=True, related_name="+")
    by = models.TextField()
    by_name = models.TextField(default="", blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__range=(0, 100)), name="mandate_taskword_percent"
            )
        ]

    def __str__(self) -> str:
        return self.text


class TaskEvidence(models.Model):
    """A record of another room that shows a task was worked on: its reference, and its name as it was when linked."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="evidence")
    word = models.ForeignKey(TaskWord, on_delete=models.PROTECT, related_name="linked")
    kind = models.TextField()
    ref = models.TextField()
    label = models.TextField()
    on = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["word", "ref"], name="mandate_taskevidence_once_a_word")]
        verbose_name = "minh chứng"

    def __str__(self) -> str:
        return self.label


class PastReview(models.Model):
    """A review of a past period, kept from its report or article; its accepted lines are the mandate's items."""

    mandate = models.OneToOneField(Mandate, on_delete=models.PROTECT, related_name="review")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    issuer = models.TextField(default="", blank=True)
    period = models.TextField()
    since = models.DateField()
    until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["body", "-since"], name="mandate_pastreview_of_body")]
        constraints = [models.CheckConstraint(condition=Q(since__lt=F("until")), name="mandate_pastreview_period_runs")]

    def __str__(self) -> str:
        return self.period

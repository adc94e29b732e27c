"""What is followed up, its public course, disputes about results, and the counts of large areas."""

import uuid

from django.db import models
from django.db.models import F, Q

from .words import OWED, Act, Kind, State

_OWED = Q(state__in=[state.value for state in OWED])
_RUNS = Q(state__in=[State.OPEN.value, State.ACCEPTED.value], due_on__isnull=False)
_FINISHED = Q(state__in=[State.DONE.value, State.SETTLED.value], finished_on__isnull=False)
#: By what the public list is narrowed; each has its indexes.
_SCOPES = {"": [], "place": ["place"], "province": ["province"], "body": ["owed_by"]}


def _indexes() -> list[models.Index]:
    """For each way to narrow the list: everything, one state, what runs by its day; newest or soonest due first."""
    found = []
    for name, scope in _SCOPES.items():
        end = f"_{name}" if name else ""
        found += [
            models.Index(fields=[*scope, "-raised_on", "-id"], name=f"followup_newest{end}"),
            models.Index(fields=[*scope, "state", "-raised_on", "-id"], name=f"followup_state{end}"),
            models.Index(fields=[*scope, "due_on", "id"], condition=_RUNS, name=f"followup_due{end}"),
            models.Index(fields=[*scope, "-raised_on", "-id"], condition=_OWED, name=f"followup_owed{end}"),
        ]
    return found


class Followup(models.Model):
    """A recommendation or promise everybody may follow: who owes what since when, and where it stands.

    ``ref`` is the record of the room it came from, ``source`` that reference's kind, ``href`` its public page.
    """

    number = models.TextField(unique=True)
    kind = models.TextField(choices=[(k.value, k.vi) for k in Kind])
    ref = models.TextField(unique=True)
    source = models.TextField()
    href = models.TextField(default="", blank=True)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+", db_index=False)
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+", db_index=False)
    owed_by = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+", db_index=False)
    raised_by = models.TextField()
    text = models.TextField()
    raised_on = models.DateField()
    first_due = models.DateField(null=True)
    due_on = models.DateField(null=True)
    state = models.TextField(choices=[(s.value, s.vi) for s in State])
    reason = models.TextField(default="", blank=True)
    answered_on = models.DateField(null=True)
    finished_on = models.DateField(null=True)
    finished_by = models.TextField(default="", blank=True)
    dispute_until = models.DateField(null=True)
    judge = models.ForeignKey("places.Body", on_delete=models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(null=True, help_text="the day it ceased to be owed")
    duty_id = models.UUIDField(null=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            *_indexes(),
            *(
                models.Index(
                    fields=[scope, "-finished_on", "-id"], condition=_FINISHED, name=f"followup_finished_{scope}"
                )
                for scope in ("place", "province")
            ),
            models.Index(fields=["dispute_until"], condition=Q(state="done"), name="followup_to_settle"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", finished_on__isnull=False, dispute_until__isnull=False) | ~Q(state="done"),
                name="followup_done_has_its_days",
            ),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(reason=""), name="followup_refused_with_reason"),
            models.CheckConstraint(condition=Q(ended_on__isnull=True) | ~_OWED, name="followup_owed_has_no_end"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("raised_on")),
                name="followup_ends_after_it_began",
            ),
        ]
        verbose_name = "việc được theo đến cùng"

    def __str__(self) -> str:
        return self.number

    @property
    def about(self) -> str:
        """How duties, files and the ledger name it."""
        return f"followup:{self.number}"

    @property
    def kind_label(self) -> str:
        """What it is, in the language being spoken."""
        return Kind(self.kind).label

    @property
    def state_label(self) -> str:
        """Where it stands, in the language being spoken."""
        return State(self.state).label


class FollowupStep(models.Model):
    """One line of the public course; only added to."""

    followup = models.ForeignKey(Followup, on_delete=models.PROTECT, related_name="steps")
    act = models.TextField(choices=[(a.value, a.vi) for a in Act])
    text = models.TextField(default="", blank=True)
    before = models.DateField(null=True)
    after = models.DateField(null=True)
    files = models.JSONField(default=list)
    link = models.TextField(default="", blank=True)
    who = models.TextField(default="", blank=True, help_text="the body's or board's name; no private person")
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        verbose_name = "bước theo dõi"


class FollowupDispute(models.Model):
    """Somebody's words that a result is none; read by the body that answers, never shown."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    followup = models.ForeignKey(Followup, on_delete=models.PROTECT, related_name="disputes")
    judge = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    device = models.TextField(default="", blank=True)
    key_digest = models.TextField(unique=True)
    sent_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "ý kiến chưa đồng ý"


class FollowupCount(models.Model):
    """How much of a province, or of everywhere, stands where at which age; counted in rounds, for areas too large to count on a page."""

    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    counts = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["province"], nulls_distinct=False, name="followup_counted_once"
            )
        ]  # fmt: skip
        verbose_name = "số đếm việc theo dõi"

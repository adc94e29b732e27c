"""Votes and their counts; a ballot knows nothing of households, and who has voted knows nothing of ballots."""

import uuid

from django.db import models
from django.db.models import F, Q

from ..words import (
    Counter,
    HandVote,
)  # fmt: skip
from .common import choices
from .decisions import Decision
from .roll import Household


class Meeting(models.Model):
    """One meeting, or one cluster of it: how many households came and what they said."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="meetings")
    round = models.SmallIntegerField(default=1)
    cluster = models.TextField(default="", blank=True)
    on = models.DateField()
    manner = models.TextField(choices=choices(HandVote))
    manner_agreed = models.IntegerField()
    present = models.IntegerField()
    yes = models.IntegerField(default=0)
    no = models.IntegerField(default=0)
    blank = models.IntegerField(default=0)
    spoiled = models.IntegerField(default=0)
    for_candidates = models.JSONField(default=dict)
    discussed = models.TextField(default="", blank=True)
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "round", "cluster"], name="decide_meeting_once_a_cluster"),
            models.CheckConstraint(condition=Q(manner_agreed__lte=F("present")), name="decide_meeting_manner_fits"),
        ]
        verbose_name = "cuộc họp cộng đồng dân cư"

    def __str__(self) -> str:
        return f"{self.decision_id} {self.on}"

    @property
    def manner_label(self) -> str:
        """How they voted, in the language being spoken."""
        return HandVote(self.manner).label


class BallotStub(models.Model):
    """The household's half of a ballot paper: given out, returned; it knows no ballot."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="stubs")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    handed = models.BooleanField(default=False)
    returned = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "household"], name="decide_ballotstub_one_a_household"),
            models.CheckConstraint(condition=Q(returned=False) | Q(handed=True), name="decide_ballotstub_handed_first"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}"


class BallotPaper(models.Model):
    """The voting half: the digest of its own random code, and whether it was read at the count; it knows no household."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="papers")
    series = models.SmallIntegerField()
    digest = models.TextField(unique=True)
    read = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.decision_id}"


class VoteCount(models.Model):
    """One independent count of the ballots by one person; a third replaces itself until it agrees."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="counts")
    round = models.SmallIntegerField(default=1)
    counter = models.TextField(choices=choices(Counter))
    present = models.IntegerField()
    yes = models.IntegerField(default=0)
    no = models.IntegerField(default=0)
    blank = models.IntegerField(default=0)
    spoiled = models.IntegerField(default=0)
    for_candidates = models.JSONField(default=dict)
    person = models.BigIntegerField(null=True)
    by = models.TextField()
    by_name = models.TextField(default="", blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "round", "counter"], name="decide_votecount_once"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.counter}"


class OnlinePass(models.Model):
    """A household's right to one online ballot: the digest of its one-time code, and whether it was used; no time, no ballot."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="passes_given")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    code_digest = models.TextField()
    used = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["code_digest"], name="decide_onlinepass_code")]
        constraints = [
            models.UniqueConstraint(fields=["decision", "household"], name="decide_onlinepass_one_a_household"),
            models.UniqueConstraint(fields=["decision", "code_digest"], name="decide_onlinepass_code_once"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}"


class OnlineBallot(models.Model):
    """A ballot cast online: its commitment, published after the close, and the sealed choice that opens it; no household, no time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="online_ballots")
    commitment = models.TextField(unique=True)
    choice = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.decision_id}"

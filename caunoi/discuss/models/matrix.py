"""The matrix: groups of opinions, and which opinion lies in which."""

from django.db import models
from django.db.models import Q

from ..words import GroupKind, Verdict
from .consultations import Consultation, Question, Section, Statement
from .opinions import Opinion


class OpinionGroup(models.Model):
    """Opinions that say one thing about one target, and what the drafting body answers to them.

    A group of words holds the opinions placed in it; a bare group all wordless opinions of its ``stance`` on its section; a group of a
    statement or a question all votes or answers there.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="groups")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, related_name="groups")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, null=True, related_name="groups")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, null=True, related_name="groups")
    kind = models.TextField(choices=[(k.value, k.vi) for k in GroupKind])
    stance = models.SmallIntegerField(null=True)
    title = models.TextField()
    verdict = models.TextField(choices=[(v.value, v.vi) for v in Verdict], default="", blank=True)
    reason = models.TextField(default="", blank=True)
    answered_by = models.TextField(default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["consultation", "verdict"], name="discuss_group_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "section", "question", "statement", "stance", "kind"],
                condition=~Q(kind="words"),
                nulls_distinct=False,
                name="discuss_group_once_of_its_kind",
            ),
            models.CheckConstraint(condition=Q(verdict="") | ~Q(reason=""), name="discuss_group_verdict_says_why"),
        ]

    def __str__(self) -> str:
        return self.title


class Placement(models.Model):
    """An opinion in words lies in one group; ``hidden`` keeps its words from being published, with the reason."""

    opinion = models.OneToOneField(
        Opinion, on_delete=models.PROTECT, primary_key=True, related_name="placement", db_constraint=False
    )
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(OpinionGroup, on_delete=models.PROTECT, null=True, related_name="placements")
    hidden = models.TextField(default="", blank=True)
    by = models.TextField()
    at = models.DateTimeField()

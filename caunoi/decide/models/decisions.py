"""What is put to the households, and what is done before they vote."""

import uuid

from django.db import models
from django.db.models import F, Q

from ..words import (
    Act,
    BallotCase,
    Board,
    Consenting,
    Form,
    Kind,
    Need,
    Origin,
    Scope,
    Skill,
    Stage,
    Team,
)  # fmt: skip
from .common import choices, new_code
from .roll import Household


class Decision(models.Model):
    """What households are asked to decide, how, and what came of it; a commune-wide one has a part in each village."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.TextField(unique=True, default=new_code)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    whole = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replacements")
    topic = models.SmallIntegerField()
    kind = models.TextField(choices=choices(Kind), default=Kind.ORDINARY.value)
    board = models.TextField(choices=choices(Board), default="", blank=True)
    seats = models.SmallIntegerField(default=1)
    scope = models.TextField(choices=choices(Scope), default=Scope.VILLAGE.value)
    origin = models.TextField(choices=choices(Origin))
    form = models.TextField(choices=choices(Form))
    ballot_case = models.TextField(choices=choices(BallotCase), default="", blank=True)
    title = models.TextField()
    text = models.TextField()
    front_agreed_on = models.DateField(null=True)
    met_thin = models.BooleanField(default=False)
    stage = models.TextField(choices=choices(Stage), default=Stage.DRAFT.value)
    vote_on = models.DateField(null=True)
    vote_until = models.DateField(null=True)
    vote_at = models.TextField(default="", blank=True)
    where = models.TextField(default="", blank=True)
    announced_at = models.DateTimeField(null=True)
    base = models.IntegerField(null=True)
    present = models.IntegerField(null=True)
    yes = models.IntegerField(null=True)
    no = models.IntegerField(null=True)
    blank = models.IntegerField(null=True)
    spoiled = models.IntegerField(null=True)
    handed_out = models.IntegerField(null=True)
    least = models.IntegerField(null=True)
    passes = models.BooleanField(null=True)
    rule = models.TextField(default="", blank=True)
    rule_spoken = models.TextField(default="", blank=True)
    cite = models.TextField(default="", blank=True)
    decided_on = models.DateField(null=True)
    resolution = models.TextField(default="", blank=True)
    effective_on = models.DateField(null=True)
    reason = models.TextField(default="", blank=True)
    document = models.TextField(default="", blank=True)
    online_root = models.TextField(default="", blank=True)
    series = models.SmallIntegerField(default=0)
    version = models.IntegerField(default=1)
    synthetic = models.BooleanField(default=False)
    started_by = models.TextField()
    started_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["commune", "-started_at"], name="decide_decision_of_commune"),
            models.Index(fields=["place", "-started_at"], name="decide_decision_of_place"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(passes__isnull=True) | Q(base__isnull=False, yes__isnull=False, decided_on__isnull=False),
                name="decide_decision_result_is_counted",
            ),
            models.CheckConstraint(
                condition=Q(yes__isnull=True) | Q(yes__lte=F("base")), name="decide_decision_counts_fit"
            ),
        ]
        verbose_name = "quyết định của cộng đồng"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"decision:{self.pk}"

    @property
    def absent(self) -> int | None:
        """Households that did not come or gave no ballot back."""
        return None if self.base is None or self.present is None else self.base - self.present

    @property
    def stage_label(self) -> str:
        """The stage in the language being spoken."""
        return Stage(self.stage).label

    @property
    def form_label(self) -> str:
        """The form in the language being spoken."""
        return Form(self.form).label

    @property
    def kind_label(self) -> str:
        """The kind in the language being spoken."""
        return Kind(self.kind).label

    @property
    def origin_label(self) -> str:
        """Who put it forward, in the language being spoken."""
        return Origin(self.origin).label

    @property
    def board_label(self) -> str:
        """What is filled, in the language being spoken."""
        return Board(self.board).label if self.board else ""

    @property
    def is_whole(self) -> bool:
        """Whether it is a commune-wide decision, decided in its parts."""
        return self.scope == Scope.COMMUNE

    @property
    def tone(self) -> str:
        """The tone of its stage's badge."""
        good, bad = {"passed", "sent", "received", "in_force"}, {"failed", "refused", "annulled", "redo"}
        return (
            "ok" if self.stage in good else "bad" if self.stage in bad else "warn" if self.stage == "thin" else "info"
        )


class DecisionStep(models.Model):
    """One step a decision took, for people to read; only ever added."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="steps")
    act = models.TextField(choices=choices(Act))
    stage = models.TextField(choices=choices(Stage))
    on = models.DateField()
    at = models.DateTimeField()
    by = models.TextField()
    by_name = models.TextField(default="", blank=True)
    note = models.TextField(default="", blank=True)
    cite = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.act}"

    @property
    def act_label(self) -> str:
        """The act in the language being spoken."""
        return Act(self.act).label


class Consent(models.Model):
    """A household agreed to something beforehand, on a day; taken back rows are kept with the day."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="consents")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    to = models.TextField(choices=choices(Consenting))
    on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "household", "to"],
                condition=Q(withdrawn_on__isnull=True),
                name="decide_consent_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.to}"


class Preparation(models.Model):
    """Something the law wants before the vote, done on a day; a later round has its own."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="preparations")
    need = models.TextField(choices=choices(Need))
    round = models.SmallIntegerField(default=1)
    on = models.DateField()
    note = models.TextField(default="", blank=True)
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "need", "round"], name="decide_preparation_once_a_round")
        ]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.need}"


class TeamMember(models.Model):
    """Somebody who counts, hands out or witnesses; named in the minutes, never on a public page."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="team_members")
    team = models.TextField(choices=choices(Team))
    name = models.TextField()
    skill = models.TextField(choices=choices(Skill), default="", blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "team", "name"], name="decide_teammember_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def skill_label(self) -> str:
        """What the member is there as, in the language being spoken."""
        return Skill(self.skill).label

    @property
    def team_label(self) -> str:
        """The team in the language being spoken."""
        return Team(self.team).label


class Candidate(models.Model):
    """Somebody who stands for election; only the age reached on the day is kept, not the day of birth."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="candidates")
    name = models.TextField()
    age = models.SmallIntegerField()
    told = models.TextField(default="", blank=True)
    withdrawn = models.BooleanField(default=False)
    votes = models.IntegerField(null=True)
    elected = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["decision", "name"], name="decide_candidate_once")]

    def __str__(self) -> str:
        return self.name

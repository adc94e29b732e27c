"""Household rolls, community decisions and their votes.

Secrecy: a ballot (``BallotPaper``, ``OnlineBallot``) knows its decision and nothing of households; who has voted stands in
``BallotStub`` and ``OnlinePass``, which know nothing of ballots. Neither keeps an order or a time of day.
"""

import secrets
import uuid

from django.db import models
from django.db.models import F, Q

from .words import (
    Act,
    BallotCase,
    Board,
    Consenting,
    Counter,
    Form,
    HandVote,
    Kind,
    Need,
    Origin,
    Scope,
    Skill,
    Stage,
    Team,
)  # fmt: skip


def choices(word: type) -> list[tuple[str, str]]:
    """Pairs for a column, Vietnamese names."""
    return [(each.value, each.vi) for each in word]  # type: ignore[attr-defined]


def new_code() -> str:
    """A short public code of a decision: eight letters and digits that are not confused."""
    return "".join(secrets.choice("23456789ABCDEFGHJKMNPQRSTVWXYZ") for _ in range(8))


class Household(models.Model):
    """A household on a village's roll: a code, and by consent its representative's sealed name; nothing else of anybody."""

    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    code = models.TextField()
    representative = models.BinaryField(null=True)
    consented_on = models.DateField(null=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["place", "code"], name="decide_household_of_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "code"], condition=Q(until__isnull=True), name="decide_household_code_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="decide_household_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(representative__isnull=True) | Q(consented_on__isnull=False),
                name="decide_household_by_consent",
            ),
        ]
        verbose_name = "hộ"

    def __str__(self) -> str:
        return self.code


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

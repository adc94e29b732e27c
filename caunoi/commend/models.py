"""Campaigns, their criteria, nominations with their dossiers, the council and what was counted, the roll of honour."""

import uuid
from fractions import Fraction

from django.db import models
from django.db.models import F, Q

from .words import Award, Entry, Ground, Nominee, Proof, Seat, Stage, Standing


class Campaign(models.Model):
    """One round of commendation of a body: what is praised, of which period, how many, by which council's rules."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    about = models.TextField()
    year = models.SmallIntegerField()
    award = models.TextField(choices=[(a.value, a.vi) for a in Award])
    since = models.DateField(help_text="achievements from this day")
    until = models.DateField(help_text="up to, not including, this day")
    opens_on = models.DateField()
    closes_on = models.DateField()
    quota_collective = models.IntegerField()
    quota_individual = models.IntegerField()
    regulation = models.TextField(help_text="the council's own regulation the shares are taken from")
    quorum_part = models.SmallIntegerField()
    quorum_whole = models.SmallIntegerField()
    passing_part = models.SmallIntegerField()
    passing_whole = models.SmallIntegerField()
    stage = models.TextField(choices=[(s.value, s.vi) for s in Stage], default=Stage.PLANNED.value)
    version = models.IntegerField(default=0)
    posted_on = models.DateField(null=True)
    posted_until = models.DateField(null=True)
    met_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    decision = models.UUIDField(null=True, help_text="the signed decision among the papers")
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["body", "-year", "-opens_on"], name="commend_campaign_of_body")]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="commend_campaign_period_runs"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="commend_campaign_closes"),
            models.CheckConstraint(
                condition=Q(quota_collective__gte=0, quota_individual__gte=0), name="commend_campaign_quotas"
            ),
            models.CheckConstraint(
                condition=Q(quorum_part__gt=0, quorum_whole__gte=F("quorum_part"), passing_part__gt=0, passing_whole__gte=F("passing_part")),
                name="commend_campaign_shares",
            ),
        ]  # fmt: skip
        verbose_name = "đợt khen thưởng"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"campaign:{self.pk}"

    @property
    def quorum(self) -> Fraction:
        """The share of members that must be present."""
        return Fraction(self.quorum_part, self.quorum_whole)

    @property
    def passing(self) -> Fraction:
        """The share of votes in favour a nomination needs."""
        return Fraction(self.passing_part, self.passing_whole)

    @property
    def quotas(self) -> dict[Nominee, int]:
        """How many of each kind may be commended."""
        return {Nominee.COLLECTIVE: self.quota_collective, Nominee.INDIVIDUAL: self.quota_individual}

    @property
    def stage_label(self) -> str:
        """The stage in the language being spoken."""
        return Stage(self.stage).label

    @property
    def award_label(self) -> str:
        """What is given, in the language being spoken."""
        return Award(self.award).label


class Criterion(models.Model):
    """One thing a nominee is judged by, and which record proves it."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="criteria")
    position = models.SmallIntegerField()
    title = models.TextField()
    proof = models.TextField(choices=[(p.value, p.vi) for p in Proof])
    indicator = models.TextField(default="", blank=True)
    least = models.DecimalField(max_digits=9, decimal_places=1, null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "position"], name="commend_criterion_holds_position"),
            models.CheckConstraint(
                condition=Q(proof=Proof.INDICATOR.value) ^ Q(indicator=""), name="commend_criterion_names_indicator"
            ),
        ]
        verbose_name = "tiêu chí"

    def __str__(self) -> str:
        return self.title

    @property
    def proof_label(self) -> str:
        """The proof in the language being spoken."""
        return Proof(self.proof).label


class Nomination(models.Model):
    """A collective or an individual put forward; ``title`` of an individual is empty until the list is posted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="nominations")
    organiser = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    by_body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=[(k.value, k.vi) for k in Nominee])
    collective = models.ForeignKey("places.Body", on_delete=models.PROTECT, null=True, related_name="+")
    title = models.TextField(default="", blank=True)
    statement = models.TextField()
    standing = models.TextField(choices=[(s.value, s.vi) for s in Standing], default=Standing.SUBMITTED.value)
    reason = models.TextField(default="", blank=True)
    shown = models.BooleanField(default=False, help_text="posted in public")
    eligible = models.SmallIntegerField(null=True)
    handed = models.SmallIntegerField(null=True)
    yes = models.SmallIntegerField(null=True)
    no = models.SmallIntegerField(null=True)
    spoiled = models.SmallIntegerField(null=True)
    nominated_at = models.DateTimeField()
    nominated_by = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["campaign", "kind", "title"], name="commend_nomination_list")]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "collective"], name="commend_nomination_once",
                condition=Q(collective__isnull=False) & ~Q(standing=Standing.WITHDRAWN.value),
            ),
            models.CheckConstraint(
                condition=Q(kind=Nominee.COLLECTIVE.value, collective__isnull=False) | Q(kind=Nominee.INDIVIDUAL.value, collective__isnull=True),
                name="commend_nomination_kind",
            ),
        ]  # fmt: skip
        verbose_name = "đề nghị khen thưởng"

    def __str__(self) -> str:
        return self.title or Nominee(self.kind).vi

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"nomination:{self.pk}"

    @property
    def kind_label(self) -> str:
        """The kind in the language being spoken."""
        return Nominee(self.kind).label

    @property
    def standing_label(self) -> str:
        """Where it stands, in the language being spoken."""
        return Standing(self.standing).label

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {"passed": "ok", "awarded": "ok", "failed": "pause", "set_aside": "warn", "withdrawn": "pause"}.get(
            self.standing, "info"
        )


class NomineePerson(models.Model):
    """Who an individual nominee is: name, office and consent, sealed; ``mark`` finds a second nomination of the same person."""

    nomination = models.OneToOneField(Nomination, on_delete=models.CASCADE, related_name="who")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    mark = models.TextField()
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, null=True, related_name="+")
    consented_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "mark"], name="commend_nomineeperson_once")]
        verbose_name = "cá nhân được đề nghị"

    def __str__(self) -> str:
        return str(self.nomination_id)


class Evidence(models.Model):
    """What the records say to one criterion about one nominee, frozen when the list is posted."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="evidence")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=12, decimal_places=1, null=True)
    part = models.IntegerField(null=True)
    whole = models.IntegerField(null=True)
    met = models.BooleanField(null=True)
    query = models.TextField(default="")
    read_at = models.DateTimeField()

    class Meta:
        ordering = ["criterion__position"]
        constraints = [
            models.UniqueConstraint(fields=["nomination", "criterion"], name="commend_evidence_once"),
        ]
        verbose_name = "số liệu của hồ sơ"

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.value}"


class CouncilSeat(models.Model):
    """A member of the council of a campaign, the body they come from, and whether they came to the meeting."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="seats")
    organiser = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    office = models.TextField(choices=[(s.value, s.vi) for s in Seat])
    present = models.BooleanField(default=False)
    looked_at = models.DateTimeField(null=True, help_text="when the sealed notes were last opened")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "person"], name="commend_seat_once"),
            models.UniqueConstraint(
                fields=["campaign"], condition=Q(office=Seat.CHAIR.value), name="commend_seat_one_chair"
            ),
        ]
        verbose_name = "thành viên Hội đồng"

    def __str__(self) -> str:
        return self.name

    @property
    def office_label(self) -> str:
        """The office in the language being spoken."""
        return Seat(self.office).label


class Conflict(models.Model):
    """A member who is kept out of the vote on a nomination, and why."""

    seat = models.ForeignKey(CouncilSeat, on_delete=models.CASCADE, related_name="conflicts")
    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="conflicts")
    organiser = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    ground = models.TextField(choices=[(g.value, g.vi) for g in Ground])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seat", "nomination"], name="commend_conflict_once")]
        verbose_name = "xung đột lợi ích"

    def __str__(self) -> str:
        return Ground(self.ground).vi

    @property
    def ground_label(self) -> str:
        """The ground in the language being spoken."""
        return Ground(self.ground).label


class SealedNote(models.Model):
    """That a denunciation about the nominee is being settled: the council's to know, nobody else's; it says no more than that."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    nomination = models.OneToOneField(Nomination, on_delete=models.CASCADE, related_name="+")
    found_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "lưu ý mật của Hội đồng"

    def __str__(self) -> str:
        return str(self.pk)


class BallotCount(models.Model):
    """One person's count of one nomination's ballots; nothing ties a ballot to a member, there being no row of a ballot."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, null=True, related_name="+")
    clerk = models.TextField()
    yes = models.SmallIntegerField()
    no = models.SmallIntegerField()
    spoiled = models.SmallIntegerField()
    state = models.TextField(choices=[(e.value, e.vi) for e in Entry], default=Entry.WAITING.value)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nomination"], condition=Q(state=Entry.WAITING.value), name="commend_ballotcount_one_waits"
            ),
            models.CheckConstraint(
                condition=Q(yes__gte=0, no__gte=0, spoiled__gte=0), name="commend_ballotcount_counts"
            ),
        ]
        verbose_name = "lần kiểm phiếu"

    def __str__(self) -> str:
        return f"{self.yes}/{self.no}/{self.spoiled}"


class Objection(models.Model):
    """That an objection to a nomination became a petition; the petition's text stays behind its own wall."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="objections")
    organiser = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    petition = models.UUIDField(unique=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "ý kiến về đề nghị khen thưởng"

    def __str__(self) -> str:
        return str(self.pk)


class Honour(models.Model):
    """One line of the public roll of honour: who was commended, by whom, for what, by which decision."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="honours")
    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="honour")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=[(k.value, k.vi) for k in Nominee])
    name = models.TextField()
    key = models.TextField(help_text="the name without marks, for the search")
    unit = models.TextField(default="", blank=True)
    award = models.TextField(choices=[(a.value, a.vi) for a in Award])
    year = models.SmallIntegerField()
    decided_on = models.DateField()
    number = models.TextField(help_text="number and symbol of the decision")
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["place", "-decided_on", "name"], name="commend_honour_of_place")]
        verbose_name = "bảng vàng"

    def __str__(self) -> str:
        return self.name

    @property
    def kind_label(self) -> str:
        """The kind in the language being spoken."""
        return Nominee(self.kind).label

    @property
    def award_label(self) -> str:
        """What was given, in the language being spoken."""
        return Award(self.award).label

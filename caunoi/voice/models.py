"""Petitions and what belongs to them. Rows of a case are guarded by the database itself (migrations/0002_walls)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from .words import OPEN_STAGES, Channel, Kind, Outcome, Part, Stage

_OPEN = Q(stage__in=[stage.value for stage in OPEN_STAGES])


class Petition(models.Model):
    """A resident's petition and where it stands.

    ``body`` handles it now; ``seen_by`` are the bodies whose people may open it; ``respondents`` the bodies (with those
    below them) and ``respondent_people`` the persons complained about, who never may. ``code_digest`` is the SHA-256 of the
    receipt's code, ``secret_digest`` of the secret that opens the content.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.TextField(unique=True)
    code_digest = models.TextField(unique=True)
    secret_digest = models.TextField()
    number = models.IntegerField()
    year = models.IntegerField()
    kind = models.TextField(choices=[(k.value, k.vi) for k in Kind], default=Kind.UNSORTED.value)
    declared_kind = models.TextField(choices=[(k.value, k.vi) for k in Kind], default=Kind.UNSORTED.value)
    channel = models.TextField(choices=[(c.value, c.vi) for c in Channel])
    stage = models.TextField(choices=[(s.value, s.vi) for s in Stage], default=Stage.FILED.value)
    title = models.TextField()
    text = models.TextField()
    wish = models.TextField(default="")
    knew_on = models.DateField(null=True)
    address = models.TextField(default="")
    topic = models.ForeignKey("places.Topic", on_delete=models.PROTECT, null=True, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    registered_by = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    handler = models.ForeignKey("identity.Person", on_delete=models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField()
    received_on = models.DateField()
    respondent = models.TextField(default="")
    respondents = ArrayField(models.BigIntegerField(), default=list)
    respondent_people = ArrayField(models.BigIntegerField(), default=list)
    seen_by = ArrayField(models.BigIntegerField(), default=list)
    secret = models.BooleanField(default=False)
    anonymous = models.BooleanField(default=False)
    signers = models.IntegerField(default=1)
    repeat = models.BooleanField(default=False)
    instance = models.SmallIntegerField(default=1)
    variant = models.TextField(default="")
    hops = models.SmallIntegerField(default=0)
    reopenings = models.SmallIntegerField(default=0)
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="following")
    checklist = models.JSONField(default=dict)
    visit = models.UUIDField(null=True, help_text="the reception visit it was brought to")
    accepted_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    answered_late = models.BooleanField(null=True)
    outcome = models.TextField(choices=[(o.value, o.vi) for o in Outcome], default="", blank=True)
    answer = models.TextField(default="")
    results = models.JSONField(default=dict)
    synthetic = models.BooleanField(default=False)
    search = SearchVectorField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["body", "-received_at", "id"], name="voice_petition_inbox"),
            models.Index(fields=["body", "stage", "-received_at"], condition=_OPEN, name="voice_petition_open_body"),
            models.Index(fields=["place", "-received_at"], condition=_OPEN, name="voice_petition_open_place"),
            models.Index(fields=["province", "received_on"], name="voice_petition_received"),
            models.Index(fields=["place", "received_on"], name="voice_petition_received_place"),
            models.Index(fields=["registered_by", "year", "number"], name="voice_petition_register"),
            GinIndex(fields=["search"], name="voice_petition_search"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage__in=["accepted", "verifying"]) | Q(accepted_on__isnull=False),
                name="voice_petition_accepted_has_day",
            ),
            models.CheckConstraint(condition=Q(signers__gte=1), name="voice_petition_has_signer"),
            models.CheckConstraint(condition=Q(hops__gte=0), name="voice_petition_hops_counted"),
        ]
        verbose_name = "đơn"

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"voice:{self.pk}"

    @property
    def register_number(self) -> str:
        """The number in the body's register of its year."""
        return f"{self.number}/{self.year}"


class Petitioner(models.Model):
    """One person of a petition; who they are is sealed, only ``masked`` is shown."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="petitioners")
    part = models.TextField(choices=[(p.value, p.vi) for p in Part], default=Part.PETITIONER.value)
    position = models.IntegerField(default=1)
    sealed = models.BinaryField()
    masked = models.TextField(default="")
    mark = models.BigIntegerField(
        null=True, help_text="tells one sender from another in a place and quarter; never shown"
    )
    reachable = models.TextField(default="", help_text="email, phone, none: how an answer can reach the person")
    code_digest = models.TextField(null=True, unique=True)
    joined_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["petition", "position"], name="voice_petitioner_holds_position")]


class PetitionStep(models.Model):
    """One act on a case, for people to read; the ledger holds the same act, sealed."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="steps")
    act = models.TextField()
    kind = models.TextField()
    stage = models.TextField()
    by = models.TextField()
    by_name = models.TextField(default="")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    note = models.TextField(default="")
    data = models.JSONField(default=dict)
    public = models.BooleanField(default=True)
    entry = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["petition", "id"], name="voice_step_of_petition")]


class Handover(models.Model):
    """A petition on its way from one body to another: sent, acknowledged, how long it took."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="handovers")
    hop = models.SmallIntegerField()
    sender = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    sent_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.TextField(default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["petition", "hop"], name="voice_handover_holds_hop")]


class Register(models.Model):
    """The last number given in a body's register of a year."""

    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    year = models.IntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "year"], name="voice_register_holds_year")]


class Draft(models.Model):
    """What somebody is still writing: kept as they go, sealed, gone after the petition is sent or thirty days."""

    key_digest = models.TextField(unique=True)
    sealed = models.BinaryField()
    body = models.ForeignKey("places.Body", on_delete=models.CASCADE, null=True, related_name="+")
    started_by = models.TextField(default="")
    updated_at = models.DateTimeField()
    petition = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["updated_at"], name="voice_draft_age"),
            models.Index(fields=["body"], name="voice_draft_body"),
        ]


class Publication(models.Model):
    """A question and its answer made public after an officer's redaction; nothing here leads back to the petition."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    petition_digest = models.TextField(unique=True)
    kind = models.TextField()
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    topic = models.ForeignKey("places.Topic", on_delete=models.PROTECT, null=True, related_name="+")
    title = models.TextField()
    question = models.TextField()
    answer = models.TextField()
    outcome = models.TextField(default="")
    received_on = models.DateField()
    answered_on = models.DateField()
    published_at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True)
    taken_down_reason = models.TextField(default="")
    synthetic = models.BooleanField(default=False)
    search = SearchVectorField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["place", "-published_at"], name="voice_publication_place"),
            models.Index(fields=["province", "-published_at"], name="voice_publication_province"),
            models.Index(fields=["-published_at", "-id"], name="voice_publication_newest"),
            GinIndex(fields=["search"], name="voice_publication_search"),
        ]


class Rating(models.Model):
    """What the petitioner said of the answer of ``body``; one for each answer, by its one-time link."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="ratings")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    round = models.SmallIntegerField(default=0)
    token_digest = models.TextField(unique=True)
    asked_at = models.DateTimeField()
    solved = models.TextField(default="", help_text="yes, partly, no; empty until answered")
    satisfied = models.BooleanField(null=True)
    reasons = ArrayField(models.TextField(), default=list)
    comment = models.TextField(default="")
    channel = models.TextField(default="")
    rated_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["petition", "round"], name="voice_rating_holds_round")]
        indexes = [models.Index(fields=["body", "asked_at"], name="voice_rating_of_body")]


class Opening(models.Model):
    """A sealed identity was opened: by whom, why. Mirrors the ledger for the custodian's page."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="openings")
    by = models.TextField()
    reason = models.TextField()
    at = models.DateTimeField()


class Attempt(models.Model):
    """A wrong secret given for a receipt's code."""

    code_digest = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["code_digest", "at"], name="voice_attempt_of_code")]

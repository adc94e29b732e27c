"""Programmes, supervisions with their team and recommendations, hearings, criticisms with their opinions and points."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q

from . import rules
from .words import Basis, Capacity, Form, Manner, Phase, Seat, Sort, Stage, Verdict


def _choices(word: type) -> list[tuple[str, str]]:
    return [(each.value, each.vi) for each in word]  # type: ignore[attr-defined]


class SupervisionProgramme(models.Model):
    """What the Front or an organisation supervises and criticises in a year; public once signed."""

    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    aim = models.TextField()
    signed_on = models.DateField(null=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "year"], name="oversee_programme_once_a_year")]
        verbose_name = "chương trình giám sát"

    @property
    def due(self) -> date:
        """Its last day: the end of the fourth quarter before its year."""
        return rules.plan_window(self.year)[1]

    @property
    def signed_late(self) -> bool:
        """Signed after its last day."""
        return self.signed_on is not None and self.signed_on > self.due


class Supervision(models.Model):
    """One supervision of a body; ``shown`` once its programme is signed or its plan is sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(SupervisionProgramme, on_delete=models.PROTECT, null=True, related_name="items")
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="following")
    subject = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    form = models.TextField(choices=_choices(Form))
    basis = models.TextField(choices=_choices(Basis))
    scope = models.TextField(help_text="what is looked at")
    outline = models.TextField(default="", blank=True, help_text="what the supervised body's report must tell")
    starts_on = models.DateField()
    ends_on = models.DateField()
    decision = models.TextField(default="", blank=True)
    stage = models.TextField(choices=_choices(Stage), default=Stage.PLANNED.value)
    notice_due = models.DateField()
    notified_on = models.DateField(null=True)
    report_in_due = models.DateField(null=True)
    received_on = models.DateField(null=True)
    report_due = models.DateField(null=True)
    reported_on = models.DateField(null=True)
    course = models.TextField(default="", blank=True, help_text="how it went")
    findings = models.TextField(default="", blank=True)
    reason = models.TextField(default="", blank=True)
    shown = models.BooleanField(default=False)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["place", "-starts_on", "-id"], name="oversee_supervision_place"),
            models.Index(fields=["body", "-starts_on", "-id"], name="oversee_supervision_body"),
            models.Index(fields=["subject", "-starts_on", "-id"], name="oversee_supervision_subject"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["body", "subject", "title", "starts_on"], name="oversee_supervision_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="oversee_supervision_runs"),
            models.CheckConstraint(
                condition=~Q(stage="reported") | ~Q(findings=""), name="oversee_reported_with_findings"
            ),
        ]
        verbose_name = "cuộc giám sát"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"oversee.supervision:{self.pk}"

    @property
    def stage_label(self) -> str:
        """Where it stands, in the language being spoken."""
        return Stage(self.stage).label

    @property
    def form_label(self) -> str:
        """How it is done, in the language being spoken."""
        return Form(self.form).label

    @property
    def basis_label(self) -> str:
        """Why it is done, in the language being spoken."""
        return Basis(self.basis).label


class OversightMember(models.Model):
    """Somebody in a supervision team; ``public`` where it is an official's duty, or by consent."""

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="team")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    office = models.TextField(default="", blank=True)
    seat = models.TextField(choices=_choices(Seat))
    public = models.BooleanField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["supervision"], condition=Q(seat="head"), name="oversee_team_has_one_head")
        ]  # fmt: skip
        verbose_name = "thành viên đoàn giám sát"

    @property
    def seat_label(self) -> str:
        """What somebody is in the team, in the language being spoken."""
        return Seat(self.seat).label


class OversightAdvice(models.Model):
    """What a supervision recommended to a body; ``number`` under which it is followed to its end."""

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="recommendations")
    to = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    on = models.DateField()
    number = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["supervision", "to", "what"], name="oversee_advice_once")]
        verbose_name = "kiến nghị sau giám sát"

    @property
    def ref(self) -> str:
        """How it is followed."""
        return f"oversee.recommendation:{self.pk}"


class OversightHearing(models.Model):
    """A council or committee hears the Front's results of a half-year (Luật MTTQ Việt Nam, Điều 30)."""

    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    front = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    half = models.TextField()
    due = models.DateField()
    duty_id = models.UUIDField(null=True)
    held_on = models.DateField(null=True)
    told = models.TextField(default="", blank=True)
    concluded = models.TextField(default="", blank=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["place", "-due", "id"], name="oversee_hearing_place")]
        constraints = [models.UniqueConstraint(fields=["body", "half"], name="oversee_hearing_once_a_half")]
        verbose_name = "phiên nghe kết quả giám sát, phản biện"

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"oversee.hearing:{self.pk}"

    @property
    def left_refs(self) -> list[str]:
        """How what it leaves to be followed is named, in its order."""
        return [f"{self.ref}.{number}" for number in range(1, rules.MOST_LEFT + 1)]

    @property
    def half_label(self) -> str:
        """The half-year it is about, in the language being spoken."""
        return rules.half_named(self.half).said


class Criticism(models.Model):
    """Opinions gathered on a draft, or in a quarter of the standing channel, and the body's answer point by point."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sort = models.TextField(choices=_choices(Sort))
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    drafter = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    draft = models.TextField(default="", blank=True)
    manner = models.TextField(choices=_choices(Manner))
    since = models.DateField()
    until = models.DateField(help_text="the last day opinions are taken")
    announced = models.DateField(null=True, help_text="the last day as first announced, where it was moved")
    moved_because = models.TextField(default="", blank=True)
    phase = models.TextField(choices=_choices(Phase), default=Phase.OPEN.value)
    summary = models.TextField(default="", blank=True, help_text="the Front's own view, at the head of the criticism")
    sent_on = models.DateField(null=True)
    answer_due = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    signature = models.TextField(default="", blank=True)
    issued = models.TextField(default="", blank=True)
    issued_as = models.TextField(default="", blank=True)
    issued_on = models.DateField(null=True)
    reason = models.TextField(default="", blank=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["place", "-since", "-id"], name="oversee_criticism_place"),
            models.Index(fields=["drafter", "-since", "-id"], name="oversee_criticism_drafter"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["body", "drafter", "title"], name="oversee_criticism_once"),
            models.CheckConstraint(
                condition=~Q(phase__in=["answered", "issued"]) | ~Q(signature=""), name="oversee_answered_is_signed"
            ),
        ]
        verbose_name = "cuộc phản biện"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"oversee.criticism:{self.pk}"

    @property
    def phase_label(self) -> str:
        """Where it stands, in the language being spoken."""
        return Phase(self.phase).label

    @property
    def sort_label(self) -> str:
        """What is commented on, in the language being spoken."""
        return Sort(self.sort).label


class CriticismPoint(models.Model):
    """Opinions that say one thing about one part, and what the body answers to it."""

    criticism = models.ForeignKey(Criticism, on_delete=models.PROTECT, related_name="points")
    number = models.SmallIntegerField()
    section = models.TextField(default="", blank=True)
    what = models.TextField()
    verdict = models.TextField(choices=_choices(Verdict), default="", blank=True)
    reason = models.TextField(default="", blank=True)
    answered_by = models.TextField(default="", blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["criticism", "number"], name="oversee_point_numbered"),
            models.CheckConstraint(condition=Q(verdict="") | ~Q(reason=""), name="oversee_point_verdict_says_why"),
        ]
        verbose_name = "điểm phản biện"


class CriticismOpinion(models.Model):
    """One contributor's words; named only by consent, read by the body that gathers, shown when sent if the person agreed."""

    criticism = models.ForeignKey(Criticism, on_delete=models.PROTECT, related_name="opinions")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    point = models.ForeignKey(CriticismPoint, on_delete=models.PROTECT, null=True, related_name="opinions")
    capacity = models.TextField(choices=_choices(Capacity))
    name = models.TextField(default="", blank=True)
    section = models.TextField(default="", blank=True)
    text = models.TextField()
    public = models.BooleanField(default=False)
    device = models.TextField(default="", blank=True)
    key_digest = models.TextField(null=True, unique=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(name="") | Q(public=True), name="oversee_named_by_consent"),
        ]
        verbose_name = "ý kiến phản biện"

    @property
    def capacity_label(self) -> str:
        """As who somebody contributes, in the language being spoken."""
        return Capacity(self.capacity).label

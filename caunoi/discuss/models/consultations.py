"""A consultation, its draft in sections, its questions and its short statements."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from ..words import Entry, QuestionKind, SectionKind, Stage, StatementStage


class Consultation(models.Model):
    """A consultation on a draft before the decision: who drafts, who answers and when, from when until when.

    ``closes_on`` is the last day opinions are taken, ``closes_at`` the moment after it; ``least_on`` the earliest last day
    the law allows, with ``cite``. ``rights`` repeat the blueprint's, so that a later blueprint changes no running consultation.
    """

    slug = models.TextField(unique=True)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    blueprint = models.TextField()
    matter = models.TextField()
    forms = ArrayField(models.TextField(), default=list)
    rights = ArrayField(models.TextField(), default=list)
    entry = models.TextField(choices=[(e.value, e.vi) for e in Entry], default=Entry.OPEN.value)
    title = models.TextField()
    summary = models.TextField(default="", blank=True)
    stage = models.TextField(choices=[(s.value, s.vi) for s in Stage], default=Stage.PREPARING.value)
    answerer = models.TextField(default="", blank=True)
    answerer_title = models.TextField(default="", blank=True)
    answer_on = models.DateField(null=True)
    opens_on = models.DateField(null=True)
    closes_on = models.DateField(null=True)
    least_on = models.DateField(null=True)
    cite = models.TextField(default="", blank=True)
    opens_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    plan_council = models.TextField(default="", blank=True)
    plan_front = models.TextField(default="", blank=True)
    plan_sent_on = models.DateField(null=True)
    draft_name = models.TextField(default="", blank=True)
    draft_digest = models.TextField(default="", blank=True)
    signed_by = models.TextField(default="", blank=True)
    signed_at = models.DateTimeField(null=True)
    decision = models.TextField(default="", blank=True)
    decided_on = models.DateField(null=True)
    follows_majority = models.BooleanField(null=True)
    explanation = models.TextField(default="", blank=True)
    report_due = models.DateField(null=True)
    reported_on = models.DateField(null=True)
    report_ref = models.TextField(default="", blank=True)
    synthetic = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["stage", "-opens_at"], name="discuss_consultation_newest"),
            models.Index(fields=["place", "stage"], name="discuss_consultation_of_place"),
            models.Index(fields=["province", "stage"], name="discuss_consultation_province"),
            models.Index(fields=["body", "stage"], name="discuss_consultation_of_body"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=["preparing", "dropped"])
                | (
                    ~Q(answerer="")
                    & Q(
                        answer_on__isnull=False,
                        opens_on__isnull=False,
                        closes_on__isnull=False,
                        least_on__isnull=False,
                        opens_at__isnull=False,
                        closes_at__isnull=False,
                        plan_sent_on__isnull=False,
                    )
                ),
                name="discuss_consultation_open_is_answerable",
            ),
            models.CheckConstraint(
                condition=Q(least_on__isnull=True) | Q(closes_on__gte=F("least_on")),
                name="discuss_consultation_runs_the_law",
            ),
            models.CheckConstraint(
                condition=Q(answer_on__isnull=True) | Q(closes_on__isnull=True) | Q(answer_on__gt=F("closes_on")),
                name="discuss_consultation_answers_after",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["preparing", "dropped", "open", "closed"]) | Q(signed_at__isnull=False),
                name="discuss_consultation_answered_is_signed",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["decided", "reported"]) | Q(decided_on__isnull=False),
                name="discuss_consultation_decided_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(follows_majority=False) | ~Q(explanation=""), name="discuss_consultation_explains"
            ),
        ]
        verbose_name = "cuộc lấy ý kiến"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"consultation:{self.pk}"

    @property
    def stage_label(self) -> str:
        """The stage in the language being spoken."""
        return Stage(self.stage).label


class Extension(models.Model):
    """One lengthening of the period, with its reason; a period is never shortened."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="extensions")
    before = models.DateField()
    after = models.DateField()
    reason = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(after__gt=F("before")), name="discuss_extension_only_longer")]


class Section(models.Model):
    """A part of the draft as people read and comment on it; position 0 is the draft as a whole."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="sections")
    position = models.IntegerField()
    kind = models.TextField(choices=[(k.value, k.vi) for k in SectionKind])
    depth = models.SmallIntegerField(default=0)
    number = models.TextField(default="", blank=True)
    title = models.TextField(default="", blank=True)
    text = models.TextField(default="", blank=True)
    summary = models.TextField(default="", blank=True)
    commented = models.BooleanField(default=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "position"],
                name="discuss_section_holds_position",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """ "Điều 3. Mức thu", or the heading alone."""
        kind = SectionKind(self.kind)
        if kind is SectionKind.WHOLE:
            return kind.label
        label = (
            f"{kind.label} {self.number}".strip() if self.number and kind is not SectionKind.HEADING else self.number
        )
        return ". ".join(part for part in (label, self.title) if part) or f"{kind.label} {self.position}"


class Question(models.Model):
    """A set question, on a section or on the whole."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="questions")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, related_name="questions")
    position = models.IntegerField()
    kind = models.TextField(choices=[(k.value, k.vi) for k in QuestionKind])
    text = models.TextField()
    low = models.TextField(default="", blank=True)
    high = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "position"], name="discuss_question_holds_position"),
        ]

    def __str__(self) -> str:
        return self.text


class Option(models.Model):
    """One answer a question of choice offers."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="options")
    position = models.IntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["question", "position"], name="discuss_option_holds_position")]

    def __str__(self) -> str:
        return self.text


class Statement(models.Model):
    """A short statement to agree or disagree with; ``token`` is the participant's who proposed it, empty for a seed."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="statements")
    position = models.IntegerField()
    text = models.TextField()
    seed = models.BooleanField(default=True)
    token = models.UUIDField(null=True)
    stage = models.TextField(choices=[(s.value, s.vi) for s in StatementStage], default=StatementStage.SHOWN.value)
    reason = models.TextField(default="", blank=True)
    sent_at = models.DateTimeField()
    moderated_by = models.TextField(default="", blank=True)
    moderated_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(fields=["consultation", "stage", "position"], name="discuss_statement_of_stage")]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "position"], name="discuss_statement_holds_position"),
            models.CheckConstraint(
                condition=Q(seed=True) | Q(token__isnull=False), name="discuss_statement_has_author"
            ),
            models.CheckConstraint(condition=~Q(stage="declined") | ~Q(reason=""), name="discuss_statement_says_why"),
        ]

    def __str__(self) -> str:
        return self.text

"""Plans, disclosures with their versions and proofs, lists of people, questions, news, subscriptions."""

import uuid
from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from .words import Cycle, Family, Form, Genre, Ground, PageStage, PlanStage, Stage, Wait


def _choices(word: type) -> list[tuple[str, str]]:
    return [(each.value, each.vi) for each in word]  # type: ignore[attr-defined]


class DisclosurePlan(models.Model):
    """What a body will disclose in a year; ``sessions`` are the days of the People's Council it reports to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    stage = models.TextField(choices=_choices(PlanStage), default=PlanStage.DRAFT.value)
    number = models.TextField(default="", blank=True)
    adopted_on = models.DateField(null=True)
    sessions = ArrayField(models.DateField(), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "year"], name="know_plan_one_a_year"),
            models.CheckConstraint(
                condition=~Q(stage=PlanStage.ADOPTED.value) | Q(adopted_on__isnull=False), name="know_plan_adopted_day"
            ),
        ]

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"disclosure-plan:{self.pk}"

    @property
    def adopted(self) -> bool:
        """Whether it is in force."""
        return bool(self.stage == PlanStage.ADOPTED.value)


class PlanLine(models.Model):
    """One content of a plan: what, how, how often, when, how long, who."""

    plan = models.ForeignKey(DisclosurePlan, on_delete=models.CASCADE, related_name="lines")
    family = models.TextField(choices=_choices(Family))
    item = models.TextField()
    title = models.TextField()
    forms = ArrayField(models.TextField(choices=_choices(Form)), default=list)
    cycle = models.TextField(choices=_choices(Cycle))
    on = models.DateField(null=True)
    days = models.SmallIntegerField(null=True)
    responsible = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["id"]

    @property
    def cycle_label(self) -> str:
        """How often, in the language being spoken."""
        return Cycle(self.cycle).label

    @property
    def form_labels(self) -> str:
        """Its forms in words."""
        return "; ".join(Form(form).label for form in self.forms)


class Disclosure(models.Model):
    """One thing to disclose: planned, decided, disclosed from ``since`` to before ``until``.

    ``least`` is the last day the law wants it up; ``files`` list the attached ones with the text beside each;
    ``parts`` are the forms the law asks. ``inside`` ones are read by the body's own people only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    line = models.ForeignKey(PlanLine, on_delete=models.PROTECT, null=True, related_name="disclosures")
    family = models.TextField(choices=_choices(Family))
    item = models.TextField()
    period = models.TextField(default="", blank=True)
    inside = models.BooleanField(default=False)
    stage = models.TextField(choices=_choices(Stage), default=Stage.PLANNED.value)
    parts = ArrayField(models.TextField(choices=_choices(Form)), default=list)
    permanent = models.BooleanField(default=False)
    due = models.DateField()
    decided_on = models.DateField(null=True)
    number = models.TextField(default="", blank=True)
    title = models.TextField()
    summary = models.TextField(default="", blank=True)
    text = models.TextField(default="", blank=True)
    files = models.JSONField(default=list)
    version = models.IntegerField(default=0)
    edition = models.IntegerField(default=0)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    least = models.DateField(null=True)
    met_on = models.DateField(null=True)
    posted_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.TextField(default="", blank=True)
    ended_early = models.BooleanField(default=False)
    open_questions = models.IntegerField(default=0)
    synthetic = models.BooleanField(default=False)
    search = SearchVectorField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["place", "-posted_at", "-id"],
                condition=Q(posted_at__isnull=False),
                name="know_disclosure_place",
            ),
            models.Index(
                fields=["province", "-posted_at", "-id"],
                condition=Q(posted_at__isnull=False),
                name="know_disclosure_prov",
            ),
            models.Index(
                fields=["-posted_at", "-id"], condition=Q(posted_at__isnull=False), name="know_disclosure_new"
            ),
            models.Index(fields=["body", "stage", "due", "id"], name="know_disclosure_desk"),
            models.Index(
                fields=["place", "due"], condition=Q(stage__in=["planned", "decided"]), name="know_disclosure_due"
            ),
            GinIndex(fields=["search"], name="know_disclosure_search"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "period"], condition=Q(line__isnull=False), name="know_disclosure_once_a_period"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["planned", "dropped"]) | Q(decided_on__isnull=False),
                name="know_disclosure_decided",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["posted", "taken_down"])
                | Q(posted_at__isnull=False, since__isnull=False, version__gte=1),
                name="know_disclosure_posted",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__lt=F("until")), name="know_disclosure_period_runs"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger and its duties name it."""
        return f"disclosure:{self.pk}"

    @property
    def stage_word(self) -> Stage:
        """Its stage as a word."""
        return Stage(self.stage)

    @property
    def last(self) -> date | None:
        """The last day it stays up."""
        return self.until - timedelta(days=1) if self.until else None


class DisclosureVersion(models.Model):
    """What was published, each time; never changed. One that ``conceals`` took out personal data: what was before is not shown."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="versions")
    number = models.IntegerField()
    title = models.TextField()
    summary = models.TextField()
    text = models.TextField()
    files = models.JSONField(default=list)
    reason = models.TextField(default="", blank=True)
    conceals = models.BooleanField(default=False)
    digest = models.TextField()
    by_name = models.TextField(default="", blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["disclosure", "number"], name="know_version_holds_number")]


class PostingProof(models.Model):
    """That it was disclosed outside the page: the board's picture, the loudspeaker log, the hand-over."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="proofs")
    form = models.TextField(choices=_choices(Form))
    since = models.DateField()
    until = models.DateField(null=True)
    where = models.TextField(default="", blank=True)
    handed_to = models.SmallIntegerField(null=True)
    receivers = ArrayField(models.TextField(), default=list)
    note = models.TextField(default="", blank=True)
    picture = models.UUIDField(null=True)
    picture_text = models.TextField(default="", blank=True)
    by = models.TextField()
    by_name = models.TextField(default="", blank=True)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__lt=F("until")), name="know_proof_period_runs"
            )
        ]

    @property
    def form_label(self) -> str:
        """The form in the language being spoken."""
        return Form(self.form).label

    @property
    def last(self) -> date | None:
        """Its last day."""
        return self.until - timedelta(days=1) if self.until else None


class NameList(models.Model):
    """The list part of a disclosure: which columns, how many people; the rows lie apart, walled by their days."""

    disclosure = models.OneToOneField(Disclosure, on_delete=models.PROTECT, related_name="name_list")
    columns = ArrayField(models.TextField())
    people = models.IntegerField()
    changed_at = models.DateTimeField()


class ListedName(models.Model):
    """One row of a list, sealed; the database shows it to the public only within its days."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="+")
    body_id = models.BigIntegerField()
    inside = models.BooleanField(default=False)
    position = models.IntegerField()
    sealed = models.BinaryField()
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["disclosure", "position"], name="know_listedname_position")]


class ItemQuestion(models.Model):
    """A question on a disclosure; its asker keeps a code, the database a digest of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="questions")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    code_digest = models.TextField(unique=True)
    name = models.TextField(default="", blank=True)
    reach = models.BinaryField(null=True)
    text = models.TextField()
    state = models.TextField(choices=_choices(Wait), default=Wait.WAITING.value)
    ground = models.TextField(choices=_choices(Ground), default="", blank=True)
    asked_at = models.DateTimeField()
    due = models.DateField()
    judged_at = models.DateTimeField(null=True)
    answer = models.TextField(default="", blank=True)
    answered_by = models.TextField(default="", blank=True)
    answered_at = models.DateTimeField(null=True)
    edition = models.IntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["disclosure", "asked_at"], name="know_question_of"),
            models.Index(
                fields=["body", "due", "id"], condition=Q(answered_at__isnull=True), name="know_question_open"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=Wait.REFUSED.value) | ~Q(ground=""), name="know_question_refused_says_why"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | ~Q(answer=""), name="know_question_answer_says"
            ),
        ]

    @property
    def ref(self) -> str:
        """How the ledger and its duty name it."""
        return f"item-question:{self.pk}"

    @property
    def state_word(self) -> Wait:
        """Its state as a word."""
        return Wait(self.state)

    @property
    def ground_label(self) -> str:
        """Why it is not shown."""
        return Ground(self.ground).label if self.ground else ""


class NewsPage(models.Model):
    """A page of news or an explanation, with a summary in plain words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, null=True, related_name="pages")
    genre = models.TextField(choices=_choices(Genre), default=Genre.NEWS.value)
    stage = models.TextField(choices=_choices(PageStage), default=PageStage.WRITING.value)
    title = models.TextField()
    summary = models.TextField()
    text = models.TextField()
    comments_open = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    opened_at = models.DateTimeField(null=True)
    edited_at = models.DateTimeField()
    closed_reason = models.TextField(default="", blank=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["place", "-opened_at", "-id"], name="know_page_place"),
            models.Index(fields=["body", "-edited_at"], name="know_page_desk"),
        ]

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"news-page:{self.pk}"

    @property
    def stage_word(self) -> PageStage:
        """Its stage as a word."""
        return PageStage(self.stage)

    @property
    def genre_label(self) -> str:
        """News or explanation."""
        return Genre(self.genre).label


class PageComment(models.Model):
    """A comment on a page; held until a moderator has read it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey(NewsPage, on_delete=models.PROTECT, related_name="comments")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    code_digest = models.TextField(unique=True)
    name = models.TextField(default="", blank=True)
    text = models.TextField()
    state = models.TextField(choices=_choices(Wait), default=Wait.WAITING.value)
    ground = models.TextField(choices=_choices(Ground), default="", blank=True)
    sent_at = models.DateTimeField()
    judged_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["page", "sent_at"], name="know_comment_of"),
            models.Index(fields=["body", "sent_at"], condition=Q(state="waiting"), name="know_comment_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=Wait.REFUSED.value) | ~Q(ground=""), name="know_comment_refused_says_why"
            )
        ]

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"page-comment:{self.pk}"

    @property
    def state_word(self) -> Wait:
        """Its state as a word."""
        return Wait(self.state)

    @property
    def ground_label(self) -> str:
        """Why it is not shown."""
        return Ground(self.ground).label if self.ground else ""


class Subscription(models.Model):
    """Who wants to hear of a place's disclosures by mail: a sealed address, confirmed by its owner."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_digest = models.TextField(unique=True)
    address_digest = models.TextField()
    sealed = models.BinaryField()
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, null=True, related_name="+")
    items = ArrayField(models.TextField(), default=list)
    language = models.TextField(default="vi")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    told_until = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["address_digest"], name="know_subscription_address"),
            models.Index(
                fields=["told_until"],
                condition=Q(confirmed_at__isnull=False, stopped_at__isnull=True),
                name="know_subscription_live",
            ),
        ]

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"subscription:{self.pk}"

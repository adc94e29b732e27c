"""Inspections and their findings, projects under supervision and their site log, recommendations, pictures, reports."""

import uuid

from django.db import models
from django.db.models import F, Q

from caunoi.boards.models import BoardAdvice

from .rules import period_of
from .words import Held, Judged, Looks, Sort, Watched


def _choices(word: type) -> list[tuple[str, str]]:
    return [(each.value, each.vi) for each in word]  # type: ignore[attr-defined]


class Inspection(models.Model):
    """An inspection by a board: an item of its programme, whom it checks, what it looks at, how it ended."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.OneToOneField("boards.BoardItem", on_delete=models.PROTECT, related_name="+")
    board = models.ForeignKey("boards.Board", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    inspected = models.ForeignKey("places.Body", null=True, on_delete=models.PROTECT, related_name="+")
    scope = models.TextField(help_text="what is looked at, which papers are asked for")
    conclusion = models.TextField(default="", blank=True)
    concluded_on = models.DateField(null=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["place", "-concluded_on"], name="check_inspection_of_place"),
            models.Index(fields=["board"], name="check_inspection_of_board"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(conclusion="", concluded_on__isnull=True) | (~Q(conclusion="") & Q(concluded_on__isnull=False)),
                name="check_inspection_concluded_on",
            ),
        ]  # fmt: skip
        verbose_name = "cuộc kiểm tra"

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def ref(self) -> str:
        """How the ledger, files and duties name it."""
        return f"inspection:{self.pk}"

    @property
    def held(self) -> Held:
        """Where it stands."""
        if self.concluded_on is not None:
            return Held.CONCLUDED
        return Held.NOTICED if self.item.noticed_on else Held.PLANNED


class Finding(models.Model):
    """One thing found at an inspection; its key was made by the device that wrote it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="findings")
    board = models.ForeignKey("boards.Board", on_delete=models.PROTECT, related_name="+")
    looks = models.TextField(choices=_choices(Looks))
    text = models.TextField()
    spot = models.TextField(default="", blank=True)
    public = models.BooleanField(default=False, help_text="shown with the conclusion")
    by = models.TextField()
    by_name = models.TextField()
    written_at = models.DateTimeField()
    received_at = models.DateTimeField()
    digest = models.TextField()

    class Meta:
        ordering = ["written_at", "id"]
        verbose_name = "phát hiện"

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def word(self) -> Looks:
        """How it looks."""
        return Looks(self.looks)


class Project(models.Model):
    """A project under a community board's supervision and its public sheet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    board = models.ForeignKey("boards.Board", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    built = models.TextField(help_text="what is built")
    spot = models.TextField(help_text="where")
    investor = models.TextField()
    contractor = models.TextField(default="", blank=True)
    value = models.BigIntegerField(help_text="in đồng")
    fund = models.TextField(default="", blank=True, help_text="where the money comes from")
    starts_on = models.DateField()
    ends_on = models.DateField()
    supervise_from = models.DateField()
    plan = models.TextField(help_text="what the board will look at, and when")
    notice_due = models.DateField()
    notice_duty_id = models.UUIDField()
    told_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    result = models.TextField(default="", blank=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["place", "-starts_on"], name="check_project_of_place")]
        constraints = [
            models.UniqueConstraint(fields=["board", "name"], name="check_project_once"),
            models.CheckConstraint(condition=Q(value__gt=0), name="check_project_is_worth_something"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="check_project_runs"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, result="") | (Q(ended_on__isnull=False) & ~Q(result="")),
                name="check_project_ended_with_a_report",
            ),
        ]
        verbose_name = "công trình được giám sát"

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the ledger, files and duties name it."""
        return f"supervision:{self.pk}"

    @property
    def key(self) -> str:
        """Its number as text, for addresses."""
        return str(self.pk)

    @property
    def watched(self) -> Watched:
        """Where its supervision stands."""
        if self.ended_on is not None:
            return Watched.ENDED
        return Watched.RUNNING if self.told_on else Watched.PREPARING


class SiteEntry(models.Model):
    """One day on the site as a member saw it; its key was made by the device that wrote it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="entries")
    board = models.ForeignKey("boards.Board", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    looks = models.TextField(choices=_choices(Looks))
    text = models.TextField()
    spot = models.TextField(default="", blank=True)
    public = models.BooleanField(default=True)
    by = models.TextField()
    by_name = models.TextField()
    written_at = models.DateTimeField()
    received_at = models.DateTimeField()
    digest = models.TextField()

    class Meta:
        ordering = ["-on", "-written_at", "id"]
        indexes = [models.Index(fields=["project", "-on"], name="check_entry_of_project")]
        verbose_name = "phiếu nhật ký giám sát"

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def word(self) -> Looks:
        """How it looks."""
        return Looks(self.looks)


class Recommendation(models.Model):
    """What a board's advice came from, and what the board found when it looked again."""

    advice = models.OneToOneField(
        "boards.BoardAdvice", primary_key=True, on_delete=models.PROTECT, related_name="checked"
    )
    board = models.ForeignKey("boards.Board", on_delete=models.PROTECT, related_name="+")
    sort = models.TextField(choices=_choices(Sort))
    inspection = models.ForeignKey(Inspection, null=True, on_delete=models.PROTECT, related_name="recommendations")
    project = models.ForeignKey(Project, null=True, on_delete=models.PROTECT, related_name="recommendations")
    spot = models.TextField(default="", blank=True)
    judged = models.TextField(choices=_choices(Judged), default="", blank=True)
    judged_on = models.DateField(null=True)
    judged_words = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["-advice_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(inspection__isnull=True) | Q(project__isnull=True), name="check_recommendation_of_one"
            ),
            models.CheckConstraint(
                condition=Q(judged="", judged_on__isnull=True) | (~Q(judged="") & Q(judged_on__isnull=False)),
                name="check_recommendation_judged_on",
            ),
        ]
        verbose_name = "kiến nghị sau kiểm tra, giám sát"

    def __str__(self) -> str:
        return f"{self.advice_id}"

    @property
    def ref(self) -> str:
        """How it is followed up."""
        return f"check.recommendation:{self.advice_id}"

    @property
    def judgement(self) -> Judged | None:
        """What the board found when it looked again."""
        return Judged(self.judged) if self.judged else None

    @property
    def about(self) -> str:
        """How its files are named."""
        return BoardAdvice(pk=self.advice_id).ref


class Exhibit(models.Model):
    """A picture or paper of a finding, an entry or a recommendation; private until somebody shows it to everybody."""

    finding = models.ForeignKey(Finding, null=True, on_delete=models.PROTECT, related_name="exhibits")
    entry = models.ForeignKey(SiteEntry, null=True, on_delete=models.PROTECT, related_name="exhibits")
    recommendation = models.ForeignKey(Recommendation, null=True, on_delete=models.PROTECT, related_name="exhibits")
    board = models.ForeignKey("boards.Board", on_delete=models.PROTECT, related_name="+")
    file = models.UUIDField()
    name = models.TextField()
    picture = models.BooleanField()
    alt = models.TextField(default="", blank=True)
    public = models.BooleanField(default=False)
    veiled = models.BooleanField(default=False)
    taken_back_at = models.DateTimeField(null=True)
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(finding__isnull=False, entry__isnull=True, recommendation__isnull=True)
                | Q(finding__isnull=True, entry__isnull=False, recommendation__isnull=True)
                | Q(finding__isnull=True, entry__isnull=True, recommendation__isnull=False),
                name="check_exhibit_of_one",
            ),
            models.CheckConstraint(condition=Q(public=False) | ~Q(alt=""), name="check_exhibit_shown_is_described"),
        ]
        verbose_name = "ảnh, tệp minh chứng"

    def __str__(self) -> str:
        return self.name


class BoardReport(models.Model):
    """A board's report of a period to the Front: its figures frozen when it is sent, its words the board's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    board = models.ForeignKey("boards.Board", on_delete=models.PROTECT, related_name="+")
    period = models.TextField()
    since = models.DateField()
    until = models.DateField()
    figures = models.JSONField(default=dict)
    remarks = models.TextField(default="", blank=True)
    ahead = models.TextField(default="", blank=True)
    edition = models.IntegerField(default=1)
    sent_on = models.DateField(null=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["-since", "-until"]
        constraints = [models.UniqueConstraint(fields=["board", "period"], name="check_report_once_a_period")]
        verbose_name = "báo cáo của ban"

    def __str__(self) -> str:
        return self.period

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"boardreport:{self.pk}"

    @property
    def of(self) -> str:
        """The period in words."""
        found = period_of(self.period)
        return found.vi if found else self.period

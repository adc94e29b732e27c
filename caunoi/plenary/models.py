"""Review conferences: what they look back on, agenda, papers, invited bodies, speeches, conclusions."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from .words import Kind, Manner, Reply, Stage


def _choices(word: type) -> list[tuple[str, str]]:
    return [(each.value, each.vi) for each in word]  # type: ignore[attr-defined]


class Plenary(models.Model):
    """One conference a body calls to look back on a period.

    ``readers`` are the ids of the bodies invited: they read it, and the walls of the database need not ask the list. The three
    papers are those signed in the register: invitation, minutes, notice of conclusions.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=_choices(Kind))
    title = models.TextField()
    purpose = models.TextField(default="", blank=True)
    on = models.DateField()
    hour = models.TimeField()
    venue = models.TextField()
    chair = models.TextField()
    chair_office = models.TextField()
    secretary = models.TextField(default="", blank=True)
    course = models.TextField(default="", blank=True)
    closing = models.TextField(default="", blank=True)
    stage = models.TextField(choices=_choices(Stage), default=Stage.PLANNED.value)
    version = models.IntegerField(default=0)
    readers = ArrayField(models.BigIntegerField(), default=list)
    reason = models.TextField(default="", blank=True)
    invitation = models.UUIDField(null=True)
    minutes = models.UUIDField(null=True)
    notice = models.UUIDField(null=True)
    called_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    concluded_at = models.DateTimeField(null=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["body", "-on"], name="plenary_plenary_of_body"),
            models.Index(fields=["province", "-on"], name="plenary_plenary_of_province"),
            models.Index(fields=["place", "-on"], name="plenary_plenary_of_place"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "title", "on"], condition=~Q(stage="called_off"), name="plenary_plenary_planned_once"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["planned", "called_off"]) | Q(invitation__isnull=False, called_at__isnull=False),
                name="plenary_plenary_called_has_paper",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["held", "minuted", "concluded"]) | Q(held_at__isnull=False),
                name="plenary_plenary_held_has_moment",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["minuted", "concluded"]) | Q(minutes__isnull=False),
                name="plenary_plenary_minuted_has_paper",
            ),
            models.CheckConstraint(
                condition=~Q(stage="concluded") | Q(notice__isnull=False, concluded_at__isnull=False),
                name="plenary_plenary_concluded_has_paper",
            ),
        ]
        verbose_name = "hội nghị sơ kết, tổng kết"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"plenary:{self.pk}"

    @property
    def stage_word(self) -> Stage:
        """Where it stands."""
        return Stage(self.stage)

    @property
    def kind_label(self) -> str:
        """What it looks back on, in the language being spoken."""
        return Kind(self.kind).label

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {"called": "info", "held": "warn", "minuted": "warn", "concluded": "ok", "called_off": "pause"}.get(
            self.stage, ""
        )


class AgendaItem(models.Model):
    """One line of the agenda: when, what, by which body or office."""

    plenary = models.ForeignKey(Plenary, on_delete=models.PROTECT, related_name="agenda")
    position = models.SmallIntegerField()
    hour = models.TimeField(null=True)
    what = models.TextField()
    presenter = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["hour", "position"]
        constraints = [models.UniqueConstraint(fields=["plenary", "what"], name="plenary_agendaitem_once")]
        verbose_name = "mục chương trình hội nghị"

    def __str__(self) -> str:
        return self.what


class PlenaryPaper(models.Model):
    """A document laid before the conference, by reference: a record of the system ("review:12") or a paper by its number."""

    plenary = models.ForeignKey(Plenary, on_delete=models.PROTECT, related_name="papers")
    position = models.SmallIntegerField()
    title = models.TextField()
    ref = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["plenary", "title", "ref"], name="plenary_plenarypaper_once")]
        verbose_name = "tài liệu hội nghị"

    def __str__(self) -> str:
        return self.title


class Invitee(models.Model):
    """A body invited, what it answered, and how many of its people came; nobody is named."""

    plenary = models.ForeignKey(Plenary, on_delete=models.PROTECT, related_name="invitees")
    organiser = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    reply = models.TextField(choices=_choices(Reply), default=Reply.ASKED.value)
    people = models.SmallIntegerField(default=0)
    note = models.TextField(default="", blank=True)
    replied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plenary", "body"], name="plenary_invitee_invited_once"),
            models.CheckConstraint(condition=Q(people__gte=0), name="plenary_invitee_people_counted"),
            models.CheckConstraint(
                condition=~Q(reply="present") | Q(people__gt=0), name="plenary_invitee_present_has_people"
            ),
        ]
        verbose_name = "cơ quan được mời dự hội nghị"

    def __str__(self) -> str:
        return f"{self.body_id}: {self.reply}"

    @property
    def reply_word(self) -> Reply:
        """What it answered, or whether it came."""
        return Reply(self.reply)

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {"coming": "info", "present": "ok", "absent": "bad", "excused": "pause"}.get(self.reply, "")


class Speech(models.Model):
    """A speech (tham luận) of a body: its text, or a file; public where the body agrees."""

    plenary = models.ForeignKey(Plenary, on_delete=models.PROTECT, related_name="speeches")
    organiser = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    text = models.TextField(default="", blank=True)
    file = models.UUIDField(null=True)
    file_name = models.TextField(default="", blank=True)
    manner = models.TextField(choices=_choices(Manner), default=Manner.WRITTEN.value)
    public = models.BooleanField(default=False)
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["sent_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plenary", "body", "title"], name="plenary_speech_sent_once"),
            models.CheckConstraint(condition=~Q(text="") | Q(file__isnull=False), name="plenary_speech_says_something"),
        ]
        verbose_name = "tham luận"

    def __str__(self) -> str:
        return self.title

    @property
    def manner_label(self) -> str:
        """How it reached the conference, in the language being spoken."""
        return Manner(self.manner).label


class Conclusion(models.Model):
    """What the conference concluded, who does it, by when; ``task`` is the task it became once the notice was issued."""

    plenary = models.ForeignKey(Plenary, on_delete=models.PROTECT, related_name="conclusions")
    organiser = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    position = models.SmallIntegerField()
    what = models.TextField()
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    due = models.DateField()
    public = models.BooleanField(default=True)
    task = models.UUIDField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plenary", "position"], name="plenary_conclusion_has_a_place"),
            models.UniqueConstraint(fields=["plenary", "body", "what"], name="plenary_conclusion_drawn_once"),
            models.CheckConstraint(condition=Q(due__gte=F("on")), name="plenary_conclusion_due_after_conference"),
        ]
        verbose_name = "kết luận hội nghị"

    def __str__(self) -> str:
        return self.what

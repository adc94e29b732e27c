"""Boards, who sits on them, what they plan, when they met, what they advised."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from caunoi.kernel.words import say

from .words import OPEN_PROGRAMME, Answer, Kind, Seat, Standing, Way

DAYS = Func(F("since"), F("until"), Value("[)"), function="daterange")


class Board(models.Model):
    """A board set up under a body for a term; its quorum is a share from its own regulation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.TextField(choices=[(k.value, k.vi) for k in Kind])
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    decision = models.TextField()
    size = models.SmallIntegerField()
    quorum_part = models.SmallIntegerField()
    quorum_whole = models.SmallIntegerField()
    regulation = models.TextField(default="", help_text="the article of its own regulation the quorum comes from")
    since = models.DateField()
    until = models.DateField(null=True)
    ended_for = models.TextField(default="", blank=True, help_text="why it ended before its term")
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["place", "kind", "-since"], name="boards_board_of_place")]
        constraints = [
            models.UniqueConstraint(fields=["body", "name", "since"], name="boards_board_set_up_once"),
            models.CheckConstraint(condition=Q(size__gt=0), name="boards_board_has_seats"),
            models.CheckConstraint(
                condition=Q(quorum_part__gt=0, quorum_whole__gte=F("quorum_part")), name="boards_board_quorum"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="boards_board_term_runs"
            ),
        ]
        verbose_name = "ban, tổ"

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"board:{self.pk}"

    @property
    def kind_label(self) -> str:
        """The kind in the language being spoken."""
        return Kind(self.kind).label

    @property
    def open_programme(self) -> bool:
        """Whether everybody may read its programme."""
        return Kind(self.kind) in OPEN_PROGRAMME


class BoardMember(models.Model):
    """A seat held for a time; ``public`` where the office is public or the person agreed to be named."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="members")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    person = models.TextField(
        help_text='a reference such as "person:12"; empty without an account', default="", blank=True
    )
    name = models.TextField()
    key = models.TextField(help_text="the name folded, for telling a second seat")
    seat = models.TextField(choices=[(s.value, s.vi) for s in Seat])
    way = models.TextField(choices=[(w.value, w.vi) for w in Way])
    election = models.TextField(default="", blank=True)
    public = models.BooleanField()
    since = models.DateField()
    until = models.DateField(null=True)
    reason = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["person", "since"], name="boards_member_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="boards_member_term_runs"
            ),
            ExclusionConstraint(
                name="boards_member_sits_once",
                expressions=[("board", RangeOperators.EQUAL), ("key", RangeOperators.EQUAL), (DAYS, RangeOperators.OVERLAPS)],
            ),
        ]  # fmt: skip
        verbose_name = "thành viên ban"

    def __str__(self) -> str:
        return self.name

    @property
    def seat_label(self) -> str:
        """The seat as its kind of board calls it, in the language being spoken."""
        seat = Seat(self.seat)
        return say(seat.of(Kind(self.board.kind)), seat.en)

    @property
    def way_label(self) -> str:
        """The way onto the seat in the language being spoken."""
        return Way(self.way).label


class BoardItem(models.Model):
    """One item of a board's programme; its day is a running duty of the body."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="items")
    what = models.TextField()
    due = models.DateField()
    duty_id = models.UUIDField()
    visited = models.TextField(default="", blank=True, help_text="whom it checks on the spot; empty for other work")
    notice_due = models.DateField(null=True)
    notice_duty_id = models.UUIDField(null=True)
    noticed_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    result = models.TextField(default="", blank=True)

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.UniqueConstraint(fields=["board", "what", "due"], name="boards_item_planned_once"),
            models.CheckConstraint(
                condition=Q(visited="", notice_due__isnull=True) | ~Q(visited=""), name="boards_item_notice_of_a_visit"
            ),
        ]
        verbose_name = "việc trong chương trình"

    def __str__(self) -> str:
        return self.what


class BoardMeeting(models.Model):
    """A meeting held with a quorum, who was there, and its minutes; the body's own."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField()
    present = models.SmallIntegerField()
    seated = models.SmallIntegerField()
    minutes = models.TextField()
    conclusions = models.TextField(default="", blank=True)
    attendees = ArrayField(models.BigIntegerField(), default=list, help_text="the members who were there")

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["board", "on"], name="boards_meeting_once_a_day"),
            models.CheckConstraint(condition=Q(present__lte=F("seated")), name="boards_meeting_counts"),
        ]
        verbose_name = "phiên họp ban"

    def __str__(self) -> str:
        return f"{self.board_id} {self.on}"


class BoardAdvice(models.Model):
    """What a board advised a body, how it was answered, which task came of it and how that ended."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="advices")
    to = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    on = models.DateField()
    public = models.BooleanField(default=True)
    duty_id = models.UUIDField(null=True)
    due = models.DateField(null=True)
    answer = models.TextField(choices=[(a.value, a.vi) for a in Answer], default="", blank=True)
    words = models.TextField(default="", blank=True)
    task = models.TextField(default="", blank=True)
    answered_on = models.DateField(null=True)
    promised_on = models.DateField(null=True, help_text="until when the body said it would be done")
    promise_duty_id = models.UUIDField(null=True)
    outcome = models.TextField(default="", blank=True)
    settled_on = models.DateField(null=True)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["board", "to", "what", "on"], name="boards_advice_given_once"),
            models.CheckConstraint(
                condition=Q(settled_on__isnull=True) | Q(answered_on__isnull=False), name="boards_advice_settled_after"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="boards_advice_answered_on",
            ),
        ]
        verbose_name = "kiến nghị của ban"

    def __str__(self) -> str:
        return self.what

    @property
    def ref(self) -> str:
        """How duties and files name it."""
        return f"boardadvice:{self.pk}"

    @property
    def answer_label(self) -> str:
        """What became of it, in the language being spoken."""
        return Answer(self.answer).label if self.answer else ""

    @property
    def standing(self) -> Standing:
        """Where it stands: unanswered, promised, carried out, explained."""
        if not self.answer:
            return Standing.WAITING
        if self.answer == Answer.EXPLAINED.value:
            return Standing.EXPLAINED
        return Standing.SETTLED if self.settled_on else Standing.PROMISED

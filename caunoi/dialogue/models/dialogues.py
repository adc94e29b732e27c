"""Dialogues with the people, their questions and promises. What says who asked is kept apart, sealed and walled (migrations/0002_walls)."""

import re
import uuid

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from ..words import (
    Channel,
    Delivery,
    Form,
    GroupState,
    Occasion,
    PromiseAct,
    PromiseStage,
    QuestionState,
    RequestStage,
    Stage,
)


def new_id() -> uuid.UUID:
    """A random id without a long row of digits: in a link of a message it would be taken for a telephone number."""
    drawn = uuid.uuid4()
    return new_id() if re.search(r"\d{9}", str(drawn)) else drawn


def _choices(word: type) -> list[tuple[str, str]]:
    return [(each.value, each.vi) for each in word]  # type: ignore[attr-defined]


class VoterCount(models.Model):
    """How many voters a place has, as an officer took it from a named source on a day."""

    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    voters = models.IntegerField()
    on = models.DateField()
    source = models.TextField()
    entered_by = models.TextField()
    entered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["place", "-on", "-id"], name="dialogue_votercount_latest")]
        constraints = [models.CheckConstraint(condition=Q(voters__gt=0), name="dialogue_votercount_somebody")]


class DialogueRequest(models.Model):
    """Voters ask the committee for a dialogue; signatures on paper count, support online is told apart."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    title = models.TextField()
    content = models.TextField()
    opened_on = models.DateField()
    voters = models.IntegerField(help_text="voters of the place on the day the request was registered")
    voters_on = models.DateField()
    voters_source = models.TextField()
    signatures = models.IntegerField(default=0)
    supports = models.IntegerField(default=0)
    stage = models.TextField(choices=_choices(RequestStage), default=RequestStage.COLLECTING.value)
    reached_on = models.DateField(null=True)
    duty_id = models.UUIDField(null=True)
    closed_reason = models.TextField(default="", blank=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["body", "-opened_on"], name="dialogue_request_of_body")]
        constraints = [
            models.CheckConstraint(
                condition=Q(voters__gt=0, signatures__gte=0, supports__gte=0), name="dialogue_request_counts"
            ),
            models.CheckConstraint(
                condition=~Q(stage="reached") | Q(reached_on__isnull=False), name="dialogue_request_reached_has_day"
            ),
        ]
        verbose_name = "yêu cầu đối thoại"

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"dialogue.request:{self.pk}"


class SignatureSheet(models.Model):
    """Signatures on paper an officer counted; a wrong count is put right by a further line."""

    request = models.ForeignKey(DialogueRequest, on_delete=models.PROTECT, related_name="sheets")
    signatures = models.IntegerField(help_text="negative to take back a wrong count")
    pages = models.IntegerField(default=1)
    counted_on = models.DateField()
    note = models.TextField(default="", blank=True)
    counted_by = models.TextField()
    at = models.DateTimeField()


class RequestSupport(models.Model):
    """One device supports a request; nothing leads to a person."""

    request = models.ForeignKey(DialogueRequest, on_delete=models.PROTECT, related_name="supporters")
    supporter = models.TextField()
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "supporter"], name="dialogue_requestsupport_once")]


class Dialogue(models.Model):
    """A dialogue of a head with the people, from plan to published result.

    ``code`` is the short word people join the hall by; ``version`` rises with each act on the console, so that two
    officers never act on what the other has changed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.TextField(unique=True)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    occasion = models.TextField(choices=_choices(Occasion))
    request = models.ForeignKey(DialogueRequest, on_delete=models.PROTECT, null=True, related_name="dialogues")
    form = models.TextField(choices=_choices(Form))
    title = models.TextField()
    content = models.TextField()
    chair = models.TextField(help_text="the head who answers, as in the notice")
    chair_office = models.TextField()
    cluster = models.TextField(default="", blank=True)
    starts_at = models.DateTimeField()
    venue = models.TextField(default="", blank=True)
    link = models.TextField(default="", blank=True)
    attend = models.TextField()
    asks_until = models.DateTimeField()
    stage = models.TextField(choices=_choices(Stage), default=Stage.PLANNED.value)
    announced_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    reason = models.TextField(default="", blank=True)
    attended = models.IntegerField(null=True)
    attended_online = models.IntegerField(default=0)
    asked = models.IntegerField(default=0)
    summary = models.TextField(default="", blank=True)
    version = models.IntegerField(default=1)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["place", "-starts_at"], name="dialogue_dialogue_place"),
            models.Index(fields=["province", "-starts_at"], name="dialogue_dialogue_province"),
            models.Index(fields=["body", "-starts_at"], name="dialogue_dialogue_body"),
            models.Index(fields=["stage", "starts_at"], name="dialogue_dialogue_coming"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=["planned", "cancelled"]) | Q(announced_at__isnull=False),
                name="dialogue_dialogue_announced_at",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["held", "published"]) | Q(attended__isnull=False, ended_at__isnull=False),
                name="dialogue_dialogue_held_counted",
            ),
            models.CheckConstraint(
                condition=~Q(stage="published") | Q(published_at__isnull=False), name="dialogue_dialogue_published_at"
            ),
            models.CheckConstraint(condition=Q(asks_until__lte=F("starts_at")), name="dialogue_dialogue_asks_before"),
        ]
        verbose_name = "đối thoại"

    @property
    def ref(self) -> str:
        """How the ledger, duties and papers name it."""
        return f"dialogue:{self.pk}"


class DialogueStep(models.Model):
    """One act on a dialogue, for people to read; the ledger holds the same act, sealed."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="steps")
    act = models.TextField()
    stage = models.TextField()
    note = models.TextField(default="", blank=True)
    cite = models.TextField(default="", blank=True)
    by = models.TextField()
    by_name = models.TextField(default="", blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["dialogue", "id"], name="dialogue_step_of_dialogue")]


class QuestionGroup(models.Model):
    """Questions that ask one thing, answered together; its place on the agenda and what became of it."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="groups")
    position = models.IntegerField()
    title = models.TextField()
    state = models.TextField(choices=_choices(GroupState), default=GroupState.QUEUED.value)
    answer = models.TextField(default="", blank=True)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, null=True, related_name="+")
    due = models.DateField(null=True)
    duty_id = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    supports = models.IntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue"], condition=Q(state="current"), name="dialogue_group_one_current"
            ),
            models.CheckConstraint(
                condition=~Q(state="writing") | Q(body__isnull=False, due__isnull=False),
                name="dialogue_group_writing_has_body",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["answered", "replied"]) | Q(answered_at__isnull=False),
                name="dialogue_group_answered_at",
            ),
        ]
        verbose_name = "nhóm câu hỏi"

    @property
    def ref(self) -> str:
        """How the ledger and duties name it."""
        return f"dialogue.group:{self.pk}"


class DialogueQuestion(models.Model):
    """What everybody may know of a question: its wording once an officer has read it, its supports. Never who asked."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="questions")
    group = models.ForeignKey(QuestionGroup, on_delete=models.PROTECT, null=True, related_name="questions")
    number = models.IntegerField()
    channel = models.TextField(choices=_choices(Channel))
    state = models.TextField(choices=_choices(QuestionState), default=QuestionState.WAITING.value)
    shown = models.TextField(default="", blank=True)
    folded = models.TextField(default="", blank=True)
    hidden_reason = models.TextField(default="", blank=True)
    supports = models.IntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["dialogue", "state", "-supports", "number"], name="dialogue_question_ranked"),
            models.Index(fields=["group"], name="dialogue_question_group"),
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="dialogue_question_trigrams"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="dialogue_question_holds_number"),
            models.CheckConstraint(
                condition=Q(state="public") | Q(shown="", group__isnull=True), name="dialogue_question_unread_unseen"
            ),
        ]
        verbose_name = "câu hỏi đối thoại"


class QuestionAsker(models.Model):
    """The words as they were sent and how to reach who sent them; seen by the body's people and whoever holds the code."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.OneToOneField(DialogueQuestion, on_delete=models.PROTECT, related_name="asker")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    sealed = models.BinaryField(null=True)
    reachable = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True)
    code_digest = models.TextField(unique=True)
    device = models.TextField(default="", blank=True)
    sent_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["device", "sent_at"], name="dialogue_asker_device")]


class QuestionSupport(models.Model):
    """One device supports a question of one dialogue; the mark differs from dialogue to dialogue."""

    question = models.ForeignKey(DialogueQuestion, on_delete=models.PROTECT, related_name="supporters")
    supporter = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "supporter"], name="dialogue_support_once")]


class Promise(models.Model):
    """What a body promised before the people, by a day; its own page, its own duty."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="promises")
    group = models.ForeignKey(QuestionGroup, on_delete=models.PROTECT, related_name="promises")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    made_on = models.DateField()
    first_due = models.DateField()
    due = models.DateField()
    stage = models.TextField(choices=_choices(PromiseStage), default=PromiseStage.RUNNING.value)
    finished_on = models.DateField(null=True)
    finished_by = models.TextField(default="", blank=True)
    dispute_until = models.DateField(null=True)
    duty_id = models.UUIDField(null=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["place", "due", "id"], name="dialogue_promise_place"),
            models.Index(fields=["province", "due", "id"], name="dialogue_promise_province"),
            models.Index(fields=["body", "due", "id"], name="dialogue_promise_body"),
            models.Index(fields=["dispute_until"], condition=Q(stage="done"), name="dialogue_promise_open_dispute"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage__in=["done", "disputed", "kept"])
                | Q(finished_on__isnull=False, dispute_until__isnull=False),
                name="dialogue_promise_finished_on",
            ),
            models.CheckConstraint(condition=Q(due__gte=F("made_on")), name="dialogue_promise_due_after_made"),
        ]
        verbose_name = "lời hứa"

    @property
    def ref(self) -> str:
        """How the ledger, duties and files name it."""
        return f"dialogue.promise:{self.pk}"


class PromiseWord(models.Model):
    """What was said and shown of a promise, for everybody to read."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="words")
    act = models.TextField(choices=_choices(PromiseAct))
    text = models.TextField(default="", blank=True)
    percent = models.SmallIntegerField(null=True)
    before = models.DateField(null=True)
    after = models.DateField(null=True)
    files = models.JSONField(default=list)
    by = models.TextField()
    by_name = models.TextField(default="", blank=True)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["promise", "id"], name="dialogue_promiseword_of")]


class PromiseDispute(models.Model):
    """A resident's words that a promise is not kept; shown in an officer's wording, answered by the head."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="disputes")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    sealed = models.BinaryField(null=True)
    reachable = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True)
    device = models.TextField(default="", blank=True)
    key_digest = models.TextField(unique=True)
    sent_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["promise", "sent_at"], name="dialogue_dispute_of_promise")]


class ResultDelivery(models.Model):
    """A result sent to a village head, posted or read out: to whom, when, by whom."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="deliveries")
    way = models.TextField(choices=_choices(Delivery))
    to = models.TextField()
    on = models.DateField()
    note = models.TextField(default="", blank=True)
    by = models.TextField()
    by_name = models.TextField(default="", blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dialogue", "way", "to", "on"], name="dialogue_delivery_once")]

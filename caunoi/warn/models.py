"""Which letters are copies of one, the weeks judged, and the warnings raised. Nothing here names a person."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from .words import Method, Sort, State, senders_told

#: Communes of an area named in one line.
NAMED = 2


class LetterSketch(models.Model):
    """A letter's place among its copies: the case it belongs to and a sketch nothing can be read from; the clock's own.

    ``bands`` are the keys it is found by, of a letter that stands for its wording. A trigger takes the row out with its letter, and when the letter is sealed.
    """

    petition = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(db_index=True)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()
    sketch = models.BinaryField(null=True)
    bands = ArrayField(models.BigIntegerField(), null=True)

    class Meta:
        indexes = [
            models.Index(fields=["place", "received_on"], name="warn_sketch_near"),
            GinIndex(fields=["bands"], name="warn_sketch_bands", fastupdate=False),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}"


class WatchedWeek(models.Model):
    """A week that was counted and judged: of how much, by what, with what result."""

    week = models.DateField(primary_key=True)
    letters = models.IntegerField()
    cases = models.IntegerField()
    people = models.IntegerField()
    senders = models.IntegerField(
        null=True, help_text="different senders known to the count; none where nobody counted them"
    )
    unmarked = models.IntegerField(default=0, help_text="letters of which the sender is not known to the count")
    cells = models.IntegerField()
    series = models.IntegerField()
    found = models.IntegerField()
    history = models.SmallIntegerField(help_text="weeks of the past it was judged by")
    places = models.IntegerField()
    silent = models.IntegerField(help_text="places that sent nothing in all these weeks")
    judged_at = models.DateTimeField()

    class Meta:
        ordering = ["-week"]

    def __str__(self) -> str:
        return f"{self.week}"

    @property
    def senders_label(self) -> str:
        """How many different senders wrote in it, in the language being spoken."""
        return senders_told(self.senders, self.unmarked)


class EarlyWarning(models.Model):
    """What rises, where, since when, how sure, and what a person said of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sort = models.TextField(choices=[(s.value, s.vi) for s in Sort])
    method = models.TextField(choices=[(m.value, m.vi) for m in Method])
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    topic = models.ForeignKey("places.Topic", on_delete=models.PROTECT, null=True, related_name="+")
    case_id = models.UUIDField(null=True)
    since = models.DateField(help_text="the week the counts left the usual")
    first_week = models.DateField(help_text="the week it was first raised for")
    week = models.DateField(help_text="the last week that was out of the usual")
    span = models.SmallIntegerField(default=1, help_text="the last weeks taken together that the numbers are of")
    observed = models.IntegerField()
    letters = models.IntegerField()
    people = models.IntegerField()
    senders = models.IntegerField(
        null=True, help_text="different senders known to the count; none where nobody counted them"
    )
    unmarked = models.IntegerField(default=0, help_text="letters of which the sender is not known to the count")
    expected = models.FloatField()
    low = models.FloatField()
    upper = models.FloatField()
    pvalue = models.FloatField()
    qvalue = models.FloatField()
    series = models.JSONField(default=list, help_text="week, cases, expected, upper of the weeks shown")
    reporting = models.JSONField(default=dict, help_text="how unequally places report")
    state = models.TextField(choices=[(s.value, s.vi) for s in State], default=State.NEW.value)
    reason = models.TextField(default="", blank=True)
    judged_by = models.TextField(default="", blank=True)
    judged_for = models.ForeignKey("places.Body", on_delete=models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)
    raised_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["state", "-week", "id"], name="warn_warning_newest"),
            models.Index(fields=["topic", "-week"], name="warn_warning_of_topic"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["sort", "place", "topic", "first_week"],
                condition=Q(case_id__isnull=True),
                nulls_distinct=False,
                name="warn_warning_raised_once",
            ),
            models.UniqueConstraint(
                fields=["case_id"], condition=Q(case_id__isnull=False), name="warn_warning_of_case_once"
            ),
            models.CheckConstraint(
                condition=Q(state="new", judged_at__isnull=True) | (~Q(state="new") & Q(judged_at__isnull=False)),
                name="warn_warning_judged_with_day",
            ),
        ]
        verbose_name = "cảnh báo"

    def __str__(self) -> str:
        return f"{self.topic_label}, {self.where}"

    @property
    def ref(self) -> str:
        """How the ledger and other rooms name it."""
        return f"warning:{self.pk}"

    @property
    def topic_label(self) -> str:
        """What it is about, in the language being spoken."""
        return self.topic.label if self.topic else _("Mọi lĩnh vực")

    @property
    def where(self) -> str:
        """The place, or the communes of an area, in the language being spoken."""
        names = self.reporting.get("names", []) if self.sort == Sort.AREA else []
        if len(names) <= NAMED:
            return ", ".join([*names, self.place.full_name])
        more = _("%(names)s và %(n)s nơi liền kề") % {"names": ", ".join(names[:NAMED]), "n": len(names) - NAMED}
        return f"{more}, {self.place.full_name}"

    @property
    def senders_label(self) -> str:
        """How many different senders stand behind it, in the language being spoken."""
        return senders_told(self.senders, self.unmarked)

    @property
    def weeks_until_told(self) -> int:
        """In which week of the rise it was first told: 1 is the first."""
        return (self.first_week - self.since).days // 7 + 1

    @property
    def state_word(self) -> State:
        """What was said of it."""
        return State(self.state)

    @property
    def sort_label(self) -> str:
        """What is out of the usual, in the language being spoken."""
        return Sort(self.sort).label

    @property
    def method_word(self) -> Method:
        """How it was found."""
        return Method(self.method)

"""Units with their names and successions; bodies with their heads and terms; topics and who is competent for them.

A ``Place`` is one unit for as long as it exists; its names, types and the unit above it over time are its ``PlaceName``
rows. A code may serve two units one after the other (a ward until 30/6/2025, another commune since): code and days
together say which.
"""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value

from . import rules
from .words import BodyKind, Level, Matter, Part, PlaceKind, ReportClass, Seat

DAYS = Func(F("since"), F("until"), Value("[)"), function="daterange")
ENDS_AFTER_START = Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gt=F("since"))


def choices(word: type) -> list[tuple[str, str]]:
    """Pairs for a column, Vietnamese names."""
    return [(each.value, each.vi) for each in word]  # type: ignore[attr-defined]


class Place(models.Model):
    """An administrative unit, residential group or apartment block; name and kind are the latest it had."""

    code = models.TextField()
    level = models.TextField(choices=choices(Level))
    kind = models.TextField(choices=choices(PlaceKind))
    name = models.TextField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    province = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    approximate = models.TextField(default="", blank=True)
    instrument = models.TextField(default="", blank=True)
    note = models.TextField(default="", blank=True)
    remote = models.BooleanField(default=False)
    households = models.IntegerField(null=True)
    sort_key = models.TextField()
    listed = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["parent", "sort_key"], name="places_place_children"),
            models.Index(fields=["province", "level", "sort_key"], name="places_place_in_province"),
        ]
        constraints = [
            ExclusionConstraint(
                name="places_place_one_at_a_time",
                expressions=[("code", RangeOperators.EQUAL), (DAYS, RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="places_place_ends_after_start"),
            models.CheckConstraint(
                condition=Q(level="province", parent__isnull=True, province__isnull=True)
                | (~Q(level="province") & Q(parent__isnull=False, province__isnull=False)),
                name="places_place_lies_in_province",
            ),
        ]
        verbose_name = "đơn vị"

    def __str__(self) -> str:
        return self.full_name

    @property
    def ref(self) -> str:
        """How the ledger names it; the day tells two units of one code apart."""
        return f"place:{self.code}" + (f"@{self.since:%Y-%m-%d}" if self.since else "")

    @property
    def full_name(self) -> str:
        """The official name it has, or had last: "Phường Tân Phú"."""
        return rules.full_name(PlaceKind(self.kind), self.name)

    @property
    def is_province(self) -> bool:
        """Whether it is of the highest level."""
        return self.level == Level.PROVINCE

    def exists_on(self, day: date) -> bool:
        """Whether it existed on a day; a unit older than the records existed on every earlier day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


class PlaceName(models.Model):
    """What a place was called, what it was and what it lay under, for a time."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    kind = models.TextField(choices=choices(PlaceKind))
    name = models.TextField()
    parent = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    approximate = models.TextField(default="", blank=True)
    instrument = models.TextField(default="", blank=True)
    key = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["key"], name="places_placename_key"),
            GinIndex(fields=["key"], opclasses=["gin_trgm_ops"], name="places_placename_trigrams"),
        ]
        constraints = [
            ExclusionConstraint(
                name="places_placename_one_at_a_time",
                expressions=[("place", RangeOperators.EQUAL), (DAYS, RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """The official name: "Quận 2"."""
        return rules.full_name(PlaceKind(self.kind), self.name)


class Succession(models.Model):
    """One unit, or a part of it, went over into another; unsure ones are asked about, never relied on."""

    source = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="successions")
    target = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="predecessions")
    on = models.DateField()
    partial = models.BooleanField(default=False)
    sure = models.BooleanField(default=True)
    instrument = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="places_succession_holds_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="places_succession_not_into_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id}"


class HouseholdCount(models.Model):
    """How many households a residential group had on a day."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="household_counts")
    on = models.DateField()
    households = models.IntegerField()
    source = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "on"], name="places_householdcount_once_a_day"),
            models.CheckConstraint(condition=Q(households__gte=0), name="places_householdcount_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.place_id}: {self.households} ({self.on})"


class Body(models.Model):
    """Anything that has duties; ``office`` is the first part of its code, the same in every place: "ubnd" of "ubnd.27004"."""

    code = models.TextField()
    office = models.TextField()
    kind = models.TextField(choices=choices(BodyKind))
    name = models.TextField()
    short_name = models.TextField(default="", blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="bodies")
    province = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    instrument = models.TextField(default="", blank=True)
    sort_key = models.TextField()
    key = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["place", "sort_key"], name="places_body_of_place"),
            models.Index(fields=["province", "kind"], name="places_body_of_province"),
            GinIndex(fields=["key"], opclasses=["gin_trgm_ops"], name="places_body_trigrams"),
        ]
        constraints = [
            ExclusionConstraint(
                name="places_body_one_at_a_time",
                expressions=[("code", RangeOperators.EQUAL), (DAYS, RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="places_body_ends_after_start"),
        ]
        verbose_name = "cơ quan"

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"body:{self.code}"

    @property
    def kind_label(self) -> str:
        """The sort of body in the language being spoken."""
        return BodyKind(self.kind).label

    def exists_on(self, day: date) -> bool:
        """Whether it existed on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


class BodyName(models.Model):
    """What a body was called before its present name, until when."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="names")
    name = models.TextField()
    since = models.DateField(null=True)
    until = models.DateField()
    instrument = models.TextField(default="", blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="places_bodyname_one_at_a_time",
                expressions=[("body", RangeOperators.EQUAL), (DAYS, RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """A person's seat in a body for a time; ``person`` is a reference ("person:12"), ``name`` as in the decision."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="terms")
    person = models.TextField(default="", blank=True)
    name = models.TextField()
    seat = models.TextField(choices=choices(Seat))
    title = models.TextField(default="", blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    instrument = models.TextField(default="", blank=True)
    consented_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "since"], name="places_term_of_person"),
            models.Index(fields=["body", "seat", "since"], name="places_term_of_body"),
        ]
        constraints = [
            ExclusionConstraint(
                name="places_term_one_head",
                expressions=[("body", RangeOperators.EQUAL), (DAYS, RangeOperators.OVERLAPS)],
                condition=Q(seat="head"),
            ),
            ExclusionConstraint(
                name="places_term_one_seat_once",
                expressions=[
                    ("body", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    ("seat", RangeOperators.EQUAL),
                    (DAYS, RangeOperators.OVERLAPS),
                ],
                condition=~Q(person=""),
            ),
            models.CheckConstraint(condition=ENDS_AFTER_START, name="places_term_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(seat__in=["contact", "invited"]) | Q(consented_on__isnull=False),
                name="places_term_by_consent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.name}"

    @property
    def label(self) -> str:
        """The title, or what the seat is called."""
        return self.title or Seat(self.seat).label


class Topic(models.Model):
    """What a matter is about, in a tree, and the field each legal kind is counted under."""

    code = models.TextField(unique=True)
    vi = models.TextField()
    en = models.TextField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    position = models.IntegerField(default=0)
    complaint_class = models.TextField(choices=choices(ReportClass))
    denunciation_class = models.TextField(choices=choices(ReportClass))
    feedback_class = models.TextField(choices=choices(ReportClass))
    words = models.TextField(default="", blank=True)
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The topic's name in the language being spoken."""
        from caunoi.kernel.words import say

        return say(self.vi, self.en)


class Competence(models.Model):
    """From a day, the office of a level that does a part for a matter on a topic; empty matter or topic: any.

    A row may hold only in one place and all below it, and may name one body instead of an office.
    """

    matter = models.TextField(choices=choices(Matter), default="", blank=True)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, null=True, related_name="competences")
    level = models.TextField(choices=choices(Level))
    office = models.TextField()
    part = models.TextField(choices=choices(Part))
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)
    cite = models.TextField(default="", blank=True)
    note = models.TextField(default="", blank=True)

    class Meta:
        indexes = [models.Index(fields=["level", "matter"], name="places_competence_lookup")]
        constraints = [
            models.CheckConstraint(condition=ENDS_AFTER_START, name="places_competence_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.matter} {self.level} {self.office}"

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"competence:{self.pk}"

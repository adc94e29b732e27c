"""Opinions, kept for volume.

One opinion is one row of ``Opinion``, only ever added. ``token`` is 128 bits drawn from the participant's secret *for this
consultation alone* (``identity.participant_token``): nobody can follow a person from one consultation to the next, and no row names
anybody. The unique key (token, section, question, statement, turn) lets a person speak once on each target however often the form
arrives; it leads with the token, so a receipt finds its own rows by the same index. To change one's mind adds a ``Withdrawal`` of the
old row and a row of the next ``turn``. Foreign keys of the row carry no constraint in the database: checking one would lock the same
consultation and section in every intake; the statement that inserts proves them instead, and a parent is never deleted (PROTECT).

Counting never reads opinions. A statement-level trigger adds what a statement inserted to the cells of ``Tally``, and the ``Participant``
rows of tokens not seen before. A transaction holds one of a few stripes of cells until it ends, so writers neither wait for each other nor
deadlock, and nothing is left to be folded later. A reader sums the stripes; a figure is exact at every moment. ``place`` 0 means that the
participant did not say; ``value`` is the stance, the option or the point of the scale.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ..words import Channel, Measure, PacketForm
from .consultations import Consultation, Option, Question, Section, Statement

CHANNELS = [(c.value, c.vi) for c in Channel]


class Packet(models.Model):
    """Opinions from paper or a meeting, keyed in together: where they come from, how many people, where the source is kept."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="packets")
    form = models.TextField(choices=[(f.value, f.vi) for f in PacketForm])
    channel = models.TextField(choices=CHANNELS)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, null=True, related_name="+")
    title = models.TextField()
    held_on = models.DateField()
    persons = models.IntegerField(default=0)
    source = models.TextField(default="", blank=True)
    keyed_by = models.TextField()
    keyed_at = models.DateTimeField()
    digest = models.TextField(default="", blank=True)

    class Meta:
        indexes = [models.Index(fields=["consultation", "-id"], name="discuss_packet_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "digest"], condition=~Q(digest=""), name="discuss_packet_once"
            ),
            models.CheckConstraint(condition=Q(persons__gte=0), name="discuss_packet_persons_counted"),
            models.CheckConstraint(
                condition=~Q(form="minutes") | Q(persons__gt=0), name="discuss_packet_minutes_have_people"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Opinion(models.Model):
    """One opinion on one section, question or statement; ``weight`` people said it in the same words at a meeting."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="opinions", db_constraint=False, db_index=False
    )
    token = models.UUIDField()
    section = models.ForeignKey(
        Section, on_delete=models.PROTECT, null=True, related_name="opinions", db_constraint=False, db_index=False
    )
    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, null=True, related_name="opinions", db_constraint=False, db_index=False
    )
    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, null=True, related_name="opinions", db_constraint=False, db_index=False
    )
    option = models.ForeignKey(
        Option, on_delete=models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    packet = models.ForeignKey(
        Packet, on_delete=models.PROTECT, null=True, related_name="opinions", db_constraint=False, db_index=False
    )
    place = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    stance = models.SmallIntegerField(null=True)
    scale = models.SmallIntegerField(null=True)
    turn = models.SmallIntegerField(db_default=0)
    weight = models.IntegerField(db_default=1)
    channel = models.TextField(choices=CHANNELS, db_default=Channel.WEB.value)
    text = models.TextField(db_default="", blank=True)
    at = models.DateTimeField(db_default=Now())
    # The ledger's entry that holds its digest, of those the burst intake took.
    entry = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["consultation", "id"], condition=~Q(text=""), name="discuss_opinion_in_words"),
            models.Index(fields=["packet"], condition=Q(packet__isnull=False), name="discuss_opinion_of_packet"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["token", "section", "question", "statement", "turn"],
                nulls_distinct=False,
                name="discuss_opinion_once",
            ),
            models.CheckConstraint(
                condition=Q(section__isnull=False, question__isnull=True, statement__isnull=True)
                | Q(section__isnull=True, question__isnull=False, statement__isnull=True)
                | Q(section__isnull=True, question__isnull=True, statement__isnull=False),
                name="discuss_opinion_has_one_target",
            ),
            models.CheckConstraint(
                condition=Q(stance__isnull=True) | Q(stance__in=[-1, 0, 1]), name="discuss_opinion_stance"
            ),
            models.CheckConstraint(
                condition=Q(scale__isnull=True) | Q(scale__range=(1, 5)), name="discuss_opinion_scale"
            ),
            models.CheckConstraint(condition=Q(weight__gte=1, turn__gte=0), name="discuss_opinion_counts"),
        ]


class Withdrawal(models.Model):
    """Takes one opinion out of the count: the author withdrew it, or said another thing (``replaced``)."""

    opinion = models.OneToOneField(Opinion, on_delete=models.PROTECT, primary_key=True, related_name="withdrawal")
    replaced = models.BooleanField(default=False)
    at = models.DateTimeField(db_default=Now())


class Participant(models.Model):
    """A token that took part, counted once as a person; added by the database with its first opinion."""

    token = models.UUIDField(primary_key=True)
    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    place = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    channel = models.TextField(choices=CHANNELS)
    at = models.DateTimeField(db_default=Now())


class Invitation(models.Model):
    """A code that lets its holder take part where only invited people may; who got it is not kept here."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="invitations")
    token = models.UUIDField(unique=True)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()


class Contact(models.Model):
    """Where to tell a participant of the answer: sealed, apart from the opinions, deleted once told."""

    token = models.UUIDField(primary_key=True)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    kept_at = models.DateTimeField()


class Tally(models.Model):
    """The count of one target, place, channel and value: ``opinions`` rows, ``persons`` by their weight; the sum over its stripes.

    A transaction adds to the cells of one stripe, which it holds until it ends, so that writers neither wait for each other nor deadlock.
    """

    consultation = models.ForeignKey(
        Consultation, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    measure = models.TextField(choices=[(m.value, m.vi) for m in Measure])
    target = models.BigIntegerField(db_default=0)
    place = models.BigIntegerField(db_default=0)
    channel = models.TextField(choices=CHANNELS)
    value = models.BigIntegerField(db_default=0)
    stripe = models.SmallIntegerField(db_default=0)
    opinions = models.BigIntegerField(db_default=0)
    persons = models.BigIntegerField(db_default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "measure", "target", "place", "channel", "value", "stripe"],
                name="discuss_tally_once",
            )
        ]

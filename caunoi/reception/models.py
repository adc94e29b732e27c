"""Reception days, appointments, visits and their matters. Rows that lead to a person are guarded by the database itself (migrations/0002_walls)."""

import uuid
from datetime import date, datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import get_current_timezone

from .words import BookingStage, Mode, SessionStage, Settlement, Sort, Turn, VisitStage, Way


def choices(word: type) -> list[tuple[str, str]]:
    """Pairs for a column, Vietnamese names."""
    return [(each.value, each.vi) for each in word]  # type: ignore[attr-defined]


class ReceptionDesk(models.Model):
    """A body that keeps its receptions here: where people come, from which day on its days are counted."""

    body = models.OneToOneField("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    venue = models.TextField()
    phone = models.TextField(default="", blank=True)
    minutes = models.IntegerField(default=20)
    since = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=240), name="reception_desk_turn_is_sane")
        ]


class ReceptionSession(models.Model):
    """One reception day, posted for everybody to read; ``counts`` says whether it was posted in time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    venue = models.TextField()
    turn = models.TextField(choices=choices(Turn))
    mode = models.TextField(choices=choices(Mode), default=Mode.IN_PERSON.value)
    adhoc = models.BooleanField(default=False)
    stage = models.TextField(choices=choices(SessionStage), default=SessionStage.POSTED.value)
    minutes = models.IntegerField(default=20)
    capacity = models.IntegerField()
    term = models.ForeignKey("places.Term", on_delete=models.PROTECT, null=True, related_name="+")
    receiver = models.TextField(default="", blank=True)
    posted_at = models.DateTimeField()
    last_day = models.DateField()
    counts = models.BooleanField()
    cite = models.TextField(default="", blank=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    late_note = models.TextField(default="", blank=True)
    cancelled_at = models.DateTimeField(null=True)
    reason = models.TextField(default="", blank=True)
    moved_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    last_number = models.IntegerField(default=0)
    online_ground = models.TextField(default="", blank=True)
    tested_on = models.DateField(null=True)
    connected_at = models.DateTimeField(null=True)
    recording = models.TextField(default="", blank=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["body", "on"], name="reception_session_body"),
            models.Index(fields=["place", "on"], name="reception_session_place"),
            models.Index(fields=["province", "on"], name="reception_session_province"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "turn", "on", "starts"], condition=~Q(stage="cancelled"), name="reception_session_once"
            ),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="reception_session_ends_after_start"),
            models.CheckConstraint(condition=Q(capacity__gte=0), name="reception_session_capacity"),
            models.CheckConstraint(
                condition=~Q(stage="held") | Q(opened_at__isnull=False, closed_at__isnull=False),
                name="reception_session_held_was_open",
            ),
            models.CheckConstraint(
                condition=~Q(stage="cancelled") | ~Q(reason=""), name="reception_session_cancelled_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(stage="held", mode="online") | ~Q(recording=""),
                name="reception_session_online_is_recorded",
            ),
        ]
        verbose_name = "buổi tiếp công dân"

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"reception:{self.pk}"

    @property
    def begins_at(self) -> datetime:
        """The moment it begins."""
        return datetime.combine(self.on, self.starts, get_current_timezone())

    @property
    def ends_at(self) -> datetime:
        """The moment it ends."""
        return datetime.combine(self.on, self.ends, get_current_timezone())

    @property
    def kind_of_turn(self) -> Turn:
        """The turn as a word."""
        return Turn(self.turn)

    @property
    def way(self) -> Mode:
        """The mode as a word."""
        return Mode(self.mode)

    def is_missed(self, today: date) -> bool:
        """Whether its day went by and nobody opened or called it off."""
        return self.stage == SessionStage.POSTED and self.on < today


class TimetableProof(models.Model):
    """A timetable hung on paper: of which days, where, from which day, who recorded it, a picture where there is one."""

    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    first = models.DateField()
    last = models.DateField()
    posted_on = models.DateField()
    where = models.TextField()
    picture = models.UUIDField(null=True)
    picture_text = models.TextField(default="", blank=True)
    by = models.TextField()
    by_name = models.TextField(default="", blank=True)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(default="", blank=True)

    class Meta:
        indexes = [models.Index(fields=["place", "last"], name="reception_proof_of_place")]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="reception_proof_days_run"),
            models.CheckConstraint(condition=~Q(where=""), name="reception_proof_says_where"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""), name="reception_proof_withdrawn_says_why"
            ),
            models.UniqueConstraint(
                fields=["body", "first", "last", "posted_on", "where"], condition=Q(withdrawn_at__isnull=True), name="reception_proof_once"
            ),
        ]  # fmt: skip
        verbose_name = "minh chứng niêm yết lịch"


class DutyPeriod(models.Model):
    """A week or month in which a head owes reception days, under the number of the law of that day."""

    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    code = models.TextField()
    month = models.DateField()
    since = models.DateField()
    until = models.DateField()
    days = models.IntegerField()
    rule = models.TextField()
    cite = models.TextField()
    duty_id = models.UUIDField()
    met_on = models.DateField(null=True)
    reason = models.TextField(default="", blank=True)

    class Meta:
        indexes = [models.Index(fields=["place", "month"], name="reception_period_place")]
        constraints = [
            models.UniqueConstraint(fields=["body", "code"], name="reception_period_once"),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="reception_period_ends_after_start"),
        ]

    @property
    def ref(self) -> str:
        """How duties and the ledger name it."""
        return f"reception-days:{self.body_id}:{self.code}"


class Booking(models.Model):
    """An appointment; who made it is sealed, the code's digest alone opens it to its holder."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(ReceptionSession, on_delete=models.PROTECT, related_name="bookings")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    code = models.TextField(unique=True)
    code_digest = models.TextField(unique=True)
    key_digest = models.TextField(null=True, unique=True)
    slot = models.TimeField()
    stage = models.TextField(choices=choices(BookingStage), default=BookingStage.BOOKED.value)
    way = models.TextField(choices=choices(Way))
    kind = models.TextField(choices=choices(Sort), default=Sort.UNSORTED.value)
    people = models.IntegerField(default=1)
    sealed = models.BinaryField()
    masked = models.TextField(default="", blank=True)
    reachable = models.BooleanField(default=False)
    hidden_from = ArrayField(models.BigIntegerField(), default=list)
    booked_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    moves = models.SmallIntegerField(default=0)
    device = models.TextField(default="", blank=True)
    forgotten = models.BooleanField(default=False)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["session", "slot"], name="reception_booking_session"),
            models.Index(
                fields=["device"], condition=Q(stage="booked") & ~Q(device=""), name="reception_booking_device"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "slot"],
                condition=Q(stage__in=["booked", "arrived"]),
                name="reception_booking_slot_once",
            ),
            models.CheckConstraint(condition=Q(people__gte=1, people__lte=500), name="reception_booking_has_people"),
        ]
        verbose_name = "lịch hẹn tiếp công dân"

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"booking:{self.pk}"

    @property
    def comes_at(self) -> datetime:
        """The moment the person is asked to come."""
        return datetime.combine(self.session.on, self.slot, get_current_timezone())

    @property
    def sort(self) -> Sort:
        """What it is about, as a word."""
        return Sort(self.kind)


class Visit(models.Model):
    """One turn of the day: a person or a group, from the queue to the end; ``line`` is its number in the body's book of the year."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    session = models.ForeignKey(ReceptionSession, on_delete=models.PROTECT, related_name="visits")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    booking = models.OneToOneField(Booking, on_delete=models.PROTECT, null=True, related_name="visit")
    number = models.IntegerField()
    line = models.IntegerField(null=True)
    on = models.DateField()
    turn = models.TextField(choices=choices(Turn))
    stage = models.TextField(choices=choices(VisitStage), default=VisitStage.WAITING.value)
    version = models.IntegerField(default=0)
    priority = models.BooleanField(default=False)
    people = models.IntegerField(default=1)
    representatives = models.IntegerField(default=0)
    appointment_signed = models.BooleanField(default=False)
    repeat = models.BooleanField(default=False)
    protected = models.BooleanField(default=False)
    sealed = models.BinaryField()
    masked = models.TextField(default="", blank=True)
    hidden_from = ArrayField(models.BigIntegerField(), default=list)
    hidden_people = ArrayField(models.BigIntegerField(), default=list)
    arrived_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    received_by = models.TextField(default="", blank=True)
    ground = models.TextField(default="", blank=True)
    explained = models.TextField(default="", blank=True)
    papers = ArrayField(models.TextField(), default=list)
    note = models.TextField(default="", blank=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["body", "-on", "-number"], name="reception_visit_body"),
            models.Index(fields=["province", "on"], name="reception_visit_province"),
            models.Index(fields=["place", "on"], name="reception_visit_place"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="reception_visit_number_once"),
            models.CheckConstraint(condition=Q(people__gte=1, people__lte=5000), name="reception_visit_has_people"),
            models.CheckConstraint(
                condition=~Q(stage="refused") | ~Q(ground=""), name="reception_visit_refused_on_ground"
            ),
        ]
        verbose_name = "lượt tiếp công dân"

    @property
    def ref(self) -> str:
        """How the ledger, duties and papers name it."""
        return f"visit:{self.pk}"

    @property
    def state(self) -> VisitStage:
        """The stage as a word."""
        return VisitStage(self.stage)


class VisitMatter(models.Model):
    """One matter of a visit, separated from the others (NĐ154 Điều 14.4): one line of the reception log."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="matters")
    position = models.SmallIntegerField()
    kind = models.TextField(choices=choices(Sort))
    content = models.TextField()
    people = models.IntegerField(default=1)
    resolved_by = models.TextField(default="", blank=True)
    own = models.BooleanField(default=True)
    respondent = models.TextField(default="", blank=True)
    settlement = models.TextField(choices=choices(Settlement), default=Settlement.OPEN.value)
    guidance = models.TextField(default="", blank=True)
    taken_by = models.TextField(default="", blank=True)
    petition = models.UUIDField(null=True, unique=True)
    petition_number = models.TextField(default="", blank=True)
    result = models.TextField(default="", blank=True)
    result_on = models.DateField(null=True)
    noted_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit", "position"], name="reception_matter_holds_position"),
            models.CheckConstraint(
                condition=~Q(settlement="petition") | Q(petition__isnull=False), name="reception_matter_names_petition"
            ),
        ]

    @property
    def sort(self) -> Sort:
        """What it is, as a word."""
        return Sort(self.kind)

    @property
    def outcome(self) -> Settlement:
        """What became of it, as a word."""
        return Settlement(self.settlement)


class VisitRegister(models.Model):
    """The last line given in a body's reception book of a year."""

    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    year = models.IntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "year"], name="reception_register_holds_year")]


class CalendarLink(models.Model):
    """The secret address of a body's reception calendar for its head; only the digest is kept."""

    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    token_digest = models.TextField(unique=True)
    made_by = models.TextField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

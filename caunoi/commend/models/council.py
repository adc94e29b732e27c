"""The council of a campaign: its members, who is kept out of a vote, what only it may know, what was counted."""

from django.db import models
from django.db.models import Q

from caunoi.commend.words import Entry, Ground, Seat

from .campaigns import Campaign
from .nominations import Nomination


class CouncilSeat(models.Model):
    """A member of the council of a campaign, the body they come from, and whether they came to the meeting."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="seats")
    organiser = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    name = models.TextField()
    office = models.TextField(choices=[(s.value, s.vi) for s in Seat])
    present = models.BooleanField(default=False)
    looked_at = models.DateTimeField(null=True, help_text="when the sealed notes were last opened")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "person"], name="commend_seat_once"),
            models.UniqueConstraint(
                fields=["campaign"], condition=Q(office=Seat.CHAIR.value), name="commend_seat_one_chair"
            ),
        ]
        verbose_name = "thành viên Hội đồng"

    def __str__(self) -> str:
        return self.name

    @property
    def office_label(self) -> str:
        """The office in the language being spoken."""
        return Seat(self.office).label


class Conflict(models.Model):
    """A member who is kept out of the vote on a nomination, and why."""

    seat = models.ForeignKey(CouncilSeat, on_delete=models.CASCADE, related_name="conflicts")
    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="conflicts")
    organiser = models.ForeignKey("places.Body", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    ground = models.TextField(choices=[(g.value, g.vi) for g in Ground])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seat", "nomination"], name="commend_conflict_once")]
        verbose_name = "xung đột lợi ích"

    def __str__(self) -> str:
        return Ground(self.ground).vi

    @property
    def ground_label(self) -> str:
        """The ground in the language being spoken."""
        return Ground(self.ground).label


class SealedNote(models.Model):
    """That a denunciation about the nominee is being settled: the council's to know, nobody else's; it says no more than that."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    nomination = models.OneToOneField(Nomination, on_delete=models.CASCADE, related_name="+")
    found_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "lưu ý mật của Hội đồng"

    def __str__(self) -> str:
        return str(self.pk)


class BallotCount(models.Model):
    """One person's count of one nomination's ballots; nothing ties a ballot to a member, there being no row of a ballot."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, null=True, related_name="+")
    clerk = models.TextField()
    yes = models.SmallIntegerField()
    no = models.SmallIntegerField()
    spoiled = models.SmallIntegerField()
    state = models.TextField(choices=[(e.value, e.vi) for e in Entry], default=Entry.WAITING.value)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nomination"], condition=Q(state=Entry.WAITING.value), name="commend_ballotcount_one_waits"
            ),
            models.CheckConstraint(
                condition=Q(yes__gte=0, no__gte=0, spoiled__gte=0), name="commend_ballotcount_counts"
            ),
        ]
        verbose_name = "lần kiểm phiếu"

    def __str__(self) -> str:
        return f"{self.yes}/{self.no}/{self.spoiled}"

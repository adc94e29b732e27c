"""The council: who sits, who is kept out of which vote, what it alone may know, what has been counted."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from caunoi.access.context import as_system
from caunoi.commend.models import BallotCount, Campaign, Conflict, CouncilSeat, Nomination, SealedNote
from caunoi.commend.words import Entry, Ground, Standing
from caunoi.identity.models import Person


@dataclass(frozen=True, slots=True)
class BallotLine:
    """One nomination on the sheet of the count: how many ballots were handed out for it and how far its count is."""

    nomination: Nomination
    eligible: int
    handed: int
    state: str


def seats_of(campaign: Campaign) -> QuerySet[CouncilSeat]:
    """The members of the council the speaker may see."""
    return CouncilSeat.objects.filter(campaign=campaign).select_related("body", "person").order_by("pk")


def seat_of(campaign: Campaign, person: Person) -> CouncilSeat | None:
    """The person's own seat in the council."""
    return CouncilSeat.objects.filter(campaign=campaign, person=person).select_related("body").first()


def conflicts_of(campaign: Campaign) -> QuerySet[Conflict]:
    """Who is kept out of which vote."""
    return (
        Conflict.objects.filter(nomination__campaign=campaign)
        .select_related("seat", "nomination")
        .order_by("nomination", "seat")
    )


def eligible_of(campaign: Campaign, nominations: Iterable[Nomination]) -> dict[object, tuple[int, int]]:
    """By nomination, how many members may vote on it and how many of them are present."""
    with as_system():
        seats = list(CouncilSeat.objects.filter(campaign=campaign))
        out = defaultdict(set)
        for row in Conflict.objects.filter(nomination__campaign=campaign):
            out[row.nomination_id].add(row.seat_id)
    found: dict[object, tuple[int, int]] = {}
    for each in nominations:
        may = [seat for seat in seats if seat.pk not in out[each.pk]]
        found[each.pk] = (len(may), sum(seat.present for seat in may))
    return found


@dataclass(frozen=True, slots=True)
class KeptOut:
    """One member kept out of some votes for one reason, and what those votes are about."""

    name: str
    ground: str
    titles: tuple[str, ...]

    @property
    def ground_label(self) -> str:
        """Why, in the language being spoken."""
        return Ground(self.ground).label


def kept_out(campaign: Campaign) -> list[KeptOut]:
    """Who is kept out of which votes, a line for each member and reason."""
    found: dict[tuple[int, str, str], list[str]] = {}
    for row in conflicts_of(campaign):
        found.setdefault((row.seat_id, row.seat.name, row.ground), []).append(
            row.nomination.title or row.nomination.kind_label
        )
    return [KeptOut(name, ground, tuple(sorted(titles))) for (_, name, ground), titles in sorted(found.items())]


def notes_of(campaign: Campaign) -> QuerySet[SealedNote]:
    """The sealed notes the speaker may read: members of the council who are not kept out of that vote, nobody else."""
    return SealedNote.objects.filter(campaign=campaign).select_related("nomination").order_by("found_at")


def ballot_lines(campaign: Campaign) -> list[BallotLine]:
    """The sheet of the count, in the order of the ballot."""
    rows = list(
        Nomination.objects.filter(campaign=campaign).exclude(standing__in=[Standing.WITHDRAWN.value, Standing.SET_ASIDE.value]).order_by("kind", "title", "nominated_at")
    )  # fmt: skip
    able = eligible_of(campaign, rows)
    with as_system():
        states: dict[object, str] = {}
        for row in BallotCount.objects.filter(nomination__campaign=campaign).order_by("at", "pk"):
            states[row.nomination_id] = row.state
    return [BallotLine(each, *able[each.pk], states.get(each.pk, "")) for each in rows]


def needs_second(campaign: Campaign) -> int:
    """How many nominations wait for the second person's count."""
    with as_system():
        return BallotCount.objects.filter(nomination__campaign=campaign, state=Entry.WAITING.value).count()


def counted_by(campaign: Campaign, person: Person) -> set[object]:
    """The nominations whose first count the person entered: theirs may not be the second."""
    rows = BallotCount.objects.filter(nomination__campaign=campaign, person=person, state=Entry.WAITING.value)
    return set(rows.values_list("nomination_id", flat=True))

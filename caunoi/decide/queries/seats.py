"""Who was elected and until when; the clocks of an election; the heads of villages."""

from dataclasses import dataclass
from datetime import date

from caunoi.decide import rules
from caunoi.decide.models import Decision
from caunoi.decide.rules import Wanted
from caunoi.decide.words import Board, Form, Kind, Stage
from caunoi.law.queries import deadline
from caunoi.places.models import Place, Term
from caunoi.places.words import BodyKind, Level, Seat

from .readiness import wanted_of

#: How long the elected sit; the law book has no term for the investment supervision board, so none is assumed.
TERMS = {Board.VILLAGE_HEAD: "village.term", Board.INSPECTION: "ttnd.term"}
#: The title of a head who was named, not elected.
INTERIM = "Lâm thời"


@dataclass(frozen=True, slots=True)
class Elected:
    """What an election came to: for which seats, who, from when and until when; as public as the decision itself."""

    code: str
    board: Board
    place: Place
    commune: Place
    names: tuple[str, ...]
    since: date
    until: date | None
    document: str


@dataclass(frozen=True, slots=True)
class HeadOf:
    """A village's head today; without a name the seat is empty."""

    name: str = ""
    since: date | None = None
    until: date | None = None
    interim: bool = False


def term_until(board: Board, day: date) -> date | None:
    """The last day of a term that begins on a day; None where the law book has no term."""
    rule = TERMS.get(board)
    return deadline(rule, start=day).raw_due if rule else None


def elected_in(place: Place) -> list[Elected]:
    """The elections in force in a village, or in a commune and its villages, the latest first."""
    found = Decision.objects.filter(kind=Kind.ELECTION.value, stage=Stage.IN_FORCE.value, effective_on__isnull=False)
    found = found.filter(commune=place) if place.level == Level.COMMUNE else found.filter(place=place)
    rows = found.select_related("place", "commune").prefetch_related("candidates").order_by("-effective_on", "pk")[:500]
    return [
        Elected(
            row.code, Board(row.board), row.place, row.commune, tuple(each.name for each in row.candidates.all() if each.elected),
            row.effective_on, term_until(Board(row.board), row.effective_on), row.document,
        )
        for row in rows if row.effective_on is not None
    ]  # fmt: skip


def dismissed_in(place: Place) -> list[Elected]:
    """The dismissals in force in a village, or in a commune and its villages, the latest first; ``since`` the day they took effect."""
    found = Decision.objects.filter(kind=Kind.DISMISSAL.value, stage=Stage.IN_FORCE.value, effective_on__isnull=False)
    found = found.filter(commune=place) if place.level == Level.COMMUNE else found.filter(place=place)
    rows = found.select_related("place", "commune").prefetch_related("candidates").order_by("-effective_on", "pk")[:500]
    return [
        Elected(row.code, Board(row.board), row.place, row.commune, tuple(each.name for each in row.candidates.all()), row.effective_on, None, row.document)
        for row in rows if row.effective_on is not None
    ]  # fmt: skip


def heads_of(villages: list[Place], day: date) -> dict[int, HeadOf]:
    """The head of each village on a day, by the village's key: one statement."""
    rows = Term.objects.filter(
        body__place__in=villages, body__kind=BodyKind.RESIDENTIAL_HEADS.value, seat=Seat.HEAD.value, since__lte=day
    ).select_related("body")
    return {
        row.body.place_id: HeadOf(row.name, row.since, row.until, row.title == INTERIM)
        for row in rows.order_by("since")
        if row.until is None or row.until > day
    }


def earlier_of_head(row: Decision) -> list[str]:
    """The village's other matters of its head, as duties name them."""
    found = Decision.objects.filter(place=row.place, board=Board.VILLAGE_HEAD.value).exclude(pk=row.pk)
    return [each.ref for each in found.only("pk")]


@dataclass(frozen=True, slots=True)
class Following:
    """What follows a head's leaving: the day by which the new election is decided on, under which article, and that election once there is one."""

    due: date
    cite: str
    election: Decision | None = None


def following(row: Decision) -> Following | None:
    """What follows a dismissal in force of a village's head; None for anything else."""
    if (
        row.kind != Kind.DISMISSAL
        or row.board != Board.VILLAGE_HEAD
        or row.stage != Stage.IN_FORCE
        or not row.effective_on
    ):
        return None
    later = Decision.objects.filter(
        place=row.place, board=Board.VILLAGE_HEAD.value, kind=Kind.ELECTION.value, started_at__gt=row.started_at
    ).exclude(stage=Stage.DROPPED.value)
    found = deadline("dismiss.new_election", start=row.effective_on)
    return Following(found.due, found.cite, later.order_by("-started_at").first())


def election_wants(row: Decision, day: date) -> list[Wanted]:
    """What the law wants done so many days before the election of a village head; empty for anything else."""
    if row.kind != Kind.ELECTION or row.board != Board.VILLAGE_HEAD:
        return []
    return [each for each in wanted_of(row, day) if each.rule.startswith("election.")]


@dataclass(frozen=True, slots=True)
class Mark:
    """One day of an election's calendar: what must be done by then, and under which article."""

    on: date
    label: str
    cite: str


def calendar_of(row: Decision) -> list[Mark]:
    """The days of an election everybody may follow, counted from the day of the vote; says nothing of who did what."""
    if row.kind != Kind.ELECTION or row.board != Board.VILLAGE_HEAD or row.vote_on is None:
        return []
    marks = []
    for want in rules.wants(kind=Kind.ELECTION, form=Form(row.form), topic=row.topic, board=Board.VILLAGE_HEAD):
        if want.rule.startswith("election."):
            found = deadline(want.rule, start=row.vote_on)
            marks.append(Mark(found.raw_due, want.need.label, found.cite))
    return sorted(marks, key=lambda mark: mark.on)

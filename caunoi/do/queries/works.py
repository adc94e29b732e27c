"""Works as everybody and as their keepers see them."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from caunoi.access.context import as_system
from caunoi.access.queries import bodies_of, roles_in
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.boards import queries as boards
from caunoi.do.models import CommunityWork, Contribution, JournalEntry, JournalLine, PlanStep, ProgressNote
from caunoi.do.rules.works import BOOK, ENDED
from caunoi.do.words import Act, Given, Giver, Stage
from caunoi.files.models import StoredFile
from caunoi.files.queries import files_about
from caunoi.files.words import PICTURES
from caunoi.identity.models import Person
from caunoi.kernel.remember import remembered
from caunoi.places import queries as places
from caunoi.places.models import Body, Place
from caunoi.places.words import BodyKind
from caunoi.places.words import Level as PlaceLevel

#: Kinds of bodies that keep the records of what people do together.
KEEPERS = (
    BodyKind.RESIDENTIAL_HEADS, BodyKind.FRONT_BOARD, BodyKind.PEOPLES_COMMITTEE, BodyKind.FATHERLAND_FRONT, BodyKind.ORGANISATION,
    BodyKind.PARTY_BOARD, BodyKind.PARTY_COMMITTEE,
)  # fmt: skip
_WANTED = {str(role) for role in covering(Role.HANDLER)}


def my_bodies(person: Person) -> list[Body]:
    """The bodies for which the person keeps works, models, groups, movements and conventions."""
    return [body for body in bodies_of(person) if body.kind in KEEPERS and _WANTED & roles_in(person, body)]


def keeps_among(grants: Any) -> bool:
    """Whether any of the grants opens the officers' pages of the room."""
    return any(grant.role in _WANTED and grant.body.kind in KEEPERS for grant in grants)


def places_for(body: Body, on: date) -> list[Place]:
    """The body's own place and those right below it."""
    return [body.place, *[each for each in places.children(body.place, on) if each.level != PlaceLevel.DISTRICT]]


def works_in(place: Place | None, *, stage: str = "") -> QuerySet[CommunityWork]:
    """Works of a place and below, for everybody, the latest first."""
    found = CommunityWork.objects.select_related("place", "body")
    if place is not None:
        found = found.filter(within(place))
    if stage in {each.value for each in Stage}:
        found = found.filter(stage=stage)
    return found.order_by("-proposed_on", "title", "pk")


def within(place: Place, prefix: str = "") -> Q:
    """Rows of a place and of those below it, where a row knows its place and its commune."""
    if place.is_province:
        return Q(**{f"{prefix}commune__province": place}) | Q(**{f"{prefix}commune": place})
    return Q(**{f"{prefix}commune": place}) if place.level == PlaceLevel.COMMUNE else Q(**{f"{prefix}place": place})


def work_of(work_id: uuid.UUID) -> CommunityWork | None:
    """One work."""
    rows = CommunityWork.objects.select_related(
        "place__parent", "commune__province", "body", "overseer", "board", "settlement"
    )
    return rows.filter(pk=work_id).first()


def works_for(person: Person) -> QuerySet[CommunityWork]:
    """The works a person keeps or oversees: those that still run first."""
    mine = [body.pk for body in my_bodies(person)]
    found = CommunityWork.objects.filter(Q(body_id__in=mine) | Q(overseer_id__in=mine)).select_related("place", "body")
    over = Q(stage__in=[each.value for each in ENDED])
    return found.alias(over=Count("pk", filter=over)).order_by("over", "-proposed_on", "pk")


def kept_work(person: Person, work_id: uuid.UUID) -> CommunityWork | None:
    """One work the person keeps or oversees."""
    row = work_of(work_id)
    mine = {body.pk for body in my_bodies(person)}
    return row if row is not None and mine & {row.body_id, row.overseer_id} else None


@dataclass(frozen=True, slots=True)
class Doing:
    """A step that may be taken now, or why it may not."""

    act: Act
    why_not: str = ""


def doings(row: CommunityWork, today: date) -> list[Doing]:
    """The steps of the book at this stage; a grey one says why."""
    from .accounts import left_in
    from .permits import gate_of

    found = []
    for step in BOOK.open_to(Stage(row.stage)):
        act = Act(step.act)
        why = ""
        if act is Act.OPEN:
            gate = gate_of(row, today)
            why = "" if gate.open else f"{gate.why} ({gate.cite})"
        elif act in (Act.SETTLE, Act.DROP) and (left := left_in(row)):
            why = f"Quỹ còn {left:,} đồng: ghi xử lý tiền dư trước.".replace(",", ".")
        found.append(Doing(act, why))
    return found


@dataclass(frozen=True, slots=True)
class Pictured:
    """A note of progress with the photographs that may be shown."""

    note: ProgressNote
    photos: list[StoredFile]


def progress_of(row: CommunityWork, size: int = 30) -> list[Pictured]:
    """How the work went on, the latest first, with its photographs: two statements."""
    notes = list(row.progress.all()[:size])
    by = photos_of([note.ref for note in notes])
    return [Pictured(note, by.get(note.ref, [])) for note in notes]


def photos_of(refs: list[str]) -> dict[str, list[StoredFile]]:
    """The photographs that may be shown, by what each belongs to: one statement."""
    with as_system():
        files = list(StoredFile.objects.filter(about__in=refs, removed_at=None).order_by("uploaded_at"))
    by: dict[str, list[StoredFile]] = {}
    for file in files:
        if file.may_be_handed_out and file.kind in PICTURES:
            by.setdefault(file.about, []).append(file)
    return by


def photo_of(file_id: uuid.UUID) -> StoredFile | None:
    """A photograph of a work's progress or of a model's evidence that everybody may see."""
    with as_system():
        file = StoredFile.objects.filter(pk=file_id, removed_at=None).first()
    if file is None or not file.may_be_handed_out or file.kind not in ("jpeg", "png", "webp"):
        return None
    return file if file.about.partition(":")[0] in ("workprogress", "modelevidence") else None


def vouchers_of(ref: str) -> QuerySet[StoredFile]:
    """The vouchers of an expense, for who keeps the accounts."""
    return files_about(ref)


def boards_for(row: CommunityWork, on: date) -> list[Any]:
    """The supervision boards of a work's place and commune that are at work."""
    found = [
        *boards.boards_of(row.place, on),
        *(boards.boards_of(row.commune, on) if row.commune_id != row.place_id else []),
    ]
    return [board for board in found if board.kind in ("investment", "inspection")]


@dataclass(frozen=True, slots=True)
class Counts:
    """A place's works in numbers."""

    running: int
    finished: int
    late_posting: int
    given: int
    land: Any
    labour: Any
    households: int


@remembered(60, key=lambda place, since, until, today: (place.pk, since, until, today))
def counts_of(place: Place, since: date, until: date, today: date) -> Counts:
    """A place's works in numbers, kept for a minute; what was given in a span, works as they stand."""
    works = CommunityWork.objects.filter(within(place))
    there = works.aggregate(
        running=Count("pk", filter=Q(stage__in=["open", "building"])),
        finished=Count("pk", filter=Q(done_on__gte=since, done_on__lt=until)),
        late=Count("pk", filter=Q(stage="settled", settlement__post_due__lt=today)),
        all=Count("pk"),
    )
    if not there["all"]:
        return Counts(0, 0, 0, 0, 0, 0, 0)
    with as_system():
        span = Q(entry__on__gte=since, entry__on__lt=until)
        money = JournalLine.objects.filter(within(place, "work__"), span, account="given").aggregate(all=Sum("amount"))
        gifts = Contribution.objects.filter(
            within(place, "work__"), on__gte=since, on__lt=until, entry__undone_by__isnull=True
        ).aggregate(
            land=Sum("quantity", filter=Q(given=Given.LAND.value)),
            labour=Sum("quantity", filter=Q(given=Given.LABOUR.value)),
            households=Count("pk", filter=Q(giver=Giver.HOUSEHOLD.value)),
        )
    return Counts(
        there["running"], there["finished"], there["late"], -(money["all"] or 0), gifts["land"] or 0, gifts["labour"] or 0, gifts["households"]
    )  # fmt: skip


def entry_of(row: CommunityWork, number: int) -> JournalEntry | None:
    """One entry of a work's journal, for who keeps it."""
    return JournalEntry.objects.filter(work=row, number=min(number, 2**31 - 1)).first()


def work_of_step(step_id: int) -> uuid.UUID | None:
    """The work a step of a plan belongs to."""
    return PlanStep.objects.filter(pk=min(step_id, 2**62)).values_list("work_id", flat=True).first()


def work_of_ref(ref: str) -> CommunityWork | None:
    """One work by its reference."""
    try:
        return work_of(uuid.UUID(ref.partition(":")[2]))
    except ValueError:
        return None

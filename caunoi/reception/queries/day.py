"""The desk's own view: its bodies, the queue of a day, one visit, the lines of the reception book."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.access.queries import grants_of
from caunoi.access.words import Role
from caunoi.identity import sealing
from caunoi.identity.models import Person
from caunoi.law.queries import ground_list
from caunoi.notices.models import IssuedPaper
from caunoi.notices.queries import papers_about
from caunoi.places.models import Body

from ..models import Booking, ReceptionDesk, ReceptionSession, Visit, VisitMatter
from ..words import BookingStage, SessionStage, Settlement, Sort, VisitStage

#: Who works at a reception desk.
AT_DESK = (Role.RECEIVER, Role.HANDLER, Role.HEAD, Role.DEPUTY)
SIZE = 30


@dataclass(frozen=True, slots=True)
class Hall:
    """A day as its desk sees it; ``walled`` visits are about the desk's own body and nobody here may read them."""

    visits: list[Visit]
    bookings: list[Booking]
    walled: int


def bodies_at_desk(person: Person) -> list[Body]:
    """The bodies the person receives people for, each once."""
    held = {str(role) for role in AT_DESK}
    found = {grant.body_id: grant.body for grant in grants_of(person) if grant.role in held}
    return sorted(found.values(), key=lambda body: body.code)


def roles_at(person: Person, body: Body) -> set[str]:
    """The person's roles in a body today."""
    return {grant.role for grant in grants_of(person) if grant.body_id == body.pk}


def desks(bodies: Sequence[Body]) -> dict[int, ReceptionDesk]:
    """The reception desks of some bodies by body."""
    return {desk.body_id: desk for desk in ReceptionDesk.objects.select_related("body__place").filter(body__in=bodies)}


def with_desk_first(bodies: Sequence[Body]) -> list[Body]:
    """Some bodies, those with a reception desk of their own before the rest."""
    kept = desks(bodies)
    return sorted(bodies, key=lambda body: body.pk not in kept)


def sessions_for(bodies: Sequence[Body], *, since: date, until: date) -> list[tuple[ReceptionSession, int]]:
    """The days of some bodies in a span with how many are booked: two statements."""
    rows = ReceptionSession.objects.filter(body__in=bodies, on__gte=since, on__lt=until)
    sessions = list(rows.select_related("body", "term", "moved_to").order_by("on", "starts", "body__sort_key")[:200])
    with as_system():
        counted = dict(
            Booking.objects.filter(session__in=[s.pk for s in sessions], stage=BookingStage.BOOKED.value)
            .values_list("session")
            .annotate(n=Count("pk"))
        )
    return [(session, counted.get(session.pk, 0)) for session in sessions]


def unfinished(bodies: Sequence[Body], *, today: date) -> list[ReceptionSession]:
    """Days of some bodies that went by without being held or called off, or that were never closed."""
    rows = ReceptionSession.objects.filter(
        Q(stage=SessionStage.POSTED.value) | Q(stage=SessionStage.OPEN.value), body__in=bodies, on__lt=today
    )
    return list(rows.select_related("body").order_by("-on")[:20])


def hall(session: ReceptionSession) -> Hall:
    """The queue and the appointments of a day: three statements."""
    visits = list(
        Visit.objects.filter(session=session)
        .select_related("booking")
        .prefetch_related(Prefetch("matters", VisitMatter.objects.order_by("position")))
        .order_by("number")
    )
    with as_system():
        every = Visit.objects.filter(session=session).count()
    bookings = Booking.objects.filter(session=session).exclude(stage=BookingStage.CANCELLED.value).order_by("slot")
    return Hall(visits, list(bookings), every - len(visits))


def visit(visit_id: uuid.UUID) -> Visit | None:
    """One visit with its day and matters; None where it is not the speaker's to see."""
    rows = Visit.objects.select_related("session__term", "body__place", "place__province", "booking")
    return (
        rows.prefetch_related(Prefetch("matters", VisitMatter.objects.order_by("position"))).filter(pk=visit_id).first()
    )


def visit_by_ref(ref: str) -> Visit | None:
    """A visit by its reference, for what leads on from its page; nothing of who came is handed out."""
    try:
        with as_system():
            return (
                Visit.objects.select_related("body__place")
                .defer("sealed", "masked")
                .filter(pk=uuid.UUID(ref.partition(":")[2]))
                .first()
            )
    except ValueError:
        return None


def done_numbers(session_id: uuid.UUID) -> list[int]:
    """The numbers of the visits of a day that were received to the end."""
    with as_system():
        return list(
            Visit.objects.filter(session=session_id, stage=VisitStage.DONE.value).values_list("number", flat=True)
        )


def matter(matter_id: uuid.UUID) -> VisitMatter | None:
    """One matter with its visit; None where it is not the speaker's to see."""
    rows = VisitMatter.objects.select_related("visit__session", "visit__body__place", "visit__place__province")
    return rows.filter(pk=matter_id).first()


def booking(booking_id: uuid.UUID) -> Booking | None:
    """One appointment of the speaker's desk."""
    return Booking.objects.select_related("session__body").filter(pk=booking_id).first()


def told_at_booking(visit: Visit) -> str:
    """What the person wrote of the matter when booking; empty for a denunciation, where nothing is asked."""
    return str(sealing.unseal(visit.booking.sealed).get("about", "")) if visit.booking else ""


def papers_of(visit: Visit) -> list[IssuedPaper]:
    """The papers of a visit, newest first."""
    return list(papers_about(visit.ref))


def unfinished_petitions(most: int = 500) -> list[uuid.UUID]:
    """Petitions out of receptions whose result the book does not hold yet, the oldest first."""
    with as_system():
        rows = VisitMatter.objects.filter(petition__isnull=False, result_on__isnull=True).order_by("noted_at")
        return [petition for petition in rows.values_list("petition", flat=True)[:most] if petition is not None]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the reception book (Mẫu 03/TCD): its thirteen columns."""

    visit: Visit
    matter: VisitMatter | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines of the book: of which bodies, days, kinds and outcomes."""

    bodies: tuple[int, ...]
    since: date
    until: date
    kind: str = ""
    settlement: str = ""
    turn: str = ""


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some lines of the book, and where the next begin."""

    lines: list[Line]
    after: str


def log(wanted: Wanted, *, after: str = "", size: int = SIZE) -> LogPage:
    """The reception book, the latest first, names masked: two statements."""
    rows = _book(wanted)
    if after:
        on, line, key = after_of(after)
        earlier = Q(on=on, line__lt=line) | Q(on=on, line=line, pk__lt=key)
        rows = rows.filter(Q(on__lt=on) | earlier)
    found = list(rows.order_by("-on", "-line", "-pk")[: size + 1])
    last = found[size - 1] if len(found) > size else None
    following = f"{last.on.isoformat()}~{last.line}~{last.pk}" if last else ""
    return LogPage([line for visit in found[:size] for line in _lines(visit, wanted, {})], following)


def after_of(text: str) -> tuple[date, int, uuid.UUID]:
    """The paging key of the book: day, line, visit; a ValueError where it is none."""
    day, line, key = text.split("~")
    return date.fromisoformat(day), min(int(line), 10**9), uuid.UUID(key)


def whole_log(wanted: Wanted, people: Mapping[uuid.UUID, str] | None = None) -> list[Line]:
    """Every line of the span in the order of the book, for the document; ``people`` puts opened names in place of masks."""
    rows = _book(wanted).order_by("on", "line", "number")
    return [line for visit in rows for line in _lines(visit, wanted, people or {})]


def visits_in(wanted: Wanted) -> list[Visit]:
    """The visits of a span, for opening their names."""
    return list(_book(wanted).order_by("on", "line"))


def walled_in(wanted: Wanted) -> int:
    """How many visits of a span are about the desk's own bodies and hidden from it."""
    with as_system():
        every = _book(wanted).count()
    return every - _book(wanted).count()


def _book(wanted: Wanted) -> QuerySet[Visit]:
    rows = Visit.objects.filter(
        body_id__in=wanted.bodies, on__gte=wanted.since, on__lt=wanted.until, line__isnull=False
    ).select_related("session", "body")
    if wanted.turn:
        rows = rows.filter(turn=wanted.turn)
    if wanted.settlement == VisitStage.REFUSED:
        rows = rows.filter(stage=VisitStage.REFUSED.value)
    elif wanted.settlement or wanted.kind:
        inside = VisitMatter.objects.all()
        inside = inside.filter(settlement=wanted.settlement) if wanted.settlement else inside
        inside = inside.filter(kind=wanted.kind) if wanted.kind else inside
        rows = rows.filter(pk__in=inside.values("visit"))
    return rows.prefetch_related(Prefetch("matters", VisitMatter.objects.order_by("position")))


def _lines(visit: Visit, wanted: Wanted, people: Mapping[uuid.UUID, str]) -> list[Line]:
    matters = [
        each for each in visit.matters.all()
        if wanted.kind in ("", each.kind) and wanted.settlement in ("", VisitStage.REFUSED.value, each.settlement)
    ]  # fmt: skip
    return [Line(visit, each, _cells(visit, each, people)) for each in matters] or [
        Line(visit, None, _cells(visit, None, people))
    ]


def _cells(visit: Visit, matter: VisitMatter | None, people: Mapping[uuid.UUID, str]) -> tuple[str, ...]:
    name, _, number = people.get(visit.pk, "").partition("\x1f")
    names = name or visit.masked or "(giữ bí mật)"
    who = f"{names} (đại diện đoàn {visit.people} người)" if visit.representatives else names
    refused = f"Từ chối tiếp: {_ground(visit)}" if visit.ground else ""
    if matter is None:
        head = (str(visit.line or ""), f"{visit.on:%d/%m/%Y}", who, number)
        return (*head, "", "", str(visit.people), "", "", visit.explained, "", "", refused or visit.note)
    taken = matter.settlement == Settlement.PETITION
    follow = (
        f"{matter.result}{f' ngày {matter.result_on:%d/%m/%Y}' if matter.result_on else ''}" if matter.result else ""
    )
    return (
        f"{visit.line}" if matter.position == 1 else f"{visit.line}.{matter.position}", f"{visit.on:%d/%m/%Y}", who, number, matter.content,
        Sort(matter.kind).vi, str(matter.people), matter.resolved_by, "x" if matter.own else "", matter.guidance,
        f"{matter.taken_by} (số {matter.petition_number})" if taken else "", follow or ("Đang xử lý" if taken else ""),
        "; ".join(part for part in (refused, visit.note) if part),
    )  # fmt: skip


def _ground(visit: Visit) -> str:
    found = {item.code: item.vi for item in ground_list("recv.refuse_grounds", on=visit.on)}
    return found.get(visit.ground, visit.ground)

"""What an officer works from: what is due, one disclosure with all that belongs to it, what waits to be read."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from caunoi.access.queries import held
from caunoi.access.rules import covering
from caunoi.access.words import Role
from caunoi.duties.models import Duty
from caunoi.duties.words import Pile
from caunoi.identity.models import Person
from caunoi.identity.sealing import unseal
from caunoi.places.models import Body
from caunoi.places.words import BodyKind

from ..models import Disclosure, ItemQuestion, ListedName, NameList, NewsPage, PageComment, PlanLine
from ..words import Stage, Wait

#: What duties of this room are about.
ABOUT = (
    Q(about__startswith="disclosure:") | Q(about__startswith="disclosure-plan:") | Q(about__startswith="item-question:")
)
WEEK = 7


def editing(person: Person) -> list[Body]:
    """The bodies a person publishes for today, the committees first."""
    roles = [str(role) for role in covering(Role.EDITOR)]
    grants = held().filter(holder=person, role__in=roles).select_related("body", "body__place")
    return sorted(
        {grant.body for grant in grants}, key=lambda body: (body.kind != BodyKind.PEOPLES_COMMITTEE, body.code)
    )


@dataclass(frozen=True, slots=True)
class Owed:
    """One duty of the room and where its work is done."""

    duty: Duty
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of duties, and where the next begins."""

    rows: list[Owed]
    after: str


def due(bodies: Sequence[Body], pile: Pile | None, *, today: date, after: str = "", size: int = 40) -> Page:
    """What the bodies owe, the soonest first; a pile of it, or everything that runs."""
    found = _running(bodies)
    match pile:
        case Pile.OVERDUE:
            found = found.filter(due__lt=today)
        case Pile.WEEK:
            found = found.filter(due__gte=today, due__lte=today + timedelta(days=WEEK))
        case Pile.LATER:
            found = found.filter(due__gt=today + timedelta(days=WEEK))
    if after:
        day, _, key = after.partition("~")
        try:
            found = found.filter(Q(due__gt=date.fromisoformat(day)) | Q(due=day, id__gt=uuid.UUID(key)))
        except ValueError:
            return Page([], "")
    rows = list(found.select_related("owed_by").order_by("due", "id")[: size + 1])
    more = f"{rows[size - 1].due.isoformat()}~{rows[size - 1].pk}" if len(rows) > size else ""
    return Page([_owed(row) for row in rows[:size]], more)


def due_counts(bodies: Sequence[Body], *, today: date) -> dict[str, int]:
    """How many lie in each pile, questions and comments that wait to be read: two statements."""
    week = today + timedelta(days=WEEK)
    counted = _running(bodies).aggregate(
        overdue=Count("id", filter=Q(due__lt=today)),
        week=Count("id", filter=Q(due__gte=today, due__lte=week)),
        later=Count("id", filter=Q(due__gt=week)),
    )
    return {**counted, "questions": questions(bodies).count(), "comments": waiting_comments(bodies).count()}


def calendar(bodies: Sequence[Body], since: date, until: date) -> list[tuple[date, list[Owed]]]:
    """What is due on each day of a span, met or not."""
    found = Duty.objects.filter(ABOUT, owed_by__in=[body.pk for body in bodies], due__gte=since, due__lt=until)
    days: dict[date, list[Owed]] = {}
    for duty in found.exclude(standing="waived").select_related("owed_by").order_by("due", "id")[:400]:
        days.setdefault(duty.due, []).append(_owed(duty))
    return list(days.items())


def _running(bodies: Sequence[Body]) -> QuerySet[Duty]:
    return Duty.objects.filter(ABOUT, owed_by__in=[body.pk for body in bodies], standing="open")


def _owed(duty: Duty) -> Owed:
    kind, _, key = duty.about.partition(":")
    return Owed(duty, kind, key.split(":")[0])


def disclosures(
    bodies: Sequence[Body], *, stage: str = "", item: str = "", after: str = "", size: int = 40
) -> tuple[list[Disclosure], str]:
    """The bodies' disclosures, the newest change first, a page at a time."""
    found = (
        Disclosure.objects.filter(body__in=[body.pk for body in bodies]).select_related("body").defer("search", "text")
    )
    if stage:
        found = found.filter(stage=stage)
    if item:
        found = found.filter(item=item)
    if after:
        day, _, key = after.partition("~")
        try:
            found = found.filter(Q(due__lt=date.fromisoformat(day)) | Q(due=day, id__lt=uuid.UUID(key)))
        except ValueError:
            return [], ""
    rows = list(found.order_by("-due", "-id")[: size + 1])
    more = f"{rows[size - 1].due.isoformat()}~{rows[size - 1].pk}" if len(rows) > size else ""
    return rows[:size], more


def disclosure(disclosure_id: uuid.UUID, bodies: Sequence[Body]) -> Disclosure | None:
    """One of the bodies' disclosures."""
    found = Disclosure.objects.select_related("body", "body__place", "place", "line").defer("search")
    return found.filter(pk=disclosure_id, body__in=[body.pk for body in bodies]).first()


def duties_of(row: Disclosure) -> list[Duty]:
    """The duties of one disclosure, in the order they began."""
    return list(Duty.objects.filter(about=row.ref).order_by("opened_at", "due"))


def names_of(row: Disclosure, size: int = 300) -> tuple[NameList | None, list[list[str]]]:
    """The whole list of a disclosure, for its own body."""
    kept = NameList.objects.filter(disclosure=row).first()
    rows = ListedName.objects.filter(disclosure=row).order_by("position")[:size] if kept else []
    return kept, [unseal(bytes(each.sealed))["cells"] for each in rows]


def planned(bodies: Sequence[Body], item: str = "") -> QuerySet[Disclosure]:
    """What is planned and waits for its decision, the soonest first."""
    found = Disclosure.objects.filter(body__in=[body.pk for body in bodies], stage=Stage.PLANNED.value)
    return (found.filter(item=item) if item else found).defer("search", "text").order_by("due", "id")


def questions(bodies: Sequence[Body]) -> QuerySet[ItemQuestion]:
    """Questions that wait for an answer or to be read, the soonest due first."""
    mine = ItemQuestion.objects.filter(body__in=[body.pk for body in bodies])
    waiting = mine.filter(Q(answered_at__isnull=True) | Q(state=Wait.WAITING.value))
    return (
        waiting.select_related("disclosure", "body")
        .defer("disclosure__search", "disclosure__text")
        .order_by("due", "id")
    )


def question(question_id: uuid.UUID, bodies: Sequence[Body]) -> ItemQuestion | None:
    """One question put to the bodies."""
    found = ItemQuestion.objects.select_related("disclosure", "body").defer("disclosure__search")
    return found.filter(pk=question_id, body__in=[body.pk for body in bodies]).first()


def pages(bodies: Sequence[Body], size: int = 60) -> list[NewsPage]:
    """The bodies' pages of news with how many comments wait, the newest first."""
    found = NewsPage.objects.filter(body__in=[body.pk for body in bodies]).select_related("body")
    waiting = Count("comments", filter=Q(comments__state=Wait.WAITING.value))
    return list(found.annotate(waiting=waiting).order_by("-edited_at")[:size])


def page(page_id: uuid.UUID, bodies: Sequence[Body]) -> NewsPage | None:
    """One of the bodies' pages."""
    found = NewsPage.objects.select_related("body")
    return found.filter(pk=page_id, body__in=[body.pk for body in bodies]).first()


def waiting_comments(bodies: Sequence[Body]) -> QuerySet[PageComment]:
    """Comments nobody has read yet, the oldest first."""
    found = PageComment.objects.filter(body__in=[body.pk for body in bodies], state=Wait.WAITING.value)
    return found.select_related("page").order_by("sent_at")


def comment(comment_id: uuid.UUID, bodies: Sequence[Body]) -> PageComment | None:
    """One comment on the bodies' pages."""
    found = PageComment.objects.select_related("page")
    return found.filter(pk=comment_id, body__in=[body.pk for body in bodies]).first()


def line(line_id: int, bodies: Sequence[Body]) -> PlanLine | None:
    """One line of the bodies' plans."""
    found = PlanLine.objects.select_related("plan", "plan__body", "plan__body__place")
    return found.filter(pk=line_id, plan__body__in=[body.pk for body in bodies]).first()

"""Mandates a person sees, their lines, and the text with the lines marked in it."""

import itertools
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from caunoi.access.queries import grants_of
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.mandate import rules
from caunoi.mandate.models import Mandate, PastReview, ProposedItem
from caunoi.mandate.words import ItemKind, ItemState
from caunoi.places import queries as places
from caunoi.places.models import Body

from .tasks import mine


def visible_to(person: Person) -> QuerySet[Mandate]:
    """Mandates imported by a body the person works in, or that gave such a body a task; the newest first."""
    ids = mine(person)
    found = Mandate.objects.filter(Q(body__in=ids) | Q(readers__overlap=ids))
    return found.select_related("body", "source").order_by("-imported_at")


def with_counts(found: QuerySet[Mandate]) -> QuerySet[Mandate]:
    """The same with how many lines wait and how many tasks run, each one statement for the page."""
    return found.annotate(
        waiting=Count("items", filter=Q(items__state=ItemState.PROPOSED.value), distinct=True),
        given=Count("tasks", distinct=True),
        finished=Count("tasks", filter=Q(tasks__finished_on__isnull=False), distinct=True),
    )


def mandate(person: Person, mandate_id: uuid.UUID) -> Mandate | None:
    """One mandate the person may see."""
    return visible_to(person).filter(pk=mandate_id).first()


def planning_bodies(person: Person) -> list[Body]:
    """The bodies for which the person may import documents and follow tasks."""
    wanted = {str(role) for role in rules.STANDS_IN[Role.SUPERVISOR]}
    found = {grant.body for grant in grants_of(person) if grant.role in wanted}
    return sorted(found, key=lambda body: body.code)


def importing_body(code: str) -> Body:
    """The body a command names by its code today; refuses an unknown one."""
    if not code:
        raise Refusal(
            "Hãy nêu cơ quan nhập văn bản: --body MÃ.", "Name the body that imports: --body CODE.", field="body"
        )
    body = places.body_on(code)
    if body is None:
        raise Refusal(
            f"Không có cơ quan nào mang mã “{code}”.", f"There is no body with the code “{code}”.", field="body"
        )
    return body


def item(person: Person, item_id: int) -> ProposedItem | None:
    """One proposed line of a mandate the person may see."""
    found = ProposedItem.objects.select_related("mandate__body", "body").filter(pk=item_id).first()
    return found if found and mandate(person, found.mandate_id) else None


def items_of(found: Mandate, kind: ItemKind | None = None) -> QuerySet[ProposedItem]:
    """The lines of a mandate, in document order."""
    items = found.items.select_related("body")
    return items.filter(kind=kind.value) if kind else items


def waiting_of(found: Mandate) -> int:
    """How many lines are undecided."""
    return found.items.filter(state=ItemState.PROPOSED.value).count()


def unassigned(found: Mandate) -> QuerySet[ProposedItem]:
    """Accepted task lines that no body has been given yet."""
    taken = items_of(found, ItemKind.TASK).filter(state__in=[ItemState.ACCEPTED.value, ItemState.EDITED.value])
    return taken.filter(tasks__isnull=True)


def past_reviews(body: Body, before: date | None = None) -> QuerySet[PastReview]:
    """Reviews of past periods a body has kept, the latest first, with their lines fetched along."""
    found = PastReview.objects.filter(body=body).select_related("mandate__source").prefetch_related("mandate__items")
    return (found.filter(until__lte=before) if before else found).order_by("-since")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the document's text and the line that was read from it, if any."""

    text: str
    item: ProposedItem | None
    first: bool = False


def pieces(text: str, items: list[ProposedItem]) -> Iterator[Piece]:
    """The whole text cut at the lines' borders; where lines overlap, the later and shorter one shows."""
    edges = sorted({0, len(text), *(item.start for item in items), *(item.end for item in items)})
    starts = sorted(items, key=lambda item: (item.start, -item.end))
    begun: set[int] = set()
    open_items: list[ProposedItem] = []
    upcoming = 0
    for at, end in itertools.pairwise(edges):
        while upcoming < len(starts) and starts[upcoming].start <= at:
            open_items.append(starts[upcoming])
            upcoming += 1
        open_items = [item for item in open_items if item.end > at]
        over = min(open_items, key=lambda item: item.end - item.start, default=None)
        if end > at:
            yield Piece(text[at:end], over, over is not None and over.pk not in begun)
            if over is not None:
                begun.add(over.pk)

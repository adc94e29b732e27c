"""Works residents propose: who answers for a place, what everybody reads, what the answering body reads."""

import uuid
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from caunoi.access.context import as_system
from caunoi.do.models import ProposalContact, WorkProposal
from caunoi.identity.models import Person
from caunoi.identity.sealing import tidy, unseal
from caunoi.places import queries as places
from caunoi.places.models import Body, Place
from caunoi.places.words import BodyKind
from caunoi.places.words import Level as PlaceLevel

from .works import my_bodies, within


def answers_for(place: Place, on: date) -> Body | None:
    """The leaders of a group where they are on the system, else the committee of the commune."""
    if place.level in (PlaceLevel.GROUP, PlaceLevel.BLOCK):
        found = next((each for each in places.bodies_of(place, on) if each.kind == BodyKind.RESIDENTIAL_HEADS), None)
        if found is not None or place.parent is None:
            return found
        place = place.parent
    return places.body_on(f"ubnd.{place.code}", on) if place.level == PlaceLevel.COMMUNE else None


def proposable(commune: Place, on: date) -> list[Place]:
    """A commune and the groups in it: where a work may be proposed."""
    return [
        commune,
        *[each for each in places.children(commune, on) if each.level in (PlaceLevel.GROUP, PlaceLevel.BLOCK)],
    ]


class Listed:
    """Proposals for everybody, a page at a time: of one whose words are not shown only its kind and state are handed out."""

    def __init__(self, rows: QuerySet[WorkProposal]) -> None:
        self.rows = rows

    def count(self) -> int:
        """How many there are."""
        with as_system():
            return self.rows.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, span: slice) -> list[WorkProposal]:
        with as_system():
            found = list(self.rows[span])
        return [_without_words(each) for each in found]


def _without_words(row: WorkProposal) -> WorkProposal:
    if not row.shown:
        row.title = row.what = row.proposed_by = ""
    return row


def proposals_in(place: Place | None, *, reply: str = "") -> Listed:
    """Proposals of a place and below, the latest first."""
    found = WorkProposal.objects.select_related("place", "body")
    if place is not None:
        found = found.filter(within(place))
    return Listed((found.filter(reply=reply) if reply else found).order_by("-received_on", "pk"))


def proposal_of(proposal_id: uuid.UUID) -> WorkProposal | None:
    """One proposal, for everybody: its page says where it stands."""
    with as_system():
        row = (
            WorkProposal.objects.select_related("place__parent", "commune", "body", "work")
            .filter(pk=proposal_id)
            .first()
        )
    return _without_words(row) if row is not None else None


def proposal_by(code: str) -> WorkProposal | None:
    """One proposal by the code given when it was sent."""
    with as_system():
        return WorkProposal.objects.filter(code=tidy(code)[:20]).first()


def proposals_for(person: Person) -> QuerySet[WorkProposal]:
    """What the person's bodies answer or oversee: the unanswered first, the oldest first."""
    mine = [body.pk for body in my_bodies(person)]
    first = Case(
        When(reply="waiting", then=Value(0)),
        When(reply="talk", then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found = WorkProposal.objects.filter(Q(body_id__in=mine) | Q(overseer_id__in=mine)).select_related("place", "body")
    return found.alias(first=first).order_by("first", "due", "pk")


def kept_proposal(person: Person, proposal_id: uuid.UUID) -> WorkProposal | None:
    """One proposal the person's body answers or oversees."""
    mine = {body.pk for body in my_bodies(person)}
    row = (
        WorkProposal.objects.select_related("place", "commune", "body", "overseer", "work")
        .filter(pk=proposal_id)
        .first()
    )
    return row if row is not None and mine & {row.body_id, row.overseer_id} else None


def contact_for(row: WorkProposal) -> dict[str, str]:
    """How to reach who proposed, for whoever answers; empty once erased or never given."""
    found = ProposalContact.objects.filter(proposal=row).first()
    return unseal(found.sealed) if found is not None else {}

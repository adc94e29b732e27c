"""Campaigns as officers and residents see them."""

import uuid
from datetime import date

from django.db.models import Count, Q, QuerySet

from caunoi.access.context import as_system
from caunoi.access.queries import bodies_of, roles_in, works_in
from caunoi.access.rules import must_hold
from caunoi.access.words import Role
from caunoi.commend import rules
from caunoi.commend.models import Campaign, CouncilSeat, Criterion
from caunoi.commend.words import Act, Stage, Standing
from caunoi.identity.models import Person
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.notices.queries import PaperContent, paper_row, signed_file
from caunoi.places import queries as places
from caunoi.places.models import Body


def my_bodies(person: Person, role: Role = Role.HANDLER) -> list[Body]:
    """The bodies for which the person may plan campaigns or nominate."""
    return [body for body in bodies_of(person) if _may(person, role, body)]


def _may(person: Person, role: Role, body: Body) -> bool:
    try:
        must_hold(roles_in(person, body), role, body.name)
    except Refusal:
        return False
    return True


def campaigns_for(person: Person) -> QuerySet[Campaign]:
    """Every campaign of the person's province or bodies that they may see, the latest first, with how many are nominated."""
    mine = bodies_of(person)
    provinces = {body.province_id for body in mine}
    found = Campaign.objects.filter(
        Q(body__in=mine) | Q(body__province__in=provinces) | Q(seats__person=person)
    ).distinct()
    return _counted(found)


def campaigns_open(place_ids: list[int] | None = None) -> QuerySet[Campaign]:
    """Announced campaigns, the latest first."""
    found = Campaign.objects.exclude(stage=Stage.PLANNED.value)
    return _counted(found.filter(place__in=place_ids) if place_ids is not None else found)


def posted_campaigns(on: date) -> QuerySet[Campaign]:
    """Campaigns whose list is open to objections on a day."""
    return _counted(Campaign.objects.filter(stage=Stage.POSTED.value, posted_on__lte=on, posted_until__gte=on))


def _counted(found: QuerySet[Campaign]) -> QuerySet[Campaign]:
    alive = ~Q(nominations__standing=Standing.WITHDRAWN.value)
    return (
        found.select_related("body", "place")
        .annotate(nominated=Count("nominations", filter=alive, distinct=True))
        .order_by("-opens_on", "pk")
    )


def campaign_of(campaign_id: uuid.UUID) -> Campaign | None:
    """One campaign, None where it is not the speaker's to see."""
    return Campaign.objects.select_related("body__place", "place").filter(pk=campaign_id).first()


def criteria_of(campaign: Campaign) -> QuerySet[Criterion]:
    """What nominees are judged by, in order."""
    return campaign.criteria.order_by("position")


def acts_open(campaign: Campaign, person: Person, on: date) -> list[tuple[Act, str]]:
    """What the book opens on a campaign, each with why the person may not do it (empty when they may)."""
    held = roles_in(person, campaign.body)
    found: list[tuple[Act, str]] = []
    for step in rules.BOOK.open_to(Stage(campaign.stage)):
        try:
            must_hold(held, Role(step.by), campaign.body.name)
        except Refusal as no:
            found.append((Act(step.act), str(no)))
        else:
            found.append((Act(step.act), _not_yet(campaign, on) if step.act == Act.CONVENE else ""))
    return found


def _not_yet(campaign: Campaign, on: date) -> str:
    """Why the council cannot meet on a day: objections are still open, or there is no council."""
    if campaign.posted_until is not None and on <= campaign.posted_until:
        last = f"{campaign.posted_until:%d/%m/%Y}"
        return say(
            f"Còn lấy ý kiến đến hết ngày {last}; Hội đồng họp sau đó.",
            f"Objections are open to the end of {last}; the council meets after that.",
        )
    if not CouncilSeat.objects.filter(campaign=campaign).exists():
        return say("Chưa có Hội đồng: hãy thêm thành viên.", "There is no council yet: add its members.")
    return ""


def at_work_in(person: Person, campaign: Campaign) -> bool:
    """Whether the person works in the body that holds the campaign."""
    return works_in(person, campaign.body)


def nominable(campaign: Campaign, query: str, on: date) -> list[Body]:
    """Bodies that may be nominated: those of the campaign's place and of the places below, found by their name."""
    if not campaign.place.is_province:
        return places.bodies_of(campaign.place, on)
    return list(places.find_bodies(query, province=campaign.place, on=on)[:200])


def decision_file(campaign: Campaign, kind: str) -> PaperContent | None:
    """The signed decision as a file; public once it is issued."""
    if campaign.decision is None or campaign.stage != Stage.DECIDED.value:
        return None
    with as_system():
        row = paper_row(campaign.decision)
        return signed_file(row, kind) if row else None

"""Draws as everybody may see them."""

from django.db.models import QuerySet

from caunoi.access.queries import bodies_of
from caunoi.discuss.models import PanelDraw
from caunoi.identity.models import Person


def draws() -> QuerySet[PanelDraw]:
    """Every draw, newest first, without its list."""
    return PanelDraw.objects.select_related("body").defer("codes", "result", "sealed").order_by("-announced_at", "-id")


def draw_by_slug(slug: str) -> PanelDraw | None:
    """One draw with its list and result."""
    return PanelDraw.objects.select_related("body", "place").filter(slug=slug).first()


def draws_of(person: Person) -> QuerySet[PanelDraw]:
    """The draws of the person's bodies, newest first."""
    return draws().filter(body__in=bodies_of(person))


def draw_of(person: Person, draw_id: int) -> PanelDraw | None:
    """A draw of one of the person's bodies."""
    return PanelDraw.objects.select_related("body").filter(pk=draw_id, body__in=bodies_of(person)).first()

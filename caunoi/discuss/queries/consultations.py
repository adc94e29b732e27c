"""Which consultations there are, for the public and for the drafting body."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from caunoi.access.queries import bodies_of
from caunoi.discuss.models import Consultation, Section, Statement
from caunoi.discuss.words import PUBLIC_STAGES, Stage, StatementStage
from caunoi.identity.models import Person
from caunoi.notices.models import IssuedPaper
from caunoi.notices.queries import papers_about
from caunoi.places.models import Place

_PUBLIC = [str(each) for each in PUBLIC_STAGES]


def published(place: Place | None = None) -> QuerySet[Consultation]:
    """What anybody may see, those still open first, then the newest; in a place, what it and the province above it ask."""
    found = Consultation.objects.filter(stage__in=_PUBLIC).select_related("place", "body")
    if place is not None:
        found = (
            found.filter(province=place)
            if place.is_province
            else found.filter(Q(place=place) | Q(place_id=place.province_id))
        )
    return found.order_by("-opens_at", "-pk")


def by_slug(slug: str) -> Consultation | None:
    """A published consultation by its address; None for a stranger to one in preparation."""
    return Consultation.objects.filter(slug=slug, stage__in=_PUBLIC).select_related("place", "body").first()


def mine(person: Person) -> QuerySet[Consultation]:
    """Every consultation of the bodies a person works in, in whatever stage, the newest first."""
    return (
        Consultation.objects.filter(body__in=bodies_of(person)).select_related("place", "body").order_by("-created_at")
    )


def of_mine(person: Person, consultation_id: int) -> Consultation | None:
    """One of them; None when it is another body's."""
    return mine(person).filter(pk=consultation_id).first()


def sections_of(consultation: Consultation) -> QuerySet[Section]:
    """The sections of the draft in reading order, the whole first."""
    return consultation.sections.order_by("position")


def neighbours(consultation: Consultation, position: int) -> tuple[int | None, int | None]:
    """The commented sections before and after one."""
    positions = list(consultation.sections.filter(commented=True, position__gt=0).values_list("position", flat=True))
    before = [each for each in positions if each < position]
    behind = [each for each in positions if each > position]
    return (before[-1] if before else None, behind[0] if behind else None)


def shown_statements(consultation: Consultation) -> QuerySet[Statement]:
    """The statements people vote on."""
    return consultation.statements.filter(stage=StatementStage.SHOWN.value).order_by("position")


def communes_of(consultation: Consultation) -> list[Place]:
    """Where a participant may live: the communes of a province, or the one commune itself."""
    if not consultation.place.is_province:
        return [consultation.place]
    return list(
        Place.objects.filter(province=consultation.place, level="commune", until__isnull=True).order_by("sort_key")
    )


def figures_of_place(place: Place, today: date) -> dict[str, Any]:
    """How many consultations are open, being answered, answered for a place; and late answers."""
    rows = list(published(place).values_list("stage", "answer_on"))
    answering = [answer_on for stage, answer_on in rows if stage == Stage.CLOSED.value and answer_on]
    return {
        "open": sum(stage == Stage.OPEN.value for stage, _ in rows),
        "answering": len(answering),
        "late": sum(answer_on < today for answer_on in answering),
        "answered": sum(stage in ("answered", "decided", "reported") for stage, _ in rows),
    }


def issued_papers(consultation: Consultation) -> list[IssuedPaper]:
    """The signed papers of a consultation, the newest first; the database shows them to its body's people."""
    return list(papers_about(consultation.ref).filter(number__isnull=False).order_by("-created_at")[:20])

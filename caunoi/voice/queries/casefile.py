"""What lies in a case's file beside its letter: people (masked), handovers, ratings, openings, letters, parts."""

import hashlib
from collections.abc import Iterable
from typing import Any

from caunoi.identity.models import Person
from caunoi.identity.queries import names_of
from caunoi.notices.queries import drafts_of, papers_about
from caunoi.places.models import Body

from ..models import Handover, Petition, Petitioner, Publication, Rating
from ..words import TO_PETITIONER
from .picking import body_names


def people(petition: Petition, most: int = 60) -> list[Petitioner]:
    """The people of a petition in order, masked."""
    return list(petition.petitioners.defer("sealed").order_by("position")[:most])


def handovers(petition: Petition) -> list[Handover]:
    """Every hop, in order."""
    return list(petition.handovers.select_related("sender", "receiver").order_by("hop"))


def ratings(petition: Petition) -> list[Rating]:
    """What the petitioner said of each answer."""
    return list(petition.ratings.filter(rated_at__isnull=False).order_by("round"))


def openings(petition: Petition) -> list[dict[str, Any]]:
    """Who opened the identity, when, why; the latest first."""
    rows = list(petition.openings.order_by("-at")[:50])
    names = names_of(row.by for row in rows) if rows else {}
    return [{"by": names.get(row.by, row.by), "at": row.at, "reason": row.reason} for row in rows]


def following(petition: Petition) -> list[Petition]:
    """Petitions split off from this one."""
    return list(
        petition.following.only("id", "number", "year", "title", "kind", "stage").order_by("received_at", "number")[:10]
    )


def people_names(ids: Iterable[int]) -> list[str]:
    """Names of officers by id."""
    wanted = list(ids)
    return list(Person.objects.filter(pk__in=wanted).values_list("name", flat=True)) if wanted else []


def letters(petition: Petition) -> list[Any]:
    """The papers written for the case, newest first."""
    return list(papers_about(petition.ref).order_by("-created_at"))


def papers_of(bodies: Iterable[Body], most: int = 60) -> list[dict[str, Any]]:
    """Papers of cases of these bodies: drafts first, then the latest signed; each with the case it is about."""
    rows: list[Any] = []
    for body in bodies:
        rows += [row for row in drafts_of(body.pk)[:most] if row.about.startswith("voice:")]
    found = Petition.objects.only("id", "number", "year", "title").in_bulk([row.about[6:] for row in rows])
    cases = {f"voice:{pk}": petition for pk, petition in found.items()}
    return [{"row": row, "petition": cases[row.about]} for row in rows if row.about in cases]


def issued_to_petitioner(petition: Petition) -> list[Any]:
    """The issued papers addressed to the petitioner, oldest first: what the tracking page lists."""
    return list(papers_about(petition.ref).filter(state="issued", code__in=TO_PETITIONER).order_by("issued_at"))


def publication_digest(petition: Petition) -> str:
    """What ties a publication to its petition without leading back to it."""
    return hashlib.sha256(f"publication:{petition.pk}:{petition.secret_digest}".encode()).hexdigest()


def publication_of(petition: Petition) -> Publication | None:
    """What was made public of the petition, taken down or not; None before."""
    return Publication.objects.filter(petition_digest=publication_digest(petition)).first()


def steps_taken(petition: Petition) -> int:
    """How many steps the case has: what a form sends back to tell whether another officer acted meanwhile."""
    return petition.steps.count()


__all__ = [
    "body_names", "following", "handovers", "issued_to_petitioner", "letters", "openings", "papers_of", "people", "people_names",
    "publication_digest", "publication_of", "ratings", "steps_taken",
]  # fmt: skip

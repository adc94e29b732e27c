"""Who may change what stands in a place: its body administrators, those of its province, and the operator."""

from typing import Any

from caunoi.access.queries import grants_of
from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.places.queries import Place


def administered(person: Any) -> list[Place]:
    """The places whose bodies a person administers."""
    return list({grant.body.place.pk: grant.body.place for grant in _held(person)}.values())


def administers(person: Any, place: Place | None) -> bool:
    """Whether the person may change what stands in the place; no place means the whole country."""
    if person.is_operator:
        return True
    within = {unit.pk for unit in _up_from(place)}
    return any(grant.body.place_id in within for grant in _held(person))


def must_administer(person: Any, place: Place | None) -> None:
    """Refuse, saying whose work it is, unless the person administers the place."""
    if not administers(person, place):
        where_vi = place.full_name if place else "cả hệ thống"
        where_en = place.full_name if place else "the whole installation"
        raise Refusal(
            f"Việc này của người quản trị đơn vị ở {where_vi}.",
            f"This is the work of the body administrator of {where_en}.",
        )


def _held(person: Any) -> list[Any]:
    return [grant for grant in grants_of(person) if grant.role == Role.ADMINISTRATOR]


def _up_from(place: Place | None) -> list[Place]:
    chain = [place] if place else []
    while chain and chain[-1].parent is not None:
        chain.append(chain[-1].parent)
    return chain

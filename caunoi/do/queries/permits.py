"""Decisions of the community, told by whoever keeps them; asked each time, so that one annulled stops the collection."""

from collections.abc import Callable
from datetime import date
from typing import Any

from caunoi.do.models import CommunityWork
from caunoi.do.rules.works import TOPICS, Gate, Permit, gate
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import in_force

#: All decisions of a place (a group's, and its commune's whole ones) on one of the topics, the latest first.
Listing = Callable[[Any, tuple[int, ...]], list[Permit]]
#: One decision by its reference.
One = Callable[[str], Permit | None]
_listing: list[Listing] = []
_one: list[One] = []


def decided_by(listing: Listing, one: One) -> None:
    """Name who knows the decisions of the community."""
    _listing[:], _one[:] = [listing], [one]


def permits_for(place: Any, topics: tuple[int, ...] = TOPICS) -> list[Permit]:
    """The decisions of a place that may be linked, the latest first."""
    return [each for listing in _listing for each in listing(place, topics)]


def permit_of(ref: str) -> Permit | None:
    """One decision as it stands now."""
    return next((found for one in _one if ref and (found := one(ref)) is not None), None)


def gate_of(row: CommunityWork, on: date) -> Gate:
    """Whether contributions may be collected for a work on a day, why not, and the article."""
    return gate_by(permit_of(row.decision), on)


def gate_by(permit: Permit | None, on: date) -> Gate:
    """The same, of a decision already read."""
    if permit is None or permit.topic not in TOPICS:
        return gate(permit, None, _cite("decide.topic2", on), on)
    key = "decide.commune_wide" if permit.whole else f"decide.topic{permit.topic}"
    try:
        rule = in_force(key, on=permit.decided_on or on)
    except Refusal:
        return gate(None, None, _cite("decide.topic2", on), on)
    return gate(permit, rule.threshold, rule.cite, on)


def _cite(key: str, on: date) -> str:
    try:
        return in_force(key, on=on).cite
    except Refusal:
        return ""

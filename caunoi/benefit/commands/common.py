"""What the acts share: who acts, for which body, under which number of the law's book."""

import hashlib
import json
from datetime import date
from typing import Any

from django.db import connection

from caunoi.access.queries import require
from caunoi.access.words import Role
from caunoi.identity.models import Person
from caunoi.law.queries import in_force
from caunoi.places.models import Body, Place

#: The installation acts without a role; a person never.
Actor = Person | str


def must_work(by: Actor, body: Body, role: Role = Role.HANDLER) -> None:
    """Only those who work for the body act for it."""
    if isinstance(by, Person):
        require(by, role, body)


def ref_of(by: Actor) -> str:
    """How the ledger names who acts."""
    return by.ref if isinstance(by, Person) else by


def number(key: str, on: date) -> int:
    """A number of the law's book on a day."""
    return int(in_force(key, on=on).value or 0)


def province_of(place: Place) -> int:
    """The province a place lies in, or is."""
    return place.province_id or place.pk


def alone(name: str) -> None:
    """One at a time until this transaction ends: a form sent twice finds what the first one made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 29))", [f"benefit:{name}"])


def digest(*parts: Any) -> str:
    """The digest the ledger keeps of words that stay in the room."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

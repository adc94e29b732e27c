"""What is being filed, as values: whoever takes a petition in fills these, whatever the way."""

import uuid
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from caunoi.places.models import Body, Place, Topic

from .words import Kind, Part


@dataclass(frozen=True, slots=True)
class Who:
    """A person of a petition, as they gave themselves; everything may be empty."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    id_number: str = ""
    part: Part = Part.PETITIONER


@dataclass(frozen=True, slots=True)
class Filing:
    """What is being filed. ``place`` is today's unit where the matter is; ``body`` only when the filer chose one."""

    title: str
    text: str
    place: Place
    kind: Kind = Kind.UNSORTED
    wish: str = ""
    address: str = ""
    topic: Topic | None = None
    body: Body | None = None
    people: tuple[Who, ...] = ()
    respondent: str = ""
    respondent_bodies: tuple[Body, ...] = ()
    respondent_people: tuple[int, ...] = ()
    knew_on: date | None = None
    secret: bool = False
    signers: int = 1
    instance: int = 1
    repeat: bool = False
    previous: uuid.UUID | None = None
    visit: uuid.UUID | None = None
    synthetic: bool = False
    checklist: dict[str, Any] = field(default_factory=dict)

"""What a case page shows: what happened, what may be done, what is attached."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of a case's history; tones: "", ok, now, bad, pause, next (not happened yet)."""

    title: str
    at: datetime | date | None = None
    by: str = ""
    note: str = ""
    cite: str = ""
    href: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Doable:
    """One act offered on a case; ``why_not`` greys it and is read beside it, ``post`` makes it a form."""

    label: str
    href: str = ""
    why_not: str = ""
    cite: str = ""
    icon: str = "right"
    post: bool = False
    main: bool = False


@dataclass(frozen=True, slots=True)
class Attached:
    """One attached file; ``note`` tells of its check, ``remove`` is the address that takes it off."""

    name: str
    href: str = ""
    size: int = 0
    kind: str = ""
    note: str = ""
    remove: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One view among several of the same thing."""

    label: str
    href: str
    count: int | None = None
    current: bool = False

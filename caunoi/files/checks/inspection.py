"""One file through all checks: what it is, made harmless, measured."""

from dataclasses import dataclass

from caunoi.files.rules import Limits, must_fit, must_not_be_empty, safe_name
from caunoi.files.words import MEDIA_TYPES, PICTURES, Kind

from . import packages, pdfs, pictures
from .sniffing import kind_of


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that may be kept."""

    content: bytes
    kind: Kind
    media_type: str
    name: str
    width: int | None = None
    height: int | None = None
    pages: int | None = None
    removed: tuple[str, ...] = ()


def inspect(content: bytes, name: str, limits: Limits) -> Inspected:
    """The file made safe to keep; refuses with the sentence the sender reads."""
    must_not_be_empty(len(content))
    must_fit(len(content), limits.bytes)
    kind = kind_of(content)
    shown, media_type = safe_name(name, kind), MEDIA_TYPES[kind]
    if kind in PICTURES:
        made, width, height = pictures.rewritten(content, kind, limits)
        return Inspected(made, kind, media_type, shown, width=width, height=height)
    if kind is Kind.PDF:
        made, pages, removed = pdfs.cleaned(content, limits)
        return Inspected(made, kind, media_type, shown, pages=pages, removed=removed)
    if kind is Kind.TEXT:
        return Inspected(content, kind, media_type, shown)
    made, removed = packages.checked(content, kind, limits)
    return Inspected(made, kind, media_type, shown, removed=removed)

"""Whose paper it is: how a body is named at its head, in its symbol and in its signing block on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from caunoi.places import queries as places
from caunoi.places.words import BodyKind

from .layout import signature, symbol_of
from .paper import Signature
from .words import Layout, Manner

_PARTY = {BodyKind.PARTY_COMMITTEE, BodyKind.PARTY_BOARD, BodyKind.PARTY_CELL}
#: How a body is written in the symbol of its papers, by office.
_SYMBOLS = {"ubnd": "UBND", "hdnd": "HĐND", "mttq": "MTTQ-BTT", "danguy": "ĐU"}
#: On behalf of whom the head signs, by the beginning of the body's name.
_COLLECTIVES = {
    Layout.STATE: {"Ủy ban nhân dân": "Ủy ban nhân dân", "Ủy ban Mặt trận": "Ban Thường trực", "Hội đồng nhân dân": "Thường trực Hội đồng nhân dân"},
    Layout.PARTY: {"Đảng ủy": "Ban Thường vụ", "Tỉnh ủy": "Ban Thường vụ", "Thành ủy": "Ban Thường vụ"},
}  # fmt: skip
_OFFICES = {
    BodyKind.PEOPLES_COMMITTEE: "Chủ tịch", BodyKind.PEOPLES_COUNCIL: "Chủ tịch", BodyKind.PARTY_COMMITTEE: "Bí thư",
    BodyKind.PARTY_BOARD: "Trưởng ban", BodyKind.PARTY_CELL: "Bí thư", BodyKind.FATHERLAND_FRONT: "Chủ tịch",
}  # fmt: skip


#: What a paper keeps of its issuer.
_KEPT = ("name", "superior", "place", "symbol", "office", "head")


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body as its papers name it on a day: at the head, in the symbol, in the signing block; ``deputy`` signs for the head."""

    layout: Layout
    name: str
    superior: str
    place: str
    symbol: str
    office: str
    head: str
    deputy: bool = False

    @classmethod
    def of(cls, kept: Mapping[str, str], layout: Layout) -> "Issuer":
        """As it was kept with a paper."""
        told = {name: kept[name] for name in _KEPT}
        return cls(layout=layout, deputy=kept.get("manner") == Manner.FOR.value, **told)

    def kept(self) -> dict[str, str]:
        """As JSON values."""
        return {name: getattr(self, name) for name in _KEPT} | {"manner": Manner.FOR.value if self.deputy else ""}

    def symbol_for(self, abbreviation: str) -> str:
        """The symbol after the number: “TB-UBND”, “TB/ĐU”."""
        return symbol_of(self.layout, abbreviation=abbreviation, body=self.symbol)

    @property
    def collective(self) -> str:
        """On behalf of whom its head signs; empty for a body whose head signs alone."""
        return next((whom for start, whom in _COLLECTIVES[self.layout].items() if self.name.startswith(start)), "")

    @property
    def manner(self) -> Manner:
        """By what power its head signs."""
        return Manner.ON_BEHALF if self.collective else Manner.OWN

    def signing(self, name: str = "", on: date | None = None) -> Signature:
        """The signing block of its head, or of whom ``name`` names: “TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH”, for a deputy “… / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH”."""
        name = name or self.head
        signed = signature(self.layout, manner=self.manner, office=self.office, name=name, of=self.collective, on=on)
        if not self.deputy:
            return signed
        below = signature(self.layout, manner=Manner.FOR, office=f"Phó {self.office}", name=name, of=self.office, on=on)
        return replace(below, lines=(*(signed.lines[:1] if self.collective else ()), *below.lines))


def layout_of(body: Any) -> Layout:
    """The layout a body writes in."""
    return Layout.PARTY if body.kind in _PARTY else Layout.STATE


def issuer_of(body: Any, on: date, layout: Layout | None = None) -> Issuer:
    """A body as its papers name it on a day, with who headed it then; in its own layout unless another is asked for."""
    return _issuer(body, on, layout or layout_of(body), places.head_of(body, on), places.superior_of(body, on))


def issuers_of(bodies: Iterable[Any], on: date) -> dict[int, Issuer]:
    """The same of many bodies, each in its own layout; their superiors are their parents."""
    bodies = list(bodies)
    heads = places.heads_of(bodies, on)
    parents = {each.parent_id for each in bodies if each.parent_id}
    above = {each.pk: each for each in places.bodies(on).filter(pk__in=parents)}
    return {
        each.pk: _issuer(
            each, on, layout_of(each), heads.get(each.pk), above.get(each.parent_id) or places.superior_of(each, on)
        )
        for each in bodies
    }


def _issuer(body: Any, on: date, layout: Layout, head: Any, superior: Any) -> Issuer:
    symbol = _SYMBOLS.get(body.office) or body.short_name or initials(body.name)
    if layout is Layout.PARTY and body.office == "danguy" and body.place.is_province:
        symbol = "TU"
    return Issuer(
        layout, places.body_name_on(body, on), superior.name if superior else "", place_on_paper(body.place), symbol,
        head.label if head else _OFFICES.get(BodyKind(body.kind), "Thủ trưởng"), head.name if head else "",
    )  # fmt: skip


def place_on_paper(place: Any) -> str:
    """A place before the day of a paper; a city of the centre is named in full, since it may bear a person's name."""
    return str(place.full_name if place.is_province and place.kind == "city" else place.name)


def initials(name: str) -> str:
    """The capitals of a name, for bodies without a shorter one."""
    return "".join(word[0] for word in name.split() if word[0].isupper())[:6]

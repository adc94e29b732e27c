"""Documents of the kinds offices import, in our own words: past reviews, a directive in the news, a ward's plan."""

from datetime import datetime
from importlib.resources import files

from caunoi.mandate import commands
from caunoi.mandate.commands.common import Actor
from caunoi.places.models import Body

REVIEWS = ("tinh-so-ket-2020.txt", "tphcm-so-ket-2023.txt", "tphcm-giao-ban-2024.html", "tan-phu-tong-ket-2024.txt")
TO_REVIEW = ("ha-noi-chi-thi-07.html",)
PLANS = ("ke-hoach-phuong.docx",)


def load(*, city: Body, ward: Body, by: Actor, at: datetime) -> None:
    """Import them once: the city keeps the reviews and has a directive to decide on, the ward has given its plan's tasks."""
    for name in REVIEWS:
        commands.import_and_accept(name=name, data=_data(name), body=city, by=by, at=at)
    for name in TO_REVIEW:
        commands.import_document(name=name, data=_data(name), body=city, by=by, at=at)
    for name in PLANS:
        commands.import_and_accept(name=name, data=_data(name), body=ward, by=by, at=at)


def _data(name: str) -> bytes:
    return (files(__package__ or "caunoi.mandate.demo") / name).read_bytes()

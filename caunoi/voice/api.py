"""The voice room over HTTP: file a petition, follow it, read published answers."""

from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Header, Query, Router, Schema
from pydantic import Field, StringConstraints

from caunoi.access.doors import open_to_all
from caunoi.kernel.refusal import Refusal
from caunoi.places import queries as places
from caunoi.ui.problems import ErrorsOut

from . import commands, queries, routing
from .words import Channel, Kind, Part

router = Router(tags=["petitions"])
Clean = StringConstraints(strip_whitespace=True, pattern=r"^[^\x00]*$")
Short = Annotated[str, Clean, StringConstraints(max_length=300)]


def _said(least: int) -> str:
    """A pattern of so many letters at least between the blanks at both ends, none of them NUL."""
    return rf"^\s*[^\s\x00][^\x00]{{{least - 2},}}[^\s\x00]\s*$"


class Person(Schema):
    """Who files; everything may be left out."""

    name: Short = ""
    address: Short = ""
    phone: Annotated[str, Clean, StringConstraints(max_length=30)] = ""
    email: Annotated[str, Clean, StringConstraints(max_length=200)] = ""
    representative: bool = False


class PetitionIn(Schema):
    """A petition as another system sends it. ``place`` is the commune's code of today."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=5, max_length=300, pattern=_said(5))]
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=10, max_length=100_000, pattern=_said(10))]
    place: Annotated[str, StringConstraints(pattern=r"^[0-9]{2,8}$")]
    kind: Kind = Kind.UNSORTED
    wish: Annotated[str, Clean, StringConstraints(max_length=5000)] = ""
    address: Short = ""
    knew_on: date | None = None
    secret: bool = False
    signers: Annotated[int, Field(ge=1, le=100_000)] = 1
    people: Annotated[list[Person], Field(max_length=200)] = []


class ReceiptOut(Schema):
    """What the filer keeps: the code tracks, the secret opens the content, the digest proves."""

    code: str
    secret: str
    number: str
    body: str
    received_at: datetime
    due: date
    digest: str


class StepOut(Schema):
    """One public step."""

    act: str
    at: datetime
    body: str


class ProgressOut(Schema):
    """Where a petition stands, without a word of what it says."""

    number: str
    received_on: date
    body: str
    kind: str
    stage: str
    open: bool
    steps: list[StepOut]


class PublishedOut(Schema):
    """A published question and its answer."""

    id: str
    place: str
    body: str
    topic: str
    title: str
    question: str
    answer: str
    received_on: date
    answered_on: date
    published_at: datetime


@router.post(
    "/petitions",
    response={201: ReceiptOut, 400: ErrorsOut, 409: ErrorsOut, 422: ErrorsOut},
    summary="Gửi đơn · File a petition",
)
@open_to_all
def file_petition(
    request: HttpRequest,
    petition: PetitionIn,
    idempotency_key: Annotated[str, Header(max_length=200)] = "",
) -> tuple[int, ReceiptOut]:
    """Take a petition in, durably; the same ``Idempotency-Key`` gives the same receipt and files nothing twice."""
    place = routing.commune_of_code(petition.place, timezone.localdate())
    if place is None:
        raise Refusal("Không có xã, phường, đặc khu mang mã này.", "No commune has this code today.", field="place")
    filing = commands.Filing(
        title=petition.title, text=petition.text, place=place, kind=petition.kind, wish=petition.wish, address=petition.address,
        knew_on=petition.knew_on, secret=petition.secret, signers=petition.signers, people=tuple(_who(person) for person in petition.people),
    )  # fmt: skip
    receipt = commands.lodge(
        filing=filing,
        channel=Channel.API,
        by="resident",
        at=timezone.now(),
        key=f"api:{idempotency_key}" if idempotency_key else "",
    )
    return 201, ReceiptOut(
        code=receipt.code, secret=receipt.secret, number=receipt.number, body=receipt.body, received_at=datetime.fromisoformat(receipt.received_at),
        due=date.fromisoformat(receipt.due), digest=receipt.leaf,
    )  # fmt: skip


@router.get(
    "/petitions/{code}",
    response={200: ProgressOut, 404: ErrorsOut, 422: ErrorsOut},
    summary="Theo dõi đơn · Follow a petition",
)
@open_to_all
def follow_petition(request: HttpRequest, code: str) -> tuple[int, object]:
    """Progress by the receipt's code."""
    petition = queries.tracked(code)
    if petition is None:
        return 404, {
            "errors": [
                {
                    "field": "code",
                    "message": str(Refusal("Không có đơn mang mã này.", "No petition has this code.")),
                    "cite": "",
                }
            ]
        }
    found = queries.progress(petition)
    return 200, ProgressOut(
        number=found.number, received_on=found.received_on, body=found.body, kind=found.kind.value, stage=found.stage.value, open=found.open,
        steps=[StepOut(act=step["act"], at=step["at"], body=step["body"]) for step in found.steps],
    )  # fmt: skip


@router.get(
    "/answers",
    response={200: list[PublishedOut], 422: ErrorsOut},
    summary="Câu trả lời đã công khai · Published answers",
)
@open_to_all
def published_answers(
    request: HttpRequest,
    place: Annotated[str, Query(max_length=8)] = "",
    words: Annotated[str, Query(max_length=200)] = "",
) -> list[PublishedOut]:
    """The newest published answers of a commune or province, twenty at a time."""
    found = places.place_on(place) if place else None
    rows = queries.publications(
        place_id=found.pk if found and not found.is_province else None,
        province_id=found.pk if found and found.is_province else None,
        words=words,
    )
    return [
        PublishedOut(
            id=str(row.pk), place=row.place.name, body=row.body.name, topic=row.topic.label if row.topic else "", title=row.title, question=row.question,
            answer=row.answer, received_on=row.received_on, answered_on=row.answered_on, published_at=row.published_at,
        )
        for row in rows
    ]  # fmt: skip


def _who(person: Person) -> commands.Who:
    part = Part.REPRESENTATIVE if person.representative else Part.PETITIONER
    return commands.Who(name=person.name, address=person.address, phone=person.phone, email=person.email, part=part)

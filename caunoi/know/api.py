"""The know room over HTTP: what is disclosed, what must be, a question on it."""

import uuid
from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.timezone import localdate, now
from ninja import Header, Query, Router, Schema
from pydantic import StringConstraints

from caunoi.access.doors import open_to_all
from caunoi.kernel.refusal import Refusal
from caunoi.places import queries as places
from caunoi.ui.problems import ErrorsOut

from . import commands
from .queries import lists, parts_of, public, reading
from .words import Family, Stage

router = Router(tags=["disclosures"])
Clean = StringConstraints(strip_whitespace=True, pattern=r"^[^\x00]*$")
Code = Annotated[str, Query(max_length=8, pattern=r"^[0-9]*$")]


class DisclosureOut(Schema):
    """One disclosure in a list."""

    id: str
    place: str
    body: str
    item: str
    title: str
    summary: str
    number: str
    decided_on: date
    due: date
    since: date
    last: date | None
    permanent: bool
    stage: str
    version: int
    published_at: datetime


class FormOut(Schema):
    """One form the law asks, and the day it was used."""

    form: str
    met_on: date | None


class VersionOut(Schema):
    """One version: when and why."""

    number: int
    at: datetime
    reason: str
    digest: str


class WholeOut(DisclosureOut):
    """One disclosure whole; the people of its list are not handed out here."""

    text: str
    forms: list[FormOut]
    versions: list[VersionOut]
    people_listed: int
    taken_down_reason: str
    taken_down_early: bool


class PageOut(Schema):
    """A page of a list and where the next begins."""

    disclosures: list[DisclosureOut]
    after: str


class MustOut(Schema):
    """One thing the law has disclosed."""

    code: str
    label: str
    forms: list[str]
    deadline: str
    deadline_cite: str
    permanent: bool
    posting: str
    repeats: list[str]


class NewsOut(Schema):
    """One page of news."""

    id: str
    place: str
    body: str
    genre: str
    title: str
    summary: str
    opened_at: datetime | None


class QuestionIn(Schema):
    """A question on a disclosure."""

    text: Annotated[str, Clean, StringConstraints(min_length=10, max_length=3000)]
    name: Annotated[str, Clean, StringConstraints(max_length=80)] = ""


class QuestionOut(Schema):
    """What the asker keeps."""

    code: str
    due: date


@router.get("/disclosures", response={200: PageOut, 422: ErrorsOut}, summary="Nội dung đã công khai · Disclosures")
@open_to_all
def disclosures(
    request: HttpRequest,
    place: Code = "",
    item: Annotated[str, Query(max_length=20)] = "",
    words: Annotated[str, Query(max_length=200)] = "",
    after: Annotated[str, Query(max_length=100)] = "",
) -> PageOut:
    """The newest first, fifty at a time; ``after`` of an answer leads on."""
    rows = public.published(place=_place(place), item=item, words=words, after=after, size=51)
    return PageOut(
        disclosures=[DisclosureOut(**_told(row)) for row in rows[:50]], after=public.mark(rows[49]) if len(rows) > 50 else ""
    )  # fmt: skip


@router.get(
    "/disclosures/{disclosure_id}",
    response={200: WholeOut, 404: ErrorsOut, 422: ErrorsOut},
    summary="Một nội dung · One disclosure",
)
@open_to_all
def disclosure(request: HttpRequest, disclosure_id: uuid.UUID) -> tuple[int, object]:
    """One whole, with its versions; of a list of people only how many."""
    row = public.shown(disclosure_id)
    if row is None:
        return 404, _wrong("Không có nội dung này.", "There is no such disclosure.")
    gone, names = row.stage == Stage.TAKEN_DOWN.value, public.listed(row, size=1)
    return 200, WholeOut(
        **_told(row), text="" if gone else row.text,
        forms=[FormOut(form=part.form.value, met_on=part.met_on) for part in parts_of(row, on=localdate())],
        versions=[VersionOut(number=each.number, at=each.at, reason=each.reason, digest=each.digest) for each in public.versions_of(row)],
        people_listed=names.people if names else 0, taken_down_reason=row.ended_reason, taken_down_early=row.ended_early,
    )  # fmt: skip


@router.post(
    "/disclosures/{disclosure_id}/questions",
    response={201: QuestionOut, 400: ErrorsOut, 409: ErrorsOut, 422: ErrorsOut},
    summary="Hỏi về một nội dung · Ask about a disclosure",
)
@open_to_all
def ask(
    request: HttpRequest,
    disclosure_id: uuid.UUID,
    question: QuestionIn,
    idempotency_key: Annotated[str, Header(max_length=200)] = "",
) -> tuple[int, QuestionOut]:
    """Ask; the same ``Idempotency-Key`` asks once and gives the same code."""
    key = f"api:{idempotency_key}" if idempotency_key else f"once:{uuid.uuid4()}"
    kept = commands.ask(disclosure_id=disclosure_id, text=question.text, name=question.name, key=key, at=now())
    return 201, QuestionOut(code=kept.code, due=kept.question.due)


@router.get(
    "/must-disclose",
    response={200: list[MustOut], 422: ErrorsOut},
    summary="Phải công khai gì · What must be disclosed",
)
@open_to_all
def must_disclose(request: HttpRequest, family: Family = Family.COMMUNE) -> list[MustOut]:
    """The list of the law for a sort of body, today."""
    return [
        MustOut(
            code=entry.code, label=entry.label, forms=[form.value for form in entry.wants.forms], deadline=entry.deadline.spoken,
            deadline_cite=entry.deadline.cite, permanent=entry.wants.permanent, posting=entry.posting.spoken if entry.wants.timed else "",
            repeats=[cycle.value for cycle in entry.wants.cycles],
        )
        for entry in lists.register(family, on=localdate())
    ]  # fmt: skip


@router.get("/news", response={200: list[NewsOut], 422: ErrorsOut}, summary="Tin tức · News")
@open_to_all
def news(request: HttpRequest, place: Code = "") -> list[NewsOut]:
    """The newest pages, twenty of them."""
    return [
        NewsOut(
            id=str(row.pk), place=row.place.name, body=row.body.name, genre=row.genre, title=row.title, summary=row.summary, opened_at=row.opened_at
        )
        for row in reading.news(place=_place(place))
    ]  # fmt: skip


def _place(code: str) -> Any:
    return places.place_on(code) if code else None


def _told(row: Any) -> dict[str, Any]:
    gone = row.stage == Stage.TAKEN_DOWN.value
    return {
        "id": str(row.pk), "place": row.place.code, "body": row.body.name, "item": row.item, "title": row.title,
        "summary": "" if gone else row.summary, "number": row.number, "decided_on": row.decided_on, "due": row.due, "since": row.since,
        "last": row.last, "permanent": row.permanent, "stage": row.stage, "version": row.version, "published_at": row.posted_at,
    }  # fmt: skip


def _wrong(vi: str, en: str) -> dict[str, Any]:
    return {"errors": [{"field": "id", "message": str(Refusal(vi, en)), "cite": ""}]}

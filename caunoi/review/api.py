"""Published reviews over HTTP, to read: which there are, and one with its figures, words and tasks as they were sealed."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from ninja.errors import HttpError

from caunoi.access.doors import open_to_all
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.places import queries as places
from caunoi.ui.problems import ErrorsOut

from . import papers, queries
from .report import parts, period_of, proposals, title

router = Router(tags=["reviews"])


class ReviewOut(Schema):
    """One published review."""

    id: int
    body: str
    body_name: str
    place: str
    period: str
    since: date
    until: date
    layout: str
    number: str
    published_at: datetime
    seal: str
    synthetic: bool


class ReviewFigureOut(Schema):
    """One figure as it was sealed."""

    code: str
    name: str
    value: float | None
    unit: str
    records: int | None
    query_version: str
    part: int | None
    whole: int | None
    before: float | None


class ReviewPartOut(Schema):
    """One section in words."""

    code: str
    heading: str
    level: int
    text: str


class ReviewDetailOut(ReviewOut):
    """A review with what it says."""

    title: str
    figures: list[ReviewFigureOut]
    parts: list[ReviewPartOut]
    tasks: list[str]


@router.get(
    "/reviews", response={200: list[ReviewOut], 409: ErrorsOut, 422: ErrorsOut}, summary="Báo cáo sơ kết, tổng kết đã công bố · Published reviews"
)  # fmt: skip
@open_to_all
def list_reviews(
    request: HttpRequest, place: str = "", period: Annotated[str, Query(max_length=12)] = "",
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0, limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> list[ReviewOut]:  # fmt: skip
    """Published reviews, the latest first; of a place and, for a province, of everything in it; of one period where asked."""
    code = place.replace("\x00", "")[:20]
    here = places.place_of_ref(code) if code else None
    if code and here is None:
        raise Refusal("Không có địa phương mang mã này.", "No place has this code.", field="place")
    rows = queries.public_reviews()
    if here is not None:
        rows = rows.filter(province=here) if here.is_province else rows.filter(place=here)
    if period:
        rows = rows.filter(period=period.replace("\x00", "").upper())
    return [ReviewOut(**_told(row)) for row in rows[offset : offset + limit]]


@router.get(
    "/reviews/{review_id}", response={200: ReviewDetailOut, 404: ErrorsOut, 422: ErrorsOut},
    summary="Một báo cáo với số liệu, câu chữ, nhiệm vụ đã niêm · One review as it was sealed",
)  # fmt: skip
@open_to_all
def one_review(request: HttpRequest, review_id: Annotated[int, Path(ge=1, le=2**31 - 1)]) -> ReviewDetailOut:
    """One published review: figures, sections and accepted tasks."""
    row = queries.review_by_id(review_id)
    if row is None or not row.is_published:
        raise HttpError(
            404, say("Không thấy báo cáo này, hoặc báo cáo chưa công bố.", "There is no such published review.")
        )
    said = [
        ReviewPartOut(code=each.code, heading=each.heading, level=each.level, text=each.text) for each in parts(row)
    ]
    return ReviewDetailOut(
        **_told(row), title=title(row), figures=[ReviewFigureOut(**each) for each in papers.figures_list(row)], parts=said,
        tasks=[each.text for each in proposals(row) if each.accepted],
    )  # fmt: skip


def _told(row: Any) -> dict[str, Any]:
    names = ("id", "since", "until", "layout", "published_at", "seal", "synthetic")
    told = {name: getattr(row, name) for name in names}
    return told | {
        "body": row.body.code, "body_name": row.body.name, "place": row.place.code, "period": period_of(row).code, "number": row.numbered,
    }  # fmt: skip

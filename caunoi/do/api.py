"""What people do together over HTTP, to read: works with their accounts, models, help points, movements."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.timezone import localdate
from ninja import Query, Router, Schema

from caunoi.access.doors import open_to_all
from caunoi.kernel.refusal import Refusal
from caunoi.places import queries as places
from caunoi.ui.problems import ErrorsOut

from . import queries

router = Router(tags=["people-do"])
Limit = Annotated[int, Query(ge=1, le=100)]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]
Code = Annotated[str, Query(max_length=20)]


class CommunityWorkOut(Schema):
    """One community work."""

    id: str
    title: str
    place: str
    place_name: str
    kind: str
    stage: str
    keeper: str
    decision: str
    proposed_on: date
    done_on: date | None
    synthetic: bool

    @staticmethod
    def of(row: Any) -> "CommunityWorkOut":
        """A row as the API tells it."""
        return CommunityWorkOut(
            id=str(row.pk), title=row.title, place=row.place.code, place_name=row.place.full_name, kind=row.kind, stage=row.stage, keeper=row.body.name,
            decision=row.decision.partition(":")[2], proposed_on=row.proposed_on, done_on=row.done_on, synthetic=row.synthetic,
        )  # fmt: skip


class InKindOut(Schema):
    """Gifts of one sort in one unit; ``value`` 0 where the decision gives none."""

    given: str
    unit: str
    quantity: Decimal
    value: int


class WorkAccountsOut(Schema):
    """The accounts of a work; empty where so few gave that a sum would tell what one gave."""

    given: int | None
    granted: int
    spent: int | None
    returned: int | None
    left: int | None
    balances: bool
    givers: int
    households: int
    in_kind: list[InKindOut]


class CollectionOut(Schema):
    """Whether contributions may be collected, why not, and the article."""

    allowed: bool
    why: str
    cite: str


class WorkDetailOut(Schema):
    """One work with its accounts and whether it may collect."""

    work: CommunityWorkOut
    what: str
    result: str
    collection: CollectionOut
    accounts: WorkAccountsOut
    settled_on: date | None
    posted_on: date | None


class SkilfulModelOut(Schema):
    """One skilful model."""

    id: str
    title: str
    place: str
    field: str
    holder: str
    stage: str
    unit: str
    start: Decimal
    target: Decimal
    adopted: int
    synthetic: bool


class HelpPointOut(Schema):
    """A group or help point; a contact only who agreed to be named today."""

    id: str
    kind: str
    name: str
    place: str
    place_name: str
    where: str
    hours: str
    contacts: list[str]


class MovementOut(Schema):
    """A movement over all its places."""

    id: str
    title: str
    unit: str
    since: date
    until: date
    target: Decimal
    reached: Decimal
    places: int
    silent: int


def _place(code: str) -> Any:
    clean = code[:20].replace("\x00", "")
    found = places.place_of_ref(clean) if clean else None
    if clean and found is None:
        raise Refusal("Không có địa phương mang mã này.", "No place has this code.", field="place")
    return found


@router.get(
    "/community-works", response={200: list[CommunityWorkOut], 409: ErrorsOut, 422: ErrorsOut}, summary="Công trình cộng đồng · Community works"
)  # fmt: skip
@open_to_all
def list_works(
    request: HttpRequest, place: Code = "", stage: Code = "", offset: Offset = 0, limit: Limit = 50
) -> object:
    """The works of a place, the latest first."""
    rows = queries.works_in(_place(place), stage=stage)[offset : offset + limit]
    return [CommunityWorkOut.of(row) for row in rows]


@router.get(
    "/community-works/{work_id}", response={200: WorkDetailOut, 404: ErrorsOut, 422: ErrorsOut}, summary="Một công trình và sổ thu chi · One work and its accounts"
)  # fmt: skip
@open_to_all
def read_work(request: HttpRequest, work_id: UUID) -> object:
    """One work with its accounts, which always balance, and whether it may collect."""
    row = queries.work_of(work_id)
    if row is None:
        missing = Refusal("Không có công trình này.", "There is no such work.")
        return 404, {"errors": [{"field": "work_id", "message": str(missing), "cite": ""}]}
    sums, gate, settlement = queries.sums_of(row), queries.gate_of(row, localdate()), getattr(row, "settlement", None)
    hidden = sums.too_few and row.stage != "posted"
    return WorkDetailOut(
        work=CommunityWorkOut.of(row), what=row.what, result=row.result,
        collection=CollectionOut(allowed=gate.open, why=gate.why, cite=gate.cite),
        accounts=WorkAccountsOut(
            given=None if hidden else sums.given, granted=sums.granted, spent=None if hidden else sums.spent, returned=None if hidden else sums.returned,
            left=None if hidden else sums.left, balances=sums.balances, givers=sums.givers, households=sums.households,
            in_kind=[] if hidden else [InKindOut(given=each.given.value, unit=each.unit, quantity=each.quantity, value=each.value) for each in sums.kinds],
        ),
        settled_on=settlement.on if settlement else None, posted_on=settlement.posted_on if settlement else None,
    )  # fmt: skip


@router.get(
    "/skilful-models",
    response={200: list[SkilfulModelOut], 409: ErrorsOut, 422: ErrorsOut},
    summary="Mô hình Dân vận khéo · Skilful models",
)
@open_to_all
def list_models(
    request: HttpRequest, place: Code = "", field: Code = "", offset: Offset = 0, limit: Limit = 50
) -> object:
    """The models of a place, the latest first; an individual is not named."""
    rows: Any = queries.models_in(_place(place), field=field)[offset : offset + limit]
    return [
        SkilfulModelOut(
            id=str(row.pk), title=row.title, place=row.place.code, field=row.field, holder=row.holder, stage=row.stage, unit=row.unit, start=row.start,
            target=row.target, adopted=row.spread, synthetic=row.synthetic,
        )
        for row in rows
    ]  # fmt: skip


@router.get(
    "/help-points",
    response={200: list[HelpPointOut], 409: ErrorsOut, 422: ErrorsOut},
    summary="Tổ tự quản, điểm hỗ trợ · Groups and help points",
)
@open_to_all
def list_groups(
    request: HttpRequest, place: Code = "", kind: Code = "", offset: Offset = 0, limit: Limit = 50
) -> object:
    """Groups and help points of a place with the names of contacts who agreed to it."""
    rows: Any = queries.groups_in(_place(place), localdate(), kind=kind)[offset : offset + limit]
    return [
        HelpPointOut(
            id=str(row.pk), kind=row.kind, name=row.name, place=row.place.code, place_name=row.place.full_name, where=row.where, hours=row.hours,
            contacts=[each.name for each in row.named],
        )
        for row in rows
    ]  # fmt: skip


@router.get(
    "/movements", response={200: list[MovementOut], 409: ErrorsOut, 422: ErrorsOut}, summary="Phong trào · Movements"
)
@open_to_all
def list_movements(request: HttpRequest, place: Code = "", offset: Offset = 0, limit: Limit = 50) -> object:
    """Movements of a place and how far they are."""
    rows = list(queries.movements_in(_place(place))[offset : offset + limit])
    wholes = queries.wholes_of(rows)
    return [
        MovementOut(
            id=str(row.pk), title=row.title, unit=row.unit, since=row.since, until=row.until, target=whole.target, reached=whole.reached, places=whole.places,
            silent=whole.silent,
        )
        for row, whole in zip(rows, wholes, strict=True)
    ]  # fmt: skip

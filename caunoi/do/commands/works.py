"""Community works: proposed, linked to the decision, opened for collection, carried out, settled, posted."""

import uuid
from collections.abc import Callable, Collection
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caunoi.access.context import as_system
from caunoi.boards.models import Board
from caunoi.do import queries
from caunoi.do.facts import WorkMoved, WorkPlanned
from caunoi.do.models import BudgetLine, CommunityWork, KindValue, PlanStep, ProgressNote, WorkStep
from caunoi.do.rules import money
from caunoi.do.rules import works as rules
from caunoi.do.words import Act, Given, Proposer, Stage, WorkKind
from caunoi.duties.commands import meet_all, open_duty, waive_all
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record
from caunoi.places.models import Body, Place

from .common import (
    Actor,
    commune_of,
    digest,
    keep_files,
    locked,
    locked_work,
    must_lie_within,
    must_work,
    name_of,
    overseer_of,
    ref_of,
    said,
)
from .following import follow_work, tell_dropped, tell_finished

#: Who is told that a work is done, so that people may be asked how they find it.
_told: list[Callable[[CommunityWork, datetime], None]] = []


def finished_by(told: Callable[[CommunityWork, datetime], None]) -> None:
    """Name who is told, in the same transaction, that a work is done."""
    _told[:] = [told]


@transaction.atomic
def propose_work(
    *, body: Body, place: Place, kind: WorkKind, title: str, what: str, proposer: Proposer, by: Actor, at: datetime,
    proposed_by: str = "", proposed_on: date | None = None, begins_on: date | None = None, ends_on: date | None = None, synthetic: bool = False,
) -> CommunityWork:  # fmt: skip
    """Enter a work somebody proposed; ``body`` will keep its plan and its accounts."""
    must_work(by, body)
    must_lie_within(body, place)
    on = proposed_on or localdate(at)
    rules.must_not_lie_ahead(on, localdate(at), "proposed_on")
    if begins_on and ends_on and ends_on < begins_on:
        raise Refusal("Ngày xong không thể trước ngày bắt đầu.", "It ends after it begins.", field="ends_on")
    commune = commune_of(place)
    title = said(title, "title", 5, 200)
    if CommunityWork.objects.filter(place=place, title=title, proposed_on=on).exists():
        raise Refusal("Công trình này đã được ghi.", "This work is entered already.", field="title")
    row = CommunityWork.objects.create(
        place=place, commune=commune, body=body, overseer=overseer_of(commune, localdate(at)), kind=kind.value, title=title,
        what=said(what, "what", 10), proposer=proposer.value, proposed_by=proposed_by.strip()[:200], proposed_on=on, begins_on=begins_on,
        ends_on=ends_on, synthetic=synthetic,
    )  # fmt: skip
    record(WorkMoved(step="propose", stage=row.stage, on=on), about=row.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def link_decision(
    *, work_id: uuid.UUID, decision: str, by: Actor, at: datetime, level: int | None = None, version: int | None = None
) -> CommunityWork:  # fmt: skip
    """Link the decision of the community on contributing to this work; whether it lets anybody collect is asked when collecting."""
    row = locked_work(work_id, by, version)
    permit = queries.permit_of(decision)
    if permit is None:
        raise Refusal("Không thấy quyết định này.", "There is no such decision.", field="decision")
    rules.must_concern(permit, row.place_id, row.commune_id, rules.TOPICS)
    row.decision, row.level = permit.ref, None if level is None else money.must_be_a_sum(level, "level")
    return moved(row, Act.LINK, localdate(at), by, at, note=f"{permit.code}: {permit.title}", decision=permit.ref)


@transaction.atomic
def open_collection(*, work_id: uuid.UUID, by: Actor, at: datetime, version: int | None = None) -> CommunityWork:
    """Open the collection: only under a decision in force that at least 2/3 of all households agreed to."""
    row = locked_work(work_id, by, version)
    rules.must_be_open(queries.gate_of(row, localdate(at)))
    row.opened_on = localdate(at)
    return moved(row, Act.OPEN, row.opened_on, by, at, decision=row.decision)


@transaction.atomic
def start_work(
    *, work_id: uuid.UUID, on: date, by: Actor, at: datetime, version: int | None = None
) -> CommunityWork:  # fmt: skip
    """Begin to build; a work nothing is collected for begins without a decision on contributions."""
    row = locked_work(work_id, by, version)
    rules.must_not_lie_ahead(on, localdate(at))
    row.started_on = on
    moved(row, Act.START, on, by, at)
    follow_work(row, by, at)
    return row


@transaction.atomic
def finish_work(
    *, work_id: uuid.UUID, on: date, result: str, by: Actor, at: datetime, version: int | None = None
) -> CommunityWork:  # fmt: skip
    """Say that it is done and what came of it; whoever lives there may say so or not in the room of results."""
    row = locked_work(work_id, by, version)
    rules.must_not_lie_ahead(on, localdate(at))
    if row.started_on and on < row.started_on:
        raise Refusal("Ngày xong không thể trước ngày bắt đầu.", "It ends after it begins.", field="on")
    row.done_on, row.result = on, said(result, "result", 10)
    moved(row, Act.FINISH, on, by, at)
    with as_system():
        for step in PlanStep.objects.filter(work=row, done_on__isnull=True):
            meet_all(about=f"workplan:{step.pk}", keys=["do.plan"], by=ref_of(by), at=at, evidence=row.ref)
    row.plan.filter(done_on__isnull=True).update(done_on=on)
    tell_finished(row, by, at)
    for tell in _told:
        tell(row, at)
    return row


@transaction.atomic
def drop_work(*, work_id: uuid.UUID, reason: str, by: Actor, at: datetime, version: int | None = None) -> CommunityWork:
    """Give a work up, once everything that was given has been returned."""
    row = locked_work(work_id, by, version)
    rules.must_be_spent(queries.left_in(row))
    row.reason = said(reason, "reason", 10)
    with as_system():
        for step in PlanStep.objects.filter(work=row, done_on__isnull=True):
            waive_all(about=f"workplan:{step.pk}", reason=row.reason, by=ref_of(by), at=at)
    moved(row, Act.DROP, localdate(at), by, at, note=row.reason)
    tell_dropped(row, by, at)
    return row


@transaction.atomic
def plan_budget(
    *, work_id: uuid.UUID, lines: list[tuple[str, int]], by: Actor, at: datetime, version: int | None = None
) -> list[BudgetLine]:  # fmt: skip
    """Lay down what the work should cost; until the collection is opened it may be laid down anew."""
    row = locked_work(work_id, by, version)
    if Stage(row.stage) not in (Stage.PROPOSED, Stage.LINKED):
        raise Refusal(
            "Dự toán đã trình các hộ, không sửa được khi đã mở thu hoặc đã thực hiện.",
            "The budget was laid before the households; it is not changed once collecting or building has begun.",
        )
    if not 1 <= len(lines) <= 60:
        raise Refusal("Dự toán có từ 1 đến 60 khoản.", "A budget has 1 to 60 items.", field="lines")
    row.budget.all().delete()
    made = BudgetLine.objects.bulk_create(
        BudgetLine(work=row, position=number, what=said(what, "lines", 2, 200), amount=money.must_be_a_sum(amount, "lines"))
        for number, (what, amount) in enumerate(lines, 1)
    )  # fmt: skip
    _planned(row, by, at, "budget", amount=sum(each.amount for each in made), number=len(made))
    return made


@transaction.atomic
def plan_step(*, work_id: uuid.UUID, what: str, due: date, by: Actor, at: datetime) -> PlanStep:
    """Enter a step of the plan; its day becomes the keeper's own duty."""
    row = locked_work(work_id, by)
    rules.must_move(Stage(row.stage), rules.MOVING)
    words = said(what, "what", 3, 300)
    if due < localdate(at):
        raise Refusal("Ngày này đã qua.", "This day has passed.", field="due")
    try:
        with transaction.atomic():
            step = PlanStep.objects.create(work=row, what=words, due=due)
    except IntegrityError:
        raise Refusal("Bước này đã có trong kế hoạch.", "This step is in the plan already.", field="what") from None
    open_duty(
        rule="do.plan", about=f"workplan:{step.pk}", owed_by=row.body, by=ref_of(by), at=at, due=due, subject=f"{words}: {row.title}"[:200],
        cite=row.title,
    )  # fmt: skip
    _planned(row, by, at, "step", on=due)
    return step


@transaction.atomic
def meet_step(*, step_id: int, on: date, by: Actor, at: datetime) -> PlanStep:
    """Say that a step of the plan was done."""
    step = locked(PlanStep, step_id, "work__body", "work__overseer")
    row = locked_work(step.work_id, by)
    rules.must_not_lie_ahead(on, localdate(at))
    if step.done_on is not None:
        raise Refusal("Bước này đã ghi xong.", "This step is done already.")
    step.done_on = on
    step.save(update_fields=["done_on"])
    with as_system():
        meet_all(about=f"workplan:{step.pk}", keys=["do.plan"], by=ref_of(by), at=at, evidence=row.ref)
    _planned(row, by, at, "step_done", on=on)
    return step


@transaction.atomic
def set_value(
    *, work_id: uuid.UUID, given: Given, unit: str, value: int, clause: str, by: Actor, at: datetime
) -> KindValue:  # fmt: skip
    """Say what a unit given in kind counts for, with the clause of the community's decision that says so."""
    row = locked_work(work_id, by)
    if not row.decision:
        raise Refusal(
            "Chỉ quy đổi theo giá trị mà quyết định của cộng đồng nêu; công trình chưa gắn quyết định.",
            "A gift in kind is valued only as the community's decision says; none is linked.",
        )
    if given is Given.MONEY:
        raise Refusal("Tiền không cần quy đổi.", "Money needs no value.", field="given")
    rules.must_move(Stage(row.stage), rules.MOVING)
    unit = said(unit if given is Given.MATERIAL else given.unit, "unit", 1, 40)
    try:
        with transaction.atomic():
            made = KindValue.objects.create(
                work=row, given=given.value, unit=unit, value=money.must_be_a_sum(value, "value"), clause=said(clause, "clause", 5, 300)
            )  # fmt: skip
    except IntegrityError:
        raise Refusal("Đã có giá trị cho đơn vị này.", "This unit has a value already.", field="unit") from None
    _planned(row, by, at, "value", amount=value)
    return made


@transaction.atomic
def link_board(*, work_id: uuid.UUID, board: Board, by: Actor, at: datetime) -> CommunityWork:
    """Name the community supervision board that watches the work."""
    row = locked_work(work_id, by)
    if board.place_id not in (row.place_id, row.commune_id):
        raise Refusal("Ban này của nơi khác.", "This board is of another place.", field="board")
    row.board, row.version = board, row.version + 1
    row.save(update_fields=["board", "version"])
    _planned(row, by, at, "board")
    return row


@transaction.atomic
def note_progress(
    *, work_id: uuid.UUID, on: date, what: str, by: Actor, at: datetime, percent: int | None = None, photos: Collection[Any] = (),
    alt_text: str = "",
) -> ProgressNote:  # fmt: skip
    """Say how far the work is, with photographs whose place and camera are taken out and whose content is told in words."""
    row = locked_work(work_id, by)
    rules.must_not_lie_ahead(on, localdate(at))
    if Stage(row.stage) in (Stage.PROPOSED, Stage.LINKED, Stage.DROPPED):
        raise Refusal("Công trình chưa bắt đầu.", "The work has not begun.")
    if percent is not None and not 0 <= percent <= 100:
        raise Refusal("Tỷ lệ từ 0 đến 100.", "A share of 0 to 100.", field="percent")
    alt = said(alt_text, "alt_text", 5, 300) if photos else ""
    words = said(what, "what", 5, 2000)
    if ProgressNote.objects.filter(work=row, on=on, what=words).exists():
        raise Refusal("Tiến độ này đã được ghi.", "This progress is entered already.", field="what")
    note = ProgressNote.objects.create(work=row, on=on, what=words, percent=percent, photos=len(photos), at=at)
    keep_files(photos, about=note.ref, body=row.body, overseer=row.overseer, by=by, at=at, alt_text=alt)
    _planned(row, by, at, "progress", on=on, number=percent)
    return note


def _planned(row: CommunityWork, by: Actor, at: datetime, what: str, **told: Any) -> None:
    record(WorkPlanned(what=what, **told), about=row.ref, by=ref_of(by), at=at)


def moved(
    row: CommunityWork, act: Act, on: date, by: Actor, at: datetime, *, note: str = "", **told: Any
) -> CommunityWork:  # fmt: skip
    """Take a step of the book, for the page and for the ledger."""
    row.stage = rules.BOOK.step(Stage(row.stage), act).then.value
    row.version += 1
    row.save()
    WorkStep.objects.create(
        work=row,
        act=act.value,
        stage=row.stage,
        on=on,
        at=at,
        note=note[:500],
        by_name=row.body.name if name_of(by) else "",
    )
    fact = WorkMoved(step=act.value, stage=row.stage, on=on, digest=digest(note), **told)
    record(fact, about=row.ref, by=ref_of(by), at=at)
    return row

"""Inspections: planned in the programme, put off, their plan sent in time, findings entered, concluded."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.boards import commands as boards
from caunoi.boards.words import Kind
from caunoi.check import rules
from caunoi.check.facts import Concluded, Found, InspectionNoticed, InspectionPlanned
from caunoi.check.models import Finding, Inspection
from caunoi.check.words import CHECKING, Looks
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import deadline
from caunoi.ledger.commands import record
from caunoi.places.models import Body

from .common import Actor, for_the_board, locked_board, locked_inspection, must_act, name_of, ref_of
from .exhibiting import Sent, keep_exhibits

_NOTICE = {Kind.INSPECTION: "ttnd.plan", Kind.INVESTMENT: "gsdt.notice"}


@transaction.atomic
def plan_inspection(
    *, board_id: uuid.UUID, what: str, on: date, scope: str, by: Actor, at: datetime, inspected: Body | None = None, visited: str = "",
    synthetic: bool = False,
) -> Inspection:  # fmt: skip
    """Plan an inspection of a body, or of somebody who is no body of ours, far enough ahead to tell them."""
    board = locked_board(board_id)
    must_act(by, board, localdate(at))
    if Kind(board.kind) not in CHECKING:
        raise Refusal("Ban này không kiểm tra, giám sát.", "This board does not inspect.")
    visited = (inspected.name if inspected else visited).strip()
    if not visited:
        raise Refusal("Hãy ghi nơi được kiểm tra.", "Say whom it inspects.", field="visited")
    scope = rules.must_say(scope, "scope")
    try:
        with for_the_board():
            item = boards.plan(board_id=board.pk, what=what, due=on, visited=visited, by=ref_of(by), at=at)
    except Refusal as no:
        raise Refusal(no.vi, no.en, field="on" if no.field == "due" else no.field) from no
    row = Inspection.objects.create(
        item=item, board=board, place=board.place, inspected=inspected, scope=scope, synthetic=synthetic
    )  # fmt: skip
    fact = InspectionPlanned(inspection=str(row.pk), on=on, inspected=inspected.code if inspected else "")
    record(fact, about=board.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def move_inspection(*, inspection_id: uuid.UUID, on: date, reason: str, by: Actor, at: datetime) -> Inspection:
    """Put an inspection off to a later day, for a reason, while its plan is not sent."""
    row = locked_inspection(inspection_id, by, at)
    try:
        with for_the_board():
            row.item = boards.move(
                board_id=row.board_id, item_id=row.item_id, due=on, reason=reason, by=ref_of(by), at=at
            )
    except Refusal as no:
        raise Refusal(no.vi, no.en, field="on" if no.field == "due" else no.field) from no
    return row


@transaction.atomic
def send_plan(*, inspection_id: uuid.UUID, on: date, by: Actor, at: datetime) -> Inspection:
    """Say that whoever is inspected was sent the plan; too late for the law is refused, and the inspection moves."""
    row = locked_inspection(inspection_id, by, at)
    rule = deadline(_NOTICE[Kind(row.board.kind)], start=row.item.due)
    if row.item.noticed_on is None:
        rules.must_be_in_time(rule.due, on, rule.cite, row.item.visited)
    with for_the_board():
        row.item = boards.send_notice(board_id=row.board_id, item_id=row.item_id, on=on, by=ref_of(by), at=at)
    record(InspectionNoticed(inspection=str(row.pk), on=on), about=row.board.ref, by=ref_of(by), at=at)
    return row


@transaction.atomic
def add_finding(
    *, number: uuid.UUID, inspection_id: uuid.UUID, looks: Looks, text: str, by: Actor, at: datetime, spot: str = "",
    written_at: datetime | None = None, photos: Sent = (), alts: tuple[str, ...] = (),
) -> Finding:  # fmt: skip
    """Enter a finding under the number its device made; sent again it is the same finding, whatever became of the network."""
    row = locked_inspection(inspection_id, by, at)
    spot, text = spot.strip()[:300], rules.must_say(text, "text")
    said = rules.digest(inspection=str(row.pk), looks=looks.value, text=text, spot=spot)
    before = Finding.objects.filter(pk=number).first()
    if before is not None:
        rules.must_be_the_same(before.digest, said)
        return before
    if row.concluded_on is not None:
        raise Refusal(
            "Cuộc kiểm tra này đã kết luận nên không ghi thêm phát hiện.",
            "This inspection is concluded: no finding is added.",
            field="text",
        )
    rules.must_be_noticed(row.item.noticed_on)
    rules.must_have_come(row.item.due, localdate(at))
    finding = Finding.objects.create(
        id=number, inspection=row, board=row.board, looks=looks.value, text=text, spot=spot, public=False, by=ref_of(by), by_name=name_of(by),
        written_at=rules.must_be_written_before(written_at, at), received_at=at, digest=said,
    )  # fmt: skip
    keep_exhibits(finding, photos, alts, by=by, at=at)
    record(
        Found(finding=str(number), inspection=str(row.pk), looks=looks.value), about=row.board.ref, by=ref_of(by), at=at
    )
    return finding


@transaction.atomic
def conclude(
    *, inspection_id: uuid.UUID, conclusion: str, by: Actor, at: datetime, private: tuple[uuid.UUID, ...] = ()
) -> Inspection:  # fmt: skip
    """Conclude an inspection: the conclusion and its findings become public, but those the board keeps back by name."""
    row = locked_inspection(inspection_id, by, at)
    if row.concluded_on is not None:
        raise Refusal("Cuộc kiểm tra này đã kết luận.", "This inspection is concluded already.")
    rules.must_have_come(row.item.due, localdate(at))
    with for_the_board():
        row.item = boards.carry_out(
            board_id=row.board_id, item_id=row.item_id, result=rules.must_say(conclusion, "conclusion")[:1000], by=ref_of(by), at=at
        )  # fmt: skip
    row.conclusion, row.concluded_on = conclusion.strip(), localdate(at)
    row.save(update_fields=["conclusion", "concluded_on"])
    findings = row.findings.select_for_update()
    count = findings.count()
    findings.exclude(pk__in=private).update(public=True)
    record(Concluded(inspection=str(row.pk), findings=count), about=row.board.ref, by=ref_of(by), at=at)
    return row

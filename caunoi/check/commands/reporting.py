"""Reports of a board to the Front: drafted from its records, its own words added, sent with the figures of that day."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caunoi.check import queries, rules
from caunoi.check.facts import Reported
from caunoi.check.models import BoardReport
from caunoi.kernel.refusal import Refusal
from caunoi.ledger.commands import record

from .common import Actor, for_the_board, locked_board, must_act, ref_of


@transaction.atomic
def draft_report(
    *, board_id: uuid.UUID, period: str, by: Actor, at: datetime, synthetic: bool = False
) -> BoardReport:  # fmt: skip
    """The board's report of a period, begun if it is not there; its figures are counted when it is read, until it is sent."""
    board = locked_board(board_id)
    must_act(by, board, localdate(at))
    span = rules.period_of(period)
    if span is None or span.since > localdate(at) or span.until <= board.since:
        raise Refusal(
            "Kỳ báo cáo này không có, hoặc chưa bắt đầu.", "There is no such period, or it has not begun.", field="period"
        )  # fmt: skip
    row, _new = BoardReport.objects.get_or_create(
        board=board, period=span.code, defaults={"since": span.since, "until": span.until, "synthetic": synthetic}
    )
    row.board = board
    return row


@transaction.atomic
def write_report(
    *, report_id: uuid.UUID, remarks: str, ahead: str, edition: int, by: Actor, at: datetime
) -> BoardReport:
    """Keep the board's own words: how it judges the period, what comes next; two writers at once are told."""
    row = _locked(report_id, by, at)
    if row.edition != edition:
        raise Refusal(
            "Người khác vừa sửa báo cáo này. Nội dung bạn viết vẫn ở đây: hãy xem bản mới rồi lưu lại.",
            "Somebody else has just changed this report. What you wrote is still here: look at theirs, then save again.",
            field="remarks",
        )
    row.remarks, row.ahead, row.edition = remarks.strip(), ahead.strip(), edition + 1
    row.save(update_fields=["remarks", "ahead", "edition"])
    return row


@transaction.atomic
def send_report(*, report_id: uuid.UUID, by: Actor, at: datetime) -> BoardReport:
    """Send the report to the Front: from now on its figures are those of today."""
    row = _locked(report_id, by, at)
    span = rules.period_of(row.period)
    if span is not None:
        rules.must_be_over(span, localdate(at))
    rules.must_say(row.remarks, "remarks", 10)
    with for_the_board():
        row.figures = queries.figures_of(row.board, row.since, row.until, localdate(at))
    row.sent_on = localdate(at)
    row.save(update_fields=["figures", "sent_on"])
    record(Reported(report=str(row.pk), period=row.period), about=row.board.ref, by=ref_of(by), at=at)
    return row


def _locked(report_id: uuid.UUID, by: Actor, at: datetime) -> BoardReport:
    found = BoardReport.objects.filter(pk=report_id).values_list("board_id", flat=True).first()
    if found is None:
        raise Refusal("Không thấy báo cáo này.", "There is no such report.")
    board = locked_board(found)
    must_act(by, board, localdate(at))
    row = BoardReport.objects.select_for_update(of=("self",)).get(pk=report_id)
    if row.sent_on is not None:
        raise Refusal(
            "Báo cáo này đã gửi, không sửa nữa.", "This report was sent and stands.", field="remarks"
        )  # fmt: skip
    row.board = board
    return row

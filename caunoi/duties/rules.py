"""What a duty allows: values in, values out."""

from datetime import date, timedelta

from caunoi.kernel.refusal import Refusal

from .words import Pile, Standing

#: How far the pile "this week" looks ahead.
WEEK = 7


def must_run(standing: Standing) -> None:
    """Only a running duty is paused, extended."""
    if standing is not Standing.OPEN:
        raise Refusal(f"Hạn này đang ở trạng thái “{standing.vi}”.", f"This duty is “{standing.en}”.")


def must_be_paused(standing: Standing) -> None:
    """Only a paused duty is resumed."""
    if standing is not Standing.PAUSED:
        raise Refusal("Hạn này không bị tạm dừng nên không có gì để tiếp tục.", "This duty is not paused.")


def must_be_unsettled(standing: Standing) -> None:
    """A duty already met or waived stays so."""
    if standing in (Standing.MET, Standing.WAIVED):
        raise Refusal(
            f"Hạn này đã khép lại ({standing.vi.lower()}).", f"This duty is settled already ({standing.en.lower()})."
        )


def must_have_reason(reason: str) -> str:
    """A pause, an extension and a waiver say why."""
    if len(reason.strip()) < 5:
        raise Refusal("Hãy ghi rõ lý do (ít nhất vài chữ).", "Please give the reason.", field="reason")
    return reason.strip()


def must_follow(since: date, until: date) -> None:
    """A pause ends on or after the day it began."""
    if until < since:
        raise Refusal(
            "Ngày tiếp tục không thể trước ngày tạm dừng.", "It cannot resume before it was paused.", field="on"
        )


def pile_of(standing: Standing, due: date, today: date) -> Pile | None:
    """The pile a duty lies in today; None once settled."""
    if standing is Standing.PAUSED:
        return Pile.PAUSED
    if standing is not Standing.OPEN:
        return None
    if due < today:
        return Pile.OVERDUE
    if due == today:
        return Pile.TODAY
    return Pile.WEEK if due <= today + timedelta(days=WEEK) else Pile.LATER

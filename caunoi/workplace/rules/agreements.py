"""A collective agreement: the poll, the term, the signing, the sending, and the promises in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from caunoi.access.words import Role
from caunoi.kernel.clock import add_months
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step

from ..words import DealAct, DealStage, WordAct, WordStage
from .conferences import Bound

BOOK = Book(
    DealStage.DRAFT,
    (
        Step(DealStage.DRAFT, DealAct.EDIT, Role.EMPLOYER, DealStage.DRAFT),
        Step(DealStage.DRAFT, DealAct.POLL, Role.EMPLOYER, DealStage.POLLED),
        Step(DealStage.POLLED, DealAct.POLL, Role.EMPLOYER, DealStage.POLLED),
        Step(DealStage.POLLED, DealAct.EDIT, Role.EMPLOYER, DealStage.DRAFT),
        Step(DealStage.POLLED, DealAct.SIGN, Role.EMPLOYER, DealStage.SIGNED, starts=("labour.cba.send",)),
        Step(DealStage.SIGNED, DealAct.SEND, Role.EMPLOYER, DealStage.SENT, meets=("labour.cba.send",)),
        Step(DealStage.SENT, DealAct.END, Role.EMPLOYER, DealStage.ENDED),
    ),
)

PROMISE_BOOK = Book(
    WordStage.RUNNING,
    (
        Step(WordStage.RUNNING, WordAct.KEEP, Role.EMPLOYER, WordStage.KEPT),
        Step(WordStage.RUNNING, WordAct.WITHDRAW, Role.EMPLOYER, WordStage.WITHDRAWN),
        Step(WordStage.RUNNING, WordAct.BREAK, Role.WORKERS_SIDE, WordStage.BROKEN),
        Step(WordStage.BROKEN, WordAct.KEEP, Role.EMPLOYER, WordStage.KEPT),
        Step(WordStage.KEPT, WordAct.BREAK, Role.WORKERS_SIDE, WordStage.BROKEN),
    ),
)


@dataclass(frozen=True, slots=True)
class Term:
    """How long an agreement may run, in years."""

    least: int
    most: int
    cite: str


def must_poll_all(polled: int, workers: int, cite: str) -> None:
    """The draft goes to everybody who works there, not to some of them."""
    if polled != workers:
        raise Refusal(
            f"Dự thảo phải lấy ý kiến toàn bộ {workers} người lao động; ghi {polled}. Nếu số người đã đổi, hãy cập nhật trước.",
            f"The draft goes to all {workers} workers; {polled} was given. If the number has changed, bring it up to date first.",
            field="polled",
            cite=cite,
        )


def must_be_approved(approved: int, polled: int, bound: Bound) -> None:
    """Signed only with more than the law's share of the workers for it."""
    if not bound.threshold.passes(approved, polled):
        raise Refusal(
            f"Có {approved}/{polled} người tán thành, cần ít nhất {bound.threshold.least(polled)}: chưa ký được. Hãy thương lượng lại rồi lấy ý kiến lần nữa.",
            f"{approved} of {polled} approve, {bound.threshold.least(polled)} are needed: it cannot be signed. Bargain again and poll again.",
            field="approved",
            cite=bound.cite,
        )


def must_be_countable(approved: int, polled: int) -> None:
    """Nobody approves who was not asked."""
    if not 0 <= approved <= polled:
        raise Refusal(f"Số người tán thành từ 0 đến {polled}.", f"Between 0 and {polled} approve.", field="approved")


def must_run_for(since: date, until: date, term: Term) -> None:
    """The agreement runs no shorter and no longer than the law allows; ``until`` is the first day after it."""
    if until < add_months(since, 12 * term.least) or until > add_months(since, 12 * term.most):
        raise Refusal(
            f"Thời hạn thỏa ước từ {term.least} đến {term.most} năm kể từ ngày có hiệu lực.",
            f"An agreement runs {term.least} to {term.most} years from the day it takes effect.",
            field="last_day",
            cite=term.cite,
        )


def must_follow(earlier: date, later: date, field: str, vi: str, en: str) -> None:
    """One day does not come before another."""
    if later < earlier:
        raise Refusal(vi, en, field=field)


def must_not_lie_ahead(day: date, today: date, field: str) -> None:
    """What is recorded has happened."""
    if day > today:
        raise Refusal("Ngày này chưa đến.", "This day has not come.", field=field)


def must_fit_in(dues: Iterable[date], since: date, until: date) -> None:
    """Every promise of an agreement falls due while it binds."""
    outside = [due for due in dues if not since <= due < until]
    if outside:
        raise Refusal(
            f"Có cam kết đến hạn ngày {outside[0]:%d/%m/%Y}, ngoài thời hạn thỏa ước. Hãy rút hoặc ghi lại cam kết ấy.",
            f"A promise falls due on {outside[0]:%d/%m/%Y}, outside the term. Take it out or record it anew.",
            field="last_day",
        )


def must_be_a_draft(stage: DealStage | None) -> None:
    """A promise is taken out only of a draft nobody has been asked about."""
    if stage is not DealStage.DRAFT:
        raise Refusal(
            "Chỉ rút cam kết khỏi dự thảo chưa lấy ý kiến.",
            "A promise is taken out only of a draft that was not polled.",
        )


def must_be_due(due: date, today: date) -> None:
    """A promise is broken only once its day has passed."""
    if today <= due:
        raise Refusal(
            f"Cam kết có hạn đến hết ngày {due:%d/%m/%Y}; chưa thể ghi là không giữ.",
            f"The promise runs until {due:%d/%m/%Y}; it cannot be called broken yet.",
        )


def must_prove(text: str, field: str) -> str:
    """What is kept or broken is shown, not only said."""
    said = text.strip()
    if len(said) < 20:
        raise Refusal(
            "Hãy ghi rõ minh chứng: việc gì, khi nào, văn bản hoặc số tiền nào (ít nhất 20 ký tự).",
            "Give the proof: what, when, which paper or sum (at least 20 characters).",
            field=field,
        )
    return said

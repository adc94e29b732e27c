"""What following up allows: the book of steps, what must be said and shown, how long things stay owed."""

import re
from collections.abc import Sequence
from datetime import date

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step

from .words import Act, Kind, Side, State

BOOK = Book(State.OPEN, (
    #    when             act           by            then
    Step(State.OPEN,      Act.ACCEPT,   Side.OWER,    State.ACCEPTED),
    Step(State.OPEN,      Act.REFUSE,   Side.OWER,    State.REFUSED),
    Step(State.OPEN,      Act.FINISH,   Side.OWER,    State.DONE),
    Step(State.OPEN,      Act.WITHDRAW, Side.RAISER,  State.WITHDRAWN),
    Step(State.ACCEPTED,  Act.REPORT,   Side.OWER,    State.ACCEPTED),
    Step(State.ACCEPTED,  Act.EXTEND,   Side.OWER,    State.ACCEPTED),
    Step(State.ACCEPTED,  Act.FINISH,   Side.OWER,    State.DONE),
    Step(State.OPEN,      Act.MOVE,     Side.RAISER,  State.OPEN),
    Step(State.ACCEPTED,  Act.MOVE,     Side.RAISER,  State.ACCEPTED),
    Step(State.ACCEPTED,  Act.WITHDRAW, Side.RAISER,  State.WITHDRAWN),
    Step(State.REFUSED,   Act.ACCEPT,   Side.OWER,    State.ACCEPTED),
    Step(State.DONE,      Act.DISPUTE,  Side.PEOPLE,  State.DISPUTED),
    Step(State.DONE,      Act.SETTLE,   Side.CLOCK,   State.SETTLED),
    Step(State.DISPUTED,  Act.DISPUTE,  Side.PEOPLE,  State.DISPUTED),
    Step(State.DISPUTED,  Act.UPHOLD,   Side.JUDGE,   State.SETTLED),
    Step(State.DISPUTED,  Act.REDO,     Side.JUDGE,   State.ACCEPTED),
))  # fmt: skip
#: The ages things are counted in: days since they were raised, up to; the last has no end.
AGES = (30, 60, 90, 180, 365)
#: Disputes of one browser waiting about one thing.
MOST_WAITING = 3
_LINK = re.compile(r"(?:/(?!/)|https?://[^\s/<>'\\\x22]+)[^\s<>'\\\x22]*")


def first(kind: Kind) -> State:
    """Where it starts: a recommendation waits for an answer, a promise is accepted by being made."""
    return State.ACCEPTED if kind is Kind.PROMISE else State.OPEN


def number(kind: Kind, year: int, count: int) -> str:
    """Its public number: KN-2026-00012 for a recommendation, LH-2026-00013 for a promise."""
    return f"{'LH' if kind is Kind.PROMISE else 'KN'}-{year}-{count:05d}"


def is_late(state: State, due: date | None, today: date) -> bool:
    """Whether its day has passed while the body still owes it."""
    return state in (State.OPEN, State.ACCEPTED) and due is not None and due < today


def must_say(text: str, field: str, *, least: int = 10, most: int = 4000) -> str:
    """Words that everybody reads are neither empty nor endless."""
    words = text.strip()
    if len(words) < least:
        raise Refusal("Hãy ghi rõ nội dung; mọi người đọc được.", "Write it out; everybody reads it.", field=field)
    if len(words) > most:
        raise Refusal(f"Dài quá {most} ký tự.", f"Longer than {most} characters.", field=field)
    return words


def must_show(files: int, link: str) -> str:
    """Done is shown, not said: by a file, or by the address of a record; gives the address back."""
    link = link.strip()
    if link and not _LINK.fullmatch(link):
        raise Refusal(
            "Liên kết phải bắt đầu bằng “/” hoặc “https://”.", "A link begins with “/” or “https://”.", field="link"
        )  # fmt: skip
    if not files and not link:
        raise Refusal(
            "Hãy gửi kèm ít nhất một minh chứng: tệp, hoặc liên kết tới hồ sơ.",
            "Show it with at least one file, or a link to a record.",
            field="files",
        )
    return link


def must_come_later(due: date, today: date, before: date | None = None) -> None:
    """A day promised lies ahead, and a moved one after the one before."""
    if due < today:
        raise Refusal("Ngày hẹn đã qua.", "That day is past.", field="due_on")
    if before is not None and due <= before:
        raise Refusal("Hạn mới phải sau hạn cũ.", "The new day lies after the old one.", field="due_on")


def must_be_open_to_dispute(until: date | None, today: date) -> None:
    """People dispute what was reported done, within the days the page names."""
    if until is None or today > until:
        raise Refusal(
            "Thời gian nêu ý kiến về kết quả này đã hết.", "The time to dispute this result is over.", field="text"
        )  # fmt: skip


def must_not_flood(waiting: int) -> None:
    """One browser does not fill the table."""
    if waiting >= MOST_WAITING:
        raise Refusal(
            f"Bạn đã gửi {waiting} ý kiến đang chờ trả lời về việc này.",
            f"{waiting} of your disputes about this wait for an answer.",
            field="text",
        )


def must_not_judge_oneself(finished_by: str, judge: str) -> None:
    """Whoever reported it done does not turn the people's disagreement down."""
    if finished_by and finished_by == judge:
        raise Refusal(
            "Người đã báo làm xong không tự bác ý kiến chưa đồng ý.", "Whoever reported it done does not judge the dispute."
        )  # fmt: skip


def still_owed(ended: Sequence[int], owed: Sequence[int]) -> list[float]:
    """The share still owed at the end of each age, by life table: what is younger counts only for the ages it has reached.

    ``ended`` and ``owed`` count what came to an end, and what is still owed, at an age within each class of ``AGES`` and beyond.
    """
    shares, left = [], 1.0
    at_risk = sum(ended) + sum(owed)
    for gone, young in zip(ended, owed, strict=True):
        exposed = at_risk - young / 2
        left *= 1 - gone / exposed if exposed > 0 else 1
        shares.append(left)
        at_risk -= gone + young
    return shares

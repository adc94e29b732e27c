"""The books of steps of a mandate and of a task, who may take each, and how a task looks on a day."""

import calendar
import re
from datetime import date, timedelta

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step
from caunoi.mandate.words import Act, ItemState, Signal, Stage, TaskAct, TaskStage

from .branching import (
    must_be_as_seen,
    must_differ,
    must_exist,
    must_have_rhythm,
    must_not_circle,
    must_not_outlast,
    must_not_precede,
    must_reach_down,
    rhythm_name,
    share_of,
)

__all__ = [
    "BOOK", "DAYS_BEFORE_ASSIGNED",
    "DAYS_BETWEEN_REPORTS", "DAYS_SOON", "DAYS_TO_ACKNOWLEDGE", "LEAST_DAYS", "PROMISED", "STANDS_IN", "TASK_BOOK", "as_sentence",
    "counted_due", "default_due", "must_be_as_seen", "must_be_decided", "must_be_open", "must_be_undecided", "must_differ", "must_exist", "must_follow",
    "must_have_reason", "must_have_rhythm", "must_have_words", "must_not_circle", "must_not_outlast", "must_not_precede",
    "must_reach_down", "must_stand_in", "next_due", "period_name", "rhythm_name", "share_of", "signal",
]  # fmt: skip

S, T = Stage, TaskStage

BOOK = Book(S.IMPORTED, (
    #    when          act         by               then
    Step(S.IMPORTED,   Act.REVIEW, Role.SUPERVISOR, S.REVIEWED),
    Step(S.REVIEWED,   Act.ISSUE,  Role.SUPERVISOR, S.ISSUED),
    Step(S.REVIEWED,   Act.KEEP,   Role.SUPERVISOR, S.CLOSED),
    Step(S.ISSUED,     Act.FOLLOW, Role.SUPERVISOR, S.FOLLOWED),
    Step(S.FOLLOWED,   Act.CLOSE,  Role.SUPERVISOR, S.CLOSED),
    Step(S.ISSUED,     Act.CLOSE,  Role.SUPERVISOR, S.CLOSED),
    Step(S.ISSUED,     Act.REPLACE, Role.SUPERVISOR, S.ISSUED),
    Step(S.FOLLOWED,   Act.REPLACE, Role.SUPERVISOR, S.FOLLOWED),
))  # fmt: skip

TASK_BOOK = Book(T.ASSIGNED, (
    #    when           act                  by               then
    Step(T.ASSIGNED,     TaskAct.ACKNOWLEDGE, Role.HANDLER,    T.ACKNOWLEDGED),
    Step(T.ASSIGNED,     TaskAct.REPORT,      Role.HANDLER,    T.REPORTED),
    Step(T.ASSIGNED,     TaskAct.ADJUST,      Role.SUPERVISOR, T.ASSIGNED),
    Step(T.ASSIGNED,     TaskAct.WITHDRAW,    Role.SUPERVISOR, T.WITHDRAWN),
    Step(T.ACKNOWLEDGED, TaskAct.REPORT,      Role.HANDLER,    T.REPORTED),
    Step(T.ACKNOWLEDGED, TaskAct.ADJUST,      Role.SUPERVISOR, T.ACKNOWLEDGED),
    Step(T.ACKNOWLEDGED, TaskAct.WITHDRAW,    Role.SUPERVISOR, T.WITHDRAWN),
    Step(T.REPORTED,     TaskAct.REPORT,      Role.HANDLER,    T.REPORTED),
    Step(T.REPORTED,     TaskAct.COMPLETE,    Role.SUPERVISOR, T.DONE),
    Step(T.REPORTED,     TaskAct.SEND_BACK,   Role.SUPERVISOR, T.ACKNOWLEDGED),
    Step(T.REPORTED,     TaskAct.ADJUST,      Role.SUPERVISOR, T.REPORTED),
    Step(T.REPORTED,     TaskAct.WITHDRAW,    Role.SUPERVISOR, T.WITHDRAWN),
    Step(T.ASSIGNED,     TaskAct.PLAN,        Role.HANDLER,    T.ACKNOWLEDGED),
    Step(T.ACKNOWLEDGED, TaskAct.PLAN,        Role.HANDLER,    T.ACKNOWLEDGED),
    *(Step(stage,        TaskAct.CONTRIBUTE,  Role.HANDLER,    stage) for stage in (T.ASSIGNED, T.ACKNOWLEDGED, T.REPORTED)),
    *(Step(stage,        TaskAct.MOVE,        Role.SUPERVISOR, T.ASSIGNED) for stage in (T.ASSIGNED, T.ACKNOWLEDGED, T.REPORTED)),
    *(Step(stage,        TaskAct.CARRY,       Role.SUPERVISOR, stage) for stage in (T.ASSIGNED, T.ACKNOWLEDGED, T.REPORTED)),
    *(Step(stage,        TaskAct.ESCALATE,    Role.CLOCK,      stage) for stage in (T.ASSIGNED, T.ACKNOWLEDGED, T.REPORTED)),
))  # fmt: skip

#: Who may stand in for whom: people-relations officers and heads follow tasks; officers and heads carry them out.
STANDS_IN: dict[Role, tuple[Role, ...]] = {
    Role.SUPERVISOR: (Role.SUPERVISOR, Role.MOBILISER, Role.HEAD, Role.DEPUTY),
    Role.HANDLER: (Role.HANDLER, Role.HEAD, Role.DEPUTY, Role.MOBILISER, Role.SUPERVISOR),
}

#: Duties that stand for a promise: a task made of it, whoever does it, is the same work once more.
PROMISED = ("dialogue.promise", "followup.promised")
#: A custom of the house, not of the law: a body that has said nothing for so many days is shown as silent.
DAYS_TO_ACKNOWLEDGE = 5
DAYS_BETWEEN_REPORTS = 45
DAYS_SOON = 7
#: Work begun shortly before a task was given may still be shown for it.
DAYS_BEFORE_ASSIGNED = 30
#: A task whose document states no deadline runs to the end of the half-year, given at least so many days.
LEAST_DAYS = 30


def must_stand_in(held: set[str], role: Role, body_name: str) -> None:
    """Refuse, saying whose work it is, unless one of the roles held may do it."""
    if held.isdisjoint(str(each) for each in STANDS_IN[role]):
        raise Refusal(
            f"Việc này của {role.vi.lower()}, {body_name}.",
            f"This is the work of the {role.en.lower()} of {body_name}.",
        )


def must_be_undecided(state: ItemState) -> None:
    """An item is decided once; to change one's mind, edit it while the review is open."""
    if state is ItemState.REJECTED:
        raise Refusal(
            "Dòng này đã bỏ. Hãy khôi phục trước khi sửa.", "This line was rejected. Restore it before editing."
        )


def must_be_open(stage: Stage) -> None:
    """Items may be decided only while the mandate is under review."""
    if stage is not Stage.IMPORTED:
        raise Refusal(
            "Việc xét đề xuất của văn bản này đã xong, không sửa từng dòng được nữa. Hãy điều chỉnh nhiệm vụ đã giao.",
            "The review of this document is finished; its lines can no longer be changed. Adjust the tasks instead.",
        )


def must_be_decided(waiting: int) -> None:
    """A review is finished when every line has been decided."""
    if waiting:
        raise Refusal(
            f"Còn {waiting} dòng chưa xét. Hãy nhận, sửa hoặc bỏ từng dòng rồi kết thúc.",
            f"{waiting} lines are still undecided. Accept, edit or reject each, then finish.",
        )


def must_have_words(text: str, field: str) -> str:
    """The text without blanks around it; refuses an empty one."""
    if not text.strip():
        raise Refusal("Hãy viết nội dung vào ô này.", "Write something here.", field=field)
    return text.strip()


def must_have_reason(text: str) -> str:
    """The reason, kept with the change; refuses an empty one."""
    if len(text.strip()) < 5:
        raise Refusal(
            "Hãy ghi lý do để nơi nhận việc và người xem sau cùng biết.", "Give the reason; it is kept.", field="reason"
        )
    return text.strip()


def must_follow(due: date, on: date) -> None:
    """A deadline lies on or after the day the task is given."""
    if due < on:
        raise Refusal(
            f"Hạn {due:%d/%m/%Y} đã qua. Hãy chọn ngày từ {on:%d/%m/%Y}.",
            f"The deadline {due:%d/%m/%Y} has passed.",
            field="due",
        )


def as_sentence(words: str) -> str:
    """The words of a duty begun with a capital, as a line of its own."""
    plain = " ".join(words.split())
    return plain[:1].upper() + plain[1:]


def period_name(code: str) -> tuple[str, str]:
    """A period's code as people say it, in both languages: 2024-H1 is "6 tháng đầu năm 2024"."""
    year, _, part = code.partition("-")
    if part in ("H1", "H2"):
        half = ("đầu", "first") if part == "H1" else ("cuối", "second")
        return f"6 tháng {half[0]} năm {year}", f"{half[1]} half of {year}"
    if part == "9M":
        return f"9 tháng đầu năm {year}", f"first nine months of {year}"
    if part.startswith("Q"):
        return f"quý {part[1:]} năm {year}", f"quarter {part[1:]} of {year}"
    if part:
        return f"tháng {int(part)} năm {year}", f"{year}-{part}"
    return (f"giai đoạn {code.replace('/', '–')}", code.replace("/", "–")) if "/" in code else (f"năm {code}", code)


def default_due(on: date) -> date:
    """The end of the half-year for a task without a stated deadline; the next one when too little time is left."""
    end = date(on.year, 6, 30) if on <= date(on.year, 6, 30) else date(on.year, 12, 31)
    if (end - on).days >= LEAST_DAYS:
        return end
    return date(on.year, 12, 31) if end.month == 6 else date(on.year + 1, 6, 30)


def next_due(rule: str, after: date) -> date | None:
    """The end of the next week, month, quarter, half-year or year of a repeating task; None for other rules."""
    match = re.fullmatch(r"R/P(\d+)([WMY])", rule)
    if match is None:
        return None
    count, unit = int(match.group(1)), match.group(2)
    if unit == "W":
        return after + timedelta(days=7 * count)
    months = 12 * count if unit == "Y" else count
    block = (after.year * 12 + after.month - 1) // months
    end = _end_of_block(block, months)
    return end if end > after else _end_of_block(block + 1, months)


def counted_due(rule: str, since: date) -> date | None:
    """The last day of a plain count of days or weeks from the document's day; working days need the law's calendar."""
    match = re.fullmatch(r"P(\d+)([DWM])", rule)
    if match is None:
        return None
    count, unit = int(match.group(1)), match.group(2)
    return since + timedelta(days=count * {"D": 1, "W": 7, "M": 30}[unit])


def signal(
    stage: TaskStage, due: date, assigned_on: date, last_word_on: date | None, finished_on: date | None, today: date
) -> Signal:
    """How a task looks on a day; what was reported in time and not yet looked at is the giver's to accept, not late."""
    if stage is TaskStage.WITHDRAWN:
        return Signal.WITHDRAWN
    if stage is TaskStage.DONE:
        return Signal.LATE if finished_on and finished_on > due else Signal.DONE
    if stage is TaskStage.REPORTED and last_word_on and last_word_on <= due:
        return Signal.WAITING
    if today > due:
        return Signal.OVERDUE
    waited = (today - (last_word_on or assigned_on)).days
    if waited > (DAYS_BETWEEN_REPORTS if last_word_on else DAYS_TO_ACKNOWLEDGE):
        return Signal.SILENT
    return Signal.SOON if (due - today).days <= DAYS_SOON else Signal.RUNNING


def _end_of_block(block: int, months: int) -> date:
    year, month = divmod((block + 1) * months - 1, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])

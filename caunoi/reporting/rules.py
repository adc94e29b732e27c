"""The reporting lines as data, the book of steps of a report, and what it must hold. No Django."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step
from caunoi.kernel.words import say

from .words import Act, Rhythm, Sight, Stage

S = Stage

BOOK = Book(S.OWED, (
    #    when        act         by            then
    Step(S.OWED,     Act.DRAFT,  Role.HANDLER, S.DRAFTED),
    Step(S.DRAFTED,  Act.DRAFT,  Role.HANDLER, S.DRAFTED),
    Step(S.RETURNED, Act.DRAFT,  Role.HANDLER, S.DRAFTED),
    Step(S.DRAFTED,  Act.WRITE,  Role.HANDLER, S.DRAFTED),
    Step(S.RETURNED, Act.WRITE,  Role.HANDLER, S.DRAFTED),
    Step(S.DRAFTED,  Act.SEND,   Role.HEAD,    S.SENT,     meets=("review.report", "review.quick", "review.again")),
    Step(S.SENT,     Act.ACCEPT, Role.HANDLER, S.ACCEPTED),
    Step(S.SENT,     Act.RETURN, Role.HANDLER, S.RETURNED, starts=("review.again",)),
))  # fmt: skip

#: Acts of the body that receives; all others are the reporting body's.
RECEIVERS_ACTS = (Act.ACCEPT, Act.RETURN)
#: Who drafts and who receives: officers, people-relations and supervising staff, and whoever leads them.
STANDS_IN: dict[Role, tuple[Role, ...]] = {
    Role.HANDLER: (Role.HANDLER, Role.MOBILISER, Role.SUPERVISOR, Role.HEAD, Role.DEPUTY),
    Role.HEAD: (Role.HEAD, Role.DEPUTY),
}
#: The duty a report opens, by its rhythm.
DUTY = {Rhythm.MONTH: "review.report", Rhythm.QUARTER: "review.report", Rhythm.QUICK: "review.quick"}
LONGEST = 20_000
_FILE = Path(__file__).with_name("lines.toml")


@dataclass(frozen=True, slots=True)
class Part:
    """One chapter of a report: its heading, its figures, what is said when they are all nought."""

    heading: str
    figures: tuple[str, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of reporting: who, to whom, in which rhythm, by which rule of the law."""

    code: str
    vi: str
    en: str
    rhythm: Rhythm
    offices: tuple[str, ...]
    to: tuple[str, ...]
    basis: str
    copies: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def label(self) -> str:
        """Its name in the language being spoken."""
        return say(self.vi, self.en)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every figure it tells, once."""
        return tuple(dict.fromkeys(code for part in self.parts for code in part.figures))


@cache
def lines() -> dict[str, Line]:
    """Every line by its code, in the order of the file."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["line"]
    return {
        row["code"]: Line(
            row["code"], row["name"], row["name_en"], Rhythm(row["rhythm"]), tuple(row["from"].split()), tuple(row["to"].split()), row["basis"],
            tuple(row.get("copies", ())), tuple(Part(part["heading"], tuple(part["figures"]), part["nothing"]) for part in row["part"]),
        )
        for row in rows
    }  # fmt: skip


def line_of(code: str) -> Line:
    """A line by its code; refuses what is none."""
    if code not in lines():
        raise Refusal("Không có tuyến báo cáo này.", "There is no such line of reporting.", field="line")
    return lines()[code]


def ended_before(today: date, rhythm: Rhythm) -> str:
    """The code of the month or quarter that ended last before a day; quarters are the windows of the law."""
    if rhythm is Rhythm.QUARTER:
        marks = [
            (f"{today.year}-BC4", (12, 15)),
            (f"{today.year}-9M", (9, 15)),
            (f"{today.year}-6M", (6, 15)),
            (f"{today.year}-3M", (3, 15)),
        ]
        return next((code for code, mark in marks if (today.month, today.day) >= mark), f"{today.year - 1}-Y")
    year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    return f"{year}-M{month:02d}"


def sight(stage: Stage, due: date, first_sent_on: date | None, today: date) -> Sight:
    """How a report looks on a day: what counts is when it was first sent."""
    if first_sent_on is not None:
        return Sight.ON_TIME if first_sent_on <= due else Sight.LATE
    return Sight.OVERDUE if today > due else Sight.WAITING


def must_stand_in(held: set[str], role: Role, body_name: str) -> None:
    """Refuse, saying whose work it is, unless one of the roles held may do it."""
    if held.isdisjoint(str(each) for each in STANDS_IN[role]):
        raise Refusal(
            f"Việc này của {role.vi.lower()}, {body_name}.", f"This is the work of the {role.en.lower()} of {body_name}."
        )  # fmt: skip


def must_be_as_seen(seen: int | None, current: int) -> None:
    """Two officers at once: the later one is told; what they typed stays before them."""
    if seen is not None and seen != current:
        raise Refusal(
            "Người khác vừa sửa báo cáo này. Phần bạn viết vẫn còn ở đây: hãy mở bản mới ở trang khác, gộp lại rồi ghi.",
            "Somebody else has just changed this report. What you wrote is still here: open the newest beside it, then save.",
        )


def must_have_ended(until: date, today: date) -> None:
    """A report is sent after its period; a draft may be begun while it runs."""
    if today < until:
        raise Refusal(
            f"Kỳ báo cáo chưa hết; gửi được từ ngày {until:%d/%m/%Y}.", f"The period runs; it can be sent from {until:%d/%m/%Y}."
        )  # fmt: skip


def must_be_reported(line: Line, office: str, to: str) -> None:
    """A body reports on its own lines, to those the line names."""
    if office not in line.offices or to not in line.to:
        raise Refusal(
            "Cơ quan này không thuộc tuyến báo cáo đã chọn.", "This body is not on the chosen line of reporting.", field="body"
        )  # fmt: skip


def must_say(text: str, field: str, vi: str, en: str, *, least: int = 10, most: int = LONGEST) -> str:
    """Words of a fitting length."""
    if not least <= len(text) <= most:
        raise Refusal(f"{vi} (từ {least} đến {most} ký tự).", f"{en} ({least} to {most} characters).", field=field)
    return text


def must_have_happened(on: date, today: date) -> None:
    """What is reported has happened."""
    if on > today:
        raise Refusal("Ngày xảy ra không thể ở phía trước.", "It cannot have happened in the future.", field="on")


def must_leave_time(due: date, earliest: date, cite: str) -> None:
    """Whoever asks for a report leaves those who write it the time the law asks for."""
    if due < earliest:
        raise Refusal(
            f"Hạn gửi sớm nhất là {earliest:%d/%m/%Y} ({cite}).", f"It is due on {earliest:%d/%m/%Y} at the earliest ({cite}).", field="due"
        )  # fmt: skip

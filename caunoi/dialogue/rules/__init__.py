"""The dialogue room's books of steps and what the law allows (Luật 10/2022 Điều 32; Luật 72/2025 Điều 43)."""

import re
from datetime import date, datetime

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step

from ..words import Act, Form, GroupState, PromiseAct, PromiseStage, RequestStage, Sight, Stage

LGL = "Luật Tổ chức chính quyền địa phương 2025, Điều 43"

#: Who moves a dialogue on: officers prepare and run it, the head signs, moves, cancels and publishes.
BOOK = Book(
    Stage.PLANNED,
    (
        Step(Stage.PLANNED, Act.EDIT, Role.HANDLER, Stage.PLANNED),
        Step(Stage.PLANNED, Act.ANNOUNCE, Role.HEAD, Stage.ANNOUNCED, meets=("dialogue.notice",), cite=f"{LGL} khoản 2", letter="dialogue_notice"),
        Step(Stage.PLANNED, Act.CANCEL, Role.HEAD, Stage.CANCELLED),
        Step(Stage.ANNOUNCED, Act.MOVE, Role.HEAD, Stage.ANNOUNCED, cite=f"{LGL} khoản 2", letter="dialogue_notice"),
        Step(Stage.ANNOUNCED, Act.CANCEL, Role.HEAD, Stage.CANCELLED),
        Step(Stage.ANNOUNCED, Act.START, Role.HANDLER, Stage.LIVE),
        Step(Stage.LIVE, Act.CLOSE, Role.HANDLER, Stage.HELD, starts=("dialogue.result",), cite=f"{LGL} khoản 3"),
        Step(Stage.HELD, Act.PUBLISH, Role.HEAD, Stage.PUBLISHED, meets=("dialogue.result",), cite=f"{LGL} khoản 3", letter="dialogue_result"),
    ),
)  # fmt: skip

#: A promise is reported on by its body; whether a dispute stands is decided by the head of the body that held the dialogue.
PROMISE_BOOK = Book(
    PromiseStage.RUNNING,
    (
        Step(PromiseStage.RUNNING, PromiseAct.REPORT, Role.HANDLER, PromiseStage.RUNNING),
        Step(PromiseStage.RUNNING, PromiseAct.EXTEND, Role.HEAD, PromiseStage.RUNNING),
        Step(PromiseStage.RUNNING, PromiseAct.FINISH, Role.HANDLER, PromiseStage.DONE),
        Step(PromiseStage.DONE, PromiseAct.DISPUTE, Role.RESIDENT, PromiseStage.DISPUTED),
        Step(PromiseStage.DONE, PromiseAct.SETTLE, Role.CLOCK, PromiseStage.KEPT),
        Step(PromiseStage.DISPUTED, PromiseAct.DISPUTE, Role.RESIDENT, PromiseStage.DISPUTED),
        Step(PromiseStage.DISPUTED, PromiseAct.UPHOLD, Role.HEAD, PromiseStage.KEPT),
        Step(PromiseStage.DISPUTED, PromiseAct.REDO, Role.HEAD, PromiseStage.RUNNING),
    ),
)

#: Stages in which questions may be sent and supported.
OPEN_TO_QUESTIONS = (Stage.ANNOUNCED, Stage.LIVE)
#: A question is a few sentences; longer matters are petitions.
LONGEST_QUESTION, SHORTEST_QUESTION = 1000, 10
#: What one device may have waiting to be read; a hall shares one connection, so addresses are not counted.
MOST_WAITING = 5
LONGEST_TEXT = 8000


# The year


def year_of_duty(since: date | None, until: date | None, year: int) -> tuple[date, date] | None:
    """From when until when a committee owes a year's dialogue; None where it does not live to the year's end.

    A committee set up during the year owes one by its end; one dissolved before hands the duty on to its successor.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    if (since is not None and since > last) or (until is not None and until <= last):
        return None
    return max(first, since or first), last


# Requests


def reached(signatures: int, needed: int) -> bool:
    """Whether enough voters have signed."""
    return signatures >= needed


def must_collect(stage: RequestStage) -> None:
    """Signatures are counted while a request runs."""
    if stage is not RequestStage.COLLECTING:
        raise Refusal(
            f"Yêu cầu này đang ở bước “{stage.vi}” nên không cộng thêm chữ ký.",
            f"The request is “{stage.en}”; no signatures are added.",
        )


def must_be_countable(signatures: int, have: int, voters: int) -> None:
    """A count leaves no fewer than none and no more than all voters."""
    if have + signatures < 0:
        raise Refusal(
            f"Đang có {have} chữ ký nên không bớt được {-signatures}.",
            f"There are {have} signatures; {-signatures} cannot be taken off.",
            field="signatures",
        )
    if have + signatures > voters:
        raise Refusal(
            f"Tổng {have + signatures} chữ ký nhiều hơn {voters} cử tri của địa phương. Hãy xem lại số vừa nhập.",
            f"{have + signatures} signatures are more than the {voters} voters. Check the number.",
            field="signatures",
        )


# Planning


def must_be_ahead(starts_at: datetime, now: datetime) -> None:
    """A dialogue is planned for a time to come."""
    if starts_at <= now:
        raise Refusal("Thời gian đối thoại phải ở phía trước.", "The time must lie ahead.", field="starts_at")


def must_be_reachable(form: Form, venue: str, link: str) -> None:
    """In person needs a place, online an address."""
    if form in (Form.IN_PERSON, Form.MIXED) and not venue.strip():
        raise Refusal("Hãy ghi địa điểm.", "Give the place.", field="venue")
    if form is not Form.IN_PERSON and not link.strip():
        raise Refusal(
            "Hãy ghi địa chỉ phòng họp trực tuyến hoặc trang mạng xã hội.", "Give the online address.", field="link"
        )
    if link.strip() and not re.match(r"https?://[^\s<>\"']+$", link.strip()):
        raise Refusal(
            "Địa chỉ trực tuyến phải bắt đầu bằng https:// và không có khoảng trắng.",
            "The online address begins with https:// and has no spaces.",
            field="link",
        )


def must_be_announced_in_time(today: date, last: date, days: int, cite: str) -> None:
    """The notice comes so many days before, or not at all (Luật 72/2025 Điều 43)."""
    if today > last:
        raise Refusal(
            f"Phải thông báo trước ít nhất {days} ngày: chậm nhất là {last:%d/%m/%Y}. "
            "Hãy lùi ngày đối thoại rồi thông báo.",
            f"The notice is due at least {days} days before: by {last:%d/%m/%Y}. Choose a later day first.",
            field="starts_at",
            cite=cite,
        )


def must_be_due_day(starts_at: datetime, now: datetime) -> None:
    """A dialogue is started on its day, not before."""
    if now.date() < starts_at.date():
        raise Refusal(
            f"Buổi đối thoại bắt đầu ngày {starts_at:%d/%m/%Y}, chưa đến ngày.",
            f"The dialogue is on {starts_at:%d/%m/%Y}; it cannot start before.",
        )


def must_be_current(seen: int, current: int) -> None:
    """Two officers at one console: the later one is told, nothing is lost."""
    if seen != current:
        raise Refusal(
            "Người khác vừa thao tác trên bảng điều hành này. Trang đã nạp lại bản mới nhất: hãy xem rồi bấm lại nếu vẫn cần.",
            "Somebody else has just acted here. The page now shows the newest state: look, and press again if needed.",
            field="version",
        )


# Words


def must_say(text: str, field: str, vi: str, en: str, *, least: int = 5, most: int = LONGEST_TEXT) -> str:
    """A text people will read says something and ends somewhere."""
    said = text.strip()
    if len(said) < least:
        raise Refusal(vi, en, field=field)
    if len(said) > most:
        raise Refusal(
            f"Nội dung dài {len(said)} chữ cái, quá {most}. Hãy viết gọn lại.",
            f"{len(said)} letters are more than {most}. Please shorten.",
            field=field,
        )
    return said


def must_have_reason(reason: str) -> str:
    """A change the people were not told of before says why."""
    return must_say(
        reason, "reason", "Hãy ghi rõ lý do; lý do được công khai.", "Give the reason; it is made public.", least=10
    )


def must_take_questions(stage: Stage, now: datetime, asks_until: datetime) -> None:
    """Questions come in from the notice to the day named, and again in the hall."""
    if stage is Stage.LIVE or (stage is Stage.ANNOUNCED and now <= asks_until):
        return
    if stage is Stage.ANNOUNCED:
        raise Refusal(
            f"Đã hết thời gian gửi câu hỏi trước (đến {asks_until:%H:%M ngày %d/%m/%Y}). Bạn có thể hỏi ngay trong buổi đối thoại.",
            f"Questions were taken until {asks_until:%H:%M on %d/%m/%Y}. You can ask in the hall.",
            field="text",
        )
    raise Refusal("Buổi đối thoại này hiện không nhận câu hỏi.", "This dialogue takes no questions now.", field="text")


def must_not_flood(waiting: int) -> None:
    """One device does not fill the officer's table."""
    if waiting >= MOST_WAITING:
        raise Refusal(
            f"Bạn đang có {waiting} câu hỏi chờ cán bộ đọc. Hãy đợi, hoặc ủng hộ câu hỏi đã hiện.",
            f"{waiting} of your questions wait to be read. Please wait, or support one already shown.",
            field="text",
        )


# In the hall

#: From which state a group can come to which.
_TURNS = {
    GroupState.QUEUED: (GroupState.CURRENT, GroupState.ANSWERED, GroupState.WRITING),
    GroupState.CURRENT: (GroupState.QUEUED, GroupState.ANSWERED, GroupState.WRITING),
    GroupState.ANSWERED: (GroupState.CURRENT,),
    GroupState.WRITING: (GroupState.CURRENT, GroupState.REPLIED),
    GroupState.REPLIED: (),
}


def must_turn(before: GroupState, after: GroupState) -> None:
    """A group moves as the hall does: it comes up, is answered, put off to writing, or called again."""
    if after not in _TURNS[before]:
        raise Refusal(
            f"Nhóm câu hỏi này đang là “{before.vi}” nên không chuyển thành “{after.vi}” được.",
            f"The group is “{before.en}” and cannot become “{after.en}”.",
        )


def must_be_countable_people(people: int, field: str = "attended") -> None:
    """A hall holds nobody or some, never fewer; no cap that leaves people out."""
    if people < 0:
        raise Refusal("Số người không thể âm.", "A number of people cannot be negative.", field=field)


def must_follow(due: date, on: date, field: str = "due") -> None:
    """What is promised is due on the day it is promised or later."""
    if due < on:
        raise Refusal("Hạn phải từ hôm nay trở đi.", "The day must be today or later.", field=field)


# Promises


def sight(stage: PromiseStage, due: date, finished_on: date | None, today: date) -> Sight:
    """How a promise looks on a day."""
    if stage is PromiseStage.RUNNING:
        return Sight.LATE if due < today else Sight.ON_WAY
    if stage is PromiseStage.DISPUTED:
        return Sight.DISPUTED
    if stage is PromiseStage.DONE:
        return Sight.CLAIMED
    return Sight.KEPT if finished_on is not None and finished_on <= due else Sight.KEPT_LATE


def must_be_open_to_dispute(until: date | None, today: date) -> None:
    """A report is disputed while the time for it runs."""
    if until is None or today > until:
        raise Refusal(
            "Đã hết thời gian nêu ý kiến về kết quả này."
            + (f" Thời gian đến hết ngày {until:%d/%m/%Y}." if until else ""),
            "The time to dispute this is over.",
            field="text",
        )


def must_not_judge_oneself(finished_by: str, by: str) -> None:
    """Who reported a promise done does not decide alone that a dispute is unfounded."""
    if finished_by and finished_by == by:
        raise Refusal(
            "Bạn là người đã báo làm xong việc này nên không tự bác ý kiến của người dân. Hãy để người đứng đầu khác xem xét.",
            "You reported this done, so you cannot dismiss the dispute yourself. Another head decides.",
        )


def must_show_evidence(files: int) -> None:
    """Done is shown, not only said."""
    if files < 1:
        raise Refusal(
            "Báo đã làm xong thì phải có minh chứng: ảnh hiện trường, biên bản nghiệm thu hoặc văn bản.",
            "“Done” needs evidence: a photograph, a record of acceptance or a document.",
            field="files",
        )

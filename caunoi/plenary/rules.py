"""The book of steps of a review conference, and what its plan, attendance and conclusions must hold. No Django."""

from datetime import date

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step

from .words import Act, Reply, Stage

S = Stage

BOOK = Book(S.PLANNED, (
    #    when        act           by            then
    Step(S.PLANNED,  Act.EDIT,     Role.HANDLER, S.PLANNED),
    Step(S.PLANNED,  Act.CALL,     Role.HEAD,    S.CALLED),
    Step(S.PLANNED,  Act.CALL_OFF, Role.HEAD,    S.CALLED_OFF),
    Step(S.CALLED,   Act.MOVE,     Role.HEAD,    S.CALLED),
    Step(S.CALLED,   Act.HOLD,     Role.HANDLER, S.HELD,      starts=("house.plenary.conclusions",)),
    Step(S.CALLED,   Act.CALL_OFF, Role.HEAD,    S.CALLED_OFF),
    Step(S.HELD,     Act.SIGN,     Role.HEAD,    S.MINUTED),
    Step(S.MINUTED,  Act.CONCLUDE, Role.HEAD,    S.CONCLUDED, meets=("house.plenary.conclusions",)),
))  # fmt: skip

#: Who prepares a conference: officers, people-relations and supervising staff, and whoever leads them.
STANDS_IN: dict[Role, tuple[Role, ...]] = {
    Role.HANDLER: (Role.HANDLER, Role.MOBILISER, Role.SUPERVISOR, Role.HEAD, Role.DEPUTY),
    Role.HEAD: (Role.HEAD, Role.DEPUTY),
}
#: Until when the list of bodies, the agenda and the papers may change; after it the minutes stand.
OPEN_TO_PREPARING = (S.PLANNED, S.CALLED)
OPEN_TO_SPEECHES = (S.PLANNED, S.CALLED, S.HELD)
OPEN_TO_CONCLUSIONS = (S.HELD, S.MINUTED)
#: Stages in which everybody may know of the conference.
PUBLIC = (S.CALLED, S.HELD, S.MINUTED, S.CONCLUDED)
LONGEST_TEXT = 40_000
MOST_ITEMS, MOST_PAPERS, MOST_SPEECHES, MOST_CONCLUSIONS, MOST_INVITED = 60, 40, 200, 60, 1000
MOST_PEOPLE = 5000


def must_stand_in(held: set[str], role: Role, body_name: str) -> None:
    """Refuse, saying whose work it is, unless one of the roles held may do it."""
    if held.isdisjoint(str(each) for each in STANDS_IN[role]):
        raise Refusal(
            f"Việc này của {role.vi.lower()}, {body_name}.", f"This is the work of the {role.en.lower()} of {body_name}."
        )  # fmt: skip


def must_say(text: str, field: str, vi: str, en: str, *, least: int = 3, most: int = 1000) -> str:
    """Words of a fitting length."""
    if not least <= len(text) <= most:
        raise Refusal(f"{vi} (từ {least} đến {most} ký tự).", f"{en} ({least} to {most} characters).", field=field)
    return text


def must_be_as_seen(seen: int | None, current: int) -> None:
    """Two officers at once: the later one is shown the newest first; what they typed stays before them."""
    if seen is not None and seen != current:
        raise Refusal(
            "Người khác vừa thay đổi hội nghị này. Phần bạn nhập vẫn còn ở đây: hãy xem bản mới của hội nghị ở trang khác rồi gửi lại.",
            "Somebody else has just changed this conference. What you typed is still here: look at the newest state, then send again.",
        )


def must_be_ahead(on: date, today: date) -> None:
    """A conference is called for today or a day to come."""
    if on < today:
        raise Refusal(f"Ngày họp {on:%d/%m/%Y} đã qua.", f"The day {on:%d/%m/%Y} has passed.", field="on")


def must_be_new_day(on: date, hour: object, before: tuple[date, object]) -> None:
    """Moving changes something."""
    if (on, hour) == before:
        raise Refusal("Hãy chọn ngày, giờ khác.", "Choose another day or hour.", field="on")


def must_have_met(on: date, today: date, field: str = "") -> None:
    """What a conference did is entered on its day or after it."""
    if today < on:
        raise Refusal(
            f"Hội nghị họp ngày {on:%d/%m/%Y}, chưa đến ngày.", f"The conference is on {on:%d/%m/%Y}; not yet.", field=field
        )  # fmt: skip


def must_be_open(stage: Stage, stages: tuple[Stage, ...], vi: str, en: str) -> None:
    """Refuse what no longer, or not yet, belongs to where the conference stands."""
    if stage not in stages:
        raise Refusal(f"{vi} Hội nghị đang ở bước “{stage.vi}”.", f"{en} The conference is at “{stage.en}”.")


def must_be_held_first(stage: Stage) -> None:
    """A conference concludes after it has met, and before its conclusions went out."""
    if stage in (Stage.PLANNED, Stage.CALLED):
        raise Refusal(
            "Hội nghị chưa họp nên chưa có kết luận. Hãy ghi việc đã họp trước.",
            "The conference has not met, so it has concluded nothing. Enter that it was held first.",
        )
    must_be_open(stage, OPEN_TO_CONCLUSIONS, "Kết luận không thêm, bớt được nữa.", "Conclusions can no longer change.")


def must_not_precede(due: date, on: date) -> None:
    """Nothing a conference concludes is due before it met."""
    if due < on:
        raise Refusal(
            f"Hạn {due:%d/%m/%Y} trước ngày hội nghị ({on:%d/%m/%Y}). Hãy chọn ngày từ ngày họp trở đi.",
            f"The deadline {due:%d/%m/%Y} lies before the conference ({on:%d/%m/%Y}).",
            field="due",
        )


def must_still_be_due(position: int, due: date, today: date) -> None:
    """A conclusion issued late still leaves its owner a day to come."""
    if due < today:
        raise Refusal(
            f"Kết luận {position} có hạn {due:%d/%m/%Y} đã qua. Hãy bỏ rồi ghi lại với hạn mới trước khi ban hành.",
            f"Conclusion {position} was due on {due:%d/%m/%Y}. Take it out and enter it again with a new day.",
        )


def must_exist(name: str, since: date | None, until: date | None, on: date, field: str = "body") -> None:
    """A body that was merged or ended, or is not set up yet, is neither invited nor given anything to do."""
    if until is not None and until <= on:
        raise Refusal(
            f"{name} đã kết thúc hoạt động từ ngày {until:%d/%m/%Y} (giải thể hoặc sáp nhập). Hãy chọn cơ quan kế tục.",
            f"{name} ended on {until:%d/%m/%Y} (dissolved or merged). Choose its successor.",
            field=field,
        )
    if since is not None and since > on:
        raise Refusal(
            f"{name} chưa thành lập vào ngày {on:%d/%m/%Y}.", f"{name} is not set up on {on:%d/%m/%Y}.", field=field
        )


def must_lie_within(name: str, *, within: bool) -> None:
    """A conference gives things to do at its own level and below, never above or elsewhere."""
    if not within:
        raise Refusal(
            f"{name} không thuộc địa bàn của cơ quan tổ chức hội nghị nên không giao việc được. Hãy ghi thành kiến nghị trong phần kết luận chung.",
            f"{name} lies outside the place of the body that holds the conference; put it as a request into the closing words.",
            field="body",
        )


def must_be_countable(people: int, field: str = "people") -> None:
    """A body sends some people, not a crowd nor fewer than none."""
    if not 0 <= people <= MOST_PEOPLE:
        raise Refusal(
            f"Số người từ 0 đến {MOST_PEOPLE}.", f"People are 0 to {MOST_PEOPLE}.", field=field
        )  # fmt: skip


def attendance(people: int) -> Reply:
    """Whether a body came: it did where it had at least one person in the hall."""
    return Reply.PRESENT if people else Reply.ABSENT


def must_fit(count: int, most: int, vi: str, en: str) -> None:
    """A list stays one that a hall can go through."""
    if count >= most:
        raise Refusal(f"{vi} (nhiều nhất {most}).", f"{en} (at most {most}).")

"""What supervision and social criticism allow: the two books, who may do it to whom, times, what must be said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step
from caunoi.kernel.words import say

from .words import Act, Form, Left, Move, Phase, Seat, Sort, Stage

BOOK = Book(Stage.PLANNED, (
    #    when             act             by            then             meets
    Step(Stage.PLANNED,   Act.MOVE,       Role.HANDLER, Stage.PLANNED),
    Step(Stage.PLANNED,   Act.NOTIFY,     Role.HANDLER, Stage.NOTIFIED,  meets=("gs.notice",)),
    Step(Stage.PLANNED,   Act.CANCEL,     Role.HEAD,    Stage.CANCELLED),
    Step(Stage.NOTIFIED,  Act.RECEIVE,    Role.HANDLER, Stage.NOTIFIED,  meets=("gs.report_in",)),
    Step(Stage.NOTIFIED,  Act.HOLD,       Role.HANDLER, Stage.HELD,      starts=("gs.report_out",)),
    Step(Stage.NOTIFIED,  Act.CANCEL,     Role.HEAD,    Stage.CANCELLED),
    Step(Stage.HELD,      Act.REPORT,     Role.HEAD,    Stage.REPORTED,  meets=("gs.report_out",)),
    Step(Stage.REPORTED,  Act.RECOMMEND,  Role.HANDLER, Stage.REPORTED),
))  # fmt: skip
MATRIX = Book(Phase.OPEN, (
    #    when            act           by            then
    Step(Phase.OPEN,     Move.OPINE,   Role.HANDLER, Phase.OPEN),
    Step(Phase.OPEN,     Move.GROUP,   Role.HANDLER, Phase.OPEN),
    Step(Phase.OPEN,     Move.SEND,    Role.HEAD,    Phase.SENT,      starts=("house.oversee.answer",)),
    Step(Phase.OPEN,     Move.MOVE_DAY, Role.HEAD,   Phase.OPEN),
    Step(Phase.OPEN,     Move.DROP,    Role.HEAD,    Phase.DROPPED),
    Step(Phase.SENT,     Move.ANSWER,  Role.HANDLER, Phase.SENT),
    Step(Phase.SENT,     Move.SIGN,    Role.HEAD,    Phase.ANSWERED,  meets=("house.oversee.answer",)),
    Step(Phase.ANSWERED, Move.ISSUE,   Role.HANDLER, Phase.ISSUED),
))  # fmt: skip
#: Kinds of bodies that supervise and criticise.
OVERSEERS = frozenset({"fatherland_front", "organisation"})
#: Kinds whose drafts are criticised: state bodies of the same level (Luật MTTQ Việt Nam, Điều 33).
DRAFTERS = frozenset(
    {"peoples_committee", "peoples_council", "department", "office", "inspectorate", "police", "military"}
)
#: Kinds the standing channel speaks to as well.
ADDRESSEES = DRAFTERS | {"party_committee", "party_board"}
#: Opinions of one browser waiting in one round.
MOST_WAITING = 5
#: A draft is open to opinions for a year at most: a day further off is a slip of the hand.
LONGEST = timedelta(days=366)
#: Matters one hearing leaves to be followed.
MOST_LEFT = 30


@dataclass(frozen=True, slots=True)
class Half:
    """A half-year: what the council and the committee hear the Front about."""

    year: int
    second: bool

    @property
    def code(self) -> str:
        """As "2026-H1"."""
        return f"{self.year}-H{2 if self.second else 1}"

    @property
    def since(self) -> date:
        """Its first day."""
        return date(self.year, 7 if self.second else 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, 12, 31) if self.second else date(self.year, 6, 30)

    @property
    def vi(self) -> str:
        """In words."""
        return f"6 tháng {'cuối' if self.second else 'đầu'} năm {self.year}"

    @property
    def said(self) -> str:
        """In the language being spoken."""
        return say(self.vi, f"{'Second' if self.second else 'First'} half of {self.year}")


def half_of(day: date) -> Half:
    """The half-year a day lies in."""
    return Half(day.year, day.month > 6)


def half_named(code: str) -> Half:
    """The half-year of a code such as "2026-H1"."""
    year, _, number = code.partition("-H")
    return Half(int(year), number == "2")


def quarter_of(day: date) -> tuple[date, date]:
    """The first day of a day's quarter, and the first day of the next."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return first, date(first.year + (first.month == 10), (first.month + 2) % 12 + 1, 1)


def plan_window(year: int) -> tuple[date, date]:
    """When the programme of a year is made: the fourth quarter of the year before (first and last day)."""
    return date(year - 1, 10, 1), date(year - 1, 12, 31)


def must_be_time_to_plan(year: int, today: date, cite: str) -> None:
    """A programme is begun in the fourth quarter before its year; one that was missed may still be made within its year, and is called late."""
    since, _last = plan_window(year)
    if today < since:
        raise Refusal(
            f"Chương trình năm {year} được lập từ {since:%d/%m/%Y} ({cite}).",
            f"The programme of {year} is made from {since:%d/%m/%Y} on ({cite}).",
            field="year",
        )
    if today.year > year:
        raise Refusal(
            "Chương trình lập cho năm nay hoặc năm sau.", "A programme is for this year or the next.", field="year"
        )


def must_oversee(kind: str, name: str) -> None:
    """The Front and its member organisations supervise and criticise; nobody else in their name."""
    if kind not in OVERSEERS:
        raise Refusal(
            f"{name} không phải Mặt trận hay tổ chức chính trị - xã hội nên không giám sát, phản biện theo thẩm quyền này.",
            f"{name} is neither the Front nor a socio-political organisation.",
            field="body",
        )


def must_be_of_the_same_level(mine: int, theirs: int, kind: str, sort: Sort) -> None:
    """Drafts are those of state bodies of the same level; the standing channel speaks to the Party's bodies as well."""
    if mine != theirs:
        raise Refusal(
            "Phản biện, góp ý gửi cơ quan cùng cấp (Luật MTTQ Việt Nam, Điều 33).", "The body must be of the same level (Article 33).",
            field="drafter",
        )  # fmt: skip
    if kind not in (DRAFTERS if sort is Sort.DRAFT else ADDRESSEES):
        raise Refusal(
            "Chỉ phản biện dự thảo của cơ quan nhà nước cùng cấp (Luật MTTQ Việt Nam, Điều 33).",
            "Drafts of state bodies of the same level are criticised (Article 33).", field="drafter",
        )  # fmt: skip


def must_leave_time(notice: date, today: date, cite: str, soonest: date) -> None:
    """Whoever is supervised hears of it in time; too late for that, it is held on a later day."""
    if notice < today:
        raise Refusal(
            f"Ngày này quá gần: kế hoạch, quyết định, đề cương phải gửi chậm nhất {notice:%d/%m/%Y} ({cite}). Gửi hôm nay thì giám sát sớm nhất {soonest:%d/%m/%Y}.",
            f"Too soon: the plan had to be sent by {notice:%d/%m/%Y} ({cite}). Sent today, it is held on {soonest:%d/%m/%Y} at the soonest.",
            field="starts_on",
        )


def must_have_a_team(form: Form, seats: Sequence[Seat]) -> None:
    """A team has one head; a supervision by documents needs none."""
    if seats.count(Seat.HEAD) > 1:
        raise Refusal("Đoàn chỉ có một trưởng đoàn.", "A team has one head.", field="members")
    if form is Form.TEAM and Seat.HEAD not in seats:
        raise Refusal(
            "Hãy lập đoàn: có trưởng đoàn trước khi gửi kế hoạch.", "Set the team up first: it needs a head.", field="members"
        )  # fmt: skip


def must_run_forward(starts: date, ends: date) -> None:
    """It ends on the day it begins, or later."""
    if ends < starts:
        raise Refusal(
            "Ngày kết thúc phải từ ngày bắt đầu trở đi.", "It ends on or after its first day.", field="ends_on"
        )


def must_say(text: str, field: str, least: int = 10, most: int = 20000) -> str:
    """Words that are kept say something and have an end."""
    words = text.strip()
    if len(words) < least:
        raise Refusal("Hãy ghi rõ nội dung.", "Please write it out.", field=field)
    if len(words) > most:
        raise Refusal(f"Dài quá {most} ký tự.", f"Longer than {most} characters.", field=field)
    return words


def must_be_named_by_consent(name: str, consented: bool) -> None:
    """A contributor is named only with that person's consent; without, the opinion stands unnamed."""
    if name.strip() and not consented:
        raise Refusal(
            "Chỉ ghi tên khi chính người đó đồng ý; nếu không, để trống tên.", "Name somebody only with that person's consent.", field="consented"
        )  # fmt: skip


def must_not_flood(waiting: int) -> None:
    """One browser does not fill a round."""
    if waiting >= MOST_WAITING:
        raise Refusal(
            f"Bạn đã gửi {waiting} ý kiến trong đợt này, Mặt trận đang tổng hợp.", f"{waiting} of your comments are being gathered.", field="text"
        )  # fmt: skip


def must_be_past(on: date, today: date, field: str = "on") -> None:
    """What is recorded as done lies not in the future."""
    if on > today:
        raise Refusal("Ngày này chưa tới.", "That day has not come yet.", field=field)


def must_have_waited(until: date, today: date) -> None:
    """What was announced holds: opinions are taken to the end of the last day, and the criticism goes out after it."""
    if today <= until:
        after = until + timedelta(days=1)
        raise Refusal(
            f"Đã báo nhận ý kiến đến hết ngày {until:%d/%m/%Y}: gửi được từ {after:%d/%m/%Y}.",
            f"Opinions were announced to be taken until {until:%d/%m/%Y}: it may be sent from {after:%d/%m/%Y} on.",
        )


def must_end_in_time(until: date, today: date) -> None:
    """The last day for opinions lies ahead, and not further than anybody would wait."""
    if until < today:
        raise Refusal("Ngày hết nhận ý kiến đã qua.", "The last day for opinions is past.", field="until")
    if until > today + LONGEST:
        raise Refusal(
            f"Ngày {until:%d/%m/%Y} còn hơn một năm nữa: hãy xem lại năm.",
            f"{until:%d/%m/%Y} is more than a year away: please look at the year again.",
            field="until",
        )


def must_keep_what_was_announced(until: date, before: date, soonest: date) -> None:
    """Opinions may be taken longer; what was announced is cut short only so far that whoever counted on it still has time."""
    if until == before:
        raise Refusal("Đây là ngày đã báo.", "That is the day announced.", field="until")
    if until < min(before, soonest):
        raise Refusal(
            f"Người dân đã được báo ngày {before:%d/%m/%Y}: rút ngắn thì sớm nhất là {soonest:%d/%m/%Y}.",
            f"{before:%d/%m/%Y} was announced: the soonest it may be brought forward to is {soonest:%d/%m/%Y}.",
            field="until",
        )


def must_fall_in(half: Half, on: date) -> None:
    """A hearing about a half-year comes after it began; one after its end is kept, and its duty shows as met late."""
    if not half.since <= on:
        raise Refusal(
            "Phiên nghe phải sau khi kỳ bắt đầu.", "The hearing comes after the half-year began.", field="held_on"
        )


def must_leave_room(had: int) -> None:
    """A hearing leaves so many matters to be followed, and no more."""
    if had >= MOST_LEFT:
        raise Refusal(
            f"Một phiên nghe ghi nhiều nhất {MOST_LEFT} việc theo dõi.",
            f"A hearing leaves {MOST_LEFT} matters at most.",
        )


def must_have_its_day(left: Left, due: date | None, held: date) -> None:
    """A promise names the day it is kept by, after the hearing; what is to be answered has the day of the rules."""
    if left is Left.PROMISE and (due is None or due <= held):
        raise Refusal(
            "Lời hứa cần ngày làm xong, sau ngày nghe.", "A promise needs its day, after the hearing.", field="due"
        )

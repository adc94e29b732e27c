"""A conference: who is called, whether it may be held, whether it counts, what passes."""

from dataclasses import dataclass
from datetime import date

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step
from caunoi.kernel.tally import Threshold

from ..words import Act, Gathering, Stage

BOOK = Book(
    Stage.PLANNED,
    (
        Step(Stage.PLANNED, Act.CALL, Role.EMPLOYER, Stage.CALLED),
        Step(Stage.PLANNED, Act.CANCEL, Role.EMPLOYER, Stage.CANCELLED),
        Step(Stage.CALLED, Act.MOVE, Role.EMPLOYER, Stage.CALLED),
        Step(Stage.CALLED, Act.HOLD, Role.EMPLOYER, Stage.HELD),
        Step(Stage.CALLED, Act.CANCEL, Role.EMPLOYER, Stage.CANCELLED),
        Step(Stage.HELD, Act.CORRECT, Role.EMPLOYER, Stage.HELD),
        Step(Stage.HELD, Act.VOTE, Role.EMPLOYER, Stage.HELD),
        Step(Stage.HELD, Act.CONCLUDE, Role.EMPLOYER, Stage.VALID),
        Step(Stage.HELD, Act.VOID, Role.EMPLOYER, Stage.VOID),
    ),
)


@dataclass(frozen=True, slots=True)
class Bound:
    """A share of the law with its article."""

    threshold: Threshold
    cite: str
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether so many present make a conference of so many called: ``least`` is what it takes."""

    valid: bool
    present: int
    summoned: int
    least: int
    cite: str

    @property
    def why(self) -> tuple[str, str]:
        """The sentence for its page, in both languages."""
        if self.valid:
            return (
                f"Có mặt {self.present}/{self.summoned} người được triệu tập, cần ít nhất {self.least}: hội nghị hợp lệ.",
                f"{self.present} of {self.summoned} called were present, at least {self.least} needed: the conference is valid.",
            )
        return (
            f"Chỉ có mặt {self.present}/{self.summoned} người được triệu tập, cần ít nhất {self.least}: hội nghị không hợp lệ, phải họp lại.",
            f"Only {self.present} of {self.summoned} called were present, at least {self.least} needed: the conference is void and is held again.",
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question put to the vote."""

    passes: bool
    least: int
    attending: int


def must_gather(gathering: Gathering, workers: int, least: int | None, cite: str) -> None:
    """Delegates only where so many work; the smaller ones meet all together."""
    if gathering is Gathering.DELEGATES and least is not None and workers < least:
        raise Refusal(
            f"Có {workers} người làm việc, dưới {least} người thì họp toàn thể, không họp đại biểu.",
            f"{workers} work there; with fewer than {least} everybody meets, not delegates.",
            field="gathering",
            cite=cite,
        )


def must_summon(gathering: Gathering, summoned: int, workers: int) -> None:
    """All are called to a plenary; fewer than all and no fewer than two as delegates."""
    if gathering is Gathering.PLENARY and summoned != workers:
        raise Refusal(
            f"Hội nghị toàn thể triệu tập tất cả {workers} người. Nếu số người đã đổi, hãy cập nhật số người làm việc trước.",
            f"A plenary calls all {workers}. If the number has changed, bring it up to date first.",
            field="summoned",
        )
    if gathering is Gathering.DELEGATES and not 2 <= summoned <= workers:
        raise Refusal(
            f"Số đại biểu được triệu tập từ 2 đến {workers}.",
            f"Between 2 and {workers} delegates are called.",
            field="summoned",
        )


def must_be_asked_by_enough(asked_by: int, workers: int, bound: Bound) -> None:
    """An extra conference asked for by the workers needs the law's share of them."""
    if asked_by > workers:
        raise Refusal(
            f"Số người yêu cầu ({asked_by}) nhiều hơn số người làm việc ({workers}).",
            f"{asked_by} asked, more than the {workers} who work there.",
            field="asked_by",
        )
    if not bound.threshold.passes(asked_by, workers):
        raise Refusal(
            f"Cần ít nhất {bound.threshold.least(workers)} trong {workers} người yêu cầu hội nghị bất thường; mới có {asked_by}.",
            f"At least {bound.threshold.least(workers)} of {workers} must ask for an extra conference; {asked_by} did.",
            field="asked_by",
            cite=bound.cite,
        )


def must_have_notice(called_on: date, last_day: date, held_on: date, cite: str, field: str = "held_on") -> None:
    """The call goes out by the last day for it; nobody is called to a meeting of today or yesterday."""
    if held_on <= called_on:
        raise Refusal("Ngày họp phải sau ngày gửi giấy triệu tập.", "It meets after the day it is called.", field=field)
    if called_on > last_day:
        raise Refusal(
            f"Giấy triệu tập phải gửi chậm nhất ngày {last_day:%d/%m/%Y} cho ngày họp {held_on:%d/%m/%Y}. Hãy chọn ngày họp muộn hơn.",
            f"For {held_on:%d/%m/%Y} the call had to go out by {last_day:%d/%m/%Y}. Choose a later day.",
            field=field,
            cite=cite,
        )


def must_have_met(held_on: date, today: date) -> None:
    """Attendance is recorded on the day or after, never before."""
    if today < held_on:
        raise Refusal(
            f"Hội nghị họp ngày {held_on:%d/%m/%Y}; chưa ghi điểm danh được.",
            f"The conference meets on {held_on:%d/%m/%Y}; attendance cannot be recorded yet.",
        )


def must_count(summoned: int, opening: int, voting: int) -> None:
    """Both counts lie between nobody and everybody called."""
    for name, count in (("opening", opening), ("voting", voting)):
        if not 0 <= count <= summoned:
            raise Refusal(
                f"Số người có mặt từ 0 đến {summoned} người được triệu tập.",
                f"Between 0 and the {summoned} called were present.",
                field=name,
            )


def standing(summoned: int, opening: int, voting: int, bound: Bound) -> Standing:
    """Whether the conference counts: the smaller of the two counts must reach the share of those called."""
    present = min(opening, voting)
    return Standing(
        bound.threshold.passes(present, summoned), present, summoned, bound.threshold.least(summoned), bound.cite
    )


def must_be_valid(found: Standing) -> None:
    """A void conference is never closed as a valid one."""
    if not found.valid:
        raise Refusal(*found.why, cite=found.cite)


def must_be_void(found: Standing) -> None:
    """Nor is a valid one thrown away because its result does not please."""
    if found.valid:
        raise Refusal(*found.why, cite=found.cite)


def outcome(opening: int, voting: int, yes: int, no: int, blank: int, bound: Bound) -> Outcome:
    """Whether a question passes: the share is taken of the larger count, so that nobody who left is left out."""
    if min(yes, no, blank) < 0:
        raise Refusal("Số biểu quyết không thể âm.", "Votes cannot be negative.", field="yes")
    if yes + no + blank > voting:
        raise Refusal(
            f"Cộng các ý kiến được {yes + no + blank}, nhiều hơn {voting} người có mặt khi biểu quyết.",
            f"The votes add up to {yes + no + blank}, more than the {voting} present at the vote.",
            field="yes",
        )
    attending = max(opening, voting)
    least = bound.threshold.least(attending) if attending else 1
    return Outcome(attending > 0 and bound.threshold.passes(yes, attending), least, attending)


def must_not_have_voted(questions: int) -> None:
    """The counts are corrected before anything is voted on them, not after."""
    if questions:
        raise Refusal(
            "Đã ghi biểu quyết nên không sửa điểm danh được nữa.",
            "Votes are recorded; the attendance is not corrected any more.",
        )


def must_be_near(day: date, today: date, field: str) -> None:
    """What is planned lies within two years of today: beyond that it is a slip of the pen, and no calendar reaches."""
    if abs(day.year - today.year) > 2:
        raise Refusal(
            "Ngày này cách hôm nay quá hai năm. Hãy xem lại năm.",
            "This day is more than two years away. Check the year.",
            field=field,
        )


def must_have_voted(questions: int) -> None:
    """A conference that decided nothing has no resolution to conclude with."""
    if not questions:
        raise Refusal(
            "Hãy ghi ít nhất một nội dung đã biểu quyết trước khi kết luận.",
            "Record at least one question put to the vote before concluding.",
        )

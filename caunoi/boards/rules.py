"""What a board allows: its size, term, seats, quorum and eligibility; values in, values out."""

from dataclasses import dataclass
from datetime import date

from caunoi.kernel.refusal import Refusal

from .words import PUBLIC, Answer, Kind, Seat, Way


@dataclass(frozen=True, slots=True)
class Keys:
    """The rules of the law's book a kind of board lives by; an empty key: the board's own decision says."""

    size: str = ""
    deputies: str = ""
    term: str = ""
    byelection: str = ""
    answer: str = ""
    eligibility: str = ""
    notice: str = ""
    people: str = ""
    plan_report: str = ""

    def named(self) -> list[str]:
        """Every rule that has one, in the order an officer meets them."""
        return [
            key
            for key in (self.size, self.people, self.deputies, self.term, self.byelection, self.eligibility, self.notice, self.answer, self.plan_report)
            if key
        ]  # fmt: skip


LAWS: dict[Kind, Keys] = {
    Kind.INSPECTION: Keys("ttnd.size", "ttnd.deputies", "ttnd.term", "ttnd.byelection", "ttnd.answer", "ttnd.eligibility", "ttnd.plan", plan_report="ttnd.report"),
    Kind.UNIT_INSPECTION: Keys("unit.ttnd", term="unit.ttnd.term"),
    Kind.INVESTMENT: Keys("gsdt.size", "gsdt.deputies", answer="gsdt.answer", notice="gsdt.notice", people="gsdt.people"),
}  # fmt: skip
#: Boards whose members come by election only.
ELECTED = frozenset({Kind.INSPECTION, Kind.UNIT_INSPECTION})


def keys_of(kind: Kind) -> Keys:
    """The rules a kind of board lives by."""
    return LAWS.get(kind, Keys())


def size_of(kind: Kind, value: int, most: int | None, villages: int) -> tuple[int, int | None]:
    """The least and most members: a commune's inspection board counts its villages; with few, the law's number caps it."""
    if kind is Kind.INSPECTION:
        return (villages, None) if villages >= value else (1, value)
    return value, most


def must_be_of_size(size: int, least: int, most: int | None, cite: str) -> None:
    """A board is as large as the law asks."""
    if size < least:
        raise Refusal(
            f"Ban này phải có ít nhất {least} thành viên ({cite}).", f"This board needs at least {least} members ({cite}).", field="size"
        )  # fmt: skip
    if most is not None and size > most:
        raise Refusal(
            f"Ban này có nhiều nhất {most} thành viên ({cite}).", f"This board has at most {most} members ({cite}).", field="size"
        )  # fmt: skip


def must_end_within(since: date, until: date, last: date | None, cite: str = "") -> None:
    """A term runs forward and not beyond the law."""
    if until <= since:
        raise Refusal("Nhiệm kỳ phải kết thúc sau ngày bắt đầu.", "A term ends after it begins.", field="until")
    if last is not None and until > last:
        raise Refusal(
            f"Nhiệm kỳ dài quá luật định: muộn nhất đến {last:%d/%m/%Y} ({cite}).",
            f"The term is longer than the law allows: at the latest until {last:%d/%m/%Y} ({cite}).",
            field="until",
        )


def must_name_its_end(until: date | None) -> None:
    """Where no term of the law is known for the day, the decision says when the board ends."""
    if until is None:
        raise Refusal(
            "Chưa rõ luật đặt nhiệm kỳ bao lâu vào ngày này: hãy ghi ngày kết thúc theo quyết định.",
            "The term the law gave on that day is not known here: give the end its decision names.",
            field="until",
        )


def must_have_a_free_seat(seat: Seat, taken: list[Seat], size: int, deputies: int | None, cite: str) -> None:
    """One head, as many deputies as allowed, as many members as the board was set up with."""
    if len(taken) >= size:
        raise Refusal(f"Ban đã đủ {size} thành viên.", f"The board has all its {size} members.", field="name")
    if seat is Seat.HEAD and Seat.HEAD in taken:
        raise Refusal("Ban đã có người đứng đầu.", "The board has a head already.", field="seat")
    if seat is Seat.DEPUTY and deputies is not None and taken.count(Seat.DEPUTY) >= deputies:
        raise Refusal(
            f"Nhiều nhất {deputies} cấp phó ({cite}).", f"At most {deputies} deputies ({cite}).", field="seat"
        )


def must_sit_by(kind: Kind, way: Way, election: str, *, eligible: bool, consented: bool, cite: str) -> None:
    """Who must be elected was elected in a named vote; whom the law screens was screened; a private person agreed."""
    if kind in ELECTED and (way is not Way.ELECTED or not election.strip()):
        raise Refusal(
            "Thành viên ban này do bầu: hãy ghi cuộc bầu (biên bản, nghị quyết).",
            "Members of this board are elected: name the election.",
            field="election",
        )
    if cite and not eligible:
        raise Refusal(
            f"Hãy xác nhận người này thường trú tại xã, không là cán bộ, công chức cấp xã hay người hoạt động không chuyên trách ở thôn ({cite}).",
            f"Confirm that this person resides here and is neither a commune official nor village staff ({cite}).",
            field="eligible",
        )
    if kind not in PUBLIC and not consented:
        raise Refusal(
            "Chỉ ghi tên khi chính người đó đồng ý.", "A name is kept only with that person's consent.", field="consented"
        )  # fmt: skip


def must_have_quorum(present: int, seated: int, part: int, whole: int) -> None:
    """A meeting counts when enough of those seated are there, by the board's own regulation."""
    if present > seated:
        raise Refusal(f"Ban chỉ có {seated} thành viên.", f"The board has only {seated} members.", field="present")
    if seated == 0 or present * whole < part * seated:
        least = -(-part * seated // whole)
        raise Refusal(
            f"Không đủ người để họp: cần ít nhất {least} trên {seated} thành viên ({part}/{whole}, theo quy chế).",
            f"No quorum: at least {least} of {seated} members are needed ({part}/{whole}, by its regulation).",
            field="present",
        )


def is_filled(left_months: int, least: int | None) -> bool:
    """Whether a vacancy is filled by a by-election: always unless the law says from how many months on."""
    return least is None or left_months >= least


def whole_months(since: date, until: date) -> int:
    """The whole months from a day to another; none where it lies before."""
    months = (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
    return max(months, 0)


def must_say(text: str, field: str) -> str:
    """Words that are kept are not empty."""
    if len(text.strip()) < 3:
        raise Refusal("Hãy ghi nội dung.", "Please write something.", field=field)
    return text.strip()


def share(text: str) -> tuple[int, int] | None:
    """A share written as people write it, "2/3"; None where it is none between nought and one."""
    part, slash, whole = text.partition("/")
    if not slash or not (part.strip().isdecimal() and whole.strip().isdecimal()):
        return None
    found = int(part), int(whole)
    return found if 0 < found[0] <= found[1] < 100 else None


def must_be_a_share(quorum: tuple[int, int]) -> None:
    """A quorum is a share above nought and up to one."""
    if not 0 < quorum[0] <= quorum[1]:
        raise Refusal("Tỷ lệ dự họp phải từ trên 0 đến 1.", "The quorum is a share up to one.", field="quorum")


def must_promise(answer: Answer, promised: date | None, today: date) -> date | None:
    """Who accepts says until when it will be done; who explains promises nothing."""
    if answer is Answer.EXPLAINED:
        return None
    if promised is None:
        raise Refusal(
            "Đã tiếp thu thì hãy hẹn ngày làm xong.", "Accepted: say until when it will be done.", field="promised_on"
        )
    if promised < today:
        raise Refusal("Ngày hẹn đã qua.", "That day is past.", field="promised_on")
    return promised


def must_leave_time(notice: date, today: date, cite: str) -> None:
    """Whoever is checked hears of it beforehand; a check planned too late for that is planned for a later day."""
    if notice < today:
        raise Refusal(
            f"Ngày này quá gần: kế hoạch phải gửi nơi được kiểm tra chậm nhất {notice:%d/%m/%Y} ({cite}). Hãy chọn ngày sau.",
            f"Too soon: the plan had to be sent by {notice:%d/%m/%Y} ({cite}). Choose a later day.",
            field="due",
        )

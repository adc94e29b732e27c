"""What the law and the book of a reception allow: values in, values out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from caunoi.kernel.refusal import Refusal

from .words import Mode, SessionStage, Sort, VisitStage

#: Which rule of the law book binds the head of a body: by the kind of body and whether its place is a province.
#: Bodies that are not named (councils, fronts, departments of communes) owe no day whose number was read in a text.
BINDS: Mapping[tuple[str, bool], str] = {
    ("peoples_committee", True): "recv.prov_chair", ("peoples_committee", False): "recv.commune_chair",
    ("party_committee", True): "recv.party_prov", ("party_committee", False): "recv.party_commune",
    ("department", True): "recv.agency_head", ("inspectorate", True): "recv.agency_head", ("office", True): "recv.agency_head",
    ("police", True): "recv.agency_head", ("public_unit", True): "recv.unit_head", ("public_unit", False): "recv.unit_head",
    ("service_centre", True): "recv.unit_head",
}  # fmt: skip
#: The head who may not send a deputy while the rule of that name is in force.
NOT_DELEGATED = {"recv.commune_chair": "recv.commune_delegate"}
WEEKLY = "day_per_week"
#: Weeks are told by their Thursday, as everywhere: the month and the rule of that day are the week's.
THURSDAY = 3


@dataclass(frozen=True, slots=True)
class Number:
    """The law's number on a day: how many days a week or a month, and where it says so."""

    days: int
    unit: str
    cite: str


@dataclass(frozen=True, slots=True)
class Period:
    """A week or a month in which a head owes days: ``since`` is in, ``until`` is out; ``month`` is where it is counted."""

    code: str
    since: date
    until: date
    days: int
    cite: str
    month: tuple[int, int]


def binding(kind: str, is_province: bool) -> str:
    """The key of the rule that binds the head of such a body; empty where no number was read in a text."""
    return BINDS.get((kind, is_province), "")


def periods_of(
    year: int, month: int, number_on: Callable[[date], Number | None], works: Callable[[date], bool]
) -> list[Period]:
    """The periods counted in a month under the rule of their own day; a week without a working day is none."""
    first = date(year, month, 1)
    after = _next_month(first)
    return [*_weeks(first, after, number_on, works), *_month(first, after, number_on)]


def said(period: Period) -> str:
    """A period as a duty names it: “tháng 11/2026”, “tuần 02/03–08/03/2026”."""
    if "W" in period.code:
        return f"tuần {period.since:%d/%m}–{period.until - timedelta(days=1):%d/%m/%Y}"
    return f"tháng {period.since:%m/%Y}"


def next_month(day: date) -> date:
    """The first day of the month after a day's."""
    return _next_month(day.replace(day=1))


def must_be_posted_in_time(on: date, posted: date, last_day: date, cite: str, *, knowingly: bool) -> bool:
    """Whether a day counts; refuses a late posting that its officer has not seen to be late."""
    if posted <= last_day:
        return True
    if knowingly:
        return False
    raise Refusal(
        f"Lịch tiếp ngày {on:%d/%m/%Y} phải đăng chậm nhất ngày {last_day:%d/%m/%Y} ({cite}). Nếu vẫn tiếp, hãy đánh dấu "
        "“vẫn đăng”: buổi này được tiếp dân nhưng không tính vào số ngày bắt buộc.",
        f"The reception on {on:%d/%m/%Y} had to be posted by {last_day:%d/%m/%Y} ({cite}). To hold it all the same, tick "
        "“post anyway”: people are received but the day does not count towards the legal minimum.",
        field="late",
        cite=cite,
    )


def must_be_ahead(on: date, today: date) -> None:
    """A reception is posted for today or later."""
    if on < today:
        raise Refusal(f"Ngày {on:%d/%m/%Y} đã qua.", f"{on:%d/%m/%Y} has passed.", field="days")


def must_be_provable(posted_on: date, first: date, last: date, today: date) -> None:
    """What hangs on a board hangs since today or earlier, and is about days in order, a year of them at most."""
    if posted_on > today:
        raise Refusal(
            "Chưa niêm yết thì chưa ghi được; ngày này ở tương lai.", "What lies ahead does not hang yet.", field="posted_on"
        )  # fmt: skip
    if last < first:
        raise Refusal("Ngày cuối phải từ ngày đầu trở đi.", "The last day comes after the first.", field="last")
    if (last - first).days > 366:
        raise Refusal("Mỗi lần ghi nhiều nhất một năm.", "A year at most at a time.", field="last")


def must_last(starts: time, ends: time, minutes: int) -> None:
    """A reception has room for at least one turn."""
    if _minutes(ends) - _minutes(starts) < minutes:
        raise Refusal(
            f"Giờ kết thúc phải sau giờ bắt đầu ít nhất một lượt ({minutes} phút).",
            f"It must last at least one turn ({minutes} minutes).",
            field="ends",
        )


def slots(starts: time, ends: time, minutes: int, capacity: int) -> list[time]:
    """The times people are asked to come at: one for each turn, as many as may be booked."""
    first, last = _minutes(starts), _minutes(ends)
    found = [time(at // 60, at % 60) for at in range(first, last - minutes + 1, minutes)]
    return found[:capacity]


def must_not_be_delegated(cite: str, name: str) -> None:
    """The commune chairman receives in person (Law 136/2025): the day is moved, not handed on."""
    raise Refusal(
        f"{name} không được giao cấp phó tiếp thay ({cite}). Nếu người đứng đầu không tiếp được, hãy hủy buổi này, ghi lý do "
        "và hẹn ngày khác.",
        f"{name} may not hand the reception to a deputy ({cite}). If the head cannot come, call the day off with the reason "
        "and set another day.",
        field="turn",
        cite=cite,
    )


def must_stand(stage: SessionStage, *allowed: SessionStage) -> None:
    """The act fits where the reception day stands."""
    if stage not in allowed:
        raise Refusal(
            f"Buổi tiếp này đang ở trạng thái “{stage.vi}”, không làm bước này được.",
            f"This reception is “{stage.en}”; this step is not possible.",
        )


def must_be_the_day(on: date, today: date, note: str) -> bool:
    """A reception begins on its day; entered later it says why. Returns whether it is entered late."""
    if today < on:
        raise Refusal(
            f"Chưa đến ngày tiếp ({on:%d/%m/%Y}).", f"The day of the reception is {on:%d/%m/%Y}.", field="turn"
        )
    if today > on and len(note.strip()) < 10:
        raise Refusal(
            "Buổi này đã qua ngày. Hãy ghi vì sao nay mới nhập và căn cứ vào sổ giấy nào.",
            "The day has passed. Say why it is entered only now, and from which paper book.",
            field="note",
        )
    return today > on


def must_step(stage: VisitStage, *allowed: VisitStage) -> None:
    """The act fits where the visit stands."""
    if stage not in allowed:
        raise Refusal(
            f"Lượt này đang ở trạng thái “{stage.vi}”. Có thể người khác vừa làm; hãy xem lại danh sách.",
            f"This visit is “{stage.en}”. Somebody else may just have acted; look at the list again.",
        )


def must_be_as_seen(seen: int, now: int) -> None:
    """Nobody overwrites what another officer has just changed."""
    if seen != now:
        raise Refusal(
            "Người khác vừa gọi hoặc sửa lượt này. Danh sách đã mới lại; hãy xem rồi làm tiếp.",
            "Somebody else has just called or changed this visit. The list is fresh again; look before you go on.",
        )


def must_say(text: str, field: str, vi: str, en: str, least: int = 5) -> str:
    """The words without blanks around them; refuses too few."""
    if len(text.strip()) < least:
        raise Refusal(vi, en, field=field)
    return text.strip()


def must_be_represented(
    people: int, representatives: int, signed: bool, band: tuple[int, int] | None, cite: str
) -> None:
    """A group with one content names representatives in the legal number, all having signed the appointment (LTCD Điều 29)."""
    if band is None:
        return
    least, most = band
    if not least <= representatives <= most:
        asked = f"{least}" if least == most else f"{least} đến {most}"
        raise Refusal(
            f"Đoàn {people} người cùng một nội dung phải cử {asked} người đại diện ({cite}); hiện ghi {representatives}.",
            f"A group of {people} with one content names {least} to {most} representatives ({cite}); {representatives} given.",
            field="representatives",
            cite=cite,
        )
    if not signed:
        raise Refusal(
            f"Văn bản cử người đại diện phải có chữ ký của cả {people} người ({cite}).",
            f"The written appointment is signed by all {people} people ({cite}).",
            field="signed",
            cite=cite,
        )


def must_be_open_online(mode: Mode, ground: str, kind: Sort, protected: bool, cite: str) -> None:
    """A denunciation is heard online only in a complex case whose denouncer asks for no protection (NĐ154 Điều 16–24)."""
    if mode is Mode.ONLINE and kind is Sort.DENUNCIATION and (ground not in ("complex", "denunciation") or protected):
        raise Refusal(
            f"Tố cáo chỉ được tiếp trực tuyến khi vụ việc phức tạp và người tố cáo không yêu cầu giữ bí mật ({cite}). "
            "Hãy chọn một buổi gặp trực tiếp.",
            f"A denunciation is received online only when complex and no protection is asked ({cite}). "
            "Choose a reception in person.",
            field="kind",
            cite=cite,
        )


def must_be_tested(tested_on: date | None, last_day: date, cite: str) -> None:
    """The connection of an online reception was tried out in time."""
    if tested_on is None or tested_on > last_day:
        raise Refusal(
            f"Đường truyền phải được chạy thử chậm nhất ngày {last_day:%d/%m/%Y} ({cite}).",
            f"The connection had to be tested by {last_day:%d/%m/%Y} ({cite}).",
            cite=cite,
        )


def must_be_connected(connected_at: datetime | None, begins: datetime, hours: int, cite: str) -> None:
    """The online reception was connected long enough before it began."""
    if connected_at is None or begins - connected_at < timedelta(hours=hours):
        raise Refusal(
            f"Buổi trực tuyến phải kết nối trước giờ tiếp ít nhất {hours} giờ ({cite}).",
            f"An online reception is connected at least {hours} hours before ({cite}).",
            cite=cite,
        )


def days_met(since: date, until: date, days: int, held: Sequence[date]) -> bool:
    """Whether a period's days were received: several sessions of one day are one day."""
    return len({day for day in held if since <= day < until}) >= days


def _weeks(
    first: date, after: date, number_on: Callable[[date], Number | None], works: Callable[[date], bool]
) -> Iterator[Period]:
    thursday = first + timedelta(days=(THURSDAY - first.weekday()) % 7)
    while thursday < after:
        number = number_on(thursday)
        monday = thursday - timedelta(days=THURSDAY)
        if number is not None and number.unit == WEEKLY and any(works(monday + timedelta(days=n)) for n in range(7)):
            year, week, _ = thursday.isocalendar()
            month = (first.year, first.month)
            yield Period(f"{year}-W{week:02d}", monday, monday + timedelta(weeks=1), number.days, number.cite, month)
        thursday += timedelta(weeks=1)


def _month(first: date, after: date, number_on: Callable[[date], Number | None]) -> Iterator[Period]:
    number = number_on(first)
    if number is not None and number.unit != WEEKLY:
        yield Period(f"{first:%Y-%m}", first, after, number.days, number.cite, (first.year, first.month))


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


#: Appointments to come that one browser may hold: a household's worth; the counter and the telephone have no such bound.
MOST_HELD = 3


def must_not_hoard(held: int) -> None:
    """Leave times for others."""
    if held >= MOST_HELD:
        raise Refusal(
            f"Máy này đang giữ {held} lịch hẹn chưa tới ngày. Hãy hủy bớt lịch không dùng, hoặc gọi điện, đến quầy để được đặt thêm.",
            f"This browser already holds {held} appointments to come. Give one back, or call or come to the counter for more.",
        )

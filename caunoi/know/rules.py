"""What disclosure allows: who owes what by which list, how long it stays up, what a list of people may say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from caunoi.access.words import Role
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.steps import Book, Step

from .words import Act, Column, Cycle, Family, Form, Stage, Wait

DAY = timedelta(days=1)

BOOK = Book(Stage.PLANNED, (
    #    when              act            by           then               cite
    Step(Stage.PLANNED,    Act.DECIDE,    Role.EDITOR, Stage.DECIDED,     cite="Khoản 3 Điều 12 Luật 10/2022/QH15"),
    Step(Stage.PLANNED,    Act.DROP,      Role.HEAD,   Stage.DROPPED),
    Step(Stage.DECIDED,    Act.PUBLISH,   Role.EDITOR, Stage.POSTED,      cite="Điều 13 Luật 10/2022/QH15"),
    Step(Stage.DECIDED,    Act.DROP,      Role.HEAD,   Stage.DROPPED),
    Step(Stage.POSTED,     Act.CORRECT,   Role.EDITOR, Stage.POSTED),
    Step(Stage.POSTED,     Act.PROVE,     Role.EDITOR, Stage.POSTED,      cite="Khoản 2–4 Điều 13 Luật 10/2022/QH15"),
    Step(Stage.POSTED,     Act.TAKE_DOWN, Role.EDITOR, Stage.TAKEN_DOWN),
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keys:
    """The law rules one family of lists goes by."""

    items: str
    deadline: str
    posting: str
    forms: str


KEYS: Mapping[Family, Keys] = {
    Family.COMMUNE: Keys("disclose.items", "disclose.deadline", "disclose.posting", "disclose.forms"),
    Family.UNIT: Keys("unit.disclose_list", "unit.disclose_deadline", "unit.disclose_period", "unit.disclose_forms"),
    Family.ENTERPRISE: Keys("soe.disclose_list", "soe.disclose_deadline", "soe.disclose_period", "soe.disclose_forms"),
    Family.WIDER: Keys("disclose.wider", "disclose.deadline", "disclose.posting", "disclose.forms"),
}
#: Families whose readers are the body's own people.
INSIDE = frozenset({Family.UNIT, Family.ENTERPRISE})
ENTERPRISES = frozenset({"state_enterprise"})
#: Tags of an item in the law book, as repeats of a plan.
CYCLES = {
    "monthly": Cycle.MONTHLY,
    "quarterly": Cycle.QUARTERLY,
    "half_yearly": Cycle.HALF_YEARLY,
    "yearly": Cycle.YEARLY,
}


def family_of(body_kind: str, place_level: str) -> Family:
    """Which list of the law a body goes by first."""
    if body_kind in ENTERPRISES:
        return Family.ENTERPRISE
    if body_kind == "peoples_committee" and place_level == "commune":
        return Family.COMMUNE
    return Family.UNIT


def families_of(body_kind: str, place_level: str) -> tuple[Family, ...]:
    """Every list a body goes by: an authority also by the Access to Information Law."""
    first = family_of(body_kind, place_level)
    return (first,) if first is Family.ENTERPRISE else (first, Family.WIDER)


@dataclass(frozen=True, slots=True)
class Wants:
    """What the law wants of one item."""

    family: Family
    permanent: bool
    timed: bool
    names: bool
    backlog: bool
    forms: tuple[Form, ...]
    cycles: tuple[Cycle, ...]


def wants(family: Family, tags: Iterable[str]) -> Wants:
    """What an item's tags in the law book ask: forms each to be shown by proof, repeats, whether people are named."""
    tags = frozenset(tags)
    forms = [Form.PORTAL]
    if family in (Family.COMMUNE, Family.WIDER):
        forms += [Form.POSTING] if tags & {"posting", "permanent"} else []
        forms += [Form.RADIO] if "radio" in tags else []
        forms += [Form.VILLAGE] if "village" in tags else []
    cycles = tuple(cycle for tag, cycle in CYCLES.items() if tag in tags)
    timed = family in INSIDE or "posting" in tags
    return Wants(
        family,
        "permanent" in tags,
        timed and "permanent" not in tags,
        "names" in tags,
        "backlog" in tags,
        tuple(forms),
        cycles or (Cycle.ONCE,),
    )


# Kế hoạch năm


def periods(cycle: Cycle, year: int) -> list[tuple[str, date]]:
    """The periods of a year a repeat has, each with its last day."""
    match cycle:
        case Cycle.MONTHLY:
            return [(f"{year}-{month:02d}", _last_of(year, month)) for month in range(1, 13)]
        case Cycle.QUARTERLY:
            return [(f"{year}-Q{at}", _last_of(year, at * 3)) for at in range(1, 5)]
        case Cycle.HALF_YEARLY:
            return [(f"{year}-H{at}", _last_of(year, at * 6)) for at in (1, 2)]
        case _:
            return [(str(year), date(year, 12, 31))]


def _last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def quarter_of(day: date) -> str:
    """The quarter a day lies in: “2026-Q4”."""
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


_QUARTER = re.compile(r"(20\d\d)-Q([1-4])")


def quarter_days(quarter: str) -> tuple[date, date]:
    """The first day of a quarter, and the first after it; refuses what is no quarter."""
    found = _QUARTER.fullmatch(quarter)
    if found is None:
        raise Refusal("Quý viết như 2026-Q3.", "Write a quarter like 2026-Q3.", field="quarter")
    year, at = int(found[1]), int(found[2])
    return date(year, at * 3 - 2, 1), _last_of(year, at * 3) + DAY


def must_be_a_year(year: int, today: date) -> None:
    """A plan is made for about now: last year, this one or the next."""
    if abs(year - today.year) > 1:
        raise Refusal(
            f"Kế hoạch lập cho năm {today.year - 1}, {today.year} hoặc {today.year + 1}.",
            f"A plan is for {today.year - 1}, {today.year} or {today.year + 1}.",
            field="year",
        )


def must_fall_in(year: int, day: date | None) -> None:
    """A day of the plan lies in the plan's year or the quarter after it."""
    if day is not None and not date(year, 1, 1) <= day <= date(year + 1, 3, 31):
        raise Refusal(
            f"Ngày dự kiến của kế hoạch {year} phải từ 01/01/{year} đến 31/3/{year + 1}.",
            f"The day must lie between 01/01/{year} and 31/03/{year + 1}.",
            field="on",
        )


def must_have_lines(count: int) -> None:
    """A plan without a line plans nothing."""
    if count == 0:
        raise Refusal("Kế hoạch chưa có dòng nào.", "The plan has no line yet.")


# Thời gian công khai


def must_be_known(today: date, decided_on: date) -> None:
    """A decision of the future has not been taken."""
    if decided_on > today:
        raise Refusal(
            "Ngày của quyết định không thể sau hôm nay.", "The decision cannot be of a later day.", field="decided_on"
        )
    if decided_on.year < today.year - 10:
        raise Refusal(
            "Ngày của quyết định quá xa; hãy kiểm tra lại năm.", "The day is too far back.", field="decided_on"
        )


def must_stay_up(since: date, until: date | None, *, least: date, permanent: bool, days: int, cite: str) -> None:
    """Refuse a time shorter than the law's; ``until`` is the first day it may be gone, ``least`` the last it must be up."""
    if permanent:
        if until is not None:
            raise Refusal(
                f"Nội dung này phải niêm yết thường xuyên, không đặt ngày gỡ ({cite}).",
                f"This stays posted for good; it has no last day ({cite}).",
                field="last",
                cite=cite,
            )
        return
    if until is None:
        return
    if until <= since:
        raise Refusal("Ngày cuối không thể trước ngày đầu.", "The last day is before the first.", field="last")
    if until <= least:
        raise Refusal(
            f"Thời gian niêm yết ngắn hơn luật: phải ít nhất {days} ngày liên tục, tức đến hết {least:%d/%m/%Y} ({cite}).",
            f"Shorter than the law: at least {days} days without a break, through {least:%d/%m/%Y} ({cite}).",
            field="last",
            cite=cite,
        )


def is_early(today: date, least: date | None, *, permanent: bool) -> bool:
    """Whether taking it down today is before the law lets it go."""
    return permanent or (least is not None and today <= least)


def must_say(words: str, field: str, vi: str, en: str, least: int = 10) -> str:
    """A text that must say something."""
    said = words.strip()
    if len(said) < least:
        raise Refusal(vi, en, field=field)
    return said


def must_be_current(seen: int | None, current: int) -> None:
    """Two officers at one text: the later one is told, nothing is lost."""
    if seen is not None and seen != current:
        raise Refusal(
            "Người khác vừa sửa nội dung này. Bản của bạn vẫn còn trên màn hình: hãy chép lại phần cần giữ, mở bản mới rồi sửa tiếp.",
            "Somebody else has just changed this. Yours is still on your screen: copy what you need, open the newest and go on.",
            field="seen",
        )


# Minh chứng


@dataclass(frozen=True, slots=True)
class Proof:
    """One proof as its rules see it; ``until`` is excluded, None while it still hangs."""

    form: Form
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One form the law asks for: met on a day, or why not yet."""

    form: Form
    met_on: date | None
    lacks: tuple[str, str] = ("", "")


def radio_run(spans: Sequence[tuple[date, date]]) -> tuple[date, int] | None:
    """The first day and length of the longest unbroken run of broadcasting days."""
    best: tuple[date, int] | None = None
    start: date | None = None
    end: date | None = None
    for since, until in sorted(spans):
        if end is None or since > end:
            start, end = since, until
        else:
            end = max(end, until)
        if start is not None and (best is None or (end - start).days > best[1]):
            best = (start, (end - start).days)
    return best


def part(form: Form, proofs: Iterable[Proof], *, published_on: date | None, radio_days: int) -> Part:
    """Whether one form is shown to have been used."""
    own = [proof for proof in proofs if proof.form is form]
    if form is Form.PORTAL:
        return Part(form, published_on, ("chưa đăng", "not on the page yet"))
    if form is Form.RADIO:
        run = radio_run([(proof.since, proof.until or proof.since + DAY) for proof in own])
        if run and run[1] >= radio_days:
            return Part(form, run[0])
        have = run[1] if run else 0
        return Part(
            form,
            None,
            (f"mới phát {have}/{radio_days} ngày liên tục", f"{have} of {radio_days} days in a row so far")
            if have
            else ("chưa có sổ phát thanh", "no broadcasting log"),
        )
    lacks = {
        Form.POSTING: ("chưa có ảnh bảng tin", "no picture of the board"),
        Form.VILLAGE: ("chưa ghi việc gửi Trưởng thôn, Tổ trưởng", "no hand-over to village heads"),
    }.get(form, ("chưa có minh chứng", "no proof"))
    return Part(form, min((proof.since for proof in own), default=None), lacks)


def met_on(parts: Sequence[Part]) -> date | None:
    """The day the last form was met; None while one is missing."""
    days = [each.met_on for each in parts]
    return None if any(day is None for day in days) else max((day for day in days if day), default=None)


def must_be_provable(form: Form, since: date, until: date | None, *, decided_on: date, today: date) -> None:
    """A proof is of days that were, on or after the decision."""
    if since > today or (until is not None and until - DAY > today):
        raise Refusal(
            "Minh chứng chỉ ghi việc đã làm, không ghi trước.", "Proof is of what was done, not of what will be.",
            field="since",
        )  # fmt: skip
    if since < decided_on:
        raise Refusal(
            f"Ngày này trước ngày có quyết định ({decided_on:%d/%m/%Y}).", "This day is before the decision.", field="since"
        )  # fmt: skip
    if until is not None and until <= since:
        raise Refusal("Ngày cuối không thể trước ngày đầu.", "The last day is before the first.", field="last")


# Danh sách người

#: What each item's list may say of people; nothing else is taken (Luật 10/2022, Điều 11; Luật 91/2025).
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "11.7": (Column.NAME, Column.GROUP, Column.SCHEME, Column.AMOUNT, Column.RESULT),
    "11.8": (Column.NAME, Column.GROUP, Column.SCHEME, Column.AMOUNT),
    "11.9": (Column.NAME, Column.BORN, Column.GROUP, Column.RESULT),
    "11.10": (Column.NAME, Column.OFFICE, Column.RESULT),
}
MOST_NAMES = 5000
_LONG_NUMBER = re.compile(r"(?<!\d)(?:\d[ .]?){9,12}(?!\d)")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def must_be_allowed(item: str, columns: Sequence[Column]) -> None:
    """Refuse a list for an item that names nobody, and every column the disclosure law does not ask."""
    allowed = COLUMNS.get(item)
    if allowed is None:
        raise Refusal(
            "Nội dung này không công khai danh sách người.", "This item is disclosed without a list of people.", field="rows"
        )  # fmt: skip
    extra = [column for column in columns if column not in allowed]
    if extra:
        raise Refusal(
            f"Danh sách chỉ được có: {', '.join(each.vi.lower() for each in allowed)}. Hãy bỏ: {', '.join(each.vi.lower() for each in extra)}.",
            f"The list may only hold: {', '.join(each.en.lower() for each in allowed)}. Leave out: {', '.join(each.en.lower() for each in extra)}.",
            field="rows",
        )
    if Column.NAME not in columns:
        raise Refusal("Danh sách phải có cột họ và tên.", "The list needs the full name.", field="rows")


def must_be_bare(rows: Sequence[Sequence[str]]) -> None:
    """Refuse rows with numbers of identity cards or phones, or e-mail addresses, and lists too long or empty."""
    if not rows:
        raise Refusal("Danh sách chưa có dòng nào.", "The list is empty.", field="rows")
    if len(rows) > MOST_NAMES:
        raise Refusal(
            f"Danh sách quá {MOST_NAMES} dòng; hãy tách theo thôn, tổ dân phố.", "The list is too long; split it.", field="rows"
        )  # fmt: skip
    for at, row in enumerate(rows, 1):
        if any(_MAIL.search(cell) or (_LONG_NUMBER.search(cell) and not _is_money(cell)) for cell in row):
            raise Refusal(
                f"Dòng {at} có số giấy tờ, số điện thoại hoặc thư điện tử. Danh sách công khai không ghi những thông tin này.",
                f"Line {at} holds a card or phone number or an e-mail address. A public list does not carry these.",
                field="rows",
            )
        if len(row) and not row[0].strip():
            raise Refusal(f"Dòng {at} chưa có họ tên.", f"Line {at} has no name.", field="rows")


def _is_money(cell: str) -> bool:
    return bool(re.search(r"đồng|đ$|vnđ|triệu|nghìn", cell.lower()))


def must_carry_no_card(text: str, field: str) -> None:
    """Refuse a public text with something like an identity card or phone number of a person or a private address."""
    found = re.search(r"(?<![\d/.-])(?:0\d{9}|\d{12})(?![\d/])", text)
    if found:
        raise Refusal(
            f"Nội dung có “{found.group()}”, giống số điện thoại hoặc số căn cước. Hãy bỏ khỏi bài; danh sách người để ở phần Danh sách.",
            f"The text holds “{found.group()}”, like a phone or identity number. Take it out; people go into the list.",
            field=field,
        )


# Câu hỏi, ý kiến


def must_wait(state: Wait) -> None:
    """Words are judged once, unless they were refused and are shown after all."""
    if state is Wait.SHOWN:
        raise Refusal("Nội dung này đã được đăng.", "This is shown already.")


def must_not_flood(waiting: int, most: int = 200) -> None:
    """So many waiting on one page and no more."""
    if waiting >= most:
        raise Refusal(
            "Đang có quá nhiều ý kiến chờ duyệt ở bài này. Hãy gửi lại sau, hoặc gửi kiến nghị ở trang Gửi đơn.",
            "Too many are waiting here. Try again later, or send a petition.",
        )


def ordered(days: Sequence[date]) -> bool:
    """Whether days stand in order."""
    return all(one <= other for one, other in pairwise(days))

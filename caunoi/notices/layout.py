"""The dated rules of presentation, and the lines of a paper's head and foot that follow from them."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from .metrics import breadth
from .paper import Annex, Paper, Signature
from .words import Layout, Manner

_FILE = Path(__file__).with_name("layouts.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of the rules of presentation; sizes in points, lengths in millimetres."""

    layout: Layout
    since: date
    cite: str
    confidence: str
    source: str
    checked_on: date
    until: date | None = None
    note: str = ""
    top: float
    bottom: float
    left: float
    right: float
    font: str
    left_share: float
    national: str
    motto: str
    national_size: float
    motto_size: float
    issuer_size: float
    issuer_mark: str
    number_size: float
    number_pattern: str
    place_size: float
    kind_size: float
    summary_size: float
    summary_mark: str
    subject_size: float
    subject_prefix: str
    subject_italic: bool
    body_size: float
    indent: float
    space_before: float
    line_spacing: float
    line_exact: float
    ground_italic: bool
    ground_dash: bool
    roman_end: str
    appeal_label: str
    appeal_italic: bool
    authority_size: float
    office_bold: bool
    name_size: float
    recipients_label_size: float
    recipients_label_style: str
    recipients_size: float
    page_number_size: float
    form_size: float
    manner: dict[str, str]

    @property
    def width(self) -> float:
        """The breadth of the text on an upright A4 page."""
        return 210 - self.left - self.right

    @property
    def width_lying(self) -> float:
        """The breadth of the text on a page lying on its side."""
        return 297 - self.top - self.bottom


@cache
def editions() -> tuple[Edition, ...]:
    """Every edition, oldest first."""
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["edition"]
    found = [Edition(**{**row, "layout": Layout(row["layout"])}) for row in rows]
    return tuple(sorted(found, key=lambda edition: edition.since))


def edition_of(paper: Paper) -> Edition:
    """The rules a paper follows: those of its own day, the newest for a draft without a date."""
    return in_force(paper.layout, on=paper.on)


def in_force(layout: Layout, *, on: date | None = None) -> Edition:
    """The edition of a layout on a day; before the first one, the first."""
    own = [edition for edition in editions() if edition.layout == layout]
    past = [edition for edition in own if on is None or edition.since <= on]
    return past[-1] if past else own[0]


def number_line(paper: Paper) -> str:
    """“Số: 05/TB-UBND” or “Số 05-BC/ĐU”; a gap for the number while it is a draft, nothing for papers without one."""
    if not paper.symbol:
        return ""
    number = "        " if paper.number is None else f"{paper.number:02d}"
    return edition_of(paper).number_pattern.format(number=number, symbol=paper.symbol)


def date_words(on: date) -> str:
    """“ngày 05 tháng 01 năm 2026”: a leading nought for days under ten and for January and February."""
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def place_line(paper: Paper) -> str:
    """“Tân Phú, ngày 19 tháng 11 năm 2026”, with gaps while the day is open."""
    when = date_words(paper.on) if paper.on else f"ngày      tháng      năm {paper.year or '        '}"
    return f"{paper.place}, {when}" if paper.place else when


#: The smaller size allowed for place and day, and how broad slanted letters are beside bold ones, what share they get at most.
_SMALLER, _SLANTED, _MOST = 13, 0.94, 0.72


def place_room(paper: Paper, edition: Edition, width: float) -> tuple[float, float]:
    """The size of place and day and the breadth they get, so that they stay on one line: first smaller, then broader."""
    right, line = width * (1 - edition.left_share), place_line(paper)
    size = edition.place_size if breadth(line, edition.place_size) * _SLANTED <= right else _SMALLER
    return size, max(right, min(breadth(line, size) * _SLANTED + 1, width * _MOST))


def annexed(paper: Paper) -> Paper:
    """The paper with its own number and day where an annex says which paper it goes with (``{paper}``)."""
    number = (
        number_line(paper).removeprefix("Số:").removeprefix("Số").strip()
        if paper.number is not None
        else f"……/{paper.symbol}"
    )
    day = f"{paper.on:%d/%m/%Y}" if paper.on else "……/……/……"
    told = f"số {number} ngày {day}"
    body = tuple(
        replace(block, of=block.of.replace("{paper}", told)) if isinstance(block, Annex) else block
        for block in paper.body
    )
    return replace(paper, body=body)


def symbol_of(layout: Layout, *, abbreviation: str, body: str, unit: str = "") -> str:
    """The symbol after the number: “TB-UBND”, “UBND-VP” for a công văn, “BC/ĐU” in the Party's layout."""
    if layout == Layout.PARTY:
        return f"{abbreviation or 'CV'}/{body}"
    if not abbreviation or abbreviation == "CV":
        return f"{body}-{unit}" if unit else body
    return f"{abbreviation}-{body}"


def signature(
    layout: Layout, *, manner: Manner, office: str, name: str, of: str = "", on: date | None = None
) -> Signature:
    """The signing block: “TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH”, “KT. CHỦ TỊCH / PHÓ CHỦ TỊCH”, “Q. CHỦ TỊCH”."""
    pattern = in_force(layout, on=on).manner.get(manner.value)
    if pattern is None:
        return Signature((office.upper(),), name)
    if manner == Manner.ACTING:
        return Signature((pattern.format(of=office.upper()),), name)
    return Signature((pattern.format(of=of.upper()), office.upper()), name)


def appeal_lines(paper: Paper) -> tuple[str, ...]:
    """The addressees after “Kính gửi:”: one on the line itself, several each with a dash."""
    if len(paper.to) == 1:
        return (paper.to[0].rstrip(" ;.,"),)
    return tuple(_listed(paper.to))


def recipient_lines(paper: Paper) -> tuple[str, ...]:
    """The lines under “Nơi nhận:”, each with a dash, closed by ; and a full stop."""
    return tuple(_listed(paper.recipients))


def _listed(names: tuple[str, ...]) -> list[str]:
    bare = [name.strip().removeprefix("-").strip().rstrip(" ;.,") for name in names if name.strip()]
    return [f"- {name}{'.' if at == len(bare) - 1 else ';'}" for at, name in enumerate(bare)]


_BREAK_BEFORE = ("TỈNH", "THÀNH PHỐ", "PHƯỜNG", "XÃ", "ĐẶC KHU", "QUẬN", "HUYỆN")


def issuer_lines(name: str, edition: Edition) -> tuple[str, ...]:
    """The name of a body in capitals; too long for its column, it breaks before its place, not inside a word group."""
    name = " ".join(name.upper().split())
    room = edition.width * edition.left_share
    if breadth(name, edition.issuer_size) <= room:
        return (name,)
    for word in _BREAK_BEFORE:
        at = name.find(f" {word} ")
        if at > 0:
            return (name[:at], name[at + 1 :])
    return (name,)

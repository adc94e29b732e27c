"""From a stretch of text that gives work to single tasks: one duty each, with who owes it and by when."""

import itertools
import re
from dataclasses import dataclass
from datetime import date

from caunoi.mandate.words import Why

from . import addressees, orders
from .blocks import Block
from .dates import Deadline, deadline_in, horizon_in
from .lexicon import CONNECTIVE, CONSEQUENCE, DUTY, DUTY_HEAD, FORMULA, ORDER
from .sentences import clauses

_FILLER = re.compile(
    r"(?:(?:cần(?: phải| thiết phải)?|phải|có trách nhiệm|có nhiệm vụ|sẽ|cũng|cùng|đều|luôn|hết sức|tập trung vào|chú trọng vào|là|được giao|theo chức năng, nhiệm vụ(?: được giao)?,?|trên cơ sở[^,]{0,80},|trước mắt,?)\s+)+"
)
_INLINE = re.compile(
    r"(?:(?<=\s)|^)\(?(?:\d{1,2})\)\s|(?<=[;:.,] )(?:một|hai|ba|bốn|năm|sáu|bảy|tám|thứ (?:nhất|hai|ba|tư|năm|sáu)) là,?\s"
)
_SAYS = re.compile(r"[^.;]{0,240}?(?:cho rằng|khẳng định|nhấn mạnh|cho biết|nêu rõ)[,:]?\s+(?:rằng\s+)?")
_TOPIC = re.compile(
    r"(?:nhiệm vụ(?: và giải pháp)?(?: trọng tâm| chủ yếu| quan trọng)?(?: [^,;:.]{0,40})?|phương hướng[^,;:.]{0,60}|trọng tâm[^,;:.]{0,40}|trong đó,?)\s+(?:là|gồm|tập trung vào|vào|được xác định là)\s+(?:việc\s+)?"
)
_HEADED = re.compile(r"(?:về|trong|đối với)(?: công tác| việc| lĩnh vực)? [^,;:.]{3,80}[,:]\s+")


#: The document's year and the end of what it looks back on, to read its deadlines by.
type Dating = tuple[int | None, date | None]


@dataclass(slots=True)
class Orders:
    """What holds from one sentence to the next: who owes, by when, and why we think it is a task."""

    body: str | None = None
    deadline: Deadline | None = None
    why: Why = Why.INHERITED
    cue: str = ""


@dataclass(slots=True)
class Duty:
    """One task found in a block: offsets within the block's text."""

    start: int
    end: int
    verb: int
    body: str | None
    deadline: Deadline | None
    why: Why
    cue: str


def tasks_in(block: Block, start: int, end: int, held: Orders, dating: Dating, *, sure: bool) -> list[Duty]:
    """The duties in ``block.text[start:end]``; ``sure`` where the section or an order already says it is work."""
    found: list[Duty] = []
    for first, last in _pieces(block.text, start, end):
        duty = _duty(block, first, last, held, dating, sure=sure)
        if duty is None:
            if (
                found
                and (_is_tail(block, first, last) or last - first < 25)
                and not FORMULA.search(block.low[first:last])
            ):
                found[-1].end = last
            continue
        if found and _is_tail(block, first, last):
            found[-1].end = last
            found[-1].deadline = (
                found[-1].deadline if found[-1].deadline not in (None, held.deadline) else duty.deadline
            )
            continue
        found.append(duty)
    return found


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    for first, last in clauses(text[start:end], start):
        cuts = [first] + [cut.end() for cut in _INLINE.finditer(text, first, last)] + [last]
        for at, until in itertools.pairwise(cuts):
            piece = text[at:until]
            trimmed = piece.rstrip(" (0123456789)") if until != last else piece.rstrip()
            if trimmed.strip(" ,;.():"):
                pieces += _also(text, at, at + len(trimmed))
    return pieces


def _also(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Split before ", đồng thời" when an own duty follows."""
    low = text[first:last].lower()
    for found in re.finditer(r"[,.]\s+đồng thời,?\s+", low):
        rest = low[found.end() :]
        if (
            found.start() > 25
            and (DUTY_HEAD.match(rest) or ORDER.match(rest) or addressees.opens_with_body(rest))
            and len(rest) > 20
        ):
            return [(first, first + found.start()), (first + found.start() + 2, last)]
    return [(first, last)]


def _is_tail(block: Block, first: int, last: int) -> bool:
    low = block.low[first:last]
    if (
        re.match(r"(?:các|những) ", low)
        and addressees.split(low, 0, len(low)) is None
        and orders.modal_in(low, 0) is None
    ):
        return True
    return (
        bool(CONSEQUENCE.match(low))
        or len(low.split()) <= 3
        or bool(re.match(r"trong đó,? (?!tập trung|chú trọng|cần|phải)", low))
    )


def _duty(block: Block, first: int, last: int, held: Orders, dating: Dating, *, sure: bool) -> Duty | None:
    low, at = block.low, first
    if FORMULA.search(low[first:last]):
        return None
    at = _past_connectives(low, at, last)
    found = orders.order_in(low[:last], at, tasks=True)
    if found is None:
        topic = _TOPIC.match(low, at, last)
        at = topic.end() if topic else at
    why, cue = held.why, held.cue
    if found is not None and found.start - at < 220:
        why, cue, at = Why.ORDER, found.cue, found.after
        opening = found.after
    else:
        found = None
        opening = _past_connectives(low, first, last)
        at = addressees.skip_time(low, at)
        headed = _HEADED.match(low, at, last)
        if headed and (DUTY_HEAD.match(low, headed.end()) or addressees.split(low, headed.end(), last)):
            at = headed.end()
    places = _verb(block, at, last, held, ordered=found is not None, sure=sure)
    if places is None:
        return None
    start = min(opening, places[1]) if places[0] == at else places[0]
    due = deadline_in(low[first:last], block.text[first:last], *dating)
    if due is None and places[1] > first:
        due = horizon_in(block.text[first : places[1]], *dating)
        held.deadline = due or held.deadline
    elif due is not None and low.find(due.text.lower(), first, places[1]) >= 0:
        held.deadline = due
    held.why, held.cue = Why.INHERITED, cue
    return Duty(start, last, places[1], held.body, due or held.deadline, why, cue)


def _past_connectives(low: str, at: int, last: int) -> int:
    while at < last and low[at] in " “\"'–-,.:;(":
        at += 1
    said = _SAYS.match(low, at, last)
    at = said.end() if said else at
    match = CONNECTIVE.match(low, at, last)
    return match.end() if match else at


def _verb(block: Block, at: int, last: int, held: Orders, *, ordered: bool, sure: bool) -> tuple[int, int] | None:
    """Where the item and the duty's own words begin; sets who owes it when the clause names a body."""
    low = block.low
    if low.startswith("lãnh đạo", at) and held.body and not ordered:
        return at, at
    filler = _FILLER.match(low, at, last)
    head = filler.end() if filler else at
    cut = addressees.split(low, at, last)
    if cut is None and DUTY_HEAD.match(low, head):
        return at, head
    if cut:
        held.body = block.text[cut[0] : cut[1]].strip(" ,")
        return at, _past_filler(low, cut[2], last)
    modal = orders.modal_in(low[:last], at)
    if modal is not None and modal.start() - at < 420:
        owner = orders.owner_before(low[:last], at, modal.start())
        again = addressees.split(low, owner, last) if owner is not None else None
        if again:
            held.body = block.text[again[0] : again[1]].strip(" ,")
            return (again[0] if again[0] - at > 60 else at), _past_filler(low, again[2], last)
        return at, _past_filler(low, modal.start(), last)
    if sure and (DUTY.search(low, at, min(last, at + 120)) or last - at > 30):
        return at, at
    return None


def _past_filler(low: str, at: int, last: int) -> int:
    match = _FILLER.match(low, at, last)
    return match.end() if match else at

"""Where a sentence gives work: the verb of order and what it is given to."""

import re
from dataclasses import dataclass

from . import addressees
from .lexicon import DUTY_HEAD, MODAL, NAMED_SPEAKER, NOT_ORDER_BEFORE, ORDER

_WEAK = (
    "chỉ đạo",
    "quán triệt",
    "phân công",
    "quyết định",
    "kiến nghị",
    "đề xuất",
    "định hướng",
    "nhấn mạnh",
    "lưu ý",
    "giao",
    "mong",
    "đề ra",
    "gợi ý",
    "thống nhất giao",
    "nhắc nhở",
    "quyết nghị",
)
_AT_HEAD = ("giao", "phân công", "thống nhất giao", "kiến nghị", "đề xuất", "lưu ý", "quyết nghị", "mong")
_SPEAKING = re.compile(
    r"(?<!\w)(?:phát biểu|kết luận|bế mạc|tiếp thu|chỉ đạo tại|tại (?:hội nghị|buổi|cuộc họp)|theo đó|thay mặt|đồng chí|ông |bà )"
)
_SPEAKER_NEAR = re.compile(
    r"(?<!\w)(?:đồng chí|ông|bà|bí thư|chủ tịch|trưởng ban|ban thường vụ|thường trực|giám đốc|hội nghị|chủ tọa)(?: [^,;:.]{0,60})?\s*$"
)
_NEED = re.compile(r"(?:cần|phải|tiếp tục|tập trung|tích cực|không|thực hiện|làm)(?!\w)")


@dataclass(frozen=True, slots=True)
class Order:
    """The words of an order in a sentence and where the addressee or the duty begins after them."""

    start: int
    end: int
    after: int
    cue: str
    names_body: bool = False


def order_in(low: str, at: int = 0, *, tasks: bool = False) -> Order | None:
    """The first verb in ``low[at:]`` that truly gives work, not a noun or a thing of the past."""
    for found in ORDER.finditer(low, at):
        verb = found.group()
        before = low[max(at, found.start() - 40) : found.start()]
        leads = not low[at : found.start()].strip(' -–“"(') or before.rstrip().endswith(
            (",", ";", ":", "và", "đồng thời", "cũng", "đó", "sẽ")
        )
        after = found.end()
        colon = re.match(r"\s*:\s*", low[after:])
        after += colon.end() if colon else len(low[after:]) - len(low[after:].lstrip(" ,"))
        after = addressees.skip_time(low, after)
        body = addressees.opens_with_body(low, after)
        weak = verb.split(" cho")[0] in _WEAK
        near = _SPEAKER_NEAR.search(low[at : found.start()])
        spoken = bool(near) or (
            not tasks and bool(_SPEAKING.search(low[at : found.start()]) or NAMED_SPEAKER.match(low[at:]))
        )
        joined = (before.rstrip().endswith((",", ";")) and leads) or (before.endswith("và ") and spoken and body)
        if NOT_ORDER_BEFORE.search(before) and not joined:
            continue
        if weak and not (spoken or (verb.startswith(_AT_HEAD) and not before.strip(' -–“"('))):
            continue
        if (
            body
            and weak
            and not spoken
            and re.match(r"(?:các )?(?:lãnh đạo|cán bộ|công chức|viên chức|đảng viên|người)(?!\w)", low[after:])
        ):
            continue
        if body and (addressees.split(low, after, len(low)) or _is_list_lead(low, after)):
            return Order(found.start(), found.end(), after, verb, names_body=True)
        if (
            weak
            and verb not in ("nhấn mạnh", "lưu ý")
            and not colon
            and not (spoken and re.match(r"(?:cần|phải)(?!\w)", low[after:]))
        ):
            continue
        if tasks and not leads and not colon and not near:
            continue
        if _NEED.match(low, after) or (
            DUTY_HEAD.match(low, after)
            and (not weak or colon)
            and (tasks or _SPEAKING.search(low[at : found.start()]) or NAMED_SPEAKER.search(low[at : found.start()]))
        ):
            return Order(found.start(), found.end(), after, verb)
    return None


def _is_list_lead(low: str, after: int) -> bool:
    return low.rstrip().endswith(":") and len(low) - after < 260


def owner_before(low: str, at: int, modal: int) -> int | None:
    """Where the body named right before a modal begins, back to the opening of the clause."""
    starts = [at] + [
        found.end() for found in re.finditer(r"(?:[,:–-]|(?<!\w)(?:thì|đó))\s+", low[:modal]) if found.end() > at
    ]
    for start in starts:
        cut = addressees.split(low, start, len(low))
        if cut and cut[2] <= modal + 1 and cut[2] >= modal - 30:
            return start
    return None


def modal_in(low: str, at: int) -> re.Match[str] | None:
    """The first modal that a duty follows."""
    for found in MODAL.finditer(low, at):
        rest = low[found.end() :].lstrip()
        if found.group() == "nghiêm túc":
            continue
        if DUTY_HEAD.match(rest) or re.match(
            r"(?:có|là|được|thường|phải|hết|thật|luôn|có sự|có những|lấy|chú|sớm|kịp|chung|cùng|đặc biệt)(?!\w)", rest
        ):
            return found
    return None

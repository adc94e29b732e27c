"""What one sentence says: a result, a limitation, a cause, work to be done, or nothing of these."""

import re
from dataclasses import dataclass

from caunoi.mandate.words import REVIEWS, ItemKind, Kind, Why

from . import addressees, orders
from .about import About
from .dates import period_in
from .lexicon import (
    ADVERSATIVE,
    CAUSE_HEAD,
    CAUSE_OBJECTIVE,
    CAUSE_SENTENCE,
    CONNECTIVE,
    CONSEQUENCE,
    DUTY,
    DUTY_HEAD,
    EVENT,
    FORMULA,
    GRATEFUL,
    INTRO,
    LIMIT_HANDLED,
    LIMIT_NOUN,
    MODAL_TIME,
    NOT_SHORT,
    RESULT_CUE,
    SHORT_COMING,
)
from .sections import Section

_PAST = re.compile(
    r"(?<!\w)(?:(?:6|sáu|06|9|chín) tháng đầu năm|nửa đầu năm|(?:thời gian|năm|những năm|tháng|quý|nhiệm kỳ|giai đoạn) (?:vừa )?qua|^trong (?:năm|quý|tháng) [\divx]|"
    r"(?:những )?kết quả (?:nổi bật|đạt được|đáng)|năm \d{4}, |sau (?:hơn )?\d+ năm|\d+ năm qua|từ đầu năm đến nay|qua (?:hơn )?\d+ năm|(?:^|\D)\d tháng qua|nhìn lại|theo báo cáo|báo cáo (?:tại|cho thấy|nêu|đánh giá))"
)
_HAS_LIMITS = re.compile(
    r"(?:(?:vẫn |cũng )?(?:còn|có|bộc lộ|tồn tại|gặp|nhìn nhận|chỉ ra|nêu|thẳng thắn)[^.;:]{0,70}(?:hạn chế|tồn tại|khuyết điểm|bất cập|khó khăn|vướng mắc|yếu kém)|(?:hạn chế|tồn tại|khuyết điểm|bất cập|khó khăn|vướng mắc)[^.;:]{0,50}"
    r"(?:được|cần|phải|là|như|gồm|:))"
)
_LEADS_TASKS = re.compile(
    r"trong đó,?\s+(?:cần |sẽ |phải )?(?=tập trung|chú trọng|tiếp tục|đẩy mạnh|tăng cường|ưu tiên|nâng cao)"
)
_MEETING = re.compile(
    r"(?:tổ chức|khai mạc|diễn ra|tham dự|dự|chủ trì|họp|có buổi)(?: (?!\d)[\w-]+){0,4}? (?:sơ kết|tổng kết|giao ban|họp mặt|hội thảo|tọa đàm|buổi làm việc|hội nghị (?:sơ kết|tổng kết|giao ban|triển khai|trực tuyến|quán triệt|kiểm điểm|đánh giá|toàn quốc))"
)
_SPEAKER_PRAISES = re.compile(
    r"(?<!\w)(?:đồng chí|ông|bà|bí thư|chủ tịch|trưởng ban|phát biểu|kết luận|thay mặt|đại biểu)[^.;:]{0,160}(?:đánh giá cao|ghi nhận|biểu dương|cảm ơn|chúc mừng|hoan nghênh|bày tỏ)"
)
_TOLD = re.compile(r"(?:chia sẻ|tâm sự|bộc bạch|phấn khởi nói|bày tỏ|kể lại|vui mừng nói)[^.;]{0,12}\.?$")
_ANNOUNCED = re.compile(
    r"[^;:]{0,140}?(?:ban hành|ký|thông qua|có|công bố) (?:chỉ thị|nghị quyết|kết luận|quyết định|chương trình|kế hoạch|hướng dẫn|thông báo|công văn|văn bản)(?!\w)"
)
_PLAIN_SHORT = re.compile(r"(?:vẫn |hiện |cũng )?còn|chưa (?:kịp|đạt|đáp|cao|đồng|thường|sâu|thực|thật|đầy|rõ)")
_DONE = re.compile(r"(?<!\w)đã(?!\w)")
_UNDER_WAY = re.compile(r"(?<!\w)(?:đã|đang|được|vừa|mới)(?!\w)")
_SOME = re.compile(
    r"(?<!\w)(?:một số|nhiều|không ít|một vài|vài|qua (?:kiểm tra|theo dõi|giám sát|rà soát|thanh tra|thực tế)|tình trạng|có nơi)(?!\w)"
)


_PRAISE = re.compile(r"(?<!\w)(?:đã|đạt|tích cực|chuyển biến|tiến bộ|kết quả tốt|hiệu quả|nổi bật)(?!\w)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the sentence says, from which offset on, and why."""

    kind: ItemKind | None
    at: int = 0
    why: Why = Why.CUE
    cue: str = ""
    sure: bool = False
    fresh: bool = False
    deadline_from: int = 0


NOTHING = Verdict(None)


class Mood:
    """What is being talked about from sentence to sentence, where no heading says it."""

    def __init__(self) -> None:
        self.kind: ItemKind | None = None
        self.cue = ""
        self.lists: ItemKind | None = None
        self.paragraphs = 0
        self.tasks_seen = False

    def paragraph(self) -> None:
        self.paragraphs += 1
        if self.kind in (ItemKind.LIMITATION, ItemKind.CAUSE) and self.lists is None:
            self.kind = None

    def list_of(self, kind: ItemKind) -> None:
        self.kind = self.lists = kind

    def now(self, kind: ItemKind, cue: str) -> None:
        self.kind, self.cue, self.lists = kind, cue, None
        self.tasks_seen = self.tasks_seen or kind is ItemKind.TASK

    def forget(self) -> None:
        self.kind = self.lists = None
        self.cue = ""


def verdict(low: str, section: Section | None, mood: Mood, about: About) -> Verdict:
    """Judge a sentence in small letters by its section, its own cues and what came before."""
    if FORMULA.search(low) or len(low) < 8 or (section is Section.OTHER and not orders.order_in(low)):
        return NOTHING
    if section is Section.TASKS:
        return _in_tasks(low)
    if section in (Section.LIMITATIONS, Section.CAUSES):
        return _in_limits(low, section, mood)
    if section is Section.RESULTS:
        return _in_results(low, mood)
    return _free(low, mood, about)


def past_connective(low: str, start: int, end: int) -> int:
    """Past "Tuy nhiên, ", "Bên cạnh đó, " and the like."""
    for _ in range(3):
        match = CONNECTIVE.match(low, start, end) or ADVERSATIVE.match(low, start, end)
        if match is None or match.end() >= end - 8:
            return start
        start = match.end()
        while start < end and low[start] in " ,:":
            start += 1
    return start


# Under a heading


def _in_tasks(low: str) -> Verdict:
    if low.endswith(":") or not EVENT.search(low):
        order = orders.order_in(low, tasks=True)
        if order is not None:
            return Verdict(ItemKind.TASK, 0, Why.ORDER, order.cue, sure=True)
        return Verdict(ItemKind.TASK, 0, Why.SECTION, sure=True)
    return NOTHING


def _in_limits(low: str, section: Section, mood: Mood) -> Verdict:
    head = (
        CAUSE_HEAD.match(low) or CAUSE_OBJECTIVE.match(low)
        if CAUSE_SENTENCE.match(low) or CAUSE_OBJECTIVE.match(low) or low.startswith("nguyên nhân")
        else None
    )
    if head is None and CAUSE_SENTENCE.match(low):
        head = re.match(r"[^,:]{0,40}?(?:do|vì|bởi)\s+", low)
    if head is not None or section is Section.CAUSES:
        if low.endswith(":"):
            mood.list_of(ItemKind.CAUSE)
            return Verdict(ItemKind.CAUSE, 0, Why.CUE, low[:40])
        if re.match(r"nguyên nhân (?:của )?(?:những |các )?(?:kết quả|ưu điểm)", low):
            return NOTHING
        return Verdict(
            ItemKind.CAUSE,
            head.end() if head else 0,
            Why.CUE if head else Why.SECTION,
            head.group().strip(" ,:") if head else "",
        )
    if mood.lists is ItemKind.CAUSE or (mood.kind is ItemKind.CAUSE and mood.lists is None):
        return Verdict(ItemKind.CAUSE, 0, Why.LEAD, mood.cue)
    return Verdict(ItemKind.LIMITATION, _after_lead(low), Why.SECTION)


def _in_results(low: str, mood: Mood) -> Verdict:
    limit = _limitation(low, mood, strict=True)
    if limit is not None:
        return limit
    if mood.kind in (ItemKind.LIMITATION, ItemKind.CAUSE) and (
        SHORT_COMING.search(low) or CAUSE_SENTENCE.match(low) or mood.lists
    ):
        return _in_limits(low, Section.LIMITATIONS, mood)
    if low.endswith(":"):
        mood.list_of(ItemKind.RESULT)
        return Verdict(ItemKind.RESULT, 0, Why.SECTION)
    mood.kind = mood.kind if mood.lists else ItemKind.RESULT
    return Verdict(ItemKind.RESULT, 0, Why.SECTION)


# Without one: the first of these that recognises the sentence decides


def _free(low: str, mood: Mood, about: About) -> Verdict:
    at = past_connective(low, 0, len(low))
    for recognise in _IN_ORDER:
        found = recognise(low, at, mood, about)
        if found is not None:
            return found
    return _result(low, mood, about)


def _gives_an_order(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    order = orders.order_in(low, tasks=mood.kind is ItemKind.TASK)
    if order is None or _is_past_order(low, order, mood):
        return None
    mood.now(ItemKind.TASK, order.cue)
    start = 0 if low.endswith(":") else order.end
    return Verdict(
        ItemKind.TASK, start, Why.ORDER, order.cue, sure=True, fresh=True, deadline_from=_time_before(low, order)
    )


def _turns_to_limits(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    return _limitation(low, mood, strict=False)


def _names_tasks_at_its_end(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    tail = _LEADS_TASKS.search(low)
    future = MODAL_TIME.search(low[: tail.start()]) if tail else None
    if tail is None or future is None:
        return None
    mood.now(ItemKind.TASK, tail.group().strip())
    return Verdict(
        ItemKind.TASK, tail.end(), Why.CUE, future.group(), sure=True, fresh=True, deadline_from=future.end()
    )


def _tells_of_a_meeting(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    if EVENT.search(low):
        return NOTHING
    busy = mood.kind in (ItemKind.TASK, ItemKind.RESULT) or RESULT_CUE.match(low[at:])
    return NOTHING if _MEETING.search(low[:160]) and not busy else None


def _belongs_to_a_list(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    if mood.lists is ItemKind.TASK:
        return Verdict(ItemKind.TASK, 0, Why.LEAD, mood.cue, sure=True)
    if mood.lists is ItemKind.RESULT:
        return Verdict(ItemKind.RESULT, 0, Why.LEAD, mood.cue)
    return _in_limits(low, Section.LIMITATIONS, mood) if mood.lists is not None else None


def _opens_with_a_coming_period(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    if _named_period(low[at : at + 60], about) != "future" or not DUTY.search(low[at:]) or _DONE.search(low[:90]):
        return None
    cue = re.match(r"[^,;:]{1,40}", low[at:])
    mood.now(ItemKind.TASK, cue.group() if cue else "")
    return Verdict(
        ItemKind.TASK,
        _after_time(low, at),
        Why.CUE,
        mood.cue,
        sure=True,
        fresh=True,
        deadline_from=at,
    )


def _gives_a_cause(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    if mood.kind not in (ItemKind.LIMITATION, ItemKind.CAUSE) or not CAUSE_SENTENCE.match(low[at:]):
        return None
    cause = _in_limits(low[at:], Section.CAUSES, mood)
    mood.now(ItemKind.CAUSE, low[at : at + 20])
    return Verdict(ItemKind.CAUSE, at + cause.at, Why.CUE, cause.cue)


def _falls_short(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    short = SHORT_COMING.search(low)
    if short is None or NOT_SHORT.search(low) or mood.kind not in (None, ItemKind.LIMITATION):
        return None
    if not _is_about_limits(low, short) or _PRAISE.search(low[:100]):
        return None
    mood.now(ItemKind.LIMITATION, short.group())
    return Verdict(ItemKind.LIMITATION, _after_saying(low, at), Why.CUE, mood.cue)


def _looks_ahead(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    future, past = MODAL_TIME.search(low[:200]), _PAST.search(low[:160])
    if future is None or (past is not None and past.start() <= future.start()):
        return None
    if not DUTY.search(low, future.end()) or _DONE.search(low[future.end() : future.end() + 60]):
        return None
    mood.now(ItemKind.TASK, future.group())
    return Verdict(
        ItemKind.TASK,
        _after_topic(low, future),
        Why.CUE,
        future.group(),
        sure=True,
        fresh=True,
        deadline_from=future.start(),
    )


def _goes_on_falling_short(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    if mood.kind not in (ItemKind.LIMITATION, ItemKind.CAUSE):
        return None
    if SHORT_COMING.search(low) or (mood.kind is ItemKind.CAUSE and not _PAST.search(low[:160])):
        return Verdict(mood.kind, at, Why.INHERITED, mood.cue)
    return None


def _looks_back(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    past = _PAST.search(low[:160])
    return _result(low, mood, about) if past and not (mood.kind is ItemKind.TASK and DUTY_HEAD.match(low, at)) else None


def _goes_on_giving_tasks(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    return _more_tasks(low, at, mood) if mood.kind is ItemKind.TASK else None


def _states_the_duty_of_a_body(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    if mood.kind is None and _ANNOUNCED.match(low):
        return NOTHING
    if about.kind in REVIEWS or about.kind is Kind.OTHER or _UNDER_WAY.search(low[:120]):
        return None
    cut = addressees.split(low, at, len(low))
    if cut is None:
        return None
    cue = low[cut[2] : cut[2] + 20]
    mood.now(ItemKind.TASK, cue)
    return Verdict(ItemKind.TASK, at, Why.DUTY, cue, sure=True, fresh=True)


_IN_ORDER = (
    _gives_an_order,
    _turns_to_limits,
    _names_tasks_at_its_end,
    _tells_of_a_meeting,
    _belongs_to_a_list,
    _opens_with_a_coming_period,
    _gives_a_cause,
    _falls_short,
    _looks_ahead,
    _goes_on_falling_short,
    _looks_back,
    _goes_on_giving_tasks,
    _states_the_duty_of_a_body,
)


def _time_before(low: str, order: orders.Order) -> int:
    """Where the words that set the time begin: "Về nhiệm vụ trong quý IV, đồng chí yêu cầu …"."""
    named = MODAL_TIME.search(low[: order.start])
    return named.start() if named else order.end


def _is_past_order(low: str, order: orders.Order, mood: Mood) -> bool:
    before = low[: order.start].rstrip()
    return before.endswith(("đã", "đã được", "cũng đã", "luôn")) and mood.kind is ItemKind.RESULT


def _is_about_limits(low: str, short: re.Match[str]) -> bool:
    """Whether a word of falling short is meant so: a bare "chưa" only of some, many, or what was checked."""
    bare = short.group() in ("chưa", "bất cập", "quá hạn", "chưa có", "chưa được")
    return not bare or bool(_SOME.search(low[: short.start()]))


def _named_period(low: str, about: About) -> str:
    """Whether the period a sentence opens with lies after the one the document looks back on, or in it."""
    span = period_in(low, about.year)
    if span is None or about.period is None:
        return ""
    return "future" if span.since >= about.period.until else "past" if span.until <= about.period.until else ""


def _after_time(low: str, at: int) -> int:
    comma = low.find(",", at)
    start = addressees.skip_time(low, at)
    return start if start > at else comma + 1 if at < comma < at + 40 else at


def _after_saying(low: str, at: int) -> int:
    said = re.match(
        r"[^,.;]{0,60}?(?:nêu rõ|cho thấy|cho biết|chỉ rõ|đánh giá|nhận định)[,:]?\s+(?:thời gian (?:vừa )?qua,?\s+|rằng\s+)?",
        low[at:],
    )
    return at + said.end() if said else at


def _limitation(low: str, mood: Mood, *, strict: bool) -> Verdict | None:
    """A sentence that turns to what falls short; ``strict`` inside a section of results."""
    turn = ADVERSATIVE.match(low) or ADVERSATIVE.match(low, past_bare(low))
    short, noun = SHORT_COMING.search(low), LIMIT_NOUN.search(low)
    if NOT_SHORT.search(low) and not turn:
        return None
    named = noun if noun and not LIMIT_HANDLED.search(low[: noun.start()]) and _HAS_LIMITS.search(low) else None
    leads = named is not None and (low.endswith(":") or bool(short) or ":" in low[: named.end() + 60])
    cue = None
    if turn and (short or named):
        cue = turn
    elif leads and mood.kind is not ItemKind.TASK:
        cue = noun
    elif strict and short and _PLAIN_SHORT.match(short.group()) and not _DONE.search(low[:60]):
        cue = short
    if cue is None:
        return None
    mood.now(ItemKind.LIMITATION, cue.group().strip())
    return Verdict(ItemKind.LIMITATION, _after_lead(low), Why.CUE, mood.cue)


def past_bare(low: str) -> int:
    """Past a plain opening connective."""
    match = re.match(
        r"(?:tuy nhiên|tuy vậy|song|đồng thời|bên cạnh đó|ngoài ra|mặc dù vậy|hội nghị cũng[^,]{0,30}|báo cáo cũng[^,]{0,30})\s*,?\s*",
        low,
    )
    return match.end() if match else 0


def _after_lead(low: str) -> int:
    """Past "… vẫn còn những hạn chế, đó là: ", and past the connectives."""
    colon = low.find(":")
    if 0 < colon < len(low) - 10 and colon < 260 and (INTRO.search(low[:colon]) or LIMIT_NOUN.search(low[:colon])):
        at = colon + 1
        return at + len(low[at:]) - len(low[at:].lstrip())
    such = re.search(
        r"(?:hạn chế|tồn tại|khuyết điểm|bất cập|khó khăn|vướng mắc|yếu kém)(?: nhất định)?\s*(?:,|\()?\s*(?:như|đó là|cụ thể(?: là)?|nhất là việc|gồm|là)\s*(?:là |việc )?",
        low,
    )
    if such and such.start() < 200 and len(low) - such.end() > 20:
        return such.end()
    return past_connective(low, 0, len(low))


def _after_topic(low: str, future: re.Match[str]) -> int:
    colon = low.find(":")
    if future.end() <= colon < min(len(low) - 10, 260):
        return colon + 1 + len(low[colon + 1 :]) - len(low[colon + 1 :].lstrip())
    topic = re.search(r"(?:là|vào|gồm|:)\s+", low[future.start() : future.end() + 60])
    if (
        topic
        and re.match(r"nhiệm vụ|trọng tâm|phương hướng|công tác", future.group())
        and DUTY_HEAD.match(low, future.start() + topic.end())
    ):
        return future.start() + topic.end()
    comma = low.find(",", future.end())
    opening = low[: future.start()].strip(" ,")
    if 0 < comma < future.end() + 60 and (not opening or len(opening.split()) <= 7):
        rest = comma + 1 + len(low[comma + 1 :]) - len(low[comma + 1 :].lstrip())
        if (
            addressees.opens_with_body(low, rest)
            or DUTY_HEAD.match(low, rest)
            or re.match(r"(?:cần|phải|sẽ)\s", low[rest:])
        ):
            return rest
    return 0


def _more_tasks(low: str, at: int, mood: Mood) -> Verdict:
    """A sentence after an order goes on with it when it states a duty, alone or of a body."""
    if CONSEQUENCE.match(low):
        return NOTHING
    modal = orders.modal_in(low, at)
    if modal is not None and orders.owner_before(low, at, modal.start()) is not None:
        return Verdict(ItemKind.TASK, 0, Why.DUTY, modal.group())
    if re.search(r"(?<!\w)đã(?!\w)", low[:80]):
        return NOTHING
    start = addressees.skip_time(low, at)
    if (
        DUTY_HEAD.match(low, start)
        or re.match(r"(?:cần|phải|sẽ)(?!\w)", low[start:])
        or addressees.split(low, start, len(low))
    ):
        return Verdict(ItemKind.TASK, 0, Why.INHERITED, mood.cue)
    if modal is not None and not GRATEFUL.search(low[:60]):
        return Verdict(ItemKind.TASK, 0, Why.DUTY, modal.group())
    return NOTHING


def _result(low: str, mood: Mood, about: About) -> Verdict:
    cue = RESULT_CUE.search(low)
    if (
        cue is None
        or GRATEFUL.match(low)
        or _TOLD.search(low)
        or _SPEAKER_PRAISES.search(low[:220])
        or len(low.split()) < 8
    ):
        return NOTHING
    looks_back = about.kind in REVIEWS or bool(_PAST.search(low)) or mood.kind is ItemKind.RESULT
    if not looks_back or re.search(
        r"(?:phát biểu|chủ trì|tham dự|đến dự|thay mặt)[^.;]{0,80}(?:hội nghị|buổi)|hội nghị (?:đã|cũng)", low[:140]
    ):
        return NOTHING
    if low.endswith(":"):
        mood.list_of(ItemKind.RESULT)
        return Verdict(ItemKind.RESULT, 0, Why.CUE, cue.group())
    mood.now(ItemKind.RESULT, cue.group())
    colon = low.find(":")
    at = 0
    if 0 < colon < min(160, len(low) - 10) and INTRO.search(low[:colon]):
        at = colon + 1 + len(low[colon + 1 :]) - len(low[colon + 1 :].lstrip())
    return Verdict(ItemKind.RESULT, at, Why.CUE, cue.group())

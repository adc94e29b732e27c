"""Judging a sentence that stands under no heading: the first recogniser that knows it decides."""

import re

from caunoi.kernel.text import opening
from caunoi.mandate.words import REVIEWS, ItemKind, Kind, Why

from . import addressees, orders
from .dates import period_in
from .head import About
from .lexicon import (
    CAUSE_SENTENCE,
    CONSEQUENCE,
    DUTY,
    DUTY_HEAD,
    EVENT,
    GRATEFUL,
    MODAL_TIME,
    NOT_SHORT,
    RESULT_CUE,
    SHORT_COMING,
)
from .mood import NOTHING, Mood, Verdict
from .saying import DONE, PAST, in_limits, limitation, result
from .sections import Section
from .starts import after_saying, after_time, after_topic, past_connective, time_before

_LEADS_TASKS = re.compile(
    r"trong đó,?\s+(?:cần |sẽ |phải )?(?=tập trung|chú trọng|tiếp tục|đẩy mạnh|tăng cường|ưu tiên|nâng cao)"
)
_MEETING = re.compile(
    r"(?:tổ chức|khai mạc|diễn ra|tham dự|dự|chủ trì|họp|có buổi)(?: (?!\d)[\w-]+){0,4}? (?:sơ kết|tổng kết|giao ban|họp mặt|hội thảo|tọa đàm|buổi làm việc|hội nghị (?:sơ kết|tổng kết|giao ban|triển khai|trực tuyến|quán triệt|kiểm điểm|đánh giá|toàn quốc))"
)
_ANNOUNCED = re.compile(
    r"[^;:]{0,140}?(?:ban hành|ký|thông qua|có|công bố) (?:chỉ thị|nghị quyết|kết luận|quyết định|chương trình|kế hoạch|hướng dẫn|thông báo|công văn|văn bản)(?!\w)"
)
_UNDER_WAY = re.compile(r"(?<!\w)(?:đã|đang|được|vừa|mới)(?!\w)")
_SOME = re.compile(
    r"(?<!\w)(?:một số|nhiều|không ít|một vài|vài|qua (?:kiểm tra|theo dõi|giám sát|rà soát|thanh tra|thực tế)|tình trạng|có nơi)(?!\w)"
)
_PRAISE = re.compile(r"(?<!\w)(?:đã|đạt|tích cực|chuyển biến|tiến bộ|kết quả tốt|hiệu quả|nổi bật)(?!\w)")


def freely(low: str, mood: Mood, about: About) -> Verdict:
    """Judge a sentence by its own words and by what came before."""
    at = past_connective(low, 0, len(low))
    for recognise in _IN_ORDER:
        found = recognise(low, at, mood, about)
        if found is not None:
            return found
    return result(low, mood, about)


def _gives_an_order(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    order = orders.order_in(low, tasks=mood.kind is ItemKind.TASK)
    if order is None or _is_past_order(low, order, mood):
        return None
    mood.now(ItemKind.TASK, order.cue)
    start = 0 if low.endswith(":") else order.end
    return Verdict(
        ItemKind.TASK, start, Why.ORDER, order.cue, sure=True, fresh=True, deadline_from=time_before(low, order)
    )


def _turns_to_limits(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    return limitation(low, mood, strict=False)


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
    return in_limits(low, Section.LIMITATIONS, mood) if mood.lists is not None else None


def _opens_with_a_coming_period(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    if _named_period(low[at : at + 60], about) != "future" or not DUTY.search(low[at:]) or DONE.search(low[:90]):
        return None
    cue = re.match(r"[^,;:]{1,40}(?![^\W_])", low[at:])
    mood.now(ItemKind.TASK, cue.group() if cue else "")
    return Verdict(
        ItemKind.TASK,
        after_time(low, at),
        Why.CUE,
        mood.cue,
        sure=True,
        fresh=True,
        deadline_from=at,
    )


def _gives_a_cause(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    if mood.kind not in (ItemKind.LIMITATION, ItemKind.CAUSE) or not CAUSE_SENTENCE.match(low[at:]):
        return None
    cause = in_limits(low[at:], Section.CAUSES, mood)
    mood.now(ItemKind.CAUSE, low[at : at + 20])
    return Verdict(ItemKind.CAUSE, at + cause.at, Why.CUE, cause.cue)


def _falls_short(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    short = SHORT_COMING.search(low)
    if short is None or NOT_SHORT.search(low) or mood.kind not in (None, ItemKind.LIMITATION):
        return None
    if not _is_about_limits(low, short) or _PRAISE.search(low[:100]):
        return None
    mood.now(ItemKind.LIMITATION, short.group())
    return Verdict(ItemKind.LIMITATION, after_saying(low, at), Why.CUE, mood.cue)


def _looks_ahead(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    future, past = MODAL_TIME.search(low[:200]), PAST.search(low[:160])
    if future is None or (past is not None and past.start() <= future.start()):
        return None
    if not DUTY.search(low, future.end()) or DONE.search(low[future.end() : future.end() + 60]):
        return None
    mood.now(ItemKind.TASK, future.group())
    return Verdict(
        ItemKind.TASK,
        after_topic(low, future),
        Why.CUE,
        future.group(),
        sure=True,
        fresh=True,
        deadline_from=future.start(),
    )


def _goes_on_falling_short(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    if mood.kind not in (ItemKind.LIMITATION, ItemKind.CAUSE):
        return None
    if SHORT_COMING.search(low) or (mood.kind is ItemKind.CAUSE and not PAST.search(low[:160])):
        return Verdict(mood.kind, at, Why.INHERITED, mood.cue)
    return None


def _looks_back(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    past = PAST.search(low[:160])
    return result(low, mood, about) if past and not (mood.kind is ItemKind.TASK and DUTY_HEAD.match(low, at)) else None


def _goes_on_giving_tasks(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    return more_tasks(low, at, mood) if mood.kind is ItemKind.TASK else None


def _states_the_duty_of_a_body(low: str, at: int, mood: Mood, about: About) -> Verdict | None:
    if mood.kind is None and _ANNOUNCED.match(low):
        return NOTHING
    if about.kind in REVIEWS or about.kind is Kind.OTHER or _UNDER_WAY.search(low[:120]):
        return None
    cut = addressees.split(low, at, len(low))
    if cut is None:
        return None
    cue = opening(low[cut[2] : cut[2] + 60], 24)
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


def more_tasks(low: str, at: int, mood: Mood) -> Verdict:
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

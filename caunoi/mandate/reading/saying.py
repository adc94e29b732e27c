"""What falls short, why, and what was achieved: the words that tell, with or without a heading."""

import re

from caunoi.kernel.text import opening
from caunoi.mandate.words import REVIEWS, ItemKind, Why

from .head import About
from .lexicon import (
    ADVERSATIVE,
    CAUSE_HEAD,
    CAUSE_OBJECTIVE,
    CAUSE_SENTENCE,
    GRATEFUL,
    INTRO,
    LIMIT_HANDLED,
    LIMIT_NOUN,
    NOT_SHORT,
    RESULT_CUE,
    SHORT_COMING,
)
from .mood import NOTHING, Mood, Verdict
from .sections import Section
from .starts import after_lead, past_bare

PAST = re.compile(
    r"(?<!\w)(?:(?:6|sáu|06|9|chín) tháng đầu năm|nửa đầu năm|(?:thời gian|năm|những năm|tháng|quý|nhiệm kỳ|giai đoạn) (?:vừa )?qua|^trong (?:năm|quý|tháng) [\divx]|"
    r"(?:những )?kết quả (?:nổi bật|đạt được|đáng)|năm \d{4}, |sau (?:hơn )?\d+ năm|\d+ năm qua|từ đầu năm đến nay|qua (?:hơn )?\d+ năm|(?:^|\D)\d tháng qua|nhìn lại|theo báo cáo|báo cáo (?:tại|cho thấy|nêu|đánh giá))"
)
DONE = re.compile(r"(?<!\w)đã(?!\w)")
_HAS_LIMITS = re.compile(
    r"(?:(?:vẫn |cũng )?(?:còn|có|bộc lộ|tồn tại|gặp|nhìn nhận|chỉ ra|nêu|thẳng thắn)[^.;:]{0,70}(?:hạn chế|tồn tại|khuyết điểm|bất cập|khó khăn|vướng mắc|yếu kém)|(?:hạn chế|tồn tại|khuyết điểm|bất cập|khó khăn|vướng mắc)[^.;:]{0,50}"
    r"(?:được|cần|phải|là|như|gồm|:))"
)
_SPEAKER_PRAISES = re.compile(
    r"(?<!\w)(?:đồng chí|ông|bà|bí thư|chủ tịch|trưởng ban|phát biểu|kết luận|thay mặt|đại biểu)[^.;:]{0,160}(?:đánh giá cao|ghi nhận|biểu dương|cảm ơn|chúc mừng|hoan nghênh|bày tỏ)"
)
_TOLD = re.compile(r"(?:chia sẻ|tâm sự|bộc bạch|phấn khởi nói|bày tỏ|kể lại|vui mừng nói)[^.;]{0,12}\.?$")
_PLAIN_SHORT = re.compile(r"(?:vẫn |hiện |cũng )?còn|chưa (?:kịp|đạt|đáp|cao|đồng|thường|sâu|thực|thật|đầy|rõ)")


def limitation(low: str, mood: Mood, *, strict: bool) -> Verdict | None:
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
    elif strict and short and _PLAIN_SHORT.match(short.group()) and not DONE.search(low[:60]):
        cue = short
    if cue is None:
        return None
    mood.now(ItemKind.LIMITATION, cue.group().strip())
    return Verdict(ItemKind.LIMITATION, after_lead(low), Why.CUE, mood.cue)


def in_limits(low: str, section: Section, mood: Mood) -> Verdict:
    """A sentence among limitations and causes: which of the two it is."""
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
            return Verdict(ItemKind.CAUSE, 0, Why.CUE, opening(low, 40))
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
    return Verdict(ItemKind.LIMITATION, after_lead(low), Why.SECTION)


def result(low: str, mood: Mood, about: About) -> Verdict:
    """A result, where the document looks back and the sentence says what was done."""
    cue = RESULT_CUE.search(low)
    if (
        cue is None
        or GRATEFUL.match(low)
        or _TOLD.search(low)
        or _SPEAKER_PRAISES.search(low[:220])
        or len(low.split()) < 8
    ):
        return NOTHING
    looks_back = about.kind in REVIEWS or bool(PAST.search(low)) or mood.kind is ItemKind.RESULT
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

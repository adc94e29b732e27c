"""Where in a sentence its own matter begins: past connectives, lead-ins, times and who said it."""

import re

from . import addressees, orders
from .lexicon import ADVERSATIVE, CONNECTIVE, DUTY_HEAD, INTRO, LIMIT_NOUN, MODAL_TIME


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


def past_bare(low: str) -> int:
    """Past a plain opening connective."""
    match = re.match(
        r"(?:tuy nhiên|tuy vậy|song|đồng thời|bên cạnh đó|ngoài ra|mặc dù vậy|hội nghị cũng[^,]{0,30}|báo cáo cũng[^,]{0,30})\s*,?\s*",
        low,
    )
    return match.end() if match else 0


def after_lead(low: str) -> int:
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


def after_topic(low: str, future: re.Match[str]) -> int:
    """Past "nhiệm vụ trọng tâm là", "thời gian tới,"."""
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


def after_time(low: str, at: int) -> int:
    """Past the period a sentence opens with."""
    comma = low.find(",", at)
    start = addressees.skip_time(low, at)
    return start if start > at else comma + 1 if at < comma < at + 40 else at


def after_saying(low: str, at: int) -> int:
    """Past "Chỉ thị nêu rõ, "."""
    said = re.match(
        r"[^,.;]{0,60}?(?:nêu rõ|cho thấy|cho biết|chỉ rõ|đánh giá|nhận định)[,:]?\s+(?:thời gian (?:vừa )?qua,?\s+|rằng\s+)?",
        low[at:],
    )
    return at + said.end() if said else at


def time_before(low: str, order: orders.Order) -> int:
    """Where the words that set the time begin: "Về nhiệm vụ trong quý IV, đồng chí yêu cầu …"."""
    named = MODAL_TIME.search(low[: order.start])
    return named.start() if named else order.end

"""A share as it may be told: hidden where few said anything, with its interval, drawn toward its like, against its own past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from caunoi.kernel import survey
from caunoi.kernel.words import say
from caunoi.law.queries import in_force

from .counts import Count

#: Days of the headline figure, and quarters of the past beside it.
YEAR, QUARTERS = 365, 5


@dataclass(frozen=True, slots=True)
class Limits:
    """From how many ratings on a figure is shown, and from how many it is compared."""

    fewest: int
    few: int
    cite: str


def limits(on: date) -> Limits:
    """What the law's book has on the day."""
    rule = in_force("house.few", on=on)
    return Limits(int(rule.value or 0), int(in_force("house.benefit.few", on=on).value or 0), rule.cite)


class Trend(Enum):
    """The last whole quarter against the one before."""

    UNKNOWN = "unknown"
    ALIKE = "alike"
    BETTER = "better"
    WORSE = "worse"

    @property
    def label(self) -> str:
        """In the language being spoken."""
        return {
            "unknown": say("Chưa đủ phiếu để so", "Too few to compare"),
            "alike": say("Chưa thấy khác quý trước", "No clear difference from the quarter before"),
            "better": say("Cao hơn quý trước", "Better than the quarter before"),
            "worse": say("Thấp hơn quý trước", "Worse than the quarter before"),
        }[self.value]

    @property
    def tone(self) -> str:
        """The colour's name."""
        return {"unknown": "pause", "alike": "info", "better": "ok", "worse": "bad"}[self.value]


@dataclass(frozen=True, slots=True)
class Share:
    """How many were satisfied of those who said: None where too few said, and never without its count and interval."""

    count: Count
    hidden: bool
    few: bool
    share: float | None = None
    low: float | None = None
    high: float | None = None
    drawn: float | None = None
    drawn_low: float | None = None
    drawn_high: float | None = None

    @property
    def answered_share(self) -> float | None:
        """How many of those asked said anything; None where nobody was asked by a counted way."""
        return self.count.answered / self.count.asked if self.count.asked >= max(1, self.count.answered) else None

    @property
    def silent(self) -> int:
        """How many were asked and said nothing."""
        return max(0, self.count.asked - self.count.answered)


def shares(counts: Sequence[Count], limit: Limits, *, together: bool = False) -> list[Share]:
    """Each count as it may be told; ``together`` draws alike things toward what they have in common."""
    shown = [each for each in counts if each.answered >= limit.fewest]
    if not shown:
        return [_hidden(each, limit) for each in counts]
    found = survey.wilson([each.satisfied for each in shown], [each.answered for each in shown])
    drawn = (
        survey.shrink([c.satisfied for c in shown], [c.answered for c in shown])
        if together and len(shown) > 2
        else None
    )
    told, at = [], 0
    for each in counts:
        if each.answered < limit.fewest:
            told.append(_hidden(each, limit))
            continue
        more = (
            (None, None, None)
            if drawn is None
            else (float(drawn.share[at]), float(drawn.low[at]), float(drawn.high[at]))
        )
        share = each.satisfied / each.answered
        told.append(
            Share(each, False, each.answered < limit.few, share, float(found.low[at]), float(found.high[at]), *more)
        )
        at += 1
    return told


def trend(now: Count, before: Count, limit: Limits) -> Trend:
    """Whether the later is better or worse than the earlier beyond what chance would do."""
    if min(now.answered, before.answered) < limit.few:
        return Trend.UNKNOWN
    found = survey.difference(now.satisfied, now.answered, before.satisfied, before.answered)
    if found.low[0] > 0:
        return Trend.BETTER
    return Trend.WORSE if found.high[0] < 0 else Trend.ALIKE


def quarters(today: date, number: int = QUARTERS) -> list[tuple[date, date]]:
    """The last quarters, the one under way last: first day, first day after."""
    start = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    found = []
    for _ in range(number):
        after = (start + timedelta(days=95)).replace(day=1)
        found.append((start, after))
        start = (start - timedelta(days=1)).replace(day=1)
        start = date(start.year, (start.month - 1) // 3 * 3 + 1, 1)
    return found[::-1]


def year(today: date) -> tuple[date, date]:
    """The year that ends today."""
    return today - timedelta(days=YEAR - 1), today + timedelta(days=1)


def _hidden(count: Count, limit: Limits) -> Share:
    return Share(count, True, True)

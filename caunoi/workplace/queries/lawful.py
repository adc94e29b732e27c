"""The numbers of the law as they hold for one workplace on a day."""

from dataclasses import dataclass
from datetime import date, timedelta

from caunoi.kernel.clock import Unit, add_months, due
from caunoi.kernel.refusal import Refusal
from caunoi.law.queries import band_for, deadline, in_force, working_calendar
from caunoi.law.rules import Deadline, Rule
from caunoi.workplace.models import Workplace
from caunoi.workplace.rules.agreements import Term
from caunoi.workplace.rules.applying import Keys, keys_of, may_bargain, owes_conference
from caunoi.workplace.rules.conferences import Bound
from caunoi.workplace.words import Sort

#: Keys every employer shares.
SIDES, EMPLOYER_SIDE, LIST, RUN = (
    "labour.dialogue.sides",
    "labour.dialogue.employer",
    "labour.dialogue.list",
    "labour.dialogue.run",
)
QUORUM, PUBLISH, REQUEST, ANSWER = (
    "labour.dialogue.quorum", "labour.dialogue.publish", "labour.dialogue.request", "labour.dialogue.answer",
)  # fmt: skip
POLL, SEND, TERM = "labour.cba", "labour.cba.send", "labour.cba.term"
CALL, EXPIRING = "house.workplace.call", "house.workplace.expiring"


@dataclass(frozen=True, slots=True)
class Seats:
    """How many members each side of the dialogue has."""

    employer: int
    least: int
    most: int | None
    cite: str


@dataclass(frozen=True, slots=True)
class Holding:
    """One rule that holds for a workplace, as its page shows it."""

    rule: Rule
    said: str


def keys_for(row: Workplace) -> Keys:
    """The law book's keys for the workplace."""
    return keys_of(Sort(row.sort), opted=row.opted)


def rule_or_none(key: str, on: date) -> Rule | None:
    """The rule of the day; None where there is no key, or none in force, or it waits to be confirmed."""
    if not key:
        return None
    try:
        return in_force(key, on=on)
    except Refusal:
        return None


def bound(key: str, on: date) -> Bound:
    """A share of the law with its article."""
    rule = in_force(key, on=on)
    return Bound(rule.threshold, rule.cite, rule.spoken)


def number(key: str, on: date) -> tuple[int | None, str]:
    """A number of the law with its article; None where the law book has none for it."""
    rule = rule_or_none(key, on)
    return (int(rule.value), rule.cite) if rule is not None and rule.value is not None else (None, "")


def workers_on(row: Workplace, on: date) -> int:
    """How many work there on a day: the last count made by then, else the first there is."""
    counts = row.headcounts.order_by("-on")
    found = counts.filter(on__lte=on).first() or counts.last()
    if found is None:
        raise Refusal("Chưa ghi số người làm việc.", "The number of workers is not recorded.")
    return int(found.workers)


def conference_owed(row: Workplace, workers: int, on: date) -> bool:
    """Whether the yearly conference is a duty of the workplace."""
    keys = keys_for(row)
    return owes_conference(keys, workers, number(keys.optional, on)[0])


def last_day_to_call(row: Workplace, held_on: date) -> tuple[date, str]:
    """The last day the call to a conference may go out: the house's, or the workplace's own where that is earlier."""
    found = deadline(CALL, start=held_on)
    own = due(held_on, row.notice_days, Unit.WORKING_DAY.value, working_calendar(), before=True).last
    return (own, "") if row.notice_days and own < found.due else (found.due, found.cite)


def seats_for(workers: int, on: date) -> Seats:
    """How many members each side names for so many workers."""
    band, side = band_for(SIDES, workers, on=on), in_force(EMPLOYER_SIDE, on=on)
    if band is None:
        raise Refusal(
            "Luật không nêu số thành viên cho số lao động này.", "The law names no number for so many workers."
        )
    return Seats(int(side.value or 0), band.least, band.most, in_force(SIDES, on=on).cite)


def term_of(on: date) -> Term:
    """How long a collective agreement may run."""
    rule = in_force(TERM, on=on)
    return Term(int(rule.value or 0), int(rule.value_max or rule.value or 0), rule.cite)


def warned(until: date) -> Deadline:
    """The day from which people are warned that an agreement ends; ``until`` is the first day after it."""
    return deadline(EXPIRING, start=until - timedelta(days=1))


def review_due(row: Workplace, since: date) -> tuple[date, Rule] | None:
    """When the review of a half-year that begins on a day is due; None where the law asks for none."""
    rule = rule_or_none(keys_for(row).review, since)
    return None if rule is None else (add_months(since, int(rule.value or 0)), rule)


def holding(row: Workplace, workers: int, on: date) -> list[Holding]:
    """Every rule that holds for the workplace on a day, by its sort and size, in the order of the year."""
    keys = keys_for(row)
    owed = conference_owed(row, workers, on)
    asked = [
        keys.conference if owed else "",
        keys.valid,
        keys.passes,
        keys.extra,
        keys.delegates,
        "" if owed else keys.optional,
    ]
    asked += [keys.dialogue, EMPLOYER_SIDE, SIDES, LIST, RUN, QUORUM, PUBLISH, REQUEST, ANSWER] if keys.dialogue else []
    asked += [POLL, TERM, SEND] if may_bargain(Sort(row.sort)) else []
    asked += [keys.review]
    rules = [rule for rule in (rule_or_none(key, on) for key in asked) if rule is not None]
    return [Holding(rule, _said(rule, workers, on)) for rule in rules]


def _said(rule: Rule, workers: int, on: date) -> str:
    """The number as it holds here: the band of the size for the sides of a dialogue."""
    if rule.key != SIDES:
        return rule.spoken
    seats = seats_for(workers, on)
    return f"{seats.least}–{seats.most}" if seats.most is not None else f"≥ {seats.least}"

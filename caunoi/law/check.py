"""The book checked as a whole: every rule complete, no two texts at once, every worked example right."""

from dataclasses import dataclass, field

from .calendars import shipped_calendar
from .reading import Book, faults, shipped
from .rules import Example, Rule, deadline_under


@dataclass(frozen=True, slots=True)
class Report:
    """How much was checked, and what was wrong, a sentence each."""

    rules: int
    texts: int
    examples: int
    faults: list[str] = field(default_factory=list)


def whole_book(book: Book | None = None) -> Report:
    """Check the shipped book, or another."""
    book = book or shipped()
    wrong = faults(book)
    for key, examples in book.examples.items():
        wrong += [f"{key}: {fault}" for example in examples for fault in wrong_in(book.rules[key], example)]
    texts = sum(len(each) for each in book.rules.values())
    return Report(len(book.rules), texts, sum(len(each) for each in book.examples.values()), wrong)


def wrong_in(texts: tuple[Rule, ...], example: Example) -> list[str]:
    """What differs between a worked example and what the rule gives; nothing when it is right."""
    if example.start is None:
        return _wrong_tally(texts[-1], example)
    rule = next((text for text in texts if text.applies(example.start)), None)
    if rule is None:
        return [f"ví dụ {example.start}: không có bản nào có hiệu lực"]
    found = deadline_under(
        rule,
        example.start,
        shipped_calendar(),
        variant=example.variant,
        pauses=example.pauses,
        extended=example.extended,
    )
    raw = example.raw_due or example.due
    if (found.raw_due, found.due) == (raw, example.due):
        return []
    return [f"ví dụ {example.start} {example.variant}: được {found.raw_due}, {found.due}; ghi {raw}, {example.due}"]


def _wrong_tally(rule: Rule, example: Example) -> list[str]:
    least = rule.threshold.least(example.base or 0)
    return [] if least == example.least else [f"ví dụ {example.base}: cần {least}, ghi {example.least}"]

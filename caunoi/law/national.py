"""The book as shipped, asked without a database: what the law says everywhere, on a day."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from caunoi.kernel.clock import Pause
from caunoi.kernel.period import Period
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.tally import must_be_countable
from caunoi.kernel.text import fold

from .calendars import shipped_calendar
from .reading import shipped
from .rules import Band, Deadline, Example, Item, Matter, Rule, deadline_under
from .words import Kind


class Representatives(NamedTuple):
    """How many people may speak for a group."""

    least: int
    most: int


class Tally(NamedTuple):
    """Whether a vote passes: ``threshold`` of ``of`` needed, under ``rule``."""

    passes: bool
    threshold: int
    yes: int
    of: int
    rule: Rule


def in_force(key: str, *, on: date, variant: str = "") -> Rule:
    """The rule as it stands on a day; refuses when none does, or when it waits to be confirmed."""
    texts = texts_of(key)
    rule = next((text for text in reversed(texts) if text.applies(on)), None)
    if rule is None:
        raise _not_in_force(texts, on)
    if not rule.in_use:
        raise Refusal(
            f"Quy tắc “{rule.name}” ({key}) chưa kiểm chứng nên chưa được dùng.",
            f"“{rule.name_en}” ({key}) is unverified and off.",
            field="key",
            cite=rule.cite,
        )
    return replace(rule, value=rule.value_for(variant)) if variant else rule


def deadline(
    key: str,
    *,
    start: date,
    variant: str = "",
    pauses: Iterable[Pause | tuple[date, date | None]] = (),
    extended: int = 0,
    place: str | None = None,
) -> Deadline:
    """When a term ends by the national rule and the shipped lists; a place's own numbers are not known here."""
    rule = in_force(key, on=start)
    return deadline_under(rule, start, shipped_calendar(), variant=variant, pauses=spans(pauses), extended=extended)


def spans(pauses: Iterable[Pause | tuple[date, date | None]]) -> tuple[Pause, ...]:
    """Pauses given as such or as pairs of days."""
    return tuple(each if isinstance(each, Pause) else Pause(*each) for each in pauses)


def knows_places() -> bool:
    """The numbers places set for themselves are in the database, not here."""
    return False


def texts_of(key: str) -> tuple[Rule, ...]:
    """Every text a key ever had, the oldest first; an unknown key is answered with the nearest ones."""
    texts = shipped().rules.get(key)
    if texts is None:
        near = difflib.get_close_matches(key, shipped().rules, n=4, cutoff=0.5)
        near = near or [known for known in shipped().rules if known.startswith(key.split(".", maxsplit=1)[0] + ".")][:4]
        vi = f" Có phải bạn tìm: {', '.join(near)}?" if near else ""
        en = f" Did you mean: {', '.join(near)}?" if near else ""
        raise Refusal(f"Không có quy tắc “{key}” trong sổ luật.{vi}", f"There is no rule “{key}”.{en}", field="key")
    return texts


def matters(query: str = "", *, on: date) -> list[tuple[Matter, list[Rule]]]:
    """The chapters with their rules as they stand or last stood, those that hold every word of ``query``."""
    found: dict[Matter, list[Rule]] = {}
    words = fold(query).split()
    for texts in shipped().rules.values():
        rule = standing_on(texts, on)
        if all(word in _searched(rule.key) for word in words):
            found.setdefault(rule.matter, []).append(rule)
    return sorted(found.items(), key=lambda pair: pair[0].order)


def examples_of(key: str) -> tuple[Example, ...]:
    """The worked examples of a key."""
    return shipped().examples[key]


def standing_on(texts: tuple[Rule, ...], on: date) -> Rule:
    """The text that applies on a day, else the nearest one."""
    current = next((text for text in reversed(texts) if text.applies(on)), None)
    return current or (texts[0] if on < texts[0].effective_from else texts[-1])


def ground_list(key: str, *, on: date) -> tuple[Item, ...]:
    """The entries of a list of the law on a day: grounds, conditions, items."""
    rule = in_force(key, on=on)
    if rule.kind is not Kind.LIST:
        raise Refusal(f"“{key}” không phải danh mục.", f"“{key}” is not a list.", field="key")
    return rule.items


def band_for(key: str, size: int, *, on: date) -> Band | None:
    """The band a size falls in; None where the law says nothing."""
    return next((band for band in in_force(key, on=on).bands if size in band), None)


def representatives_for(signers: int, *, on: date) -> Representatives:
    """How many representatives a group of signers names; groups the law says nothing of may name none up to all."""
    band = band_for("recv.group_reps", signers, on=on)
    if band is None:
        return Representatives(0, signers)
    return Representatives(band.least, band.most if band.most is not None else signers)


def tally(
    topic: int, *, households: int, yes: int, on: date, villages: int | None = None, villages_yes: int | None = None
) -> Tally:
    """Whether a community vote on a topic of Article 15 passes; with villages, whether a commune-wide one does."""
    topics = {item.code: item for item in ground_list("decide.topics", on=on)}
    if str(topic) not in topics:
        raise Refusal(
            f"Nội dung phải từ 1 đến {len(topics)} (Điều 15).",
            f"The topic is 1 to {len(topics)} (Article 15).",
            field="topic",
        )
    rule = in_force(f"decide.topic{topic}", on=on)
    must_be_countable(yes, households, "hộ", "households")
    if villages is None and villages_yes is None:
        return Tally(rule.threshold.passes(yes, households), rule.threshold.least(households), yes, households, rule)
    if villages is None or villages_yes is None:
        raise Refusal(
            "Hãy cho cả tổng số thôn và số thôn tán thành.",
            "Give both villages and villages in favour.",
            field="villages",
        )
    if "commune_wide" not in topics[str(topic)].tags:
        raise Refusal(
            f"Nội dung {topic} chỉ quyết định trong từng thôn, tổ dân phố.",
            f"Topic {topic} is decided village by village.",
            field="villages",
        )
    rule = in_force("decide.commune_wide", on=on)
    must_be_countable(villages_yes, villages, "thôn", "villages")
    return Tally(
        rule.threshold.passes(villages_yes, villages), rule.threshold.least(villages), villages_yes, villages, rule
    )


def report_window(kind: str, year: int, *, on: date) -> Period:
    """The days whose data a report covers: ``kind`` q1 q2 q3 q4 h1 m9 year na; ``on`` the day the report is made."""
    window = in_force(f"window.{kind}", on=on).window
    if window is None:
        raise Refusal(f"“{kind}” không phải kỳ báo cáo.", f"“{kind}” is not a reporting window.", field="kind")
    since = date(year - window.previous, *window.since)
    return Period(since, date(year, *window.last) + timedelta(days=1))


def _not_in_force(texts: tuple[Rule, ...], on: date) -> Refusal:
    name, first, last = texts[-1].name, texts[0].effective_from, texts[-1].effective_to
    if on < first:
        return Refusal(
            f"Ngày {on:%d/%m/%Y} chưa có quy định “{name}”: có hiệu lực từ {first:%d/%m/%Y}.",
            f"“{texts[-1].name_en}” was not in force on {on:%d/%m/%Y}: it applies from {first:%d/%m/%Y}.",
            field="from",
            cite=texts[0].cite,
        )
    ended = f" (hết hiệu lực sau {last:%d/%m/%Y})" if last and on > last else ""
    return Refusal(
        f"Ngày {on:%d/%m/%Y} không có quy định “{name}” nào có hiệu lực{ended}.",
        f"No text of “{texts[-1].name_en}” was in force on {on:%d/%m/%Y}.",
        field="from",
        cite=texts[-1].cite,
    )


@cache
def _searched(key: str) -> str:
    """All words of all texts of a key, without marks."""
    return fold(" ".join(word for rule in texts_of(key) for word in _words(rule)))


def _words(rule: Rule) -> Iterator[str]:
    yield from (
        rule.key,
        rule.name,
        rule.name_en,
        rule.cite,
        rule.matter.name,
        rule.matter.name_en,
        rule.spoken,
        rule.note,
    )
    for item in rule.items:
        yield from (item.vi, item.en)

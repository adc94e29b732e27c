"""A review as people read it: its parts with headings and lines, live for a draft, frozen for a published one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from caunoi.indicators.periods import ReportPeriod, period

from .marks import bare_sentences, loose, marked, paired, recorded
from .marks import told as numbers_told
from .models import Review
from .narrative import Story, Token, chosen_lines, drafted, headings, shown_limitations, story
from .outline import Section, causes, kind_of, limitations, sections
from .words import Mark


@dataclass(frozen=True, slots=True)
class Part:
    """One part: ``source`` is its text with placeholders (empty once frozen), ``lines`` what it says; ``by`` who wrote it, if anybody."""

    code: str
    heading: str
    level: int
    lines: tuple[tuple[Token, ...], ...]
    source: str = ""
    by: str = ""
    writable: bool = True
    version: int = 0

    @property
    def loose(self) -> list[str]:
        """The numbers people wrote that no record gives."""
        return [token.text for line in self.lines for token in line if token.loose]

    @property
    def text(self) -> str:
        """What it says, line by line."""
        return "\n".join("".join(token.text for token in line) for line in self.lines)

    def kept(self) -> dict[str, Any]:
        """As JSON values, to be frozen."""
        return {
            "code": self.code, "heading": self.heading, "level": self.level, "by": self.by, "writable": self.writable,
            "lines": [[[token.text, token.figure, token.mark, token.link, token.loose] for token in line] for line in self.lines],
        }  # fmt: skip

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Part":
        """A part as it was frozen."""
        lines = tuple(tuple(Token(*kept) for kept in line) for line in row["lines"])
        return cls(row["code"], row["heading"], row["level"], lines, by=row["by"], writable=row["writable"])


@dataclass(frozen=True, slots=True)
class Proposal:
    """A task that a shortcoming calls for, and whether it is taken over."""

    code: str
    text: str
    limitation: str
    figure: str
    accepted: bool


def period_of(review: Review) -> ReportPeriod:
    """The period of a review, its days as they were when it was begun."""
    named = period(review.period, on=localdate(review.drafted_at))
    return ReportPeriod(named.code, named.year, named.part, review.since, review.until)


def story_of(review: Review) -> Story:
    """What the sentences of a review are told from: its frozen figures, or the last computed ones."""
    return story(figures_kept(review), period_of(review))


def figures_kept(review: Review) -> dict[str, Any]:
    """The snapshot a review stands on."""
    return dict(review.frozen["figures"] if review.frozen else review.figures)


def parts(review: Review) -> list[Part]:
    """Every part in order."""
    if review.frozen:
        return [Part.of(row) for row in review.frozen["parts"]]
    told = story_of(review)
    headed = headings(told)
    left_out = kind_of(review.body).skip
    return [_part(each, review, told, headed[each.code]) for each in sections() if each.code not in left_out]


def part(review: Review, code: str) -> Part | None:
    """One part by its code."""
    return next((each for each in parts(review) if each.code == code), None)


def proposals(review: Review) -> list[Proposal]:
    """The tasks that the shortcomings of a review call for."""
    if review.frozen:
        return [Proposal(**row) for row in review.frozen["tasks"]]
    told = story_of(review)
    return [
        Proposal(
            each.code, told.plain(each.task), told.plain(each.text), each.figure, each.code not in review.set_aside
        )
        for each in shown_limitations(told)
    ]


def title(review: Review) -> str:
    """What the report is about: “Sơ kết công tác dân vận … 6 tháng đầu năm 2026”."""
    of = period_of(review)
    verb = "Tổng kết" if of.closing else "Sơ kết"
    return f"{verb} {kind_of(review.body).about} {of.vi}"


def days(review: Review) -> tuple[date, date]:
    """The first counted day and the day after the last."""
    kept = figures_kept(review)
    return date.fromisoformat(kept["since"]), date.fromisoformat(kept["until"])


def _part(section: Section, review: Review, told: Story, heading: str) -> Part:
    written = review.sections.get(section.code)
    kept = figures_kept(review)
    if written:
        source, marks = written["text"], written.get("marks", [])
    else:
        source = drafted(section, told, review.set_aside, review.causes)
        marks = marked(source, bare_sentences(source) - _chosen(section, told, review))
    said = paired(source, marks)
    people = any(mark == Mark.PERSON.value for row in said for _sentence, mark in row)
    figures = numbers_told(kept) if people else frozenset()
    lines = tuple(tuple(_said(pairs, told, kept, figures)) for pairs in said)
    by, version = (written["by"], written.get("version", 0)) if written else ("", 0)
    return Part(section.code, heading, section.level, lines, source, by, section.writable, version)


def _chosen(section: Section, told: Story, review: Review) -> frozenset[str]:
    """The sentences of a generated text that people chose or wrote."""
    return bare_sentences("\n".join(chosen_lines(told, review.causes))) if section.made == "causes" else frozenset()


def made_sentences(review: Review, code: str) -> frozenset[str]:
    """Every sentence of a section that the figures make or could make: what stays “from data” when a person saves it."""
    section = next(each for each in sections() if each.code == code)
    told = story_of(review)
    made = bare_sentences(drafted(section, told, (), review.causes)) - _chosen(section, told, review)
    possible = [each.text for each in section.sentences]
    match section.made:
        case "limitations":
            possible += [each.text for each in limitations()]
        case "causes":
            possible += [each.text for each in causes()]
        case "tasks":
            possible += [each.task for each in limitations()]
    return made | bare_sentences("\n".join(possible))


def _said(
    pairs: Iterable[tuple[str, str]], told: Story, kept: Mapping[str, Any], figures: frozenset[str]
) -> Iterator[Token]:
    """The tokens of a line, each with the mark of its sentence; loose numbers of people stand by themselves."""
    for sentence, mark in pairs:
        tokens = [replace(token, mark=mark) for token in told.tell(sentence)]
        if mark == Mark.DATA.value:
            yield from tokens
            continue
        known = recorded(kept, "".join(token.text for token in tokens), figures)
        for token in tokens:
            yield from [token] if token.figure else _split(token, known)


def _split(token: Token, known: frozenset[str]) -> Iterator[Token]:
    last = 0
    for start, end in loose(token.text, known):
        if start > last:
            yield replace(token, text=token.text[last:start])
        yield replace(token, text=token.text[start:end], loose=True)
        last = end
    if token.text[last:]:
        yield replace(token, text=token.text[last:])

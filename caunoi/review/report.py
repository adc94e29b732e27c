"""A review as people read it: its parts with headings and lines, live for a draft, frozen for a published one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localdate

from caunoi.indicators.periods import ReportPeriod, period

from .models import Review
from .narrative import Story, Token, drafted, headings, shown_limitations, story
from .outline import Section, sections


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

    @property
    def text(self) -> str:
        """What it says, line by line."""
        return "\n".join("".join(token.text for token in line) for line in self.lines)

    def kept(self) -> dict[str, Any]:
        """As JSON values, to be frozen."""
        return {
            "code": self.code, "heading": self.heading, "level": self.level, "by": self.by, "writable": self.writable,
            "lines": [[[token.text, token.figure] for token in line] for line in self.lines],
        }  # fmt: skip

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Part":
        """A part as it was frozen."""
        lines = tuple(tuple(Token(text, figure) for text, figure in line) for line in row["lines"])
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
    return [_part(section, review, told, headed[section.code]) for section in sections()]


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
    return f"{verb} công tác dân vận, thực hiện dân chủ ở cơ sở và giải quyết đơn của Nhân dân {of.vi}"


def days(review: Review) -> tuple[date, date]:
    """The first counted day and the day after the last."""
    kept = figures_kept(review)
    return date.fromisoformat(kept["since"]), date.fromisoformat(kept["until"])


def _part(section: Section, review: Review, told: Story, heading: str) -> Part:
    written = review.sections.get(section.code)
    source = written["text"] if written else drafted(section, told, review.set_aside)
    lines = tuple(tuple(told.tell(line)) for line in source.split("\n") if line.strip())
    return Part(section.code, heading, section.level, lines, source, written["by"] if written else "", section.writable)

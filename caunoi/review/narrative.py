"""Saying figures in sentences: which ones may be said, and each placeholder put into the Vietnamese of official papers.

A text holds placeholders in braces: ``{received}`` is a figure, ``{received.change}`` how it stands to the same period of
the year before (with its comma, empty where nothing is compared), ``{period}`` and the like are words of the report.
A clause in square brackets that holds placeholders is left out when one of its figures is nought or unknown.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from caunoi.indicators import numbers
from caunoi.indicators.catalogue import indicators
from caunoi.indicators.figures import Figure
from caunoi.indicators.periods import ReportPeriod, following
from caunoi.indicators.words import Better, Unit

from .listing import listed
from .outline import Cause, Limitation, Section, Sentence, catalogue, causes, limitations, sections
from .placeholders import PLACE, QUOTED
from .words import Mark

_CLAUSE = re.compile(r"\[([^\[\]]*\{[a-z_0-9.]+\}[^\[\]]*)\]")
#: No causes chosen.
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a sentence; ``figure`` names the figure it tells, empty for plain words.

    ``mark`` says where its sentence comes from; ``link`` leads to the review it quotes; a ``loose`` stretch is a number a
    person wrote that no record gives.
    """

    text: str
    figure: str = ""
    mark: str = Mark.DATA.value
    link: str = ""
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """What sentences are told from: figures by code, words by name, and which conditions hold."""

    figures: Mapping[str, Figure]
    words: Mapping[str, str]
    flags: frozenset[str]
    than: str
    kept: Mapping[str, Any]

    def tell(self, text: str) -> list[Token]:
        """The text with every placeholder filled, figure by figure."""
        text = _CLAUSE.sub(lambda found: found[1] if self._all_told(found[1]) else "", text)
        text = text.replace(";.", ".").replace(":.", ".")
        tokens, last = [], 0
        for found in PLACE.finditer(text):
            tokens += [Token(text[last : found.start()]), self._filled(found[1], changed=bool(found[2]))]
            last = found.end()
        tokens.append(Token(text[last:]))
        return [token for token in tokens if token.text]

    def plain(self, text: str) -> str:
        """The text filled, as one string."""
        return "".join(token.text for token in self.tell(text))

    def allows(self, sentence: Sentence) -> bool:
        """Whether the figures let a sentence be said."""
        return (
            all(self._value(code) > 0 for code in sentence.positive)
            and (not sentence.any or any(self._value(code) > 0 for code in sentence.any))
            and all(self._value(code) == 0 for code in sentence.zero)
            and all(self.figures[code].value is not None for code in sentence.known)
            and all(0 < self._value(code) < numbers.SMALL for code in sentence.small)
            and all(self._value(code) >= numbers.SMALL for code in sentence.large)
            and (not sentence.when or sentence.when in self.flags)
        )

    def shows(self, limitation: Limitation) -> bool:
        """Whether the figures show a shortcoming."""
        if limitation.test == "word":
            return bool(self.words.get(limitation.word))
        if limitation.test == "positive":
            return self._value(limitation.figure) > 0
        share = self.figures[limitation.share]
        if limitation.test == "low":
            return (
                self._value(limitation.figure) >= limitation.least
                and share.value is not None
                and share.value < limitation.floor
            )
        return self._value(limitation.figure) > 0 and (share.before is None or (share.value or 0) > share.before)

    def _all_told(self, clause: str) -> bool:
        named = [found[1] for found in PLACE.finditer(clause) if not found[2]]
        return all(self._value(name) > 0 if name in self.figures else bool(self.words.get(name)) for name in named)

    def _value(self, code: str) -> float:
        return self.figures[code].value or 0

    def _filled(self, name: str, *, changed: bool) -> Token:
        figure = self.figures.get(name)
        if figure is None and QUOTED.fullmatch(name):
            return _quoted(name.partition("_")[2], self.kept)
        if figure is None:
            return Token(self.words.get(name, ""))
        if changed:
            told = change_of(figure, self.than)
            return Token(f", {told}" if told else "")
        return Token(told_of(figure), name)


def told_of(figure: Figure) -> str:
    """A figure as official papers write it."""
    if figure.unit is Unit.SHARE:
        return numbers.share(figure.part or 0, figure.whole, _noun(figure)) if figure.whole else "chưa có số liệu"
    return "chưa có số liệu" if figure.value is None else numbers.number(figure.value)


def change_of(figure: Figure, than: str) -> str:
    """How a figure stands to the period compared to; empty where nothing can be compared."""
    if figure.unit is Unit.SHARE:
        if not figure.whole or not figure.before_whole:
            return ""
        return numbers.shift(
            figure.part or 0, figure.whole, figure.before_part or 0, figure.before_whole, than, _noun(figure)
        )
    if figure.value is None or figure.before is None:
        return ""
    return numbers.change(figure.value, figure.before, than, figure.unit.vi)


def worse(figure: Figure, better: Better) -> bool | None:
    """Whether a figure moved the wrong way; None where it cannot be said."""
    if figure.value is None or figure.before is None or better is Better.NEITHER or figure.value == figure.before:
        return None
    return (figure.value < figure.before) is (better is Better.UP)


def _quoted(key: str, kept: Mapping[str, Any]) -> Token:
    """How a review below is named where it is quoted: by its number, else by the day it was published."""
    below = (kept.get("lower") or {}).get("units", ())
    row = next((each for each in below if str(each["review"]) == key), None)
    text = "báo cáo"
    if row is not None and row["number"]:
        text = f"Báo cáo số {row['number']}"
    elif row is not None and row["published"]:
        text = f"báo cáo công bố ngày {date.fromisoformat(row['published']):%d/%m/%Y}"
    return Token(text, link=f"/bao-cao/{key}/")


def story(kept: Mapping[str, Any], of: ReportPeriod) -> Story:
    """What the sentences of a snapshot are told from."""
    figures = {row["code"]: Figure.of(row) for row in kept["figures"]}
    than = f"cùng kỳ năm {of.year - 1}"
    last = date.fromisoformat(kept["until"]) - timedelta(days=1)
    words = {
        "period": of.vi, "first_day": f"{of.since:%d/%m/%Y}", "last_day": f"{last:%d/%m/%Y}", "scope": kept["scope"], "than": than,
        "following": following(of), "following_upper": following(of).upper(), **listed(kept, figures),
    }  # fmt: skip
    flags = {
        name
        for name, held in (
            ("partial", not kept["complete"]),
            ("uncompared", kept["before"] is None),
            ("topics", words["topics"]),
            ("lower", words["lower_on"]),
            ("works", words["works_sent"]),
            ("works_summed", words["works_valid"]),
            ("outliers", words["outliers"]),
        )
        if held
    }
    return Story(figures, words, frozenset(flags), than, kept)


def shown_limitations(told: Story) -> list[Limitation]:
    """The shortcomings the figures show, in the order of the file."""
    return [each for each in limitations() if told.shows(each)]


def shown_causes(told: Story) -> list[Cause]:
    """The causes the figures point at, of the shortcomings shown."""
    shown = {each.code for each in shown_limitations(told)}
    return [each for each in causes() if each.of in shown and told.words.get(each.context)]


def drafted(section: Section, told: Story, set_aside: Iterable[str] = (), chosen: Mapping[str, Any] = NOTHING) -> str:
    """The text of a section as the figures make it and, for causes, as people chose them; placeholders left live."""
    match section.made:
        case "limitations":
            lines = [f"- {each.text}" for each in shown_limitations(told)] or [
                "Số liệu trong kỳ chưa cho thấy hạn chế cần nêu riêng."
            ]
        case "causes":
            lines = [f"- {each.text}" for each in shown_causes(told)] + chosen_lines(told, chosen)
        case "examples":
            lines = example_lines(told.kept)
        case "lower":
            said = [sentence.text for sentence in section.sentences if told.allows(sentence)]
            lines = [*said, *quote_lines(told.kept)]
        case "tasks":
            kept = [each for each in shown_limitations(told) if each.code not in set(set_aside)]
            lines = [f"- {each.task}" for each in kept] or [
                "- Tiếp tục giữ kết quả đã đạt được; bảo đảm mọi đơn được trả lời đúng hạn."
            ]
        case _:
            lines = [sentence.text for sentence in section.sentences if told.allows(sentence)]
    return "\n".join(lines)


def chosen_lines(told: Story, chosen: Mapping[str, Any]) -> list[str]:
    """The causes people chose for the shortcomings that still show, and their own words."""
    lines: list[str] = []
    for each in shown_limitations(told):
        kept = chosen.get(each.code, {})
        lines += [f"- {cause.text}" for cause in catalogue() if cause.code in kept.get("chosen", ())]
        lines += [
            f"- {line.strip().removeprefix('-').strip()}" for line in kept.get("note", "").split("\n") if line.strip()
        ]
    return list(dict.fromkeys(lines))


def example_lines(kept: Mapping[str, Any]) -> list[str]:
    """The examples drawn, and the rule and seed they were drawn by."""
    drawn = kept.get("examples") or {}
    lines = [f"- {_example(row)}" for row in drawn.get("good", ())] + [
        f"- {_example(row)}" for row in drawn.get("late", ())
    ]
    if not lines:
        return []
    return [
        *lines,
        (
            f"Ví dụ do máy rút theo hạt giống “{drawn['seed']}”: tối đa {drawn['most']} nơi trả lời đúng hạn mọi đơn (trong {drawn['good_pool']} nơi) và tối đa "
            f"{drawn['most']} nơi có đơn trễ hạn (trong {drawn['late_pool']} nơi); chỉ xét nơi và lĩnh vực có từ {drawn['least']} đơn đã trả lời, không tính đơn tố cáo, "
            "không nêu người."
        ),
    ]


def _example(row: Mapping[str, Any]) -> str:
    late = f", trễ hạn {numbers.number(row['late'])} đơn" if row["late"] else ""
    return f"{row['label']}, lĩnh vực {row['topic']}: đã trả lời {numbers.number(row['answered'])} đơn, đúng hạn {numbers.number(row['on_time'])} đơn{late}."


def quote_lines(kept: Mapping[str, Any]) -> list[str]:
    """The sentences quoted of the reviews below, each with the way to its review, and the rule they were drawn by."""
    lower = kept.get("lower") or {}
    lines = [
        f"- {row['label']}: “{_unbraced(row['text'])}” (xem {{review_{row['review']}}})."
        for row in lower.get("quotes", ())
    ]
    if not lines:
        return []
    return [
        *lines,
        (
            f"Câu trích do máy rút theo hạt giống “{lower['seed']}” trong {lower['pool']} câu khác nhau do cấp dưới tự viết, mỗi đơn vị không quá một câu, không trích câu có "
            "số liệu không có bản ghi và câu có tên người."
        ),
    ]


def _unbraced(text: str) -> str:
    return text.translate(str.maketrans("", "", "{}[]"))


def headings(told: Story) -> dict[str, str]:
    """What each section is headed."""
    return {section.code: told.plain(section.heading) for section in sections()}


def _noun(figure: Figure) -> str:
    """What a share counts in: the unit of its part."""
    return indicators()[indicators()[figure.code].part].unit.vi

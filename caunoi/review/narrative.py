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
from caunoi.kernel.refusal import Refusal
from caunoi.voice.words import Channel, Kind

from .outline import Cause, Limitation, Section, Sentence, catalogue, causes, limitations, sections
from .words import Mark, ReviewState

_PLACE = re.compile(r"\{([a-z_0-9]+)(\.change)?\}")
_CLAUSE = re.compile(r"\[([^\[\]]*\{[a-z_0-9.]+\}[^\[\]]*)\]")
_BRACES = re.compile(r"\{([^{}\n]{1,120})\}")
#: How officers ask for the comparison of a figure, after its name.
COMPARED = ": so với cùng kỳ"
#: What officers call the words of a report.
WORDS = {
    "period": "Kỳ báo cáo",
    "first_day": "Ngày đầu kỳ",
    "last_day": "Ngày cuối kỳ",
    "scope": "Địa bàn, cơ quan",
    "than": "Kỳ so sánh",
    "following": "Kỳ tiếp theo",
    "following_upper": "Kỳ tiếp theo viết hoa",
    "kinds": "Các loại đơn",
    "channels": "Các hình thức tiếp nhận",
    "topics": "Các lĩnh vực nhiều đơn",
    "bodies_overdue": "Các cơ quan có việc quá hạn",
    "bodies_silent": "Các cơ quan không thực hiện việc nào",
    "late_units": "Các đơn vị nhiều đơn trễ hạn",
    "late_topics": "Các lĩnh vực nhiều đơn trễ hạn",
    "hops_topics": "Các lĩnh vực nhiều đơn chuyển lòng vòng",
    "slow_acknowledgement": "Số ngày xác nhận ở mức giữa",
    "satisfied_range": "Khoảng tin cậy của tỷ lệ hài lòng",
    "outliers": "Các đơn vị khác biệt rõ so với mức giữa",
    "outliers_worse": "Các đơn vị kém rõ so với mức giữa",
    "lower_on": "Ngày xem báo cáo cấp dưới",
    "lower_due": "Hạn công bố báo cáo cấp dưới",
    "lower_published": "Số đơn vị cấp dưới đã công bố báo cáo",
    "lower_late": "Số đơn vị cấp dưới công bố trễ",
    "lower_missing": "Các đơn vị cấp dưới chưa công bố báo cáo",
}
#: A review quoted in a text, by its key.
_QUOTED = re.compile(r"review_[0-9]{1,18}")
#: Fewer letters than this on one topic are not told apart: a topic in a small place may be one person.
FEWEST = 5
#: What one part must hold of a whole to be named as where it gathers.
GATHERED = 0.2
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
        for found in _PLACE.finditer(text):
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
        named = [found[1] for found in _PLACE.finditer(clause) if not found[2]]
        return all(self._value(name) > 0 if name in self.figures else bool(self.words.get(name)) for name in named)

    def _value(self, code: str) -> float:
        return self.figures[code].value or 0

    def _filled(self, name: str, *, changed: bool) -> Token:
        figure = self.figures.get(name)
        if figure is None and _QUOTED.fullmatch(name):
            return Token("báo cáo", link=f"/bao-cao/{name.partition('_')[2]}/")
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


def story(kept: Mapping[str, Any], of: ReportPeriod) -> Story:
    """What the sentences of a snapshot are told from."""
    figures = {row["code"]: Figure.of(row) for row in kept["figures"]}
    than = f"cùng kỳ năm {of.year - 1}"
    last = date.fromisoformat(kept["until"]) - timedelta(days=1)
    words = {
        "period": of.vi, "first_day": f"{of.since:%d/%m/%Y}", "last_day": f"{last:%d/%m/%Y}", "scope": kept["scope"], "than": than,
        "following": following(of), "following_upper": following(of).upper(), **_listed(kept, figures),
    }  # fmt: skip
    flags = {
        name
        for name, held in (
            ("partial", not kept["complete"]),
            ("uncompared", kept["before"] is None),
            ("topics", words["topics"]),
            ("lower", kept.get("lower")),
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
            f"Câu trích do máy rút theo hạt giống “{lower['seed']}” trong {lower['pool']} câu do cấp dưới tự viết, mỗi mục của một báo cáo một câu, không trích câu có "
            "số liệu không có bản ghi và câu có tên người."
        ),
    ]


def _unbraced(text: str) -> str:
    return text.translate(str.maketrans("", "", "{}[]"))


def worded(text: str) -> str:
    """A text with its placeholders by their Vietnamese names, as officers read and write them."""
    names = _names()
    return _PLACE.sub(lambda found: "{" + names.get(found[1], found[1]) + (COMPARED if found[2] else "") + "}", text)


def coded(text: str) -> str:
    """A text as it is kept, placeholders by their codes; refuses a name that is no figure's."""
    codes = {name.casefold(): code for code, name in _names().items()} | {code: code for code in _names()}
    unknown: list[str] = []

    def one(found: re.Match[str]) -> str:
        name, compared = found[1].strip(), found[1].strip().endswith((COMPARED, ".change"))
        if _QUOTED.fullmatch(name):
            return "{" + name + "}"
        code = codes.get(name.removesuffix(COMPARED).removesuffix(".change").casefold())
        if code is None or (compared and code not in indicators()):
            unknown.append(found[0])
            return found[0]
        return "{" + code + (".change" if compared else "") + "}"

    kept = _BRACES.sub(one, text)
    if unknown:
        told = ", ".join(unknown[:5])
        raise Refusal(
            f"Không có số liệu nào tên {told}. Hãy chọn tên trong danh sách số liệu, hoặc bỏ dấu ngoặc nhọn.",
            f"There is no figure named {told}. Choose one from the list, or remove the braces.",
            field="text",
        )
    return kept


def _names() -> dict[str, str]:
    """What officers call each placeholder."""
    return {code: each.vi for code, each in indicators().items()} | WORDS


def headings(told: Story) -> dict[str, str]:
    """What each section is headed."""
    return {section.code: told.plain(section.heading) for section in sections()}


def _noun(figure: Figure) -> str:
    """What a share counts in: the unit of its part."""
    return indicators()[indicators()[figure.code].part].unit.vi


def _listed(kept: Mapping[str, Any], figures: Mapping[str, Figure]) -> dict[str, str]:
    """Lists told inside sentences; empty where there is nothing worth listing."""
    overdue = [(row["label"], row["overdue"]) for row in kept["bodies"] if row["overdue"]]
    silent = [(row["label"], row["silent"]) for row in kept["bodies"] if row["silent"]]
    satisfied = figures["satisfied_share"]
    low, high = numbers.interval(satisfied.part or 0, satisfied.whole or 0)
    median = figures["acknowledge_days"].value
    told = [row for row in kept["topics"] if row["topic"] and row["received"] >= FEWEST]
    return {
        "kinds": _counted((kind.vi.lower(), figures[f"received_{kind.value}"].value) for kind in Kind),
        "channels": _counted((channel.vi[0].lower() + channel.vi[1:], figures[f"received_{channel.value}"].value) for channel in Channel),
        "topics": "; ".join(f"{row['label']} ({numbers.number(row['received'])} đơn)" for row in told[:3]),
        "bodies_overdue": _named(overdue, "việc"), "bodies_silent": _named(silent, "việc đến hạn"),
        "late_units": _gathered(kept["units"], "late") if len(kept["units"]) > 1 else "", "late_topics": _gathered(kept["topics"], "late"),
        "hops_topics": _gathered(kept["topics"], "many_hops"), "slow_acknowledgement": "" if median is None else numbers.number(median),
        **_below(kept), "outliers": _outliers(kept.get("outliers", ())),
        "outliers_worse": _outliers(kept.get("outliers", ()), worse_only=True),
        "satisfied_range": f"{numbers.number(low * 100, 1)}%–{numbers.number(high * 100, 1)}%" if satisfied.whole else "",
    }  # fmt: skip


def _below(kept: Mapping[str, Any]) -> dict[str, str]:
    """How the reviews below stand."""
    lower = kept.get("lower")
    if not lower:
        return dict.fromkeys(("lower_on", "lower_due", "lower_published", "lower_late", "lower_missing"), "")
    units = lower["units"]
    issued = [row for row in units if row["state"] == ReviewState.PUBLISHED.value]
    absent = sorted(
        (row for row in units if row not in issued and row["late"]), key=lambda row: (-row["late"], row["label"])
    )
    late = sum(1 for row in issued if row["late"])
    return {
        "lower_on": f"{date.fromisoformat(lower['on']):%d/%m/%Y}", "lower_due": f"{date.fromisoformat(lower['due']):%d/%m/%Y}",
        "lower_published": f"{numbers.number(len(issued))}/{numbers.number(len(units))} đơn vị",
        "lower_late": f"{numbers.number(late)} đơn vị" if late else "",
        "lower_missing": _listed_with([f"{row['label']} (chậm {numbers.number(row['late'])} ngày)" for row in absent], "đơn vị khác"),
    }  # fmt: skip


def _outliers(found: Iterable[Mapping[str, Any]], most: int = 3, *, worse_only: bool = False) -> str:
    """What stands apart from the middle, measure by measure, with the middle itself."""
    told = []
    for each in found:
        worse_side = -1 if each["unit"] == "share" else 1
        marked = [row for row in each["marked"] if not worse_only or row["score"] * worse_side > 0]
        if marked:
            who = _listed_with([f"{row['label']} {_valued(each, row['value'])}" for row in marked], "đơn vị khác", most)
            told.append(f"{each['label'].lower()} (mức giữa {_valued(each, each['median'])}): {who}")
    return "; ".join(told)


def _valued(measure: Mapping[str, Any], value: float) -> str:
    return numbers.number(value, 1) + "%" if measure["unit"] == "share" else numbers.number(value)


def _listed_with(names: list[str], others: str, most: int = 5) -> str:
    told = "; ".join(names[:most])
    return f"{told}; và {numbers.number(len(names) - most)} {others}" if len(names) > most else told


def _counted(rows: Iterable[tuple[str, Any]]) -> str:
    return "; ".join(
        f"{label} {numbers.number(count)} đơn" for label, count in sorted(rows, key=lambda row: -row[1]) if count
    )


def _named(rows: list[tuple[str, int]], noun: str, most: int = 5) -> str:
    told = "; ".join(f"{label} ({numbers.number(count)} {noun})" for label, count in rows[:most])
    return f"{told}; và {len(rows) - most} cơ quan khác" if len(rows) > most else told


def _gathered(rows: Iterable[Mapping[str, Any]], column: str, most: int = 3) -> str:
    """The units or topics that hold the larger parts of a shortcoming, when they are not single letters."""
    rows = [row for row in rows if row[column] >= FEWEST and row.get("topic") != 0]
    whole = sum(row[column] for row in rows)
    heavy = sorted((row for row in rows if row[column] >= whole * GATHERED), key=lambda row: -row[column])[:most]
    return "; ".join(f"{row['label']} ({numbers.number(row[column])} đơn)" for row in heavy)

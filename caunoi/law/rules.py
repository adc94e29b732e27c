"""A rule of the law on a day, and what follows from it: values in, values out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from caunoi.kernel import arithmetic
from caunoi.kernel.clock import Calendar, Due, Pause, due
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.tally import Threshold
from caunoi.kernel.words import say

from .words import TIMED, UNVERIFIED, Base, Confidence, Kind, Measure, Variant


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal text that rules cite."""

    code: str
    name: str
    in_force: date
    source: str
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """A chapter of the book: rules of one subject."""

    code: str
    name: str
    name_en: str
    order: int

    @property
    def label(self) -> str:
        """The name in the language being spoken."""
        return say(self.name, self.name_en)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list in the law: a ground, a condition, an item to disclose."""

    code: str
    vi: str
    en: str
    tags: tuple[str, ...] = ()
    cite: str = ""
    points: int | None = None

    @property
    def label(self) -> str:
        """The text in the language being spoken."""
        return say(self.vi, self.en)


@dataclass(frozen=True, slots=True)
class Band:
    """How many (``least`` to ``most``) for a size from ``since`` to ``upto``; no ``upto``, no ``most``: no limit."""

    since: int
    upto: int | None
    least: int
    most: int | None

    def __contains__(self, size: int) -> bool:
        return self.since <= size and (self.upto is None or size <= self.upto)


@dataclass(frozen=True, slots=True)
class Extension:
    """How far a term may be extended: ``most``, the whole term for each variant; ``by``, the most each time."""

    most: Mapping[str, int]
    by: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The days a report covers, as month and day; ``previous`` starts in the year before."""

    since: tuple[int, int]
    last: tuple[int, int]
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example kept beside the rule, run as a test."""

    start: date | None = None
    due: date | None = None
    raw_due: date | None = None
    variant: str = ""
    pauses: tuple[Pause, ...] = ()
    extended: int = 0
    base: int | None = None
    least: int | None = None

    @property
    def case(self) -> Variant | None:
        """The variant as a word."""
        return Variant(self.variant) if self.variant else None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as its text stood for a time: the number, the article, the days it applies."""

    key: str
    kind: Kind
    matter: Matter
    name: str
    name_en: str
    cite: str
    instrument: Instrument
    effective_from: date
    effective_to: date | None
    confidence: Confidence
    in_use: bool
    source: str
    checked_on: date
    value: int | Fraction | None = None
    value_max: int | None = None
    unit: Measure | None = None
    compare: str = ""
    base: Base | None = None
    event: tuple[str, str] = ("", "")
    before: bool = False
    pauses: bool = False
    variants: Mapping[str, int] = field(default_factory=dict)
    extends: Extension | None = None
    items: tuple[Item, ...] = ()
    bands: tuple[Band, ...] = ()
    window: Window | None = None
    place: str = ""
    note: str = ""
    note_en: str = ""

    @property
    def label(self) -> str:
        """The name in the language being spoken."""
        return say(self.name, self.name_en)

    @property
    def unverified(self) -> bool:
        """Whether the number still waits for a person to confirm it."""
        return self.confidence in UNVERIFIED

    @property
    def cite_inside(self) -> str:
        """The article as it stands inside a sentence: “khoản 3 Điều 12…”."""
        return self.cite[0].lower() + self.cite[1:] if self.cite.startswith(("Khoản", "Điểm")) else self.cite

    @property
    def from_event(self) -> str:
        """What the term is counted from, or back from, in the language being spoken."""
        return say(*self.event)

    def applies(self, on: date) -> bool:
        """Whether this text is in force on the day."""
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)

    @property
    def share(self) -> Fraction:
        """The share a threshold asks for."""
        value = Fraction(self.value or 0)
        return value / 100 if self.unit is Measure.PERCENT else value

    @property
    def threshold(self) -> Threshold:
        """The threshold itself; refuses when the rule is not one."""
        if self.kind is not Kind.THRESHOLD:
            raise Refusal(
                f"“{self.key}” là {self.kind.vi.lower()}, không phải tỷ lệ thông qua.",
                f"“{self.key}” is not a threshold.",
            )
        return Threshold(self.share, strict=self.compare == ">")

    @property
    def spoken(self) -> str:
        """The number as people read it: “≥ 2/3 tổng số hộ…”, “7 ngày làm việc”."""
        return spoken(self)

    @property
    def cases(self) -> list[str]:
        """The number in each case of its own, as people read it."""
        unit = self.unit.label if self.unit else ""
        return [f"{Variant(code).label}: {value} {unit}" for code, value in self.variants.items()]

    def value_for(self, variant: str) -> int:
        """The number of the term in a variant; refuses variants the rule does not have and rules without a term."""
        if self.kind not in TIMED:
            number = f" ({self.spoken})" if self.spoken else ""
            raise Refusal(
                f"“{self.key}” là {self.kind.vi.lower()}{number}, không phải thời hạn: không có ngày đến hạn để tính.",
                f"“{self.key}” is a {self.kind.en.lower()}{number}, not a term: no day can be computed.",
                field="key",
                cite=self.cite,
            )
        if self.value is None:
            raise Refusal(
                f"“{self.key}” chưa có con số: {self.note or 'chưa kiểm chứng'}",
                f"“{self.key}” has no number yet: {self.note_en or 'unverified'}",
                field="key",
                cite=self.cite,
            )
        if not variant:
            return int(self.value)
        if variant not in self.variants:
            raise _no_such_variant(self, variant)
        return self.variants[variant]


def _no_such_variant(rule: Rule, variant: str) -> Refusal:
    known = ", ".join(rule.variants)
    vi = f"các trường hợp có: {known}" if known else "quy tắc này không có trường hợp riêng"
    en = f"known: {known}" if known else "this rule has none"
    return Refusal(
        f"“{rule.key}” không có trường hợp “{variant}”; {vi}.",
        f"“{rule.key}” has no variant “{variant}”; {en}.",
        field="variant",
    )


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day computed under a rule, with everything needed to show how."""

    rule: Rule
    start: date
    value: int
    raw_due: date
    due: date
    days: Calendar
    variant: str = ""
    pauses: tuple[Pause, ...] = ()
    extended: int = 0

    @property
    def calendar(self) -> str:
        """The version of the working calendar it was computed with."""
        return self.days.version

    @property
    def key(self) -> str:
        """The rule's key."""
        return self.rule.key

    @property
    def unit(self) -> str:
        """The unit's code."""
        return str(self.rule.unit)

    @property
    def cite(self) -> str:
        """The article."""
        return self.rule.cite

    @property
    def effective_from(self) -> date:
        """Since when the text used is in force."""
        return self.rule.effective_from

    @property
    def told(self) -> list[tuple[str, str]]:
        """The arithmetic, a sentence a step, in both languages."""
        lines = [(f"Căn cứ: {self.rule.cite_inside}.", f"Basis: {self.rule.cite_inside}.")]
        if self.variant:
            word = Variant(self.variant)
            lines.append((f"Trường hợp: {word.vi}.", f"Case: {word.en}."))
        if self.extended:
            unit = Measure(self.unit)
            lines.append(
                (
                    f"Đã cộng {self.extended} {unit.vi} gia hạn.",
                    f"An extension of {self.extended} {unit.en} is included.",
                )
            )
        end = Due(self.raw_due, self.due)
        lines += arithmetic.told(
            self.start,
            self.value,
            self.unit,
            self.days,
            end,
            pauses=self.pauses if self.rule.pauses else (),
            before=self.rule.before,
            event=self.rule.event,
        )
        if self.pauses and not self.rule.pauses:
            lines.append(
                (
                    "Luật không cho tạm dừng thời hạn này: những ngày tạm dừng vẫn tính.",
                    "No pause of this term: paused days count.",
                )
            )
        if self.rule.unverified:
            lines.append(
                ("Con số này chưa kiểm chứng với văn bản gốc.", "This number has not been checked with the text.")
            )
        return lines

    @property
    def steps(self) -> list[str]:
        """The arithmetic in the language being spoken."""
        return [say(vi, en) for vi, en in self.told]


def deadline_under(
    rule: Rule,
    start: date,
    calendar: Calendar,
    *,
    variant: str = "",
    pauses: Iterable[Pause] = (),
    extended: int = 0,
) -> Deadline:
    """The day a term ends under a rule; ``extended`` is what extensions added, in the rule's unit.

    Pauses stop only the terms the law lets pause; others run on.
    """
    value = rule.value_for(variant)
    given = tuple(pauses)
    if extended:
        must_be_extendable(rule, variant, extended)
        value += extended
    end = due(start, value, rule.unit or "d", calendar, pauses=given if rule.pauses else (), before=rule.before)
    return Deadline(rule, start, value, end.raw, end.last, calendar, variant, given, extended)


def must_be_extendable(rule: Rule, variant: str, extended: int) -> None:
    """Refuse an extension the law does not allow, or a longer one than it allows."""
    if rule.extends is None:
        raise Refusal(
            f"Luật không cho gia hạn “{rule.name}”.",
            f"The law allows no extension of “{rule.name_en}”.",
            field="extended",
        )
    most = rule.extends.most[variant]
    unit = Measure(str(rule.unit))
    if extended < 0 or rule.value_for(variant) + extended > most:
        raise Refusal(
            f"“{rule.name}”: cả gia hạn không quá {most} {unit.vi}.",
            f"“{rule.name_en}”: {most} {unit.en} at most, extensions included.",
            field="extended",
            cite=rule.cite,
        )


def spoken(rule: Rule) -> str:
    """The rule's number in words of the language being spoken; empty when it has none."""
    if rule.value is None or rule.unit is None:
        return ""
    number = str(rule.value) if rule.value_max is None else f"{rule.value}–{rule.value_max}"
    if rule.unit is Measure.DONG_A_DAY:
        number = f"{int(rule.value):,}".replace(",", ".")
    sign = {">=": "≥ ", "<=": "≤ ", ">": "> "}.get(rule.compare, "")
    unit = "" if rule.unit is Measure.RATIO else rule.unit.label
    of = rule.base.label if rule.base and rule.kind is Kind.THRESHOLD else ""
    return " ".join(part for part in (f"{sign}{number}", unit, of) if part)


def stricter(rule: Rule, value: int) -> bool:
    """Whether a local number binds at least as tightly as the national one."""
    national = int(rule.value or 0)
    return 0 < value <= national if rule.compare == "<=" else value >= national

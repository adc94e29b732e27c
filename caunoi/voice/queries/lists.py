"""What the law book and the case's own duties say to a form: grounds, conditions, limits, extensions, what is still owed."""

from dataclasses import dataclass
from datetime import date

from caunoi.duties.models import Duty
from caunoi.duties.queries import duties_about
from caunoi.duties.words import Standing
from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.law import queries as law
from caunoi.law.rules import Item, Rule
from caunoi.law.words import Variant

from .. import rules
from ..models import Petition
from ..words import Kind

#: Duties whose clock may still run after a case is closed.
AFTER_CLOSING = ("tc.publish", "kn.second.publish")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of the law: its entries and where it stands."""

    items: tuple[Item, ...]
    cite: str
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.items)


@dataclass(frozen=True, slots=True)
class Longer:
    """A longer time the law allows: for which case, how much, until when."""

    variant: str
    label: str
    cite: str
    due: date | None = None


def rule(key: str, on: date) -> Listed:
    """A list of the law by its key, on a day; empty where the book has none then."""
    try:
        found = law.in_force(key, on=on)
    except Refusal:
        return Listed((), "")
    return Listed(found.items, found.cite, found.label)


def refusal_grounds(kind: Kind, on: date) -> Listed:
    """Why a petition of a kind may be refused: nine grounds, four conditions unmet, or the written grounds of reception."""
    if kind is Kind.COMPLAINT:
        return rule("kn.refuse_grounds", on)
    if kind is Kind.DENUNCIATION:
        return rule("tc.conditions", on)
    written = rule("recv.refuse_grounds", on)
    letters = rule("letter.ineligible", on)
    kept = [item for item in written.items if item.code in ("settled", "repeat", "court", "elsewhere", "out_of_scope")]
    return Listed((*kept, *letters.items), f"{written.cite}; {letters.cite}")


def keeping_grounds(on: date) -> Listed:
    """Why a letter may be filed away."""
    return rule("letter.ineligible", on)


def number(key: str, on: date, fallback: int) -> int:
    """A number of the law; the fallback only where the book has no text for the day (old cases)."""
    try:
        value = law.in_force(key, on=on).value
    except Refusal:
        return fallback
    return fallback if value is None else int(value)


def hops_limit(on: date) -> int:
    """The hop at which the common superior decides."""
    return number("house.hops", on, 99)


def complaint_limit(on: date) -> int:
    """Days within which a complaint comes."""
    return number("kn.limit", on, 10_000)


def dialogue_notice(on: date) -> int:
    """Days of notice before a dialogue."""
    return number("kn.dialogue", on, 0)


def representatives_for(signers: int, on: date) -> tuple[int, int]:
    """The lowest and highest number of representatives of a group."""
    found = law.representatives_for(signers, on=on)
    return int(found[0]), int(found[1])


def main_duty(petition: Petition) -> Duty | None:
    """The running duty to resolve the case."""
    key = rules.main_clock(Kind(petition.kind), petition.instance)
    return duties_about(petition.ref).filter(rule=key, standing=Standing.OPEN.value).first()


def extensions_for(petition: Petition, *, on: date) -> list[Longer]:
    """The longer times the law still allows for the running duty, the shortest first."""
    duty = main_duty(petition)
    if duty is None or duty.due < on:
        return []
    text = law.in_force(duty.rule, on=duty.starts_on)
    now = _days(text, duty)
    remote = "remote_" if duty.variant.startswith("remote") else ""
    found = []
    for variant in ("complex", "very_complex"):
        days = text.variants.get(remote + variant, text.variants.get(variant) if not remote else None)
        if days is None or days <= now:
            continue
        found.append(Longer(variant, Variant(variant).label, text.cite, _due_with(duty, text, days)))
    return found


def _days(text: Rule, duty: Duty) -> int:
    own = text.variants.get(duty.variant, int(text.value or 0)) if duty.variant else int(text.value or 0)
    return own + sum(each["value"] or 0 for each in duty.extensions)


def _due_with(duty: Duty, text: Rule, days: int) -> date | None:
    pauses = [(date.fromisoformat(a), date.fromisoformat(b)) for a, b in duty.pauses if b]
    for variant, value in text.variants.items():
        if value == days:
            return law.deadline(duty.rule, start=duty.starts_on, variant=variant, pauses=pauses).due
    return None


def still_owed(petition: Petition) -> list[str]:
    """The names of duties that keep a case from being closed."""
    owed = duties_about(petition.ref).filter(settled_on__isnull=True).exclude(rule__in=AFTER_CLOSING)
    return [rule_name(duty.rule, duty.starts_on) for duty in owed]


def rule_name(key: str, on: date) -> str:
    """What a rule is called; a task given where its day stands in no rule of the book but in a document or promise."""
    try:
        return law.standing_on(law.texts_of(key), on).label
    except Refusal:
        return say("Việc được giao, đã hứa", "Task given or promised")

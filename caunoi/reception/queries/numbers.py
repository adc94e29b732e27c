"""The law's reception days of a body on a day, asked of the law book."""

from dataclasses import dataclass
from datetime import date

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.words import say
from caunoi.law.queries import in_force, working_calendar
from caunoi.law.rules import Band, Rule
from caunoi.places.models import Body

from .. import rules


def rule_of(body: Body, on: date) -> Rule | None:
    """The rule that binds the head of a body on a day; None where none does, or none was read in a text."""
    key = rules.binding(body.kind, body.place.is_province)
    if not key:
        return None
    try:
        return in_force(key, on=on, place=body.place.code)
    except Refusal:
        return None


def number_on(body: Body, on: date) -> rules.Number | None:
    """How many days a week or a month the head of a body owes on a day."""
    found = rule_of(body, on)
    if found is None or found.value is None or found.unit is None:
        return None
    return rules.Number(int(found.value), found.unit.value, found.cite)


def periods(body: Body, month: date) -> list[rules.Period]:
    """The weeks, or the month, in which the head of a body owes days, counted in a month."""
    days = working_calendar()
    return rules.periods_of(month.year, month.month, lambda on: number_on(body, on), days.is_working_day)


def delegation_forbidden(body: Body, on: date) -> Rule | None:
    """The rule that keeps the head of a body from sending a deputy on a day; None where a deputy may receive."""
    key = rules.NOT_DELEGATED.get(rules.binding(body.kind, body.place.is_province), "")
    return known(key, on) if key else None


@dataclass(frozen=True, slots=True)
class Groups:
    """How many representatives groups name, as people read it, and where the law says so."""

    spoken: str
    cite_inside: str


def groups_on(on: date) -> Groups:
    """The law's representatives of a group on a day, in words."""
    rule = in_force("recv.group_reps", on=on)
    bands = "; ".join(_band(band) for band in rule.bands)
    return Groups(bands, rule.cite_inside)


def _band(band: Band) -> str:
    most = f"{band.least}–{band.most}" if band.most is not None and band.most != band.least else f"{band.least}"
    if band.upto is None:
        return say(f"từ {band.since} người: {most} đại diện", f"{band.since} people or more: {most} representatives")
    return say(
        f"{band.since}–{band.upto} người: {most} đại diện", f"{band.since}–{band.upto} people: {most} representatives"
    )


def known(key: str, on: date) -> Rule | None:
    """A rule as it stood on a day; None where none did."""
    try:
        return in_force(key, on=on)
    except Refusal:
        return None

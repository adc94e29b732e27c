"""A body's scorecard: each line with its own past, its peers and the head's word beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Q

from caunoi.access.context import as_system
from caunoi.access.queries import grants_of
from caunoi.access.words import Role
from caunoi.kernel.words import say
from caunoi.law.queries import in_force
from caunoi.places import queries as places
from caunoi.places.words import BodyKind

from .. import card, numbers
from ..card import CardLine
from ..catalogue import Indicator, indicators, showing
from ..coverage import Body, Coverage, Person, counted_days, coverage_of_own, coverage_under
from ..everywhere import Everywhere, figures_everywhere
from ..figures import Figure, counts, figures
from ..models import HeadComment
from ..periods import ReportPeriod, cut_alike, cut_off, period, preceding, same_before
from ..records import Records, behind
from ..standing import Peer, against, difference, peer_of
from ..words import Difference
from .tallies import Shown, shown, tallies_of

OVERSEERS = {str(role) for role in (Role.MOBILISER, Role.SUPERVISOR, Role.HEAD, Role.DEPUTY)}
_HEADS = {str(Role.HEAD), str(Role.DEPUTY)}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card: now, before, a year before, what peers have, and what the head says of it."""

    indicator: Indicator
    own: bool
    now: Shown
    last: Shown
    year: Shown
    to_last: Difference
    to_year: Difference
    peer: Peer | None
    to_peer: Difference
    comment: HeadComment | None

    @property
    def peer_told(self) -> str:
        """What peers have, in words."""
        if self.peer is None:
            return ""
        low, middle, high = (numbers.number(value) for value in (self.peer.low, self.peer.median, self.peer.high))
        return say(f"ở giữa {middle}; nửa giữa {low} đến {high}", f"middle {middle}; middle half {low} to {high}")


@dataclass(frozen=True, slots=True)
class IndexPart:
    """One part of an index: its points by the law, what was measured, or why nothing was."""

    label: str
    points: int
    measured: Shown | None
    got: float | None
    why: str


@dataclass(frozen=True, slots=True)
class Index:
    """An index of the law in its parts; only what is measured is added up, and it is said out of how much."""

    name: str
    cite: str
    confidence: str
    note: str
    parts: list[IndexPart]

    @property
    def got(self) -> str:
        """Points of the measured parts."""
        return numbers.number(sum(part.got or 0 for part in self.parts), 1)

    @property
    def measured(self) -> int:
        """How many points the measured parts have together."""
        return sum(part.points for part in self.parts if part.got is not None)

    @property
    def points(self) -> int:
        """How many points there are."""
        return sum(part.points for part in self.parts)


@dataclass(frozen=True, slots=True)
class Card:
    """A body's scorecard of a period, counted from the records now."""

    body: Body
    period: ReportPeriod
    until: date
    last: ReportPeriod
    year: ReportPeriod
    head: Any
    lines: list[Line]
    indexes: list[Index]
    peers: int
    comment: HeadComment | None


def scorecard(body: Body, period_code: str, *, today: date) -> Card:
    """Count a body's card of a period; refuses a period that has not begun."""
    of = period(period_code, on=today)
    until = cut_off(of, today=today)
    last, year = preceding(of, on=today), same_before(of, on=today)
    now = _counted(body, of, until)
    before = _counted(body, last, cut_alike(last, of, until))
    ago = _counted(body, year, cut_alike(year, of, until))
    peers, named = _peers(body, of, until), _comments(body, of.code)
    lines = [_line(each, now, before, ago, peers, named) for each in card.lines()]
    with as_system():
        head = places.head_of(body, min(until, today))
    return Card(
        body, of, until, last, year, head, lines, [_index(each, now, today) for each in card.weights()], len(peers), named.get("")
    )  # fmt: skip


def card_records(body: Body, period_code: str, code: str, *, today: date, after: str = "", size: int = 30) -> Records:
    """The records behind a line, as far as the speaker may open them."""
    of = period(period_code, on=today)
    own = next((line.own for line in card.lines() if line.code == code), False)
    with as_system():
        covered = coverage_of_own(body, of) if own else coverage_under(body, of)
    return behind(indicators()[code], covered, counted_days(of.since, cut_off(of, today=today)), after=after, size=size)


def may_see_card(person: Person, body: Body) -> bool:
    """Whether a person may read a card: those in charge of the body, of its place, or of the province."""
    reach = (body.place_id, body.province_id)
    return any(
        grant.role in OVERSEERS and (grant.body_id == body.pk or grant.body.place_id in reach)
        for grant in grants_of(person)
    )


def may_comment(person: Person, body: Body) -> bool:
    """Whether a person speaks for the body beside its card."""
    return any(grant.body_id == body.pk and grant.role in _HEADS for grant in grants_of(person))


def card_bodies(person: Person, text: str = "") -> Any:
    """The bodies whose cards a person may read, in order; for pages."""
    grants = [grant for grant in grants_of(person) if grant.role in OVERSEERS]
    led = {grant.body.place_id for grant in grants}
    reach = Q(pk__in={grant.body_id for grant in grants}) | Q(place_id__in=led) | Q(province_id__in=led)
    return places.find_bodies(text).filter(reach)


def comments(body: Body, period_code: str, code: str) -> list[HeadComment]:
    """Every version of a comment, the latest first."""
    return list(HeadComment.objects.filter(body=body, period=period_code, code=code).order_by("-version")[:50])


def _comments(body: Body, period_code: str) -> dict[str, HeadComment]:
    rows = HeadComment.objects.filter(body=body, period=period_code)
    latest = rows.values("code").annotate(latest=Max("version"))
    wanted = {(row["code"], row["latest"]) for row in latest}
    return {each.code: each for each in rows.order_by("version") if (each.code, each.version) in wanted}


def _counted(body: Body, of: ReportPeriod, until: date) -> dict[bool, dict[str, Figure]]:
    """The figures of a body alone (True) and with those under it (False)."""
    span = counted_days(of.since, until)

    def over(covered: Coverage) -> dict[str, Figure]:
        return figures(counts(covered, span), None)

    with as_system():
        return {True: over(coverage_of_own(body, of)), False: over(coverage_under(body, of))}


def _peers(body: Body, of: ReportPeriod, until: date) -> list[dict[bool, dict[str, Figure]]]:
    """The figures of the communes nearest in size, of their like bodies (True) and of the whole place; none for a body that leads no commune."""
    if body.place.is_province or body.kind != BodyKind.PEOPLES_COMMITTEE:
        return []
    rule = card.peers()
    with as_system():
        communes = [each.pk for each in places.communes(body.place.province, of.last)]
    kept = {place: found for (place, _code), found in tallies_of(communes, [of.code]).items()}
    own = kept.pop(body.place_id, None)
    if own is None:
        return []
    size = own[rule.size].value or 0
    ranked = sorted(
        (place for place in kept if kept[place][rule.size].value),
        key=lambda place: (abs((kept[place][rule.size].value or 0) - size), place),
    )[: rule.nearest]
    if len(ranked) < rule.fewest:
        return []
    alike = places.bodies(of.last).filter(place_id__in=ranked, office=body.office)
    seated = dict(alike.values_list("place_id", "pk"))
    over = Everywhere("body", bodies=tuple(seated.values()))
    alone = figures_everywhere(over, counted_days(of.since, until), seated.values())
    return [{True: alone[seated[place]], False: kept[place]} for place in ranked if place in seated]


def _line(
    line: CardLine, now: dict[bool, dict[str, Figure]], before: dict[bool, dict[str, Figure]], ago: dict[bool, dict[str, Figure]],
    peers: Sequence[dict[bool, dict[str, Figure]]], named: dict[str, HeadComment],
) -> Line:  # fmt: skip
    one, small = indicators()[line.code], showing().small
    found, last, year = (each[line.own][line.code] for each in (now, before, ago))
    alike = [each[line.own][line.code] for each in peers if line.code in each[line.own]]
    peer = peer_of(alike, fewest=card.peers().fewest)
    return Line(
        one, line.own, shown(one, found, public=False), shown(one, last, public=False), shown(one, year, public=False),
        difference(found, last, one.better, small=small), difference(found, year, one.better, small=small),
        peer, against(found, peer, one.better, small=small) if peer else Difference.UNKNOWN, named.get(line.code),
    )  # fmt: skip


def _index(weights: card.Weights, now: dict[bool, dict[str, Figure]], today: date) -> Index:
    rule = in_force(weights.rule, on=today)
    parts = []
    for item in rule.items:
        code = weights.part.get(item.code)
        figure = now[False][code] if code else None
        value = figure.value if figure else None
        points = int(item.points or 0)
        why = "" if value is not None else _why(weights, item.code)
        got = round(points * float(value) / 100, 1) if value is not None else None
        measured = shown(indicators()[code], figure, public=False) if code else None
        parts.append(IndexPart(item.label, points, measured, got, why))
    return Index(rule.label, rule.cite, str(rule.confidence.label), say(rule.note, rule.note_en), parts)


def _why(weights: card.Weights, code: str) -> str:
    if code in weights.missing:
        return say(weights.missing[code], weights.missing_en)
    return say("Trong kỳ chưa có hồ sơ để đo", "Nothing was recorded to measure it by")

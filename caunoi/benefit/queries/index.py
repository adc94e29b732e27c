"""The service index of a place: every part with its published score or none, and what our own records say beside it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from caunoi.benefit.models import IndexScore
from caunoi.benefit.rules import must_be_a_quarter
from caunoi.duties.queries import Scope, kept
from caunoi.kernel.words import say
from caunoi.law.queries import in_force
from caunoi.law.rules import Item, Rule
from caunoi.places.models import Place

from .counts import Count, counts_of, elsewhere
from .ratings import services_of
from .standing import Share, limits, shares

INDEX = "index.766"
#: What our duties that speak of a part are called; which these are, the book says with the part.
TOLD = {
    "openness": ("việc công khai làm đúng hạn", "disclosures on time"),
    "progress": ("việc giải quyết đơn làm đúng hạn", "petition work on time"),
}
#: Quarters a reader may choose among.
CHOICES = 8


@dataclass(frozen=True, slots=True)
class Own:
    """What our own records say near a part: a share with its count, told in words; never turned into points."""

    vi: str
    en: str
    share: Share

    @property
    def label(self) -> str:
        """In the language being spoken."""
        return say(self.vi, self.en)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the index: its most points, the published score or None, and our own figures."""

    item: Item
    score: IndexScore | None
    own: list[Own]

    @property
    def of(self) -> int:
        """The most points."""
        return self.item.points or 0


@dataclass(frozen=True, slots=True)
class Index:
    """The index of a place in a quarter; ``whole`` only where every part has its score."""

    rule: Rule
    period: str
    parts: list[Part]
    fewest: int

    @property
    def known(self) -> int:
        """Parts with a published score."""
        return sum(each.score is not None for each in self.parts)

    @property
    def whole(self) -> Decimal | None:
        """The sum, never without all its parts."""
        found = [each.score.points for each in self.parts if each.score is not None]
        return sum(found, Decimal(0)) if len(found) == len(self.parts) else None


def index_of(place: Place, period: str) -> Index:
    """The parts in the order of the law's list, each with what was published and what our records say of the quarter."""
    since = must_be_a_quarter(period)
    until = (since + timedelta(days=95)).replace(day=1)
    rule = in_force(INDEX, on=since)
    scores = {each.part: each for each in IndexScore.objects.filter(place=place, period=period).select_related("body")}
    own = _own(place, since, until, rule)
    return Index(
        rule,
        period,
        [Part(each, scores.get(each.code), own.get(each.code, [])) for each in rule.items],
        limits(since).fewest,
    )


def periods_known(place: Place, today: date) -> list[str]:
    """The quarters one may look at: the last ones, the latest first."""
    found, year, quarter = [], today.year, (today.month + 2) // 3
    for _ in range(CHOICES):
        found.append(f"{year}-Q{quarter}")
        year, quarter = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
    return found


def latest_period(place: Place, today: date) -> str:
    """The latest quarter with a published score, else the last whole quarter."""
    kept_of = IndexScore.objects.filter(place=place).order_by("-period").values_list("period", flat=True).first()
    return kept_of or periods_known(place, today)[1]


def _own(place: Place, since: date, until: date, rule: Rule) -> dict[str, list[Own]]:
    limit = limits(since)
    found: dict[str, list[Own]] = {}
    for item in (each for each in rule.items if each.tags):
        rows = [row for keys in item.tags for row in kept(Scope.of_place(place), since=since, until=until, rule=keys)]
        whole, good = sum(each.fell_due for each in rows), sum(each.on_time for each in rows)
        if whole:
            found[item.code] = [Own(*TOLD[item.code], shares([Count(whole, whole, good)], limit)[0])]
    services = [each.pk for each in services_of(place)[:200]]
    rated = sum(counts_of(services, [(since, until)]).values(), Count())
    said = (
        [Own("người được phục vụ hài lòng", "of those served satisfied", shares([rated], limit)[0])]
        if rated.answered
        else []
    )
    for each in elsewhere(place, [(since, until)]):
        if each.counts[0].answered:
            said.append(
                Own(f"{each.vi.lower()}: hài lòng", f"{each.en.lower()}: satisfied", shares(each.counts[:1], limit)[0])
            )
    if said:
        found["satisfaction"] = said
    return found

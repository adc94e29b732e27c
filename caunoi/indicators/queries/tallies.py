"""The kept figures of places, as far as they may be shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F

from caunoi.access.context import as_system
from caunoi.access.queries import grants_of
from caunoi.access.words import Role
from caunoi.kernel.words import say
from caunoi.places import queries as places

from .. import numbers, rules
from ..catalogue import Indicator, indicators, showing
from ..coverage import Place, counted_days, coverage_of_place
from ..figures import Figure
from ..models import PlaceTally
from ..periods import ReportPeriod, period
from ..records import Records, behind
from ..words import Extent, Source, Unit

#: The marks of a number as English writes them.
_ENGLISH = str.maketrans(".,", ",.")
_OVERSEERS = {str(role) for role in (Role.MOBILISER, Role.SUPERVISOR, Role.HEAD, Role.DEPUTY)}


@dataclass(frozen=True, slots=True)
class Shown:
    """One value as it may be shown: withheld where it tells of too few, uncounted where nothing counts it."""

    indicator: Indicator
    figure: Figure | None
    withheld: bool = False

    @property
    def counted(self) -> bool:
        """Whether something counts it."""
        return self.figure is not None and (self.indicator.counted or self.figure.value is not None)

    @property
    def value(self) -> float | int | None:
        """The value; None where withheld, uncounted, or where nothing can be said."""
        return None if self.withheld or self.figure is None else self.figure.value

    @property
    def told(self) -> str:
        """The value as people read it."""
        if self.withheld:
            return say("không công khai", "not shown")
        if not self.counted or self.figure is None:
            return say("chưa đo được", "not measured")
        if self.indicator.unit is Unit.SHARE:
            text = numbers.share(self.figure.part or 0, self.figure.whole) if self.figure.whole else "–"
        else:
            text = "–" if self.figure.value is None else numbers.number(self.figure.value)
        return say(text, text.translate(_ENGLISH))

    @property
    def few(self) -> bool:
        """Whether a share rests on few."""
        return self.figure is not None and rules.is_few(self.figure.whole or 0, showing().small)

    @property
    def sampled(self) -> bool:
        """Whether it is a share of those who chose to answer: then its interval is told beside it."""
        part = indicators().get(self.indicator.part)
        return part is not None and part.source is Source.RATINGS

    @property
    def range(self) -> tuple[float, float] | None:
        """The Wilson interval of a share of what was asked of people, in percent."""
        if self.withheld or self.figure is None or not self.figure.whole or self.indicator.unit is not Unit.SHARE:
            return None
        low, high = numbers.interval(self.figure.part or 0, self.figure.whole)
        return round(low * 100, 1), round(high * 100, 1)

    def kept(self) -> dict[str, Any]:
        """As JSON values; what is withheld says so and nothing else."""
        found = self.figure
        if self.withheld or found is None:
            found = None
        return {
            "code": self.indicator.code, "value": self.value, "unit": self.indicator.unit.value, "withheld": self.withheld, "counted": self.counted,
            "part": found and found.part, "whole": found and found.whole, "records": found and found.records,
            "query": self.indicator.query,
        }  # fmt: skip


def shown(indicator: Indicator, figure: Figure | None, *, public: bool = True) -> Shown:
    """A figure with what may not be shown of it taken away."""
    if figure is None or not public:
        return Shown(indicator, figure)
    behind_it = figure.whole if indicator.unit is Unit.SHARE else figure.records
    return Shown(
        indicator,
        figure,
        rules.is_withheld(sensitive=indicator.withhold, behind=behind_it or 0, fewest=showing().fewest),
    )


def values_of(place: Place, period_code: str) -> tuple[dict[str, Shown], PlaceTally | None]:
    """Every indicator of a place and a period, with when it was counted; one statement."""
    found = next(iter(_tallies([place.pk], [period_code])), None)
    return ({code: _shown(each, found) for code, each in indicators().items()}, found)


def across(province: Place, period_code: str, code: str) -> list[tuple[Place, Shown]]:
    """One indicator for every commune of a province, in the order of their names: two statements."""
    with as_system():
        kept = {
            each.place_id: each
            for each in PlaceTally.objects.filter(province=province, period=period_code, extent=Extent.WHOLE.value)
        }
    communes = sorted(
        (each for each in places.communes(province, _last(kept)) if each.pk in kept), key=lambda each: each.sort_key
    )
    return [(each, _shown(indicators()[code], kept[each.pk])) for each in communes]


def across_country(period_code: str, code: str, on: date) -> list[tuple[Place, Shown]]:
    """One indicator for every province of a day, in the order of their names; not counted where none is kept: two statements."""
    provinces = list(places.provinces(on))
    kept = {each.place_id: each for each in _tallies([each.pk for each in provinces], [period_code])}
    return [(each, _shown(indicators()[code], kept.get(each.pk))) for each in provinces]


def country_periods() -> list[str]:
    """The codes of the periods kept of any province, the latest first: one statement."""
    with as_system():
        found = PlaceTally.objects.filter(place=F("province"), extent=Extent.WHOLE.value).order_by(
            "-since", "-until", "period"
        )
        return list(dict.fromkeys(found.values_list("period", flat=True)))


def series(place: Place, code: str, periods: Sequence[ReportPeriod]) -> list[tuple[ReportPeriod, Shown]]:
    """One indicator of a place over periods, the earliest first: one statement."""
    kept = {each.period: each for each in _tallies([place.pk], [each.code for each in periods])}
    return [
        (each, _shown(indicators()[code], kept.get(each.code)))
        for each in sorted(periods, key=lambda each: each.since)
        if each.code in kept
    ]


def tallies_of(place_ids: Iterable[int], period_codes: Iterable[str]) -> dict[tuple[int, str], dict[str, Figure]]:
    """Kept figures by place and period, nothing withheld: for what the system itself compares."""
    return {
        (each.place_id, each.period): {code: figure_of(each.figures, code) for code in each.figures if code in indicators()}
        for each in _tallies(list(place_ids), list(period_codes))
    }  # fmt: skip


def kept_periods(place: Place) -> list[str]:
    """The codes of the periods kept of a place, the latest first."""
    with as_system():
        found = PlaceTally.objects.filter(place=place, extent=Extent.WHOLE.value)
        return list(found.order_by("-since", "-until", "period").values_list("period", flat=True))


def latest_period(place: Place, today: date) -> str:
    """The half-year shown first: the last that has ended, or the one that runs; empty where nothing was counted."""
    return first_shown(kept_periods(place), today)


def first_shown(kept: Sequence[str], today: date) -> str:
    """Of periods, the latest first, the last half-year that has ended, or the one that runs; empty where there is none."""
    codes = [code for code in kept if "-H" in code]
    ended = [code for code in codes if period(code, on=today).until <= today]
    return (ended or codes or [*kept, ""])[0]


def provinces_kept() -> list[int]:
    """The provinces whose figures are kept."""
    with as_system():
        return list(PlaceTally.objects.order_by().values_list("province_id", flat=True).distinct())


def behind_place(place: Place, of: ReportPeriod, code: str, *, until: date, after: str = "", size: int = 30) -> Records:
    """The records behind a place's figure, as far as the speaker may open them."""
    with as_system():
        covered = coverage_of_place(place, of)
    return behind(indicators()[code], covered, counted_days(of.since, until), after=after, size=size)


def may_open_visits(person: Any, place: Place) -> bool:
    """Whether a person oversees receptions of a place: a head, supervisor or people-relations officer there or above."""
    if not person.is_authenticated:
        return False
    led = (place.pk, place.province_id)
    return any(grant.role in _OVERSEERS and grant.body.place_id in led for grant in grants_of(person))


def figure_of(kept: Mapping[str, Sequence[Any]], code: str) -> Figure:
    """A kept figure by its code."""
    value, records, part, whole, query = kept[code]
    return Figure(
        code=code, value=value, unit=indicators()[code].unit, records=records, query=query, part=part, whole=whole
    )


def _shown(indicator: Indicator, tally: PlaceTally | None) -> Shown:
    kept = tally.figures.get(indicator.code) if tally is not None else None
    if kept is None or kept[4] != indicator.query or (tally is not None and tally.until <= indicator.since):
        return Shown(indicator, None)
    found = shown(indicator, figure_of({indicator.code: kept}, indicator.code))
    # A share tells its part and its whole.
    dark = {indicator.code, indicator.part, indicator.whole} & set(tally.hidden if tally is not None else ())
    return replace(found, withheld=True) if dark else found


def _tallies(place_ids: list[int], period_codes: list[str]) -> list[PlaceTally]:
    with as_system():
        return list(
            PlaceTally.objects.filter(
                place_id__in=place_ids, period__in=period_codes, extent=Extent.WHOLE.value
            ).order_by("place_id", "period")
        )


def _last(kept: Mapping[int, PlaceTally]) -> date | None:
    return next(iter(kept.values())).last if kept else None

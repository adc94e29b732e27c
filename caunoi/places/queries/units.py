"""Units on a day: which one a code meant, what it was called, what lies under it, what it was and became."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from caunoi.kernel.text import sort_key
from caunoi.kernel.words import say
from caunoi.places.models import HouseholdCount, Place, PlaceName, Succession
from caunoi.places.words import Level


@dataclass(frozen=True, slots=True)
class Heir:
    """A unit another went into: the whole of it or a part, verified or not."""

    place: Place
    partial: bool
    sure: bool


def existing(on: date | None = None) -> QuerySet[Place]:
    """Units that exist on a day, today unless said."""
    day = on or timezone.localdate()
    return Place.objects.filter(Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day))


def place_on(code: str, day: date | None = None) -> Place | None:
    """The unit a code meant on a day, called as it was then, with its province and the unit above; None where it meant none."""
    found = existing(day).filter(code=code).select_related("parent", "province")[:1]
    return next(iter(as_of(found, day)), None)


def as_of(places: Iterable[Place], day: date | None = None) -> list[Place]:
    """The units with the name and kind they had on a day, in Vietnamese order of those names; to be shown, not saved."""
    given = list(places)
    names = {name.place_id: name for name in _names_on(day).filter(place__in=given)}
    for place in given:
        name = names.get(place.pk)
        if name is not None:
            place.kind, place.name = name.kind, name.name
            place.sort_key = sort_key(place.full_name)
    return sorted(given, key=lambda place: place.sort_key)


def places_of_code(code: str) -> list[Place]:
    """Every unit a code has served, the latest first."""
    return list(Place.objects.filter(code=code).select_related("parent", "province").order_by("-since", "-until"))


def place_of_ref(code: str, on: date | None = None) -> Place | None:
    """The unit a code means on a day, else the one it meant last: for addresses people keep."""
    return place_on(code, on) or next(iter(places_of_code(code)), None)


def provinces(on: date | None = None) -> QuerySet[Place]:
    """The provinces and central cities of a day, in Vietnamese order."""
    return existing(on).filter(level=Level.PROVINCE).order_by("sort_key")


def communes(province: Place, on: date | None = None) -> QuerySet[Place]:
    """The communes of a province on a day, in Vietnamese order."""
    return existing(on).filter(province=province, level=Level.COMMUNE).order_by("sort_key")


def commune_counts(on: date | None = None) -> dict[int, int]:
    """How many communes each province has on a day, by the province's id: one statement."""
    rows = existing(on).filter(level=Level.COMMUNE, province__isnull=False).order_by()
    return dict(rows.values_list("province").annotate(count=Count("pk")))


def children(place: Place, on: date | None = None) -> list[Place]:
    """What lay directly under a unit on a day, called as it was then, in Vietnamese order."""
    return as_of(existing(on).filter(pk__in=_names_on(on).filter(parent=place).values("place_id")), on)


def ids_within(place: Place) -> list[int]:
    """A unit and everything below it, as ids in order; for filters."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE below AS (SELECT %s::bigint AS id UNION SELECT p.id FROM places_place p JOIN below b ON p.parent_id = b.id)"
            " SELECT id FROM below ORDER BY id",
            [place.pk],
        )
        return [row[0] for row in cursor.fetchall()]


def provinces_of_places() -> dict[int, int]:
    """The province of every unit below one, by ids: one statement."""
    return dict(Place.objects.filter(province__isnull=False).values_list("pk", "province_id"))


def name_on(place: Place, day: date | None = None) -> str:
    """What the unit was called on a day: "Quận 2" in 2020, "Thành phố Thủ Đức" in 2022."""
    return labels([place], day, short=True)[place.pk]


def label_on(place: Place, day: date | None = None) -> str:
    """Its name and those above it on a day: "Phường Thảo Điền, Quận 2, Thành phố Hồ Chí Minh"."""
    return labels([place], day)[place.pk]


def labels(places: Iterable[Place], day: date | None = None, *, short: bool = False) -> dict[int, str]:
    """Names of many units on a day (each on its last day where it had ended) by id; at most four statements for any number."""
    chain: dict[int, PlaceName] = {}
    wanted = {place.pk for place in places}
    roots = set(wanted)
    while wanted:
        for name in PlaceName.objects.filter(place_id__in=wanted).order_by(
            "place_id", F("since").asc(nulls_first=True)
        ):
            held = chain.get(name.place_id)
            if held is None or day is None or name.since is None or name.since <= day:
                chain[name.place_id] = name
        wanted = set() if short else {chain[pk].parent_id for pk in wanted if pk in chain} - {None} - set(chain)  # type: ignore[assignment]
    return {pk: _joined(pk, chain, short=short) for pk in roots}


def names_of(place: Place) -> list[PlaceName]:
    """Everything the unit was called, the earliest first."""
    return list(place.names.order_by(F("since").asc(nulls_first=True)).select_related("parent"))


def became(place: Place, on: date | None = None, *, since: date | None = None) -> list[Heir]:
    """What a unit is on a day: itself while it exists, else the units it went into, in Vietnamese order.

    ``since`` is the day of the record asked about: what was split off before it does not count. A unit whose successor is not
    recorded leads to the heirs of the unit above, unsure.
    """
    return heirs([place], on, since=since)[place.pk]


def heirs(places: Iterable[Place], on: date | None = None, *, since: date | None = None) -> dict[int, list[Heir]]:
    """``became`` for many units by id: two statements, and two more where a successor is not recorded.

    An old district asked about on a day leads to the heirs of its communes of that day: it may have grown afterwards.
    """
    given = {place.pk: place for place in places}
    day = on or timezone.localdate()
    found = _followed(list(given), day, since)
    if since is not None:
        for place in given.values():
            if place.level == Level.DISTRICT and not place.exists_on(day):
                found[place.pk] = _of_its_communes(place, day, since) or found[place.pk]
    lost = [place for pk, place in given.items() if not found[pk] and place.parent_id]
    if lost:
        above = _followed([place.parent_id for place in lost], day, since)  # type: ignore[misc]
        for place in lost:
            candidates = [heir for heir in above[place.parent_id] if heir.place.level != Level.PROVINCE]  # type: ignore[index]
            found[place.pk] = [Heir(heir.place, partial=True, sure=False) for heir in candidates]
    return {pk: found[pk] for pk in given}


def _of_its_communes(district: Place, day: date, since: date) -> list[Heir]:
    """What the communes a district had on a day have become, each once; a part each unless there is one."""
    below = children(district, since)
    sure: dict[int, Heir] = {}
    for each in heirs(below, day, since=since).values():
        for heir in each:
            held = sure.get(heir.place.pk)
            sure[heir.place.pk] = Heir(heir.place, partial=True, sure=heir.sure or (held is not None and held.sure))
    certain = [heir for heir in sure.values() if heir.sure] or list(sure.values())
    return sorted(certain, key=lambda heir: heir.place.sort_key)


def was(place: Place, day: date | None = None, *, as_of: date | None = None) -> list[Heir]:
    """The units a unit was made from, on a day before it, in Vietnamese order; without a day the ones it directly replaced.

    ``as_of`` leaves out what it took in after that day.
    """
    if day is None:
        rows = Succession.objects.filter(target=place).select_related("source", "source__parent", "source__province")
        rows = rows.filter(on__lte=as_of) if as_of else rows
        direct = [Heir(row.source, row.partial, row.sure) for row in rows if row.source.level == place.level]
        return sorted(direct, key=lambda heir: heir.place.sort_key)
    found = _walked([place.pk], day, backwards=True, since=None)
    return [heir for heir in found[place.pk] if heir.place.level == place.level]


def households(place: Place, on: date) -> int | None:
    """How many households a residential group had on a day; None before the first count."""
    return (
        HouseholdCount.objects.filter(place=place, on__lte=on)
        .order_by("-on")
        .values_list("households", flat=True)
        .first()
    )


def _names_on(on: date | None) -> QuerySet[PlaceName]:
    day = on or timezone.localdate()
    return PlaceName.objects.filter(Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day))


def _joined(pk: int, chain: dict[int, PlaceName], *, short: bool) -> str:
    parts: list[str] = []
    at: int | None = pk
    while at is not None and at in chain:
        parts.append(chain[at].full_name)
        at = None if short else chain[at].parent_id
    return ", ".join(parts)


def _followed(ids: list[int], day: date, since: date | None) -> dict[int, list[Heir]]:
    return _walked(ids, day, backwards=False, since=since)


_WALK = """
WITH RECURSIVE walk AS (
  SELECT id AS root, id, false AS partial, true AS sure, %(since)s::date AS day, 0 AS steps
  FROM places_place WHERE id = ANY(%(ids)s)
  UNION
  SELECT w.root, s.{forth}, w.partial OR s.partial, w.sure AND s.sure, s."on", w.steps + 1
  FROM walk w JOIN places_place p ON p.id = w.id JOIN places_succession s ON s.{back} = w.id
  WHERE w.steps < 12 AND {when}
)
SELECT w.root, w.id, bool_and(w.partial), bool_or(w.sure)
FROM walk w JOIN places_place p ON p.id = w.id
WHERE coalesce(p.since, '-infinity') <= %(day)s AND %(day)s < coalesce(p.until, 'infinity')
GROUP BY w.root, w.id
"""
_FORTH = _WALK.format(
    forth="target_id",
    back="source_id",
    when="""s."on" <= %(day)s AND (w.day IS NULL OR s."on" > w.day OR w.steps > 0)
      AND coalesce(p.until, 'infinity') <= %(day)s""",
)
_BACK = _WALK.format(
    forth="source_id", back="target_id", when="""s."on" > %(day)s AND coalesce(p.since, '-infinity') > %(day)s"""
)


def _walked(ids: list[int], day: date, *, backwards: bool, since: date | None) -> dict[int, list[Heir]]:
    with connection.cursor() as cursor:
        cursor.execute(_BACK if backwards else _FORTH, {"ids": ids, "day": day, "since": since})
        rows = cursor.fetchall()
    places = Place.objects.select_related("parent", "province").in_bulk({row[1] for row in rows})
    found: dict[int, list[Heir]] = defaultdict(list)
    for root, pk, partial, sure in rows:
        found[root].append(Heir(places[pk], partial, sure))
    for each in found.values():
        each.sort(key=lambda heir: heir.place.sort_key)
    return found


def days_of(place: Place) -> str:
    """From when to when the unit existed, in words; approximate days say so."""
    near = say("khoảng ", "about ")
    since = "" if place.since is None else (near if "s" in place.approximate else "") + f"{place.since:%d/%m/%Y}"
    until = "" if place.until is None else (near if "u" in place.approximate else "") + f"{place.until:%d/%m/%Y}"
    if since and until:
        return say(f"từ {since} đến trước {until}", f"from {since} to before {until}")
    if until:
        return say(f"đến trước {until}", f"until {until}")
    return say(f"từ {since}", f"since {since}") if since else ""

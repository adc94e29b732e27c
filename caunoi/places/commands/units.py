"""Changing units: establish, rename, merge, split; household counts; the mark for remote areas."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from caunoi.kernel.refusal import Refusal
from caunoi.kernel.text import clean, sort_key, tones
from caunoi.ledger.commands import record
from caunoi.places import rules
from caunoi.places.facts import HouseholdsCounted, PlaceEstablished, PlaceRenamed, PlaceSucceeded, RemotenessMarked
from caunoi.places.models import Body, HouseholdCount, Place, PlaceName, Succession
from caunoi.places.words import Level, PlaceKind

from .bodies import rename_with_place


@transaction.atomic
def establish_place(
    *,
    code: str,
    kind: PlaceKind,
    name: str,
    parent: Place | None,
    since: date,
    by: str,
    at: datetime,
    instrument: str = "",
) -> Place:
    """Bring a unit, residential group or apartment block into being under the unit above it."""
    name = rules.must_be_named(tones(clean(name)))
    level = rules.level_of(kind)
    rules.must_lie_under(level, Level(parent.level) if parent else None)
    code = clean(code) or _next_code(parent, level)
    if Place.objects.filter(Q(until__isnull=True) | Q(until__gt=since), code=code).exists():
        raise Refusal(f"Mã {code} đang dùng cho đơn vị khác.", f"Code {code} is in use.", field="code")
    place = Place.objects.create(
        code=code, level=level.value, kind=kind.value, name=name, parent=parent, since=since, instrument=instrument,
        province=parent and (parent.province or parent), sort_key=sort_key(rules.full_name(kind, name)),
    )  # fmt: skip
    _name(place, since, instrument)
    record(
        PlaceEstablished(
            name=place.full_name, kind=kind.value, parent=parent.code if parent else "", since=since, instrument=instrument
        ),
        about=place.ref, by=by, at=at,
    )  # fmt: skip
    return place


@transaction.atomic
def rename_place(
    *, place: Place, kind: PlaceKind, name: str, since: date, by: str, at: datetime, instrument: str = ""
) -> Place:
    """Give a unit another name or type of the same level; it remains the same unit, and its bodies are renamed with it."""
    place = Place.objects.select_for_update(of=("self",)).get(pk=place.pk)
    name = rules.must_be_named(tones(clean(name)))
    held = place.names.order_by("-since").first()
    rules.must_follow(since, held.since if held else place.since, place.until, place.full_name)
    rules.must_have_come(since, at.date())
    if rules.level_of(kind) != place.level:
        raise Refusal("Loại mới phải cùng cấp với loại cũ.", "The new type must be of the same level.", field="kind")
    before, old_kind, old_name = place.full_name, PlaceKind(place.kind), place.name
    if (kind.value, name) == (place.kind, place.name):
        raise Refusal("Tên và loại mới giống hiện nay.", "The name and type are as they were.", field="name")
    place.kind, place.name, place.listed = kind.value, name, False
    place.sort_key = sort_key(place.full_name)
    place.save(update_fields=["kind", "name", "listed", "sort_key"])
    place.names.filter(until__isnull=True).update(until=since)
    _name(place, since, instrument)
    record(
        PlaceRenamed(before=before, after=place.full_name, since=since, instrument=instrument),
        about=place.ref,
        by=by,
        at=at,
    )
    rename_with_place(place, old_kind, old_name, since=since, by=by, at=at, instrument=instrument)
    return place


@transaction.atomic
def succeed_place(
    *, place: Place, into: Sequence[tuple[Place, bool]], on: date, by: str, at: datetime, instrument: str = ""
) -> None:
    """End a unit from a day; each heir with whether it takes only a part. What lay under the unit must go first."""
    place = Place.objects.select_for_update(of=("self",)).get(pk=place.pk)
    rules.must_follow(on, place.since, place.until, place.full_name)
    _must_be_heirs(place, [heir for heir, _ in into], on)
    below = Place.objects.filter(Q(until__isnull=True) | Q(until__gt=on), parent=place).first()
    if below is not None:
        raise Refusal(
            f"{below.full_name} còn trực thuộc {place.full_name}; hãy sắp xếp đơn vị cấp dưới trước.",
            f"{below.full_name} still lies under {place.full_name}; rearrange what is below first.",
        )
    Place.objects.filter(pk=place.pk).update(until=on, listed=False)
    place.names.filter(Q(until__isnull=True) | Q(until__gt=on)).update(until=on)
    for heir, partial in into:
        Succession.objects.update_or_create(
            source=place, target=heir, defaults={"on": on, "partial": partial, "sure": True, "instrument": instrument}
        )
    fact = PlaceSucceeded(
        into=tuple(heir.code for heir, _ in into),
        partial=any(part for _, part in into),
        since=on,
        instrument=instrument,
    )
    record(fact, about=place.ref, by=by, at=at)


def merge_places(
    *,
    places: Sequence[Place],
    code: str,
    kind: PlaceKind,
    name: str,
    on: date,
    by: str,
    at: datetime,
    instrument: str = "",
) -> Place:
    """Several units become one new unit on a day; it may take the code of one of them."""
    if len(places) < 2:
        raise Refusal("Chọn ít nhất hai đơn vị để nhập.", "Choose at least two units to merge.", field="places")
    with transaction.atomic():
        above = places[0].parent
        _end_for_reuse(places, code, on)
        merged = establish_place(
            code=code, kind=kind, name=name, parent=above, since=on, by=by, at=at, instrument=instrument
        )
        for place in places:
            _carry_groups(place, merged)
            succeed_place(place=place, into=[(merged, False)], on=on, by=by, at=at, instrument=instrument)
    return merged


def split_place(
    *, place: Place, parts: Sequence[tuple[str, PlaceKind, str]], on: date, by: str, at: datetime, instrument: str = ""
) -> list[Place]:
    """One unit becomes several new ones on a day: (code, kind, name) each; one may take its code."""
    if len(parts) < 2:
        raise Refusal("Chia đơn vị phải ra ít nhất hai đơn vị.", "A split makes at least two units.", field="parts")
    with transaction.atomic():
        for code, _, _ in parts:
            _end_for_reuse([place], code, on)
        made = [
            establish_place(
                code=code, kind=kind, name=name, parent=place.parent, since=on, by=by, at=at, instrument=instrument
            )
            for code, kind, name in parts
        ]
        succeed_place(place=place, into=[(part, True) for part in made], on=on, by=by, at=at, instrument=instrument)
    return made


@transaction.atomic
def count_households(
    *, place: Place, households: int, on: date, by: str, at: datetime, source: str = ""
) -> HouseholdCount:
    """Record how many households a residential group has on a day; the latest count is the one shown."""
    rules.must_count(households)
    if place.level not in (Level.GROUP, Level.BLOCK):
        raise Refusal("Số hộ ghi theo thôn, tổ dân phố.", "Households are counted by residential group.", field="place")
    count, _ = HouseholdCount.objects.update_or_create(
        place=place, on=on, defaults={"households": households, "source": source}
    )
    latest = place.household_counts.order_by("-on").values_list("households", flat=True)[:1]
    Place.objects.filter(pk=place.pk).update(households=latest[0])
    record(HouseholdsCounted(households=households, on=on, source=source), about=place.ref, by=by, at=at)
    return count


@transaction.atomic
def mark_remote(*, place: Place, remote: bool, by: str, at: datetime, instrument: str = "") -> None:
    """Say whether the longer legal periods for remote areas apply in a unit."""
    Place.objects.filter(pk=place.pk).update(remote=remote)
    record(RemotenessMarked(remote=remote, instrument=instrument), about=place.ref, by=by, at=at)


def _name(place: Place, since: date, instrument: str) -> None:
    PlaceName.objects.create(
        place=place, kind=place.kind, name=place.name, parent_id=place.parent_id, since=since, instrument=instrument,
        key=rules.name_key(place.name),
    )  # fmt: skip


def _next_code(parent: Place | None, level: Level) -> str:
    """The next free code of a residential group: the commune's, a hyphen, two digits."""
    if parent is None or level not in (Level.GROUP, Level.BLOCK):
        raise Refusal("Hãy nhập mã đơn vị.", "Enter the unit's code.", field="code")
    taken = {code.rpartition("-")[2] for code in Place.objects.filter(parent=parent).values_list("code", flat=True)}
    number = next(number for number in range(1, 10_000) if f"{number:02d}" not in taken)
    return f"{parent.code}-{number:02d}"


def _must_be_heirs(place: Place, into: list[Place], on: date) -> None:
    if not into:
        raise Refusal("Hãy chọn đơn vị kế thừa.", "Choose the unit it goes into.", field="into")
    for heir in into:
        if heir.pk == place.pk or not heir.exists_on(on):
            raise Refusal(
                f"{heir.full_name} không tồn tại vào ngày {on:%d/%m/%Y}.",
                f"{heir.full_name} does not exist then.",
                field="into",
            )


def _end_for_reuse(places: Sequence[Place], code: str, on: date) -> None:
    """A code may pass to the new unit: its holder ends on the day before the new one begins to exist."""
    for place in places:
        if place.code == code:
            rules.must_follow(on, place.since, place.until, place.full_name)
            Place.objects.filter(pk=place.pk).update(until=on)


def _carry_groups(place: Place, merged: Place) -> None:
    """Residential groups stay what they are and lie under the new unit."""
    groups = Place.objects.filter(parent=place, level__in=[Level.GROUP, Level.BLOCK], until__isnull=True)
    for group in groups:
        group.names.filter(until__isnull=True).update(until=merged.since)
        Place.objects.filter(pk=group.pk).update(parent=merged, province=merged.province)
        group.parent = merged
        _name(group, merged.since or group.since or date.min + timedelta(days=1), merged.instrument)


def bodies_left(place: Place, on: date) -> list[Body]:
    """Bodies of an ended unit that still stand: to be dissolved or moved by whoever ended it."""
    return list(Body.objects.filter(Q(until__isnull=True) | Q(until__gt=on), place=place).order_by("sort_key"))

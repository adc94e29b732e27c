"""Free-text addresses, old or new, to the units of today: read from the right, never guessed where the law split a unit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from caunoi.kernel.text import clean, tones
from caunoi.kernel.words import say
from caunoi.places.models import Place
from caunoi.places.reading import Phrase, read
from caunoi.places.rules import full_name, level_of, name_key
from caunoi.places.words import Level, PlaceKind

from .units import Heir, existing, heirs

#: More candidates than this are no help to choose from: a province or a whole old district was named.
MOST = 12


@dataclass(frozen=True, slots=True)
class Resolution:
    """What an address means today.

    ``units`` are the candidates of commune level; ``certain`` when there is one and nothing speaks against it, else ``question``
    asks for what is missing. ``matched`` is the unit the words named (perhaps ended), ``within`` the nearest unit above that is
    sure when no commune could be named. ``group`` is a residential group of the commune, where the words name one on record.
    """

    units: tuple[Heir, ...] = ()
    certain: bool = False
    question: str = ""
    matched: Place | None = None
    matched_name: str = ""
    within: Place | None = None
    group: Place | None = None
    street: str = ""

    @property
    def place(self) -> Place | None:
        """The commune, where it is certain."""
        return self.units[0].place if self.certain else None


def resolve_address(text: str, on: date | None = None) -> Resolution:
    """The unit or units of a day (today) that an address lies in; at most eight statements."""
    day = on or timezone.localdate()
    reading = read(text)
    hits = _outermost(_hits(list(reading.phrases())))
    if not hits:
        return Resolution(question=_ask_commune(None))
    land = _Land.around(hits)
    typed = tones(clean(text)).lower()
    communes = [hit for hit in hits if hit.level == Level.COMMUNE and not _rather_province(hit, hits, land)]
    readings = sorted((_weigh(hit, hits, land, typed) for hit in communes), key=lambda each: -each.score)
    best = [each for each in readings if each.score >= readings[0].score - 0.01 and each.score >= ENOUGH]
    if not best:
        return _no_commune(hits, land, day)
    return _resolution(text, best, _namesakes(best, hits, land), day)


@dataclass(frozen=True, slots=True)
class _Hit:
    """Words that named a unit: where they stand, and how well they fit."""

    phrase: Phrase
    place: int
    code: str
    level: str
    kind: str
    name: str
    parent: int | None
    province: int | None
    standing: bool
    named_until: date | None

    @property
    def fit(self) -> float:
        """How sure the words are about this unit: the type written and right, written and wrong, or not written."""
        kinds = [kind.value for kind in self.phrase.kinds]
        if self.kind in kinds:
            return 3.0
        if kinds:
            return 1.2 if _same_level(kinds, self.kind) else -2.0
        return 2.0 if self.phrase.whole else 0.8


def _same_level(kinds: list[str], kind: str) -> bool:
    return level_of(PlaceKind(kind)) in {level_of(PlaceKind(each)) for each in kinds}


_NAMED = """
SELECT n.key, p.id, p.code, p.level, n.kind, n.name, n.parent_id, p.province_id, p.until IS NULL, n.until
FROM places_placename n JOIN places_place p ON p.id = n.place_id
WHERE n.key = ANY(%s) AND p.level IN ('province', 'district', 'commune')
"""


def _hits(phrases: list[Phrase]) -> list[_Hit]:
    by_key: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        by_key[phrase.key].append(phrase)
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, [sorted(by_key)])
        rows = cursor.fetchall()
    best: dict[tuple[int, int, int, int | None], _Hit] = {}
    for key, *row in rows:
        for phrase in by_key[key]:
            hit = _Hit(phrase, *row)
            at = (hit.place, phrase.start, phrase.end, hit.parent)
            if hit.fit > 0 and (at not in best or hit.fit > best[at].fit):
                best[at] = hit
    return list(best.values())


def _outermost(hits: list[_Hit]) -> list[_Hit]:
    """Without what lies inside a longer name: "Vũng Tàu" in "Bà Rịa - Vũng Tàu", "Tân Phú" in "quận Tân Phú"."""
    spans = {(hit.phrase.start, hit.phrase.end) for hit in hits if hit.fit >= 2.0}

    def inside(hit: _Hit) -> bool:
        at = hit.phrase
        return any(start <= at.start and at.end <= end and (start, end) != (at.start, at.end) for start, end in spans)

    return [hit for hit in hits if not inside(hit)]


def _rather_province(commune: _Hit, hits: list[_Hit], land: "_Land") -> bool:
    """Whether a bare name is sooner the province of that name: "Huế", "Sài Gòn", unless a province follows that it lies in."""
    if commune.phrase.kinds:
        return False
    provinces = [hit for hit in hits if hit.level == Level.PROVINCE]
    alike = any(_span(hit) == _span(commune) for hit in provinces)
    followed = any(hit.phrase.start >= commune.phrase.end and land.in_province(commune, hit) for hit in provinces)
    return alike and not followed


def _span(hit: _Hit) -> tuple[int, int]:
    return hit.phrase.start, hit.phrase.end


@dataclass(slots=True)
class _Land:
    """What lies in what: province codes that went into one another, and the old districts each commune of today took land from."""

    province_code: dict[int, str] = field(default_factory=dict)
    merged: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    districts: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def around(cls, hits: list[_Hit]) -> "_Land":
        land = cls()
        with connection.cursor() as cursor:
            cursor.execute(
                """SELECT p.id, p.code, coalesce(t.code, p.code) FROM places_place p
                   LEFT JOIN places_succession s ON s.source_id = p.id LEFT JOIN places_place t ON t.id = s.target_id
                   WHERE p.level = 'province'"""
            )
            for pk, code, heir in cursor.fetchall():
                land.province_code[pk] = code
                land.merged[code].add(heir)
            named = [hit.place for hit in hits if hit.level == Level.DISTRICT]
            if named:
                cursor.execute("SELECT target_id, source_id FROM places_succession WHERE source_id = ANY(%s)", [named])
                for target, source in cursor.fetchall():
                    land.districts[target].add(source)
        return land

    def in_province(self, hit: _Hit, province: _Hit) -> bool:
        """Whether a unit lies in a province named beside it, under its old name or the one it merged into."""
        code = self.province_code.get(hit.province or 0, "")
        named = province.code
        return code == named or named in self.merged[code] or code in self.merged[named]

    def in_district(self, hit: _Hit, district: _Hit) -> bool:
        """Whether a commune lay in the district named beside it, or took land from it."""
        return hit.parent == district.place or district.place in self.districts[hit.place]


#: A reading below this says too little to be offered.
ENOUGH = 2.0


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the address, and how much speaks for it."""

    hit: _Hit
    score: float
    district: _Hit | None


def _weigh(commune: _Hit, hits: list[_Hit], land: _Land, typed: str) -> _Reading:
    """The fit of the commune's own words, then of the district and province to its right, less what contradicts it."""
    right = [hit for hit in hits if hit.phrase.start >= commune.phrase.end]
    districts = [hit for hit in right if hit.level == Level.DISTRICT and _plain(hit)]
    provinces = [hit for hit in right if hit.level == Level.PROVINCE and _plain(hit)]
    score = commune.fit + (0.4 if commune.standing else 0.0) + 0.1 * (commune.phrase.end - commune.phrase.start)
    score += 0.3 if commune.name.lower() in typed else 0.0
    mine = [hit for hit in districts if land.in_district(commune, hit)]
    theirs = [hit for hit in provinces if land.in_province(commune, hit)]
    if mine:
        score += 2.0 + (1.0 if any(hit.place == commune.parent for hit in mine) else 0.0)
    elif _named_alone(districts, provinces):
        score -= 3.0
    if theirs:
        score += 2.0
    elif _named_alone(provinces, districts):
        score -= 4.0
    return _Reading(commune, score, mine[0] if mine else None)


def _plain(hit: _Hit) -> bool:
    """Words that say a unit by themselves: a type before the name, or a part between commas, or the last words."""
    return bool(hit.phrase.kinds) or hit.phrase.whole or hit.phrase.end - hit.phrase.start >= 2


def _named_alone(ones: list[_Hit], others: list[_Hit]) -> bool:
    """Whether the words of ``ones`` cannot be read as ``others`` instead ("Huế": province, city)."""
    taken = {(hit.phrase.start, hit.phrase.end) for hit in others}
    return any(
        (hit.phrase.start, hit.phrase.end) not in taken and (hit.phrase.kinds or hit.phrase.whole) for hit in ones
    )


def _namesakes(best: list[_Reading], hits: list[_Hit], land: _Land) -> list[int]:
    """Old districts a bare name may mean as well ("Tân Phú, TP.HCM"): their communes are asked about too."""
    first = best[0]
    if first.hit.phrase.kinds or first.district is not None:
        return []
    right = [hit for hit in hits if hit.level == Level.PROVINCE and hit.phrase.start >= first.hit.phrase.end]
    same = [hit for hit in hits if hit.level == Level.DISTRICT and _span(hit) == _span(first.hit)]
    return [hit.place for hit in same if not right or any(land.in_province(hit, each) for each in right)]


def _resolution(text: str, best: list[_Reading], namesakes: list[int], day: date) -> Resolution:
    """Candidates of today, each once; certain only when one stands alone, whole and verified."""
    first = best[0].hit
    wanted = {each.hit.place for each in best} | set(namesakes)
    places = Place.objects.select_related("parent", "province").in_bulk(wanted)
    units: dict[int, Heir] = {}
    for found in heirs(places.values(), day).values():
        for heir in found:
            if heir.place.level == Level.COMMUNE:
                held = units.get(heir.place.pk)
                units[heir.place.pk] = heir if held is None or (held.partial and not heir.partial) else held
    chosen = tuple(sorted(units.values(), key=lambda heir: heir.place.sort_key))
    certain = len(chosen) == 1 and chosen[0].sure and not chosen[0].partial
    matched = places[first.place]
    name = full_name(PlaceKind(first.kind), first.name)
    return Resolution(
        units=chosen,
        certain=certain,
        question="" if certain else _ask_which(first.name if namesakes else name, chosen),
        matched=matched,
        matched_name=name,
        within=_common_province(chosen),
        group=_group(text, chosen[0].place, day) if certain else None,
        street=_street(text, first),
    )


def _no_commune(hits: list[_Hit], land: _Land, day: date) -> Resolution:
    """Only a district or a province could be read: its communes, where they are few enough to choose from."""
    provinces = [hit for hit in hits if hit.level == Level.PROVINCE and _plain(hit)]
    districts = [hit for hit in hits if hit.level == Level.DISTRICT and _plain(hit)]
    fitting = [hit for hit in districts if any(land.in_province(hit, each) for each in provinces)] or (
        [] if _named_alone(provinces, districts) else districts
    )
    top = max((hit.fit for hit in fitting), default=0)
    fitting = [hit for hit in fitting if hit.fit == top]
    if fitting:
        places = Place.objects.select_related("parent", "province").in_bulk({hit.place for hit in fitting})
        since = _last_day(fitting[0]) if len(fitting) == 1 else None
        known = {heir.place.pk: heir for each in heirs(places.values(), day, since=since).values() for heir in each}
        units = tuple(sorted(known.values(), key=lambda heir: heir.place.sort_key))
        certain = len(units) == 1 and units[0].sure and not units[0].partial
        first = places[fitting[0].place]
        within = _common_province(units)
        name = full_name(PlaceKind(fitting[0].kind), fitting[0].name)
        few = units if len(units) <= MOST else ()
        question = "" if certain else _ask_which(name, few)
        return Resolution(few, certain, question, matched=first, matched_name=name, within=within)
    if provinces:
        best = max(provinces, key=lambda hit: (hit.fit, hit.standing))
        now = heirs(Place.objects.filter(pk=best.place), day)[best.place]
        within = now[0].place if len(now) == 1 else None
        name = within.full_name if within else ""
        return Resolution(question=_ask_commune(within), within=within, matched=within, matched_name=name)
    return Resolution(question=_ask_commune(None))


def _last_day(hit: _Hit) -> date | None:
    """The last day the unit bore the name: what it was under that name, not what it grew to."""
    return hit.named_until - timedelta(days=1) if hit.named_until else None


def _common_province(units: Iterable[Heir]) -> Place | None:
    """The province all the candidates lie in, where it is one."""
    provinces = {heir.place.province for heir in units}
    return provinces.pop() if len(provinces) == 1 else None


def _group(text: str, commune: Place, day: date) -> Place | None:
    """The residential group the words name, where the commune has it on record."""
    named = {(kind.value, phrase.key) for phrase in read(text).phrases() for kind in phrase.kinds}
    for place in existing(day).filter(parent=commune, level__in=[Level.GROUP, Level.BLOCK]):
        if (place.kind, name_key(place.name)) in named:
            return place
    return None


def _street(text: str, hit: _Hit) -> str:
    """What stands before the unit's own part, as typed: house, alley and street."""
    reading = read(text)
    counted = 0
    for number, part in enumerate(reading.parts):
        counted += len(part)
        if counted > hit.phrase.start:
            typed = [piece.strip() for piece in clean(text).replace(";", ",").replace("\n", ",").split(",")]
            return ", ".join(piece for piece in typed[: max(0, len(typed) - (len(reading.parts) - number))] if piece)[
                :200
            ]
    return ""


def _ask_which(name: str, units: Iterable[Heir]) -> str:
    given = list(units)
    names = [heir.place.full_name for heir in given]
    if given and not any(heir.sure for heir in given):
        listed = ", ".join(names[:MOST])
        return say(
            f"Chưa có dữ liệu chắc chắn {name} nay thuộc đâu. Hãy chọn xã, phường hiện nay của bạn: {listed}.",
            f"It is not verified where {name} is now. Choose your commune of today: {listed}.",
        )
    if not names:
        return say(
            f"{name} nay thuộc nhiều xã, phường. Hãy chọn xã, phường hiện nay của bạn.",
            f"{name} is now in many communes. Choose your commune of today.",
        )
    if len(names) == 1:
        return say(
            f"Chỉ một phần {name} nay thuộc {names[0]}, hoặc chưa kiểm chứng được. Có đúng là {names[0]} không?",
            f"Only a part of {name} is now in {names[0]}, or it is not verified. Is it {names[0]}?",
        )
    listed_vi, listed_en = ", ".join(names[:-1]) + " hoặc " + names[-1], ", ".join(names[:-1]) + " or " + names[-1]
    return say(
        f"{name} nay thuộc {listed_vi}. Địa chỉ này ở đâu?",
        f"{name} is now in {listed_en}. Which one is this address in?",
    )


def _ask_commune(province: Place | None) -> str:
    if province is None:
        return say("Hãy cho biết xã, phường và tỉnh, thành phố.", "Say which commune and which province.")
    return say(f"Địa chỉ này ở xã, phường nào của {province.full_name}?", f"Which commune of {province.full_name}?")

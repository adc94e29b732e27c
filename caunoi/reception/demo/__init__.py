"""Demo receptions: heads of every commune, a year of reception days with one month short, a queue for today. All of it synthetic."""

import random
from datetime import date, datetime, time, timedelta

from caunoi.identity.queries import person_by_username
from caunoi.law.queries import working_calendar
from caunoi.places.commands import appoint_heads
from caunoi.places.models import Body

from .. import commands, rules
from ..models import ReceptionDesk, ReceptionSession, Visit
from ..words import Settlement, Sort, Turn, Way
from . import texts

TOLD_VI = "Nạp lịch tiếp công dân, lịch hẹn và sổ tiếp mẫu…"
TOLD_EN = "Loading reception timetables, bookings and books…"
SYSTEM = "system"
TERM = date(2025, 7, 1)
#: Offices whose heads are named in every commune, with the title of the seat.
OFFICES = {"ubnd": "Chủ tịch", "hdnd": "Chủ tịch", "danguy": "Bí thư", "mttq": "Chủ tịch"}
#: Named officers who sit at desks of the demo and head a body there.
SEATED = {"ubnd.79": "chutichtp", "bantcd.79": "bantcd", "thanhtra.79": "thanhtra", "ban-tgdv.79": "danvan"}


def load(*, communes: dict[str, str], province: str, at: datetime) -> None:
    """A year of receptions in two communes and the city above."""
    rng = random.Random(20261128)
    _appoint(communes, province, at, rng)
    first = (at.date().replace(day=1) - timedelta(days=330)).replace(day=1)
    began = datetime.combine(first - timedelta(days=25), time(8), at.tzinfo)
    desks = {
        "tanphu": _desk(
            f"ubnd.{communes['tanphu']}", "Phòng Tiếp công dân, tầng trệt trụ sở Ủy ban nhân dân", first, began
        ),
        "party": _desk(f"danguy.{communes['tanphu']}", "Phòng họp số 2, trụ sở Đảng ủy", first, began),
        "taythanh": _desk(
            f"ubnd.{communes['taythanh']}", "Phòng Tiếp công dân, số 200 đường Lê Trọng Tấn", first, began
        ),
        "city": _desk(f"ubnd.{province}", "Trụ sở Tiếp công dân Thành phố, 15 đường Nguyễn Gia Thiều", first, began),
    }
    _year(desks["tanphu"], 3, first, at, rng, visits=(1, 2))
    _year(desks["party"], 4, first, at, rng, visits=(0, 1))
    _year(
        desks["taythanh"], 1, first, at, rng, visits=(0, 1), short=(at.year, at.month - 2 if at.month > 2 else at.month)
    )
    _city(desks["city"], first, at, rng)
    _coming(desks, at, rng)
    _today(desks["tanphu"], at, rng)
    commands.open_periods_everywhere(at=at)


def _appoint(communes: dict[str, str], province: str, at: datetime, rng: random.Random) -> None:
    chairs = {f"ubnd.{code}": f"chutich.{short}" for short, code in communes.items()} | {
        code.replace("79", province): username for code, username in SEATED.items()
    }
    fronts = {f"mttq.{code}": f"mattran.{short}" for short, code in communes.items()}
    named = set(communes.values()) | {province}
    heads = []
    for body in (
        Body.objects.filter(province__code=province, until__isnull=True).select_related("place").order_by("code")
    ):
        whole = body.place.code in named
        if not whole and body.office not in OFFICES:
            continue
        person = person_by_username(chairs[body.code]) if body.code in chairs else None
        name = person.name if person else texts.name(rng)
        person = person or (person_by_username(fronts[body.code]) if body.code in fronts else None)
        name = person.name if person else name
        heads.append((body, name, OFFICES.get(body.office, texts.title(body.kind)), person.ref if person else ""))
    appoint_heads(heads=heads, since=TERM, by=SYSTEM, at=at, instrument="Dữ liệu tổng hợp")


def _desk(code: str, venue: str, since: date, at: datetime) -> ReceptionDesk:
    body = Body.objects.select_related("place").get(code=code, until__isnull=True)
    return commands.open_desk(body=body, venue=venue, since=since, phone="02838100000", minutes=20, by=SYSTEM, at=at)


def _year(
    desk: ReceptionDesk, weekday: int, first: date, at: datetime, rng: random.Random, *, visits: tuple[int, int],
    short: tuple[int, int] = (0, 0),
) -> None:  # fmt: skip
    """One day a week while the law asked that, two a month since; in the ``short`` month one is called off, one simply missed."""
    days = working_calendar()
    monthly: dict[tuple[int, int], int] = {}
    monday = first - timedelta(days=first.weekday())
    while monday < at.date():
        on = monday + timedelta(days=weekday)
        while not days.is_working_day(on) and on > monday:
            on -= timedelta(days=1)
        monday += timedelta(weeks=1)
        weekly = on < date(2026, 7, 1) and desk.body.office == "ubnd"
        key = (on.year, on.month)
        if not days.is_working_day(on) or not first <= on < at.date() - timedelta(days=1):
            continue
        if weekly or (on.day > 7 and monthly.get(key, 0) < 2):
            monthly[key] = monthly.get(key, 0) + 1
            _one_day(desk, on, at, rng, visits, monthly[key] if key == short else 0)


def _one_day(
    desk: ReceptionDesk, on: date, at: datetime, rng: random.Random, visits: tuple[int, int], trouble: int
) -> None:
    session = _post(desk, on, on - timedelta(days=21), at, Turn.HEAD)
    if trouble == 1:
        commands.call_off(
            session_id=session.pk, reason="Chủ tịch dự họp khẩn của Thành phố về phòng, chống ngập.", by=SYSTEM,
            at=datetime.combine(on - timedelta(days=1), time(16), at.tzinfo),
        )  # fmt: skip
    elif trouble == 0:
        _hold(session, at, rng, rng.randint(*visits))


def _city(desk: ReceptionDesk, first: date, at: datetime, rng: random.Random) -> None:
    """The chairman once a month, a deputy by mandate some months, regular receptions between."""
    month = first
    while month < at.date().replace(day=1) + timedelta(days=31):
        for turn, about, visits in ((Turn.HEAD, 12, 2), (Turn.REGULAR, 18, 2), (Turn.DELEGATED, 24, 1)):
            on = working_calendar().next_working_day(month.replace(day=about))
            if on < at.date() and (turn is not Turn.DELEGATED or month.month % 3 == 0):
                _hold(_post(desk, on, on - timedelta(days=21), at, turn), at, rng, visits)
        month = (month + timedelta(days=32)).replace(day=1)


def _post(
    desk: ReceptionDesk, on: date, posted: date, at: datetime, turn: Turn, starts: time = time(8), ends: time = time(11)
) -> ReceptionSession:
    moment = min(datetime.combine(posted, time(9), at.tzinfo), at)
    (session,) = commands.post(
        body=desk.body, turn=turn, days=[on], starts=starts, ends=ends, by=SYSTEM, at=moment, late=True, synthetic=True
    )  # fmt: skip
    return session


def _hold(session: ReceptionSession, at: datetime, rng: random.Random, visits: int) -> None:
    moment = datetime.combine(session.on, time(8), at.tzinfo)
    commands.begin(session_id=session.pk, turn=Turn(session.turn), receiver=texts.name(rng), by=SYSTEM, at=moment)
    recent = (at.date() - session.on).days < 12
    for _ in range(visits):
        moment += timedelta(minutes=18)
        visit = commands.walk_in(session_id=session.pk, people=1, by=SYSTEM, at=moment, synthetic=True)
        _receive(visit, moment, rng, petition=recent and rng.random() < 0.5)
    commands.close(session_id=session.pk, by=SYSTEM, at=datetime.combine(session.on, time(11), at.tzinfo))


def _receive(visit: Visit, at: datetime, rng: random.Random, *, petition: bool, finish: bool = True) -> None:
    if rng.random() < 0.06:
        commands.refuse(
            visit_id=visit.pk, seen=visit.version, ground="threat", explained=texts.THREAT, by=SYSTEM, at=at
        )
        return
    group = rng.random() < 0.09
    total = rng.choice((6, 8, 12)) if group else 1
    people = [texts.person(rng) | {"representative": group} for _ in range(2 if group else 1)]
    visit = commands.start(
        visit_id=visit.pk, seen=visit.version, people=people, total=total, repeat=rng.random() < 0.2, signed=group, by=SYSTEM, at=at
    )  # fmt: skip
    for kind, content, told in rng.sample(texts.MATTERS, 2 if rng.random() < 0.15 else 1):
        matter = commands.note_matter(visit_id=visit.pk, kind=kind, content=content, people=total, by=SYSTEM, at=at)
        if petition and kind in (Sort.PROPOSAL, Sort.FEEDBACK):
            commands.pass_on(matter_id=matter.pk, by=SYSTEM, at=at)
        else:
            settlement = Settlement.GUIDED if kind is Sort.COMPLAINT else Settlement.ANSWERED
            commands.settle_matter(matter_id=matter.pk, settlement=settlement, words=told, by=SYSTEM, at=at)
    if finish:
        commands.finish(visit_id=visit.pk, seen=visit.version, by=SYSTEM, at=at + timedelta(minutes=12))


def _coming(desks: dict[str, ReceptionDesk], at: datetime, rng: random.Random) -> None:
    """Two months ahead, with some appointments; one day called off and moved."""
    days = working_calendar()
    for name, weekday in (("tanphu", 3), ("party", 4), ("taythanh", 1), ("city", 2)):
        first = at.date() + timedelta(days=9)
        wanted = [
            d
            for d in (first + timedelta(days=n) for n in range(60))
            if d.weekday() == weekday and days.is_working_day(d)
        ]
        sessions = [_post(desks[name], on, at.date(), at, Turn.HEAD) for on in wanted[::2]]
        for session in sessions[:2]:
            _appointments(session, at, rng, 3)
        if name == "taythanh" and len(sessions) > 2:
            reason = "Chủ tịch đi dự lớp bồi dưỡng của Thành phố; tiếp bù vào buổi kế sau."
            commands.call_off(session_id=sessions[1].pk, reason=reason, moved_to=sessions[2].pk, by=SYSTEM, at=at)


def times_of(session: ReceptionSession) -> list[time]:
    """The times that may be booked, late ones only: an appointment of the past is none."""
    return rules.slots(session.starts, session.ends, session.minutes, session.capacity)


def _appointments(session: ReceptionSession, at: datetime, rng: random.Random, count: int) -> None:
    for slot in rng.sample(times_of(session), count):
        person = texts.person(rng)
        kind, about, _ = rng.choice(texts.MATTERS)
        commands.book(
            session_id=session.pk, slot=slot, kind=kind, people=1, name=person["name"], phone=person["phone"], about=about[:80], way=Way.WEB,
            at=at, synthetic=True,
        )  # fmt: skip


def _today(desk: ReceptionDesk, at: datetime, rng: random.Random) -> None:
    """A queue under way: received, being received, called, waiting, a group, a refusal that owes form 01/TCD."""
    session = _post(
        desk, at.date(), at.date() - timedelta(days=20), at, Turn.HEAD, starts=time(7, 20), ends=time(23, 40)
    )
    before = datetime.combine(at.date() - timedelta(days=4), time(15), at.tzinfo)
    _appointments(session, before, rng, 5)
    commands.begin(session_id=session.pk, turn=Turn.HEAD, by=SYSTEM, at=at)
    visits = [
        commands.walk_in(session_id=session.pk, people=n, priority=n == 3, by=SYSTEM, at=at, synthetic=True)
        for n in (1, 1, 1, 7, 3, 1, 1)
    ]
    _receive(visits[0], at, rng, petition=True)
    refused = commands.start(
        visit_id=visits[1].pk, seen=0, people=[texts.person(rng)], total=1, repeat=True, by=SYSTEM, at=at
    )
    commands.note_matter(visit_id=refused.pk, kind=Sort.PROPOSAL, content=texts.SETTLED, by=SYSTEM, at=at)
    commands.refuse(
        visit_id=refused.pk, seen=refused.version, ground="repeat", explained=texts.REPEATED, by=SYSTEM, at=at
    )
    _receive(visits[2], at, rng, petition=False, finish=False)
    commands.call_next(session_id=session.pk, by=SYSTEM, at=at)

"""Demo accounts: a handful of named officers, so that every desk can be sat at."""

from datetime import date, datetime

from caunoi.access.commands import grant_role
from caunoi.access.words import Role
from caunoi.identity.commands import enrol
from caunoi.identity.queries import person_by_username
from caunoi.places.models import Body

PASSWORD = "cau-noi-2026"  # noqa: S105 printed on purpose: these accounts exist in the demo only
SINCE = date(2024, 11, 1)
#: A name that never leads anywhere: letters of the demo can be looked at, not delivered.
EMAIL = "{}@cau-noi.example"

#: username, name, what the desk is, (office, roles) pairs; {c} is a commune's code, {p} the province's.
DESKS: tuple[tuple[str, str, str, tuple[tuple[str, tuple[Role, ...]], ...]], ...] = (
    (
        "tiepnhan",
        "Trần Thị Mai Anh",
        "cán bộ tiếp nhận",
        (("ubnd", (Role.RECEIVER, Role.HANDLER)), ("ttpvhcc", (Role.RECEIVER,))),
    ),
    ("congkhai", "Phạm Quốc Bảo", "cán bộ công khai, xử lý", (("ubnd", (Role.HANDLER, Role.EDITOR)),)),
    ("chutich", "Nguyễn Hữu Lâm", "Chủ tịch UBND", (("ubnd", (Role.HEAD, Role.CUSTODIAN, Role.ADMINISTRATOR)),)),
    ("mattran", "Ngô Ngọc Mai", "Chủ tịch Ủy ban Mặt trận Tổ quốc", (("mttq", (Role.HEAD, Role.HANDLER)),)),
)
PROVINCE_DESKS: tuple[tuple[str, str, str, tuple[tuple[str, tuple[Role, ...]], ...]], ...] = (
    ("bantcd", "Lê Ngọc Hạnh", "Ban Tiếp công dân Thành phố", (("bantcd", (Role.RECEIVER, Role.HANDLER, Role.HEAD)), ("ubnd", (Role.RECEIVER, Role.HANDLER)))),
    ("thanhtra", "Đỗ Minh Quân", "Thanh tra Thành phố", (("thanhtra", (Role.RECEIVER, Role.HANDLER, Role.HEAD, Role.CUSTODIAN)), ("ubnd", (Role.CUSTODIAN,)))),
    ("chutichtp", "Võ Thanh Phương", "Chủ tịch UBND Thành phố", (("ubnd", (Role.HEAD, Role.SUPERVISOR, Role.ADMINISTRATOR)),)),
    ("danvan", "Huỳnh Kim Yến", "Ban Tuyên giáo và Dân vận Thành ủy", (("ban-tgdv", (Role.MOBILISER, Role.HEAD)), ("danguy", (Role.MOBILISER,)))),
)  # fmt: skip


#: Who heads the first residential group of each commune; seated once the demo has made the groups.
VILLAGE_DESK = ("totruong", "Đặng Văn Thành", "Tổ trưởng tổ dân phố 1")


def seat_village_heads(communes: dict[str, str], at: datetime) -> None:
    """Seat the head of the first residential group of each commune."""
    from caunoi.decide.commands.common import village_body
    from caunoi.places.queries import children, place_on

    username, name, _desk = VILLAGE_DESK
    for short, code in communes.items():
        commune = place_on(code, at.date())
        groups = sorted(
            (each for each in children(commune) if each.level in ("group", "block")), key=lambda each: each.sort_key
        ) if commune else []  # fmt: skip
        if not groups or person_by_username(f"{username}.{short}") is not None:
            continue
        person = enrol(
            username=f"{username}.{short}",
            name=name,
            password=PASSWORD,
            email=EMAIL.format(f"{username}.{short}"),
            by="system",
            at=at,
        )
        body = village_body(groups[0], by="system", at=at)
        for role in (Role.HEAD, Role.HANDLER):
            grant_role(person=person, role=role, body=body, since=SINCE, by="system", at=at)


#: The two desks of one workplace of each commune that has one with desks to give.
WORKPLACE_DESKS = (
    ("giamdoc", "Lâm Quốc Dũng", "đại diện công ty môi trường", Role.EMPLOYER),
    ("congdoan", "Trịnh Thị Hòa", "công đoàn công ty môi trường", Role.WORKERS_SIDE),
)


def seat_workplaces(communes: dict[str, str], at: datetime) -> None:
    """Give the desks of the first commune's state enterprise to two accounts."""
    from caunoi.places.queries import place_on
    from caunoi.workplace.commands import entrust
    from caunoi.workplace.queries import listed

    short, code = next(iter(communes.items()))
    row = listed(place=place_on(code, at.date()), sort="state_enterprise").first()
    if row is None or person_by_username(f"{WORKPLACE_DESKS[0][0]}.{short}") is not None:
        return
    for username, name, _desk, role in WORKPLACE_DESKS:
        person = enrol(username=f"{username}.{short}", name=name, password=PASSWORD, by="system", at=at)
        entrust(workplace_id=row.pk, person=person, side=role, by="system", at=at)


#: Two members of each commune's inspecting boards: username, the kind of board, what the desk is; the name is the member's.
BOARD_DESKS = (
    ("bantt", "inspection", "Trưởng Ban Thanh tra nhân dân"),
    ("giamsat", "investment", "Trưởng Ban Giám sát đầu tư của cộng đồng"),
)


def seat_board_members(communes: dict[str, str], at: datetime) -> None:
    """Give the heads of each commune's inspecting boards an account of their own."""
    from caunoi.boards import commands, queries
    from caunoi.places.queries import place_on

    for short, code in communes.items():
        place = place_on(code, at.date())
        running = list(queries.boards_of(place, at.date())) if place else []
        for username, kind, _desk in BOARD_DESKS:
            board = next((each for each in running if each.kind == kind), None)
            if board is None or person_by_username(f"{username}.{short}") is not None:
                continue
            member = queries.in_order(queries.members_on(board, at.date()))[0]
            person = enrol(username=f"{username}.{short}", name=member.name, password=PASSWORD, by="system", at=at)
            commands.give_account(board_id=board.pk, member_id=member.pk, person=person.ref, by="system", at=at)


def seat_everybody(communes: dict[str, str], province: str, at: datetime) -> list[tuple[str, str, str]]:
    """Make the accounts that are missing: communes maps a short name to a code. Returns (username, name, desk) of all."""
    seated = []
    for short, code in communes.items():
        for username, name, desk, seats in DESKS:
            seated.append(_seat(f"{username}.{short}", name, f"{desk}, {short}", seats, code, at))
    for username, name, desk, seats in PROVINCE_DESKS:
        seated.append(_seat(username, name, desk, seats, province, at))
    return seated


def _seat(
    username: str, name: str, desk: str, seats: tuple[tuple[str, tuple[Role, ...]], ...], code: str, at: datetime
) -> tuple[str, str, str]:
    if person_by_username(username) is None:
        person = enrol(
            username=username, name=name, password=PASSWORD, email=EMAIL.format(username), by="system", at=at
        )
        for office, roles in seats:
            body = Body.objects.get(code=f"{office}.{code}", until__isnull=True)
            for role in roles:
                grant_role(person=person, role=role, body=body, since=SINCE, by="system", at=at)
    return username, name, desk
